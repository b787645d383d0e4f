"""What a reader sees of HTML: block by block each piece of text, with what it is in. Two renderings that look the same are equal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote

from publication.source.commonmark import MARK
from publication.source.markdown import ESCAPED

OPAQUE, LINK = "\ue000", "\ue001"
_BLOCKS = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "pre", "hr", "table", "thead", "tbody", "tr", "th", "td"}
    | {"div", "dl", "dt", "dd", "details", "figure", "figcaption", "section", "article", "aside"}
)
_SHOWN = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "em", "strong", "code", "br"})
"""What looks different from text around it."""
_VOID = frozenset({"br", "hr", "img", "input"})
_LEFT_OUT = frozenset({"admonition-title", "headerlink", "tabbed-labels", "filename", "linenos", "caption-prefix"})
"""Classes of what the site adds by itself."""
_SPACE = re.compile(r"[ \t\n\r]+")


class Piece(NamedTuple):
    """A text and what it is in, from outside to inside: `-` or `3.` for an item of a list, `more` where the item goes on."""

    where: tuple[str, ...]
    text: str


@dataclass
class Block:
    """A paragraph, a heading, a cell or whatever else is set apart, and its line, 0 where that is not known.

    `words` are its text as typed: code and pictures are `OPAQUE`, `LINK` is where a link begins and ends, signs that are meant as signs
    have `ESCAPED` before them. `html` says that HTML is in it.
    """

    line: int
    pieces: list[Piece] = field(default_factory=list)
    words: str = ""
    html: bool = False


@dataclass
class _Element:
    tag: str
    name: str
    number: int
    """Of the next item, in a list that has numbers."""


def blocks(html: str) -> list[Block]:
    """The blocks of `html` in which a reader sees something. Never raises: whatever is no HTML is text, as in a browser."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Block] = []
        self.block = Block(0)
        self.open: list[_Element] = []
        self.left_out = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self.left_out or tag == "summary" or _LEFT_OUT.intersection(given.get("class", "").split()):
            self.left_out += tag not in _VOID
            return
        if tag in _BLOCKS:
            self.end_block()
        self.block.line = int(given.get("data-line", self.block.line))
        name = self._name(tag, given)
        if tag in ("a", "img"):
            self.block.words += LINK if tag == "a" else OPAQUE
        if tag in _VOID:
            self._add(bare(given.get("alt", "")), name)
        else:
            self.open.append(_Element(tag, name, int(given.get("start") or 1)))
        if tag in ("th", "td"):
            self._add("")
        if tag == "hr":
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        if self.left_out:
            self.left_out -= tag not in _VOID
            return
        if tag in _BLOCKS:
            self.end_block()
        if tag == "a":
            self.block.words += LINK
        number = next((number for number in reversed(range(len(self.open))) if self.open[number].tag == tag), None)
        if number is not None:
            del self.open[number:]

    def handle_data(self, data: str) -> None:
        if self.left_out:
            return
        if any(element.tag in ("code", "pre") for element in self.open):
            self.block.words += OPAQUE
            self._add(data)
        else:
            self.block.words += data
            self._add(data.replace(ESCAPED, ""))

    def handle_comment(self, data: str) -> None:
        if f"<!--{data}-->" != MARK:
            self.block.html = True
            self._add("")
            return
        self.end_block()
        if self.open and self.open[-1].tag == "li":
            # A block of this site that is written as an item.
            self.open[-1].name = ""

    def _name(self, tag: str, given: dict[str, str]) -> str:
        """What looks different from text around it, or nothing."""
        around = next((element for element in reversed(self.open) if element.tag in ("ul", "ol", "dl")), None)
        if tag in ("li", "dd"):
            if around is None or around.tag != "ol":
                return "-"
            around.number += 1
            return f"{around.number - 1}."
        if tag in ("th", "td"):
            align = re.search(r"text-align:\s*(\w+)", given.get("style", ""))
            return f"{tag} {align.group(1) if align else ''}"
        if tag in ("a", "img"):
            return f"{tag} {unquote(given.get('href') or given.get('src') or '')}"
        if tag == "code" and self.open and self.open[-1].tag == "pre":
            return ""
        return "row" if tag == "tr" else tag if tag in _SHOWN else ""

    def _add(self, text: str, phrase: str = "") -> None:
        """Add a text, which is in `phrase` and in whatever is open. Which of two phrases is outside is not seen."""
        named = [element for element in self.open if element.name]
        phrases = [element.name for element in named if element.tag not in _BLOCKS] + ([phrase] if phrase else [])
        where = (*(element.name for element in named if element.tag in _BLOCKS), *sorted(phrases))
        if self.block.pieces and self.block.pieces[-1].where == where:
            text = self.block.pieces.pop().text + text
        self.block.pieces.append(Piece(where, text))

    def end_block(self) -> None:
        block, line = self.block, self.block.line
        block.pieces = list(_neat(block.pieces))
        if block.pieces or block.html:
            self.found.append(block)
            for element in self.open:
                if element.tag in ("li", "dd", "tr") and element.name:
                    element.name = "more"
        self.block = Block(line)


def _neat(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces without space at the edges of the block, of a line and of code, and without those in which nothing is left."""
    for number, (where, text) in enumerate(pieces):
        kind = where[-1] if where else ""
        if kind == "pre":
            yield Piece(where, text.strip("\n"))
            continue
        folded = _SPACE.sub(" ", text)
        if kind == "code" or number == 0 or pieces[number - 1].where[-1:] == ("br",):
            folded = folded.lstrip(" ")
        if kind == "code" or number + 1 == len(pieces) or pieces[number + 1].where[-1:] == ("br",):
            folded = folded.rstrip(" ")
        if folded or kind in ("br", "hr") or kind.startswith(("img ", "th ", "td ")):
            yield Piece(where, folded)


def bare(words: str) -> str:
    """Words that are there for a picture, without marks of emphasis, which one of two renderings keeps."""
    return _SPACE.sub(" ", re.sub(r"[*_`\\\[\]\ue002]", "", words)).strip()
