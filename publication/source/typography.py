"""Spaces in the manner of a language. Writers type ordinary ones; these rules make those that keep a sign or a number on its line.

French: a narrow no-break space before `; : ? ! %`, inside « » and between groups of three digits. Russian: a no-break space between groups
of digits, before a dash, before `%` and `г.`, and after `№`.
"""

from __future__ import annotations

import re

from publication.source.markdown import outside_code

NARROW, NO_BREAK = "\u202f", "\u00a0"
_GROUPS = re.compile(r"(?<![\w.,/-])\d{1,3}(?: \d{3})+(?![\w/-])")
_PLACES = {
    "fr": (NARROW, re.compile(r"(?<=\S) (?=[;:?!»](?![-\w:]))|(?<=«) (?=\S)|(?<=\d) (?=%)")),
    "ru": (NO_BREAK, re.compile(r"(?<=[^\s|]) (?=— )|(?<=\d) (?=%|гг?\.)|(?<=№) (?=\d)")),
}
"""By language the space, also that between groups of digits, and the ordinary spaces in whose place it is set."""


def set_spaces(text: str, language: str) -> str:
    """The text with the spaces of its language. One sign replaces one, so that lines and columns stay; code is left alone."""
    if language not in _PLACES:
        return text
    space, places = _PLACES[language]
    return outside_code(text, lambda part: places.sub(space, _GROUPS.sub(lambda number: number.group().replace(" ", space), part)))
