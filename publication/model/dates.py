"""Days and months as readers write them. They are named here: the names of strftime depend on the locale of the machine."""

from __future__ import annotations

from datetime import date

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def day(when: date) -> str:
    """A day: 24 November 2026."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def written(when: str) -> str:
    """An ISO date, as exact as it is: 2024, June 2024, 13 June 2024."""
    year, *rest = when.split("-")
    parts = [MONTHS[int(part) - 1] for part in rest[:1]] + [year]
    return " ".join([*(str(int(part)) for part in rest[1:]), *parts])


def month_number(name: str) -> int | None:
    """The number of a month, by its name or by the first three letters of it as in BibTeX; None for anything else."""
    short = name[:3].lower()
    return next((number for number, month in enumerate(MONTHS, start=1) if month[:3].lower() == short), None)
