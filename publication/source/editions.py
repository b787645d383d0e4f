"""Which editions there are: their names, and those that `make editions` has left in the folder `editions/`.

Needs nothing of what makes them, since every build of the site asks.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from publication.model.site import Edition
from publication.model.translations import ENGLISH
from publication.source.translations import published_languages

FOLDER = "editions"
NAME = "policing-technology"
FORMATS = {".pdf": "PDF", ".epub": "EPUB", ".html": "HTML"}
"""What the whole publication is to be had as, in each language: the end of the file's name, and what readers call it."""
CHECKLIST_FORMATS = {".docx": "DOCX", ".pdf": "PDF", "-sheet.pdf": "sheet"}
"""The same of a checklist; a PDF on one sheet is called by a word of the interface."""
ZIP = Edition(f"{FOLDER}/{NAME}.zip", "ZIP", 0, language="")
"""The site in all its languages, since its pages lead from each to the others."""


def path(name: str, language: str) -> str:
    """Where the edition `name` is in a language: `policing-technology.pdf`, `policing-technology.fr.pdf`."""
    stem, _, ending = name.rpartition(".")
    return f"{FOLDER}/{name}" if language == ENGLISH else f"{FOLDER}/{stem}.{language}.{ending}"


def possible(technologies: Iterable[str], languages: Iterable[str]) -> Iterator[Edition]:
    """Every edition that can be made, in its order and of no size yet."""
    slugs = list(technologies)
    for language in languages:
        for ending, name in FORMATS.items():
            yield Edition(path(f"{NAME}{ending}", language), name, 0, language=language)
        for slug in slugs:
            for ending, name in CHECKLIST_FORMATS.items():
                yield Edition(path(f"checklists/{slug}{ending}", language), name, 0, slug, language)
    yield ZIP


def editions(root: Path, technologies: Iterable[str], wanted: str | None = None) -> tuple[Edition, ...]:
    """The editions that are there in the languages that are published, in their order.

    `wanted` (by default the environment's EDITIONS) is `none` for a site without them, or `required`: then a missing one raises
    ValueError. A partly made set counts as what is there.
    """
    wanted = os.environ.get("EDITIONS", "") if wanted is None else wanted
    if wanted not in ("", "none", "required"):
        raise ValueError(f"EDITIONS is `{wanted}`; it can be `required` or `none`, or be left out")
    if wanted == "none":
        return ()
    named = list(possible(technologies, published_languages(root)))
    found = tuple(replace(each, bytes=(root / each.path).stat().st_size) for each in named if (root / each.path).is_file())
    if wanted == "required" and len(found) < len(named):
        there = {each.path for each in found}
        missing = [each.path for each in named if each.path not in there]
        raise ValueError(f"{len(missing)} editions are missing, the first is {missing[0]}; run `make editions` before the build")
    return found
