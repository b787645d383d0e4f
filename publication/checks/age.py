"""What time makes wrong: a status looked up long ago, a change that was announced, a date that lies ahead.

These need a day. A build has none, so that the same sources always give the same site: `python -m publication check --today` gives it,
and a scheduled workflow does every week.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from publication.checks.findings import Finding
from publication.checks.status import AGEING
from publication.model import Case, Instrument, Law, Publication
from publication.model.data import NextChange

NEAR = timedelta(days=60)
_MONTHS = {"binding treaty": 12, "binding law": 12, "political commitment": 24, "guidance": 24}
"""After how many months a status is looked up again, by its force; what is pending or not in force ages faster."""
_PENDING = 3
_DECIDED = 12


def status_old(publication: Publication, today: date) -> Iterator[Finding]:
    """A status was looked up lately: months ago where it is pending or not in force, a year ago for law, two for guidance."""
    for entry in publication.law:
        if not entry.status_checked:
            continue
        if isinstance(entry, Instrument):
            months = _MONTHS.get(entry.force, _PENDING)
        else:
            months = _PENDING if entry.next_change or (isinstance(entry, Case) and AGEING.search(entry.status + entry.limits)) else _DECIDED
        age = _months(entry.status_checked, today)
        if age > months:
            message = f"the status of `{entry.id}` was looked up {age} months ago; look again after {months}, and set `status_checked`"
            yield entry.place, message


def change_near(publication: Publication, today: date) -> Iterator[Finding]:
    """A change that is announced comes within sixty days."""
    for entry, change, day in _changes(publication):
        if today <= day <= today + NEAR:
            yield entry.place, f"`{entry.id}` changes on {change.date} ({change.what}); prepare the pages that say so"


def change_past(publication: Publication, today: date) -> Iterator[Finding]:
    """A change that was announced has come, and pages still speak of it as ahead: a fault."""
    for entry, change, day in _changes(publication):
        if day < today:
            message = f"`{entry.id}` was to change on {change.date} ({change.what})"
            yield entry.place, f"{message}; look it up, correct its status and take the entry out"


def _changes(publication: Publication) -> Iterator[tuple[Law, NextChange, date]]:
    """Every change that is announced, with the last day on which it may come."""
    yield from ((entry, change, _last_day(change.date)) for entry in publication.law for change in entry.next_change)


def date_ahead(publication: Publication, today: date) -> Iterator[Finding]:
    """A review, a look-up and a change lie in the past: a date ahead is a slip of the finger."""
    for page in publication.all_pages:
        if page.reviewed > today:
            yield page.place, f"`reviewed` is {page.reviewed}, which is ahead; write the day of the review"
    for entry in publication.law:
        for name in ("date", "status_checked"):
            if (when := getattr(entry, name)) and _first_day(when) > today:
                yield entry.place, f"`{name}` of `{entry.id}` is {when}, which is ahead; correct it"
    for change in publication.changes:
        if date.fromisoformat(change.version) > today:
            yield change.place, f"the change is dated {change.version}, which is ahead; correct it"


def _first_day(when: str) -> date:
    """The first day of an ISO date that may be a year or a month."""
    return date(*[*map(int, when.split("-")), 1, 1][:3])


def _last_day(when: str) -> date:
    """The last day of an ISO date: what comes in a month is past when the month is."""
    if len(when) == 10:
        return date.fromisoformat(when)
    year, month = int(when[:4]), int(when[5:7] or 12)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _months(since: str, today: date) -> int:
    begun = _first_day(since)
    return (today.year - begun.year) * 12 + today.month - begun.month
