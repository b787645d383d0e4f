"""The dates of sources in the words of a language: as exact and as sure as they are."""

from __future__ import annotations

from datetime import date

from babel.dates import format_interval

from publication.model.dates import day, month
from publication.model.edtf import EdtfDate, Point
from publication.model.locales import locale
from publication.model.translations import ENGLISH
from publication.model.words import Wording

_SKELETONS = {2: "yMMMM", 3: "yMMMMd"}
"""By how many numbers a date has: month and year, day and month and year, as the CLDR names them."""


def in_words(when: EdtfDate, wording: Wording) -> str:
    """A date: 13 juin 2024; 8–11 août 2006; printemps 2024; vers 2023."""
    if wording.language == ENGLISH:
        return when.words
    first, last = when.first, when.last
    if not when.ranged:
        return _point(first, wording) if first else ""
    if first and last and _plain(first) and _plain(last) and len(first.parts) == len(last.parts) > 1:
        begin, end = (date(*[*point.parts, 1][:3]) for point in (first, last))
        return format_interval(begin, end, _SKELETONS[len(first.parts)], locale=locale(wording.language))
    return "–".join(_point(point, wording) if point else "" for point in (first, last))


def _plain(point: Point) -> bool:
    """Whether it is a day or a month and nothing else has to be said of it."""
    return not (point.sure or point.decade or _season(point))


def _season(point: Point) -> int:
    """1 for spring to 4 for winter; 0 for a month or a day."""
    return max(0, point.parts[1] - 20) if len(point.parts) > 1 else 0


def _point(point: Point, wording: Wording) -> str:
    year, *rest = point.parts
    if point.decade:
        words = str(wording.words.decade.format(point.decade.removesuffix("s")))
    elif season := _season(point):
        words = f"{wording.words.seasons[season - 1]} {year}"
    elif not rest:
        words = str(year)
    else:
        words = month(year, rest[0], wording.language) if len(rest) == 1 else day(date(year, *rest), wording.language)
    words = wording.words.about.format(words) if point.sure in ("~", "%") else words
    return f"{words}?" if point.sure in ("?", "%") else words
