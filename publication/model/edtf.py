"""Dates as exact and as sure as a source gives them: EDTF (ISO 8601-2:2019), level 1, as biblatex uses it.

`2024`, `2024-06`, `2024-06-13`; `2024-21` (spring); `199X`; `2023?` (uncertain), `2023~` (about), `2023%` (both); two of these with a slash
between, of which one may be `..` or nothing, as a range.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

SEASONS = ("spring", "summer", "autumn", "winter")
"""21 to 24."""
_POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<sure>[?~%]?)")


@dataclass(frozen=True)
class Point:
    """A year, a month or season of it, or a day: `parts` are one to three numbers. Of a `decade` not every digit is known."""

    parts: tuple[int, ...]
    sure: str = ""
    decade: bool = False


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
        return Point((int(year.replace("X", "0")),), sure, decade=True)
    parts = [int(part) for part in (year, match["month"], match["day"]) if part and part != "XX"]
    season = len(parts) == 2 and 21 <= parts[1] <= 24
    try:
        if not season:
            date(*[*parts, 1, 1][:3])
    except ValueError:
        raise ValueError(f"`{text}` is not in the calendar; compare it with the source") from None
    return Point(tuple(parts), sure)
