"""How much of the publication there is in each language, and what of it has fallen behind the English."""

from __future__ import annotations

from dataclasses import dataclass

from publication.model import Page, Publication
from publication.model.translations import State, Translation


@dataclass(frozen=True)
class Coverage:
    """What there is in one language. Texts are titles, sections, reasons, entries of data and words of the interface."""

    language: str
    pages: int
    drafts: int
    words: int
    """In the texts of pages."""
    texts: dict[State, int]
    behind: tuple[tuple[Page, str], ...]
    """The sections whose English has changed since, each with its page."""


def coverage(publication: Publication) -> tuple[Coverage, ...]:
    """The languages of the publication besides English, in alphabetical order."""
    return tuple(_of(publication, translation) for _, translation in sorted(publication.translations.items()))


def _of(publication: Publication, translation: Translation) -> Coverage:
    found, texts = publication.states[translation.language], translation.pages
    pages = [(publication.by_path[path], parts) for path, parts in found.items() if path in texts]
    states = [state for file in found.values() for state in file.values()]
    return Coverage(
        language=translation.language,
        pages=len(pages),
        drafts=sum(texts[page.path].status == "draft" for page, _ in pages),
        words=sum(text.body.words for text in texts.values()),
        texts={state: states.count(state) for state in ("current", "stale", "missing")},
        behind=tuple((page, part) for page, parts in pages for part, state in parts.items() if state == "stale"),
    )
