"""Dates as exact and as sure as a source gives them: EDTF (ISO 8601-2:2019), level 1, as biblatex uses it.

`2024`, `2024-06`, `2024-06-13`; `2024-21` (spring); `199X`; `2023?` (uncertain), `2023~` (about), `2023%` (both); two of these with a slash
between, of which one may be `..` or nothing, as a range.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from publication.model.dates import MONTHS

SEASONS = ("spring", "summer", "autumn", "winter")
"""21 to 24."""
_POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<sure>[?~%]?)")


@dataclass(frozen=True)
class Point:
    """A year, a month or season of it, or a day: `parts` are one to three numbers. `decade` is set where not every digit is known."""

    parts: tuple[int, ...]
    sure: str = ""
    decade: str = ""

    @property
    def words(self) -> str:
        """13 June 2024; spring 2024; 1990s; about 2023; 2023?."""
        year, *rest = self.parts
        if self.decade:
            words = self.decade
        elif rest and rest[0] > 12:
            words = f"{SEASONS[rest[0] - 21]} {year}"
        else:
            words = " ".join([*(str(number) for number in rest[1:]), *(MONTHS[month - 1] for month in rest[:1]), str(year)])
        return f"{'about ' if self.sure in '~%' and self.sure else ''}{words}{'?' if self.sure in '?%' and self.sure else ''}"


@dataclass(frozen=True)
class EdtfDate:
    """A point in time, or a range from `first` to `last`; None at one end of a range leaves it open."""

    first: Point | None
    last: Point | None
    ranged: bool = False

    @property
    def year(self) -> str:
        """The first year that is known, in four digits."""
        point = self.first or self.last
        return f"{point.parts[0]:04d}" if point else ""

    @property
    def words(self) -> str:
        """As readers write it: 8–11 August 2006; May to June 2020; since 2021."""
        if not self.ranged or not (self.first and self.last):
            point = self.first or self.last
            before = "" if not self.ranged else "since " if self.first else "until "
            return before + (point.words if point else "")
        first, last = self.first, self.last
        if first.parts[:2] == last.parts[:2] and len(first.parts) == 3 == len(last.parts) and not first.sure + last.sure:
            return f"{first.parts[2]}–{last.words}"
        if len(first.parts) == 1 == len(last.parts):
            return f"{first.words}–{last.words}"
        if first.parts[0] == last.parts[0] and len(first.parts) == len(last.parts) and not first.sure + first.decade:
            return f"{first.words.removesuffix(f' {first.parts[0]}')} to {last.words}"
        return f"{first.words} to {last.words}"


def read_date(text: str) -> EdtfDate:
    """The date that `text` is. Raises ValueError, which says what would be right, when it is none."""
    first, slash, last = text.strip().partition("/")
    if not slash:
        return EdtfDate(_point(first), None)
    ends = [None if end in ("", "..") else _point(end) for end in (first, last)]
    if ends == [None, None]:
        raise ValueError(f"`{text}` has no date at either end; write it as 2024-06-13/2024-06-15")
    if ends[0] and ends[1] and ends[0].parts > ends[1].parts:
        raise ValueError(f"`{text}` ends before it begins; write the earlier date first")
    return EdtfDate(ends[0], ends[1], ranged=True)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"`{text}` is no date; write it as 2024-06-13, 2024-06 or 2024, with `?` behind it when it is not sure")
    year, sure = match["year"], match["sure"]
    if "X" in year:
        return Point((int(year.replace("X", "0")),), sure, f"{year.replace('X', '0')}s")
    parts = [int(part) for part in (year, match["month"], match["day"]) if part and part != "XX"]
    season = len(parts) == 2 and 21 <= parts[1] <= 24
    try:
        if not season:
            date(*[*parts, 1, 1][:3])
    except ValueError:
        raise ValueError(f"`{text}` is not in the calendar; compare it with the source") from None
    return Point(tuple(parts), sure)
