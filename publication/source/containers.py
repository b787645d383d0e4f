"""The blocks of Python-Markdown that GitHub does not know: notes, details, tabs, footnotes, definitions.

A text is parted at them, so that what stands inside is read as the Markdown that it is, with its own lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Literal

Kind = Literal["text", "box", "wrapper", "footnote", "term", "definition"]

INDENT = " " * 4
_INDENTED = {
    "admonition": re.compile(r'!!! ?[\w-]+(?: +[\w-]+)*(?: +".*?")? *'),
    "pymdownx.details": re.compile(r'\?{3}\+? ?(?:[\w-]+(?: +[\w-]+)*)?(?:(?<=[ \w-]) *".*?")? *'),
    "pymdownx.tabbed": re.compile(r'={3}[+!]{0,2} +".*?" *'),
}
"""Extensions whose block is a line and, below it, lines indented by four."""
_SLASHED = {
    "pymdownx.blocks.admonition": ("admonition", "note", "attention", "caution", "danger", "error", "tip", "hint", "warning"),
    "pymdownx.blocks.details": ("details",),
    "pymdownx.blocks.tab": ("tab",),
}
"""Extensions whose block stands between `/// name` and `///`, and the names they know unless their `types` say otherwise."""
_WRAPPERS = {
    "pymdownx.blocks.html": ("html",),
    "pymdownx.blocks.caption": ("caption", "figure-caption", "table-caption"),
}
"""The same, where the block only puts something around what it contains."""
_OPENING = re.compile(r"(/{3,}) *([\w-]+) *(?:\|.*)?")
_FOOTNOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ ]*(.*)")
_DEFINITION = re.compile(r" {0,3}:[ ]{1,3}(.*)")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_BEGINS = re.compile(r" {0,3}(?:[-+*=#>|`~<_]|\d+[.)]|\[\^|:[ ])")
_OTHER_BLOCK = re.compile(r"\s|#|>|[-+*]\s|\d+[.)]\s|\|")


@dataclass(frozen=True)
class Part:
    """A piece of a text that begins `line` lines below its start: plain `text`, or a container with `parts` of its own.

    `name` is the id of a footnote.
    """

    kind: Kind
    line: int
    text: str = ""
    parts: tuple[Part, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Syntax:
    """Which of these blocks a text may have."""

    indented: tuple[re.Pattern[str], ...]
    slashed: frozenset[str]
    wrappers: frozenset[str]
    footnotes: bool
    definitions: bool

    @classmethod
    def of(cls, extensions: Mapping[str, Mapping[str, Any]]) -> Syntax:
        """Those of the Markdown extensions that are named, with their options."""
        names: set[str] = set()
        for extension, known in _SLASHED.items():
            if extension in extensions:
                types = (extensions[extension] or {}).get("types")
                names.update(known[:1] if types else known, (each if isinstance(each, str) else each["name"] for each in types or ()))
        return cls(
            tuple(pattern for name, pattern in _INDENTED.items() if name in extensions),
            frozenset(names),
            frozenset(name for extension, known in _WRAPPERS.items() if extension in extensions for name in known),
            "footnotes" in extensions,
            "def_list" in extensions,
        )


def parted(text: str, syntax: Syntax, first: int = 0) -> tuple[Part, ...]:
    """The parts of a text; `first` is how many lines it stands below the start of the whole."""
    return tuple(_Splitter(text, syntax, first).parts())


class _Splitter:
    def __init__(self, text: str, syntax: Syntax, first: int) -> None:
        self.lines = text.split("\n")
        self.syntax = syntax
        self.first = first

    def parts(self) -> Iterator[Part]:
        start, at, fence = 0, 0, ""
        while at < len(self.lines):
            line = self.lines[at]
            if fence:
                fence = "" if re.fullmatch(rf" {{0,3}}{fence[0]}{{{len(fence)},}}\s*", line) else fence
                at += 1
            elif found := _FENCE.match(line):
                fence = found.group(1)
                at += 1
            elif container := self._container(at):
                yield from self._plain(start, at)
                parts, at = container
                yield from parts
                start = at
            else:
                at += 1
        yield from self._plain(start, at)

    def _plain(self, start: int, end: int) -> Iterator[Part]:
        text = "\n".join(self.lines[start:end])
        if text.strip():
            yield Part("text", self.first + start, text + "\n")

    def _container(self, at: int) -> tuple[list[Part], int] | None:
        """The container that begins at a line, and the line after it."""
        line = self.lines[at]
        if any(pattern.fullmatch(line) for pattern in self.syntax.indented):
            end = self._indented_until(at + 1)
            return [self._holding("box", at, self._without_indent(at + 1, end), at + 1)], end
        if line.startswith("///") and (found := _OPENING.fullmatch(line)) and found.group(2) in self.syntax.slashed | self.syntax.wrappers:
            return self._slashed(at, found.group(1), "box" if found.group(2) in self.syntax.slashed else "wrapper")
        if self.syntax.footnotes and (found := _FOOTNOTE.fullmatch(line)):
            end = self._lazily_until(at + 1)
            return [self._holding("footnote", at, [found.group(2), *self._without_indent(at + 1, end)], at, found.group(1))], end
        return self._definitions(at) if self.syntax.definitions and line.strip() else None

    def _slashed(self, at: int, slashes: str, kind: Kind) -> tuple[list[Part], int] | None:
        ends = [number for number in range(at + 1, len(self.lines)) if self.lines[number].rstrip() == slashes]
        if not ends:
            return None
        # Lines of options, indented, come first.
        begin = at + 1 + len(list(takewhile(lambda each: each.startswith(INDENT) and each.strip(), self.lines[at + 1 : ends[0]])))
        return [self._holding(kind, at, self.lines[begin : ends[0]], begin)], ends[0] + 1

    def _definitions(self, at: int) -> tuple[list[Part], int] | None:
        below = (self.lines[number] for number in range(at, len(self.lines)))
        terms = list(takewhile(lambda line: line.strip() and not _DEFINITION.match(line), below))
        if not terms or any(_OTHER_BLOCK.match(term) or _FENCE.match(term) for term in terms):
            return None
        end = at + len(terms)
        parts = [Part("term", self.first + at + offset, text.strip() + "\n") for offset, text in enumerate(terms)]
        while (found := self._definition(end)) is not None:
            begin, text = found
            end = self._lazily_until(begin + 1)
            parts.append(self._holding("definition", begin, [text, *self._without_indent(begin + 1, end)], begin))
        return (parts, end) if len(parts) > len(terms) else None

    def _definition(self, at: int) -> tuple[int, str] | None:
        """The next definition, and its first line; at most one empty line stands before it."""
        for line in (at, at + 1):
            if line < len(self.lines) and (found := _DEFINITION.fullmatch(self.lines[line])):
                return line, found.group(1)
            if line >= len(self.lines) or self.lines[line].strip():
                return None
        return None

    def _holding(self, kind: Kind, at: int, body: Sequence[str], begin: int, name: str = "") -> Part:
        return Part(kind, self.first + at, parts=parted("\n".join(body), self.syntax, self.first + begin), name=name)

    def _without_indent(self, start: int, end: int) -> list[str]:
        return [line.removeprefix(INDENT) for line in self.lines[start:end]]

    def _indented_until(self, at: int) -> int:
        """The line after the last that is indented by four; empty lines between them belong to these."""
        end = at
        for number in range(at, len(self.lines)):
            if self.lines[number].startswith(INDENT) and self.lines[number].strip():
                end = number + 1
            elif self.lines[number].strip():
                break
        return end

    def _lazily_until(self, at: int) -> int:
        """The same, after the lines that follow directly, indented or not, and begin nothing of their own."""
        while at < len(self.lines) and self.lines[at].strip() and not _BEGINS.match(self.lines[at]):
            at += 1
        return self._indented_until(at)
