"""The shape of a text: its headings, lists, tables, links and words in their order, as GitHub reads it and as the site shows it.

Both readings come down to the same events, so that they can be compared. What only looks different is left out: the space between
items of a list, the indentation of code, the marks of footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

_BLOCKS = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr", "table", "tr", "th", "td"}
    | {"term", "definition", "box", "footnote", "para", "html"}
)
_VOID = frozenset({"hr", "pre", "html"})
_NO_MATTER = {("strong", "em"), ("/em", "/strong")}
"""Which of the two is outside is not seen."""
_SPACE = re.compile(r"[ \t\n\r]+")


class Event(NamedTuple):
    """A step through a text: a word of HTML, or `text`, `note-mark` (of a footnote), `box`, `footnote`, `term`, `definition`.

    What ends has a slash before its kind. `value` is the text, the address or whatever else tells one from another.
    """

    kind: str
    value: str = ""


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
            if plain and (plain[-1][0].kind, event.kind) in _NO_MATTER:
                plain.insert(-1, (event, line))
                continue
            plain.append((event, line))
        return iter(plain[:-1] if plain and plain[-1][0].kind == "para" else plain)


def _is_block(event: Event) -> bool:
    return event.kind.removeprefix("/") in _BLOCKS


def _is_edge(event: Event) -> bool:
    return event.kind == "br" or _is_block(event)


def aligned(style: str) -> str:
    """Left, right, center or nothing: how a cell of a table is aligned."""
    found = re.search(r"text-align:\s*(\w+)", style)
    return found.group(1) if found else ""


def address(target: str) -> str:
    """An address as both readings write it."""
    return unquote(target)


def bare(words: str) -> str:
    """Words that stand for a picture, without marks of emphasis, which one of the two keeps."""
    return _SPACE.sub(" ", re.sub(r"[*_`\\\[\]]", "", words)).strip()


def joined(words: str) -> str:
    """Words with one space wherever there is any."""
    return _SPACE.sub(" ", words)
