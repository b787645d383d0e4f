"""References in the Markdown of a page: `[text][rec-9]` becomes a link.

A reference is ordinary Markdown. The pages hold no definitions; the build adds one for each id of the publication, relative to
the page that is rendered, so that MkDocs rewrites and validates it like any other link.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from publication.model.targets import Target

_NAMED = re.compile(r"\]\s?\[([^\[\]]+)\]|\[([^\[\]]+)\]")
"""What may be a reference: `[text][id]`, `[id][]` or `[id]`."""


class ReferenceExtension(Extension, Preprocessor):
    """A Markdown extension that defines the publication's ids as references.

    `page` is the path of the page about to be rendered; whoever renders sets it before each page.
    """

    page = "docs/index.md"

    def __init__(self, found: Mapping[str, Target]) -> None:
        super().__init__()
        self.found = found

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown asks for
        """Register the definitions; Python-Markdown calls this."""
        self.md = md
        # Before md_in_html (20) takes the blocks of HTML out of the lines: what they name counts too.
        md.preprocessors.register(self, "publication-references", 25)
        md.treeprocessors.register(_Explain(self), "publication-terms", 1)

    def run(self, lines: list[str]) -> list[str]:
        """Define what the page mentions; Python-Markdown calls this."""
        # Only that: with every id on every page, cost would grow with the square of the pages.
        for name in {name.lower() for line in lines for pair in _NAMED.findall(line) for name in pair if name}:
            if (target := self.found.get(name)) is not None:
                self.md.references.setdefault(name, (target.seen_from(self.page), ""))
        return lines


class _Explain(Treeprocessor):
    """Gives a link to a glossary term its definition, which the style sheet shows on hover and focus."""

    def __init__(self, references: ReferenceExtension) -> None:
        super().__init__()
        self.references = references

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            target = self.references.found.get(link.get("href", "").partition("#")[2])
            if target is not None and target.definition and not link.get("class"):
                link.set("class", "term")
                link.set("data-definition", target.definition)
