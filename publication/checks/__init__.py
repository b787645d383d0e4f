"""The checks: one function per id, each a plain function from the publication to what it finds.

They run in `python -m publication check`, at every build and preview, and in the tests. CONTRIBUTING explains each id, which is the
name of the function with hyphens. What could not be read at all (`Publication.unread`) was reported by `load` and is not held against
the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import ModuleType

from publication.checks import advice, age, markdown, pages, references, relations, sources, status
from publication.checks.findings import Finding
from publication.checks.translations import as_written, translation, translation_differs
from publication.model import Publication
from publication.model.problems import Problem
from publication.model.translations import ENGLISH
from publication.source.load import Loaded

Check = Callable[[Publication], Iterator[Finding]]
CheckOfADay = Callable[[Publication, date], Iterator[Finding]]


def _checks_of(*modules: ModuleType) -> dict[str, Check]:
    """The public functions that find something, by their names with hyphens."""
    return {
        name.replace("_", "-"): function
        for module in modules
        for name, function in vars(module).items()
        if not name.startswith("_") and getattr(function, "__annotations__", {}).get("return") == "Iterator[Finding]"
    }


ALL = _checks_of(pages, markdown, references, relations, sources)
"""Every check by its id."""

OF_TEXTS = (
    "heading-id",
    "heading-jump",
    "raw-html",
    "markdown",
    "image-alt",
    "picture",
    "cite-in-code",
    "cite-in-data",
    "at-sign",
    "cite-unknown",
    "unknown-reference",
    "link-missing",
    "image-missing",
)
"""Those that look at a text by itself, and so at translations too; what a translation refers to is compared with its English."""

ADVICE = _checks_of(advice, status)
"""What is worth a look: said by `python -m publication check`, and no fault."""

OF_A_LANGUAGE = {"translation": translation, "translation-differs": translation_differs}
"""What is asked of each translation as a whole."""

OF_A_DAY: dict[str, CheckOfADay] = {"change-past": age.change_past, "date-ahead": age.date_ahead}
"""What is a fault on a day."""

ADVICE_OF_A_DAY: dict[str, CheckOfADay] = {"status-old": age.status_old, "change-near": age.change_near}
"""What is worth a look on a day."""

ELSEWHERE = ("front-matter", "data-file", "encoding", "bibliography", "change-date", "layout", "setting")
"""Ids of what `source` reports when it reads a file, and `pages` of a layout; CONTRIBUTING explains them beside the others."""


def every_problem(loaded: Loaded, languages: Iterable[str] | None = None) -> list[Problem]:
    """What could not be read and what the checks find in the rest, each once, in the order of files and lines.

    `languages` are those whose texts are looked at: all where nothing is said.
    """
    found = set(loaded.problems)
    if loaded.publication is not None:
        source = loaded.publication.english or loaded.publication
        for language in (ENGLISH, *source.translations) if languages is None else languages:
            found |= _found(ALL, source) if language == ENGLISH else _of_translation(source, language)
    return sorted(found)


def _of_translation(source: Publication, language: str) -> set[Problem]:
    texts = {name: ALL[name] for name in OF_TEXTS}
    return _found(OF_A_LANGUAGE, source, language) | _found(texts, as_written(source, language))


def every_advice(publication: Publication, today: date | None) -> list[Problem]:
    """What is worth a look and no fault, in the order of files and lines; with a day, also what has grown old or comes soon."""
    return sorted(_found(ADVICE, publication) | (_found(ADVICE_OF_A_DAY, publication, today) if today is not None else set()))


def faults_of_a_day(publication: Publication, today: date) -> list[Problem]:
    """What is a fault on a day, in the order of files and lines."""
    return sorted(_found(OF_A_DAY, publication, today))


def _found(checks: Mapping[str, Callable[..., Iterator[Finding]]], *judged: object) -> set[Problem]:
    return {Problem(place, name, message) for name, run in checks.items() for place, message in run(*judged)}
