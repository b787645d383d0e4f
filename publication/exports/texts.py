"""A text in the forms in which it is exported: Markdown that stands alone, HTML, and plain words.

In the pages a reference is `[text][rec-9]` and a link is relative to its page; here every link has its whole address. Citations stay
in the Markdown as Pandoc writes them (`[@key]`), so that it can be used with the file of sources.
"""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from publication.model.pages import address_of
from publication.model.targets import SOURCES_PAGE, Target
from publication.source.markdown import CITATION, CITATION_KEY, REFERENCE, outside_code

_ADDRESS = re.compile(r"(?<=\]\()([^()\s<>]+)(?=(?:\s+\"[^\"]*\")?\))")
_HEADING_ID = re.compile(r"[ \t]*\{\s*#([^\s}]+)[^}]*\}[ \t]*$")
_BLOCK = re.compile(r"^///.*$\n?", re.MULTILINE)
_SPACE = re.compile(r"[ \t]+(?=[.,;:?!)])")


@dataclass(frozen=True)
class TextWriter:
    """Writes texts for a site. `address` is that of the site and ends with a slash; `found` says where each id leads."""

    address: str
    found: Mapping[str, Target]

    def place(self, path: str, anchor: str = "") -> str:
        """The whole address of a file of `docs/`, perhaps with an anchor."""
        name = address_of(path) if path.endswith(".md") else path.removeprefix("docs/")
        return f"{self.address}{name}#{anchor}" if anchor else f"{self.address}{name}"

    def leads_to(self, name: str) -> str:
        """The whole address behind an id of the publication."""
        target = self.found[name]
        return self.place(target.path, target.anchor)

    def markdown(self, text: str, page: str) -> str:
        """The text, which stands on the page at the path `page`, with whole addresses."""

        def reference(match: re.Match[str]) -> str:
            name = match.group(2) or match.group(1)
            return f"[{match.group(1)}]({self.leads_to(name)})" if name in self.found else match.group(0)

        def address(match: re.Match[str]) -> str:
            return self._whole(match.group(1), page)

        return outside_code(text, lambda part: REFERENCE.sub(reference, _ADDRESS.sub(address, part))).strip()

    def html(self, text: str, page: str) -> str:
        """The text as HTML; a citation is a link to the record of its source."""

        def citation(match: re.Match[str]) -> str:
            keys = CITATION_KEY.findall(match.group(1))
            return "(" + "; ".join(f"[{key}]({self.place(SOURCES_PAGE, key)})" for key in keys) + ")"

        tokens = _parsed(outside_code(self.markdown(text, page), lambda part: CITATION.sub(citation, part)))
        return str(_parser().renderer.render(tokens, _parser().options, {})).strip()

    def plain(self, text: str, page: str) -> str:
        """The text in words alone, without citations: paragraphs, list items and rows of a table are parted by an empty line."""
        words = outside_code(self.markdown(text, page), lambda part: CITATION.sub("", part))
        blocks: list[str] = []
        row: list[str] | None = None
        for token in _parsed(words):
            if token.type == "tr_open":
                row = []
            elif token.type == "tr_close" and row is not None:
                blocks.append(" | ".join(row))
                row = None
            elif token.type == "inline":
                (blocks if row is None else row).append(_words(token))
            elif token.type in ("fence", "code_block"):
                blocks.append(token.content.rstrip())
        return "\n\n".join(block for block in blocks if block)

    def _whole(self, link: str, page: str) -> str:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return link
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), parts.path)) if parts.path else page
        query, anchor = f"?{parts.query}" if parts.query else "", f"#{parts.fragment}" if parts.fragment else ""
        return f"{self.place(path)}{query}{anchor}"


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _parsed(text: str) -> list[Token]:
    """The tokens of a text, the id of each heading where HTML has it."""
    tokens = _parser().parse(_BLOCK.sub("", text))
    for opening, content in itertools.pairwise(tokens):
        if opening.type == "heading_open" and content.children:
            last = content.children[-1]
            if match := _HEADING_ID.search(last.content):
                opening.attrSet("id", match.group(1))
                last.content = _HEADING_ID.sub("", last.content)
    return tokens


def _words(token: Token) -> str:
    words = "".join(" " if child.type in ("softbreak", "hardbreak") else child.content for child in token.children or ())
    return _SPACE.sub("", " ".join(words.split(" "))).replace("  ", " ").strip()
