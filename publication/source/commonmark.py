"""A text as CommonMark reads it: blocks that only this site has become blocks of CommonMark, line for line, with the same content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Extensions = Mapping[str, Mapping[str, Any]]
"""Markdown extensions by name, with their options, as mkdocs.yml has them."""
CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|(`+)(?!`).+?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE)
"""A fence or a span of code, for whoever changes the text around it."""
MARK = "<!--\ue003-->"
"""In the place of a line that begins or ends a block; at the beginning of an item of a list it says that this is such a block."""
_INDENTED = {
    "admonition": r'!!! ?[\w-]+(?: +[\w-]+)*(?: +".*?")? *',
    "pymdownx.details": r'\?{3}\+? ?(?:[\w-]+(?: +[\w-]+)*)?(?:(?<=[ \w-]) *".*?")? *',
    "pymdownx.tabbed": r'={3}[+!]{0,2} +".*?" *',
    "def_list": r" {0,3}: {1,3}(?P<definition>\S.*)",
}
"""Extensions whose block is a line and, below it, lines indented by four: as those of an item of a list are."""
_NO_TERM = ("#", "```", "~~~", ">", "|")
"""What the line before a definition does not begin with."""
_SLASHED = {
    "pymdownx.blocks.admonition": ("admonition", "note", "attention", "caution", "danger", "error", "tip", "hint", "warning"),
    "pymdownx.blocks.details": ("details",),
    "pymdownx.blocks.tab": ("tab",),
    "pymdownx.blocks.html": ("html",),
    "pymdownx.blocks.caption": ("caption", "figure-caption", "table-caption"),
}
"""Extensions whose block is between `/// name` and `///`, and the names they know unless their `types` say otherwise."""


class Syntax(NamedTuple):
    """What begins a block of this site's own, by the extensions that are in use."""

    indented: re.Pattern[str]
    slashed: re.Pattern[str]

    @classmethod
    def of(cls, extensions: Extensions) -> Syntax:
        """The syntax of the Markdown extensions that are named, with their options."""
        names: set[str] = set()
        for extension, known in _SLASHED.items():
            if extension in extensions:
                types = (extensions[extension] or {}).get("types")
                names.update(known[:1] if types else known, (each if isinstance(each, str) else each["name"] for each in types or ()))
        begins = "|".join(pattern for name, pattern in _INDENTED.items() if name in extensions) or r"(?!)"
        named = "|".join(map(re.escape, sorted(names))) or r"(?!)"
        return cls(
            re.compile(rf"(?P<indent>(?: {{4}})*)(?:{begins})"),
            re.compile(
                rf"^(?P<signs>/{{3,}}) *(?:{named}) *(?:\|[^\n]*)?\n(?P<options>(?: {{4}}[^\n]*\S[^\n]*\n)*)(?P<inside>.*?)^(?P=signs) *$",
                re.DOTALL | re.MULTILINE,
            ),
        )


def as_commonmark(text: str, syntax: Syntax) -> str:
    """The text with as many lines, in which CommonMark finds what is inside a block of this site."""
    lines, plain = text.split("\n"), without_code(text)
    before = ""
    for number, line in enumerate(plain.split("\n")):
        if found := syntax.indented.fullmatch(line):
            if not found.groupdict().get("definition"):
                lines[number] = f"{found['indent']}-   {MARK}"
            elif before and not before.startswith(_NO_TERM):
                lines[number] = f"{found['indent']}-   {lines[number][found.start('definition') :]}"
        before = line.strip() or before
    for number in _ends_of_blocks(plain, syntax.slashed):
        lines[number] = MARK
    return "\n".join(lines)


def _ends_of_blocks(text: str, slashed: re.Pattern[str], first: int = 0) -> Iterator[int]:
    """The lines on which a block begins, has its options and ends, those of blocks inside it included."""
    for found in slashed.finditer(text):
        begin, inside, end = (first + text.count("\n", 0, at) for at in (found.start(), found.start("inside"), found.end()))
        yield from (*range(begin, inside), end)
        yield from _ends_of_blocks(found["inside"], slashed, inside)


def without_code(text: str) -> str:
    """The text, sign for sign and line for line, with nothing but the sign for code where code is."""
    return CODE.sub(lambda code: re.sub(r"\S", "`", code.group(0)), text)
