"""Where two readings of a text differ, and what to write instead.

The remedies are tried in order on the lines of the block; each writes what both readings take alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from publication.source.shown import Block, Piece

_ITEM = r"(?:[-*+]|\d+[.)])(?: |$)"


class Difference(NamedTuple):
    """A difference: the line it is on and the lines of its block, all counted from 0; what is wrong and right."""

    line: int
    first: int
    last: int
    message: str


class Remedy(NamedTuple):
    """What is typed, and what to type instead. Where the pattern has a group `at`, that is the place."""

    pattern: re.Pattern[str]
    words: str
    kinds: frozenset[str]
    """Elements of which one must be among those that differ; none where any will do."""


def _remedy(pattern: str, words: str, kinds: str = "") -> Remedy:
    return Remedy(re.compile(pattern, re.MULTILINE), words, frozenset(kinds.split()))


_REMEDIES = (
    _remedy(r"(?<!\\)\{:?[ ]*[.#][^\n}]*\}(?![ ]*$)", "no id or class is read here; an id is at the end of a heading, after a space"),
    _remedy(r"\t", "indent with spaces, four for each level"),
    _remedy(r"^[ >]*\d+\)(?: |$)", "number an item with a full stop, `1. `"),
    _remedy(
        rf"^(?!(?:[ >]*{_ITEM})|[ ]*#{{1,6}} |/{{3,}}|!!!|\?\?\?|===)[ >]*\S[^\n]*\n(?P<at>[ ]{{0,3}}{_ITEM})",
        "leave an empty line before a list",
    ),
    _remedy(rf"^(?P<at>(?: {{4}})* {{1,3}}{_ITEM})", "indent a list inside a list by four spaces for each level"),
    _remedy(
        r"^ {0,3}(?:`{3,}|~{3,})[ ]*[^\s{`]+[ ][^\n]*\S",
        'write the language alone after the signs that begin code, or `{ .yaml title="…" }` in braces',
        "pre",
    ),
    _remedy(r"^ +(?P<at>`{3,}|~{3,})", "put a block of code at the start of a line, outside of lists, with an empty line before and after"),
    _remedy(r"^\S[^\n]*\n(?P<at>[ ]{0,3}>)", "leave an empty line before a quotation"),
    _remedy(
        r"^[ ]{0,3}(?P<at>>[^\n]*\n(?![ ]{0,3}>)[ ]*\S)", "leave an empty line after a quotation, and begin each of its lines with `> `"
    ),
    _remedy(r"\\$", "end a line with two spaces to break it, not with a backslash"),
    _remedy(
        r"^[^\n]*\S[^\n]*\n(?P<at>[ ]{0,3}(?:=+|-+)[ ]*$)",
        "write a heading as `## Heading {#a-short-name}`, and leave an empty line before a line across",
    ),
    _remedy(
        r"^[ ]{0,3}(?P<at>`{3,}|~{3,})", "leave an empty line before and after a block of code, and close it with the signs that begin it"
    ),
    _remedy(
        r"^[^\n|]*\|",
        "write a table with `|` at both ends, as many cells in each row, empty lines around, and `&#124;` for the sign in a cell",
        "row th td",
    ),
    _remedy(r"^(?P<at>(?: {4})* {1,3}\S)", "indent what belongs to an item of a list by four spaces, and nothing else"),
    _remedy(r"^ {4}", "indent nothing but what belongs to an item of a list, by four spaces"),
    _remedy(r"^[ ]{0,3}#", "write a heading as `## Heading {#a-short-name}`, with an empty line before and after"),
    _remedy(rf"^[ ]*{_ITEM}", "begin each item of a list with the same sign, with an empty line before and after the list"),
    _remedy(r"\\(?P<at>[^\n])", "write this sign without a backslash, or as code"),
    _remedy(
        r"!?\[[^\n]*?\]\(",
        'write an address without spaces, brackets or quotation marks, `%20` for a space, and a title as `(page.md "Title")`',
    ),
    _remedy(r"\[[^\n]*?\]", "write `[text](page.md)` or `[text][id]` on one line, without brackets inside the text"),
    _remedy(r"`", "begin and end code with one sign `` ` `` each, on one line"),
    _remedy(r"<|&", "write `&lt;` for the sign, and a link as `<https://…>`"),
    _remedy(r"[*_]", "write `*word*` or `**word**`, each sign once, touching the words, a space outside, and `\\*` for the sign alone"),
)
_FALLBACK = "write it as a paragraph, a list or a table of its own, with an empty line before and after"
_NAMES = {
    "": "text",
    "br": "a line break",
    "em": "emphasis",
    "strong": "strong words",
    "code": "code",
    "pre": "a block of code",
    "a": "a link",
    "img": "a picture",
    "-": "an item of a list",
    "more": "an item of a list",
    "blockquote": "a quotation",
    "hr": "a line across",
    "row": "a row of a table",
    "th": "a cell of a table",
    "td": "a cell of a table",
    **{f"h{level}": f"a heading of level {level}" for level in range(1, 7)},
}


def differences(text: str, github: Sequence[Block], site: Sequence[Block]) -> Iterator[Difference]:
    """Every difference between two readings of a text, in its order; none from where HTML is, which may swallow what follows it."""
    lines = text.rstrip("\n").split("\n")
    matcher = SequenceMatcher(None, [tuple(block.pieces) for block in github], [tuple(block.pieces) for block in site], autojunk=False)
    for kind, start, end, other, until in matcher.get_opcodes():
        if kind == "equal":
            continue
        if any(block.html for block in github[:end]):
            return
        mine = [(piece, block.line) for block in github[start:end] for piece in block.pieces]
        theirs = [piece for block in site[other:until] for piece in block.pieces]
        first = min(_first_line(github, start, len(lines)), len(lines) - 1)
        last = max(first, _first_line(github, end, len(lines)) - 1)
        at = next((number for number, (piece, _) in enumerate(mine) if number >= len(theirs) or theirs[number] != piece), len(mine))
        seen = mine[at][0] if at < len(mine) else None
        shown = theirs[at] if at < len(theirs) else None
        differing = {piece for piece, _ in mine} ^ set(theirs)
        kinds = {name.split()[0] for piece in differing for name in piece.where}
        line, remedy = _remedied(lines, first, last, mine[at][1] if seen else first, kinds)
        message = f"GitHub shows {_named(seen, shown)} here, and the site {_named(shown, seen)}; {remedy}"
        yield Difference(line, first, last, message)


def _first_line(blocks: Sequence[Block], number: int, end: int) -> int:
    return blocks[number].line if number < len(blocks) else end


def _remedied(lines: Sequence[str], first: int, last: int, line: int, kinds: set[str]) -> tuple[int, str]:
    """The line to point to, and what to write there."""
    # The line before shows whether a block follows text at once.
    begin = max(first - 1, 0)
    block = "\n".join(lines[begin : last + 1])
    for remedy in (each for each in _REMEDIES if not each.kinds or each.kinds & kinds):
        for found in remedy.pattern.finditer(block):
            at = begin + block.count("\n", 0, found.start("at") if "at" in remedy.pattern.groupindex else found.start())
            if at >= first:
                return at, remedy.words
    return line, _FALLBACK


def _named(piece: Piece | None, beside: Piece | None) -> str:
    """What a piece is in, and its words around the place where another differs."""
    if piece is None:
        return "nothing more"
    kinds = [name.partition(" ")[0] for name in reversed(piece.where)] or [""]
    names = ["an item of a numbered list" if kind.endswith(".") else _NAMES[kind] for kind in kinds]
    # Where the words are the same, what they are in says the difference.
    name = " in ".join(names if beside and beside.text == piece.text else names[:1])
    value, other = piece.text, beside.text if beside else ""
    at = next((number for number, (a, b) in enumerate(zip(value, other, strict=False)) if a != b), min(len(value), len(other)))
    start = 0 if value == other else max(0, at - 12)
    words = ("…" if start else "") + value[start : start + 37].replace("`", "'") + ("…" if len(value) > start + 37 else "")
    return f"{name} `{words}`" if words else name
