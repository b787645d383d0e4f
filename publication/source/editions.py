"""Which editions there are: their names, and those that `make editions` has left in the folder `editions/`.

Needs nothing of what makes them, since every build of the site asks.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from publication.model.site import Edition

FOLDER = "editions"
NAME = "policing-technology"
FORMATS = {"pdf": "PDF", "epub": "EPUB", "html": "HTML", "zip": "ZIP"}
"""What the whole publication is to be had as: the ending of the file, and what readers call it."""
CHECKLIST_FORMATS = {".docx": "DOCX", ".pdf": "PDF", "-sheet.pdf": "PDF, one sheet"}
"""What a checklist is to be had as: the end of the file's name, and what readers call it."""


def paths(technologies: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Every edition's path below the site, with its format and the technology that it is of."""
    whole = {f"{FOLDER}/{NAME}.{ending}": (name, "") for ending, name in FORMATS.items()}
    lists = {f"{FOLDER}/checklists/{slug}{ending}": (name, slug) for slug in technologies for ending, name in CHECKLIST_FORMATS.items()}
    return whole | lists


def editions(root: Path, technologies: Iterable[str], wanted: str | None = None) -> tuple[Edition, ...]:
    """The editions that are there, in their order.

    `wanted` (by default the environment's EDITIONS) is `none` for a site without them, or `required`: then a missing one raises
    ValueError. A partly made set counts as what is there.
    """
    wanted = os.environ.get("EDITIONS", "") if wanted is None else wanted
    if wanted not in ("", "none", "required"):
        raise ValueError(f"EDITIONS is `{wanted}`; it can be `required` or `none`, or be left out")
    if wanted == "none":
        return ()
    named = paths(technologies)
    found = tuple(
        Edition(path, name, (root / path).stat().st_size, slug) for path, (name, slug) in named.items() if (root / path).is_file()
    )
    if wanted == "required" and len(found) < len(named):
        missing = [path for path in named if path not in {edition.path for edition in found}]
        raise ValueError(f"{len(missing)} editions are missing, the first is {missing[0]}; run `make editions` before the build")
    return found
