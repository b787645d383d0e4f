"""Spaces and quotation marks as a typesetter has them. Writers type those of the keyboard.

The spaces keep a sign or a number on its line. French: a narrow no-break space before `; : ? ! %`, inside « » and between groups of three
digits. Russian: a no-break space between groups of digits, before a dash, before `%` and `г.`, and after `№`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from publication.source.commonmark import CODE
from publication.source.markdown import outside_code

NARROW, NO_BREAK = "\u202f", "\u00a0"
_GROUPS = re.compile(r"(?<![\w.,/-])\d{1,3}(?: \d{3})+(?![\w/-])")
_PLACES = {
    "fr": (NARROW, re.compile(r"(?<=\S) (?=[;:?!»](?![-\w:]))|(?<=«) (?=\S)|(?<=\d) (?=%)")),
    "ru": (NO_BREAK, re.compile(r"(?<=[^\s|]) (?=— )|(?<=\d) (?=%|гг?\.)|(?<=№) (?=\d)")),
}
"""By language the space, also that between groups of digits, and the ordinary spaces in whose place it is set."""
_AS_TYPED = re.compile(
    CODE.pattern
    # Addresses; elements of HTML; attributes; what links and pictures lead to, with titles, and references; the first line of a block.
    + r"""|https?://[^\s<>"]+"""
    + r"""|</?[A-Za-z][^>]*>|\{[^{}\n]*\}|\]\([^()\n]*\)|^ {0,3}\[[^\]\n]+\]:[^\n]*|^[ ]*(?:!!!|\?\?\?|===|///)[^\n]*|\\.|(?P<mark>["'])""",
    re.DOTALL | re.MULTILINE,
)
"""What stays as it is typed, and the marks that do not: a mark after a backslash stays straight."""
_BEFORE_A_QUOTATION = re.compile(r"""[\s(\[{/*_"'“‘—–-]|""")


@lru_cache(maxsize=4096)  # a preview reads all texts after each edit
def set_marks(text: str) -> str:
    """The text with typographic quotation marks and apostrophes for straight ones, sign for sign, as English has them.

    A text in another language has marks of its own, and apostrophes as here.
    """
    if '"' not in text and "'" not in text:
        return text

    def mark(found: re.Match[str]) -> str:
        if not found["mark"]:
            return found[0]
        before, after = text[max(found.start() - 1, 0) : found.start()], text[found.end() : found.end() + 3]
        opens = _BEFORE_A_QUOTATION.fullmatch(before) and after[:1] not in ("", *" \n.,;:!?)]")
        if found["mark"] == '"':
            return "“" if opens else "”"
        # An apostrophe begins a word where figures are left out: the '90s.
        return "‘" if opens and not re.match(r"\d\ds", after) else "’"

    return _AS_TYPED.sub(mark, text)


@lru_cache(maxsize=4096)
def set_spaces(text: str, language: str) -> str:
    """The text with the spaces of its language. One sign replaces one, so that lines and columns stay; code is left alone."""
    if language not in _PLACES:
        return text
    space, places = _PLACES[language]
    return outside_code(text, lambda part: places.sub(space, _GROUPS.sub(lambda number: number.group().replace(" ", space), part)))
