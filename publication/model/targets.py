"""From ids to addresses: what `[text][rec-9]` leads to."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache

from publication.model import Publication

HOME = "docs/index.md"
GLOSSARY = "docs/glossary.md"
LAW = "docs/law.md"
COUNTRIES = "docs/countries.md"
SOURCES_PAGE = "docs/sources.md"
PRACTICE = "docs/practice/index.md"
_LINK = re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")
_BRIEF = 150


@dataclass(frozen=True)
class Target:
    """Where an id leads: a page of `docs/`, perhaps an anchor on it, and what is found there."""

    path: str
    anchor: str
    name: str
    definition: str = ""
    """What a reader sees who points to the link: for terms of the glossary, in brief."""

    def seen_from(self, path: str) -> str:
        """The address as a Markdown link on the page `path` writes it."""
        relative = _relative(self.path, posixpath.dirname(path))
        return f"{relative}#{self.anchor}" if self.anchor else relative


@lru_cache(maxsize=65536)  # the same few pages are linked from everywhere
def _relative(path: str, folder: str) -> str:
    return posixpath.relpath(path, folder)


def targets(publication: Publication) -> dict[str, Target]:
    """Every id of the publication and what it leads to."""
    found = {page.id: Target(page.path, "", page.name) for page in publication.recommendations}
    found |= {page.id: Target(page.path, "", page.name) for page in publication.technologies}
    found |= {term.ref: Target(GLOSSARY, term.ref, term.term, brief(plain(term.definition))) for term in publication.terms}
    found |= {instrument.ref: Target(LAW, instrument.ref, instrument.title) for instrument in publication.instruments}
    return found | {case.ref: Target(LAW, case.ref, case.name) for case in publication.cases}


def plain(text: str) -> str:
    """A definition without the marks of its links."""
    return _LINK.sub(r"\1", text)


def brief(definition: str) -> str:
    """The first sentence of a definition, and those after it that fit with it into a few lines on a phone; the glossary has the rest."""
    sentences = _SENTENCE.split(definition)
    shown = sentences[0]
    for sentence in sentences[1:]:
        if len(shown) + len(sentence) > _BRIEF:
            break
        shown += f" {sentence}"
    return shown
