"""A text as GitHub shows it: its shape and its words as typed, from the tokens of markdown-it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from markdown_it.token import Token

from publication.source.shapes import Shape, address, aligned, bare, joined


class Run(NamedTuple):
    """The words of a paragraph, a heading or a cell as typed, and the line they begin on; it goes on with every line break.

    Code and pictures are `OPAQUE`, a sign with a backslash before it is `ESCAPED`, `LINK` is where a link begins and ends.
    """

    text: str
    line: int


OPAQUE, LINK, ESCAPED = "\ue000", "\ue001", "\ue002"


class OnGitHub(NamedTuple):
    """How GitHub reads a text: its shape, its words as typed, the footnotes to which no mark leads, and the lines of empty blocks."""

    shape: Shape
    runs: tuple[Run, ...]
    unmarked: tuple[tuple[str, int], ...]
    empty: tuple[int, ...]


def as_on_github(tokens: Sequence[Token], *, attributes: bool) -> OnGitHub:
    """What tokens of markdown-it describe. `attributes` says whether `{#id}` is read as the extension attr_list does."""
    notes = {token.info: token.map[0] if token.map else 0 for token in tokens if token.type == "footnote_open"}
    reading = _OnGitHub(attributes, set(notes))
    reading.read(tokens)
    unmarked = tuple((name, line) for name, line in notes.items() if name not in reading.cited)
    empty = tuple(
        opening.map[0] if opening.map else 0
        for opening, closing in pairwise(tokens)
        if opening.type in ("box_open", "wrapper_open", "footnote_open", "definition_open") and closing.type.endswith("_close")
    )
    return OnGitHub(reading.shape, tuple(reading.runs), unmarked, empty)


_OF_TOKENS = {
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
    "table": "table",
    "tr": "tr",
    "th": "th",
    "td": "td",
    "paragraph": "para",
    "box": "box",
    "term": "term",
    "definition": "definition",
    "em": "em",
    "strong": "strong",
}
_ATTRIBUTES_OF_HEADING = re.compile(r"[ ]+\{:?[ ]*[^}\n ][^\n]*?[ ]*\}[ ]*$")
_ATTRIBUTES_OF_PHRASE = re.compile(r"\{:?[ ]*[^}\n ][^}\n]*\}")
_ATTRIBUTES_OF_BLOCK = re.compile(r"\{:[ ]*[^}\n ][^\n]*\}[ ]*")
FOOTNOTE_MARK = re.compile(r"\[\^([^\]\s]+)\]")


class _OnGitHub:
    def __init__(self, attributes: bool, footnotes: set[str]) -> None:
        self.attributes = attributes
        self.footnotes = footnotes
        self.shape = Shape()
        self.notes: dict[str, Shape] = {}
        self.cited: dict[str, None] = {}
        self.runs: list[Run] = []

    def read(self, tokens: Iterable[Token]) -> None:
        """Walk through the tokens; footnotes come last, in the order of their marks."""
        body, line, heading = self.shape, 0, False
        for token in tokens:
            line = token.map[0] if token.map else line
            name = token.type.removesuffix("_open").removesuffix("_close")
            if name == "footnote":
                self.shape = self.notes.setdefault(token.info, Shape()) if token.nesting == 1 else body
            elif name == "heading":
                heading = token.nesting == 1
                self.shape.add(token.tag if heading else f"/{token.tag}", "", line)
            elif name in ("fence", "code_block"):
                self.shape.add("pre", token.content.strip("\n"), line)
            elif name == "hr":
                self.shape.add("hr", "", line)
            elif name == "html_block":
                self.shape.add("html", token.content, line)
            elif name == "inline":
                self._phrases(token.children or [], line, heading)
            elif name in _OF_TOKENS:
                kind = _OF_TOKENS[name]
                closes = token.nesting < 0 and kind != "para"
                self.shape.add(f"/{kind}" if closes else kind, "" if closes else _told_by(token), line)
        for name in [*self.cited, *(each for each in self.notes if each not in self.cited)]:
            body.add("footnote", "", 0)
            body.found += self.notes[name].found
            body.add("/footnote")

    def _phrases(self, children: list[Token], first: int, heading: bool) -> None:
        texts = [child.content if child.type == "text" else None for child in children]
        if self.attributes:
            self._drop_attributes(children, texts, heading)
        run, line = "", first
        for child, text in zip(children, texts, strict=True):
            name = child.type.removesuffix("_open").removesuffix("_close")
            if name == "text":
                run += self._text(text or "", line)
            elif name == "text_special":
                # Also where two texts follow one another: what was a sign of its own stays apart.
                self.shape.add("text", child.content, line)
                run += ESCAPED
            elif name in ("softbreak", "hardbreak"):
                self.shape.add(*(("text", "\n") if name == "softbreak" else ("br", "")), line)
                run += "\n"
                line += 1
            elif name == "code_inline":
                self.shape.add("code", joined(child.content).strip(), line)
                run += OPAQUE
            elif name == "image":
                self.shape.add("img", f"{address(str(child.attrs['src']))} {bare(child.content)}", line)
                run += OPAQUE
            elif name == "link":
                closes = child.nesting < 0
                self.shape.add("/a" if closes else "a", "" if closes else address(str(child.attrs["href"])), line)
                run += LINK
            elif name == "html_inline":
                self.shape.add("html", child.content, line)
                run += OPAQUE
            elif name in _OF_TOKENS:
                self.shape.add(f"/{_OF_TOKENS[name]}" if child.nesting < 0 else _OF_TOKENS[name], "", line)
        self.runs.append(Run(run, first))

    def _text(self, text: str, line: int) -> str:
        """Note a text, and return it without the marks of footnotes that are there."""
        plain, end = "", 0
        for found in FOOTNOTE_MARK.finditer(text):
            if found.group(1) in self.footnotes:
                self.cited.setdefault(found.group(1))
                self.shape.add("text", text[end : found.start()], line)
                self.shape.add("note-mark", str(list(self.cited).index(found.group(1)) + 1), line)
                plain += text[end : found.start()] + OPAQUE
                end = found.end()
        self.shape.add("text", text[end:], line)
        return plain + text[end:]

    @staticmethod
    def _drop_attributes(children: list[Token], texts: list[str | None], heading: bool) -> None:
        """Take out what attr_list takes: after a phrase, at the end of a heading, on the last line of a block."""
        for number in range(1, len(children)):
            text = texts[number]
            if text and (children[number - 1].nesting < 0 or children[number - 1].type in ("image", "code_inline")):
                texts[number] = _ATTRIBUTES_OF_PHRASE.sub("", text, count=1) if _ATTRIBUTES_OF_PHRASE.match(text) else text
        last = texts[-1] if texts else None
        if last and heading:
            texts[-1] = _ATTRIBUTES_OF_HEADING.sub("", last)
        elif last and len(children) > 1 and children[-2].type == "softbreak" and _ATTRIBUTES_OF_BLOCK.fullmatch(last):
            texts[-1] = ""


def _told_by(token: Token) -> str:
    """What tells a block from another of its kind: the first number of a list, the alignment of a cell."""
    if token.type == "ordered_list_open":
        return str(token.attrs.get("start", 1))
    return aligned(str(token.attrs.get("style", "")))
