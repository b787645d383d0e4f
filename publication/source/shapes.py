"""The shape of a text: its headings, lists, tables, links and words in their order, as GitHub reads it and as the site shows it.

Both readings come down to the same events, so that they can be compared. What only looks different is left out: the space between
items of a list, the indentation of code, the marks of footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from markdown_it.token import Token

_BLOCKS = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr", "table", "tr", "th", "td"}
    | {"term", "definition", "box", "footnote", "para", "html"}
)
_VOID = frozenset({"hr", "pre", "html"})
_SPACE = re.compile(r"[ \t\n\r]+")


class Event(NamedTuple):
    """A step through a text: a word of HTML, or `text`, `note-mark` (of a footnote), `box`, `footnote`, `term`, `definition`.

    What ends has a slash before its kind. `value` is the text, the address or whatever else tells one from another.
    """

    kind: str
    value: str = ""


class Run(NamedTuple):
    """The words of a paragraph, a heading or a cell as typed, and the line they begin on; it goes on with every line break.

    Code and pictures are `OPAQUE`, a sign with a backslash before it is `ESCAPED`, `LINK` is where a link begins and ends.
    """

    text: str
    line: int


OPAQUE, LINK, ESCAPED = "\ue000", "\ue001", "\ue002"


class Block(NamedTuple):
    """A block that stands in no other: its events, and the line of each, 0 where that is not known."""

    events: tuple[Event, ...]
    lines: tuple[int, ...]


@dataclass
class Shape:
    """Events as they are found; `blocks` gives them in the form in which they can be compared."""

    found: list[tuple[Event, int]] = field(default_factory=list)

    def add(self, kind: str, value: str = "", line: int = 0) -> None:
        """Note an event. Text that follows text is one."""
        if kind == "text" and self.found and self.found[-1][0].kind == "text":
            before, first = self.found[-1]
            self.found[-1] = (Event("text", before.value + value), first)
        else:
            self.found.append((Event(kind, value), line))

    def end_of_note(self) -> None:
        """Take away the no-break space before the way back from a footnote."""
        if self.found and self.found[-1][0].kind == "text":
            last, line = self.found.pop()
            self.add("text", last.value.removesuffix("\u00a0"), line)

    def blocks(self) -> list[Block]:
        """What stands in no other block, one after another."""
        made: list[Block] = []
        events: list[Event] = []
        lines: list[int] = []
        depth = 0

        def end() -> None:
            if events:
                made.append(Block(tuple(events), tuple(lines)))
                events.clear()
                lines.clear()

        for event, line in self._neat():
            kind = event.kind.removeprefix("/")
            if depth == 0 and kind in _BLOCKS and event.kind == kind:
                end()
            if kind != "para" or depth:
                events.append(event)
                lines.append(line)
            if kind in _BLOCKS and kind != "para" and kind not in _VOID:
                depth += 1 if event.kind == kind else -1
            if depth == 0 and kind in _BLOCKS and (event.kind != kind or kind in _VOID):
                end()
        end()
        return made

    def _neat(self) -> Iterator[tuple[Event, int]]:
        """The events without space at the edges of blocks, and without a break between paragraphs where another block begins or ends."""
        plain: list[tuple[Event, int]] = []
        for event, line in self.found:
            if event.kind == "text":
                text = _SPACE.sub(" ", event.value)
                if not plain or _is_edge(plain[-1][0]):
                    text = text.lstrip(" ")
                if text:
                    plain.append((Event("text", text), line))
                continue
            if _is_edge(event) and plain and plain[-1][0].kind == "text":
                before, first = plain.pop()
                if text := before.value.rstrip(" "):
                    plain.append((Event("text", text), first))
            if event.kind == "para" and (not plain or _is_block(plain[-1][0])):
                continue
            if _is_block(event) and event.kind != "para" and plain and plain[-1][0].kind == "para":
                plain.pop()
            plain.append((event, line))
        return iter(plain[:-1] if plain and plain[-1][0].kind == "para" else plain)


def _is_block(event: Event) -> bool:
    return event.kind.removeprefix("/") in _BLOCKS


def _is_edge(event: Event) -> bool:
    return event.kind == "br" or _is_block(event)


def as_on_github(tokens: Sequence[Token], *, attributes: bool) -> tuple[Shape, tuple[Run, ...]]:
    """The shape that tokens of markdown-it describe, and its words as typed.

    `attributes` says whether `{#id}` is read as the extension attr_list does.
    """
    reading = _OnGitHub(attributes, {token.info for token in tokens if token.type == "footnote_open"})
    reading.read(tokens)
    return reading.shape, tuple(reading.runs)


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
                self.shape.add("code", _SPACE.sub(" ", child.content).strip(), line)
                run += OPAQUE
            elif name == "image":
                self.shape.add("img", f"{_address(str(child.attrs['src']))} {_bare(child.content)}", line)
                run += OPAQUE
            elif name == "link":
                closes = child.nesting < 0
                self.shape.add("/a" if closes else "a", "" if closes else _address(str(child.attrs["href"])), line)
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
    return _aligned(str(token.attrs.get("style", "")))


def _aligned(style: str) -> str:
    found = re.search(r"text-align:\s*(\w+)", style)
    return found.group(1) if found else ""


def _address(target: str) -> str:
    return unquote(target)


def _bare(words: str) -> str:
    """Words that stand for a picture, without marks of emphasis, which one of the two keeps."""
    return _SPACE.sub(" ", re.sub(r"[*_`\\\[\]]", "", words)).strip()


def as_rendered(html: str) -> Shape:
    """The shape of the XHTML that Python-Markdown made of a text. Raises ParseError where HTML in the text is not well formed."""
    shape = Shape()
    _Rendered(shape).walk(ElementTree.fromstring(f"<div>{_NAMED_ENTITY.sub(_as_sign, html)}</div>"))  # noqa: S314 - our own pages
    return shape


_NAMED_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z]\w*;")
_OF_CLASSES = {"admonition": "box", "tabbed-block": "box"}
_OF_TAGS = {"p": "para", "details": "box", "dt": "term", "dd": "definition"}
_LEFT_OUT = frozenset({"admonition-title", "footnote-backref", "headerlink", "tabbed-labels", "filename", "linenos"})
_WRAPPERS = frozenset({"div", "dl", "thead", "tbody", "span", "input"})


def _as_sign(entity: re.Match[str]) -> str:
    return escape(unescape(entity.group(0)))


class _Rendered:
    def __init__(self, shape: Shape) -> None:
        self.shape = shape

    def walk(self, element: Element) -> None:
        """Note what an element contains."""
        self.shape.add("text", element.text or "")
        for child in element:
            self._element(child)
            self.shape.add("text", child.tail or "")

    def _element(self, element: Element) -> None:
        tag, classes = element.tag, element.get("class", "").split()
        if "footnote-backref" in classes:
            self.shape.end_of_note()
        if tag == "summary" or _LEFT_OUT.intersection(classes):
            return
        kind = next((_OF_CLASSES[name] for name in classes if name in _OF_CLASSES), _OF_TAGS.get(tag, tag))
        if "footnote" in classes:
            for note in element.iter("li"):
                if note.get("id", "").startswith("fn:"):
                    self._around("footnote", note)
        elif tag == "sup" and element.find("a[@class='footnote-ref']") is not None:
            self.shape.add("note-mark", "".join(element.itertext()))
        elif tag == "pre":
            self.shape.add("pre", "".join(element.itertext()).strip("\n"))
        elif tag == "code":
            self.shape.add("code", _SPACE.sub(" ", "".join(element.itertext())).strip())
        elif tag == "img":
            self.shape.add("img", f"{_address(element.get('src', ''))} {_bare(element.get('alt', ''))}")
        elif tag in ("br", "hr"):
            self.shape.add(tag)
        elif tag == "p":
            self.shape.add("para")
            self.walk(element)
            self.shape.add("para")
        elif kind in _WRAPPERS:
            self.walk(element)
        else:
            self._around(kind, element)

    def _around(self, kind: str, element: Element) -> None:
        self.shape.add(kind, _told_of(element))
        self.walk(element)
        self.shape.add(f"/{kind}")


def _told_of(element: Element) -> str:
    if element.tag == "ol":
        return element.get("start", "1")
    if element.tag == "a":
        return _address(element.get("href", ""))
    return _aligned(element.get("style", "")) if element.tag in ("th", "td") else ""
