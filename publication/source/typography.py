"""Spaces in the manner of a language. Writers type ordinary ones; these rules make those that keep a sign or a number on its line.

French: a narrow no-break space before `; : ? ! %`, inside « » and between groups of three digits. Russian: a no-break space between groups
of digits, before a dash, before `%` and `г.`, and after `№`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from publication.source.markdown import outside_code

NARROW, NO_BREAK = "\u202f", "\u00a0"
_GROUPS = re.compile(r"(?<![\w.,/-])\d{1,3}(?: \d{3})+(?![\w/-])")
_RULES: Mapping[str, tuple[str, tuple[tuple[re.Pattern[str], str], ...]]] = MappingProxyType(
    {
        "fr": (
            NARROW,
            (
                (re.compile(r"(?<=\S) (?=[;:?!»](?![-\w:]))"), NARROW),
                (re.compile(r"(?<=«) (?=\S)"), NARROW),
                (re.compile(r"(?<=\d) (?=%)"), NARROW),
            ),
        ),
        "ru": (
            NO_BREAK,
            (
                (re.compile(r"(?<=[^\s|]) (?=— )"), NO_BREAK),
                (re.compile(r"(?<=\d) (?=%|гг?\.)"), NO_BREAK),
                (re.compile(r"(?<=№) (?=\d)"), NO_BREAK),
            ),
        ),
    }
)


@lru_cache(maxsize=4096)  # a preview reads all texts after each edit
def set_spaces(text: str, language: str) -> str:
    """The text with the spaces of its language. One sign replaces one, so that lines and columns stay; code is left alone."""
    if language not in _RULES:
        return text
    between, rules = _RULES[language]

    def change(part: str) -> str:
        part = _GROUPS.sub(lambda number: number.group().replace(" ", between), part)
        for pattern, space in rules:
            part = pattern.sub(space, part)
        return part

    return outside_code(text, change)
