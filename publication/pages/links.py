"""From ids to addresses: what `[text][rec-9]` leads to.

A reference is ordinary Markdown. The pages hold no definitions; the build adds one for each id of the publication, relative to
the page that is rendered, so that MkDocs rewrites and validates it like any other link.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from publication.model import Publication

HOME = "docs/index.md"
GLOSSARY = "docs/glossary.md"
LAW = "docs/law.md"
SOURCES_PAGE = "docs/sources.md"
PRACTICE = "docs/practice/index.md"
_NAMED = re.compile(r"\]\s?\[([^\[\]]+)\]|\[([^\[\]]+)\]")
"""What may be a reference: `[text][id]`, `[id][]` or `[id]`."""
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
        relative = posixpath.relpath(self.path, posixpath.dirname(path))
        return f"{relative}#{self.anchor}" if self.anchor else relative


def targets(publication: Publication) -> dict[str, Target]:
    """Every id of the publication and what it leads to."""
    found: dict[str, Target] = {}
    for recommendation in publication.recommendations:
        found[recommendation.id] = Target(recommendation.path, "", recommendation.name)
    for technology in publication.technologies:
        found[technology.id] = Target(technology.path, "", technology.title)
    for term in publication.terms:
        found[f"term-{term.id}"] = Target(GLOSSARY, f"term-{term.id}", term.term, brief(plain(term.definition)))
    for instrument in publication.instruments:
        found[f"law-{instrument.id}"] = Target(LAW, f"law-{instrument.id}", instrument.title)
    for case in publication.cases:
        found[f"case-{case.id}"] = Target(LAW, f"case-{case.id}", case.name)
    return found


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


class ReferenceExtension(Extension):
    """A Markdown extension that defines the publication's ids as references.

    `page` is the path of the page about to be rendered; whoever renders sets it before each page.
    """

    def __init__(self, found: Mapping[str, Target], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.found = found
        self.page = "docs/index.md"

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown asks for
        """Register the definitions; Python-Markdown calls this."""
        # Before md_in_html (20) takes the blocks of HTML out of the lines: what they name counts too.
        md.preprocessors.register(_Define(md, self), "publication-references", 25)
        md.treeprocessors.register(_Explain(md, self), "publication-terms", 1)


class _Define(Preprocessor):
    def __init__(self, md: Markdown, extension: ReferenceExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        # Only what the page mentions: with every id on every page, cost would grow with the square of the pages.
        for name in {name.lower() for line in lines for pair in _NAMED.findall(line) for name in pair if name}:
            if (target := self.extension.found.get(name)) is not None:
                self.md.references.setdefault(name, (target.seen_from(self.extension.page), ""))
        return lines


class _Explain(Treeprocessor):
    """Gives a link to a glossary term its definition, which the style sheet shows on hover and focus."""

    def __init__(self, md: Markdown, extension: ReferenceExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            target = self.extension.found.get(link.get("href", "").partition("#")[2])
            if target is not None and target.definition and not link.get("class"):
                link.set("class", "term")
                link.set("data-definition", target.definition)
