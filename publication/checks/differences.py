"""Where two readings of a text differ, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from difflib import SequenceMatcher

from publication.checks.notations import REMEDIES
from publication.source.shown import Block, Piece

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


def differences(text: str, github: Sequence[Block], site: Sequence[Block], wrong: Set[int]) -> Iterator[tuple[int, str]]:
    """Where two readings of a text differ, in its order: the line, from 0, and what is wrong and right.

    Left out are differences that follow from lines known as `wrong`, and all from where HTML is, which may swallow what follows it.
    """
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
        if not wrong.isdisjoint(range(first, last + 1)):
            continue
        at = next((number for number, (piece, _) in enumerate(mine) if number >= len(theirs) or theirs[number] != piece), len(mine))
        seen = mine[at][0] if at < len(mine) else None
        shown = theirs[at] if at < len(theirs) else None
        differing = {piece for piece, _ in mine} ^ set(theirs)
        kinds = {name.split()[0] for piece in differing for name in piece.where}
        line, remedy = _remedied(lines, first, last, mine[at][1] if seen else first, kinds)
        yield line, f"GitHub shows {_named(seen, shown)} here, and the site {_named(shown, seen)}; {remedy}"


def _first_line(blocks: Sequence[Block], number: int, end: int) -> int:
    return blocks[number].line if number < len(blocks) else end


def _remedied(lines: Sequence[str], first: int, last: int, line: int, kinds: set[str]) -> tuple[int, str]:
    """The line to point to, and what to write there."""
    # The line before shows whether a block follows text at once.
    begin = max(first - 1, 0)
    block = "\n".join(lines[begin : last + 1])
    for rule in (each for each in REMEDIES if not each.kinds or each.kinds & kinds):
        for found in rule.pattern.finditer(block):
            at = begin + block.count("\n", 0, rule.place(found))
            if at >= first:
                return at, rule.remedy
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
