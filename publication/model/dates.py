"""Days and months as readers write them, in their language: the names of strftime depend on the locale of the machine."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date, format_skeleton

from publication.model.locales import locale

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
"""In English, as sources write them."""


def day(when: date, language: str = "en") -> str:
    """A day: 24 November 2026; 24 novembre 2026, 1er novembre 2026."""
    text = format_date(when, "long", locale=locale(language))
    # The CLDR writes "1 janvier".
    return text.replace("1 ", "1er ", 1) if language == "fr" and when.day == 1 else text


def month(year: int, number: int, language: str = "en") -> str:
    """A month of a year: June 2024; juin 2024."""
    return format_skeleton("yMMMM", date(year, number, 1), locale=locale(language))


def written(when: str, language: str = "en") -> str:
    """An ISO date, as exact as it is: 2024, June 2024, 13 June 2024."""
    year, *rest = (int(part) for part in when.split("-"))
    if not rest:
        return f"{year:04d}"
    return month(year, rest[0], language) if len(rest) == 1 else day(date(year, *rest), language)


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, written as 2024-06-13."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
