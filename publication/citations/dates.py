"""The dates of sources in the words of a language: as exact and as sure as they are."""

from __future__ import annotations

from datetime import date

from publication.model.dates import day, month
from publication.model.edtf import EdtfDate, Point
from publication.model.words import Wording


def in_words(when: EdtfDate, wording: Wording) -> str:
    """A date: 13 June 2024; 8–11 August 2006; May 2020 – June 2020; 2021–; spring 2024; about 2023."""
    first, last = when.first, when.last
    if not when.ranged:
        return _point(first, wording) if first else ""
    begin, end = (_point(point, wording) if point else "" for point in (first, last))
    if first and last and len(first.parts) == 3 == len(last.parts) and first.parts[:2] == last.parts[:2] and not first.sure:
        begin = str(first.parts[2])
    return f"{begin} – {end}" if " " in begin and end else f"{begin}–{end}"


def _point(point: Point, wording: Wording) -> str:
    year, *rest = point.parts
    if point.decade:
        words = str(wording.words.decade.format(year))
    elif not rest:
        words = str(year)
    elif rest[0] > 12:
        words = f"{wording.words.seasons[rest[0] - 21]} {year}"
    else:
        words = month(year, rest[0], wording.language) if len(rest) == 1 else day(date(year, *rest), wording.language)
    words = wording.words.about.format(words) if point.sure in ("~", "%") else words
    return f"{words}?" if point.sure in ("?", "%") else words
