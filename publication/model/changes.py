"""What changed on which page, and when: the list of changes, seen from a page."""

from __future__ import annotations

from datetime import date

from publication.model import Change, Page, Publication
from publication.model.layouts import LAYOUTS


def changes_to(page: Page, publication: Publication) -> tuple[Change, ...]:
    """The changes that name a page, newest first; only Recommendations and technologies have an id to be named by."""
    name = getattr(page, "id", None)
    return tuple(change for change in publication.changes if name in change.references) if name else ()


def changed(page: Page, publication: Publication) -> date:
    """The day on which what a page says last changed: its review, or a later change that names it.

    A page that shows what others say changed when any of them did.
    """
    layout = LAYOUTS.get(page.layout)
    if layout is not None and layout.computed:
        return max(_own_day(each, publication) for each in publication.all_pages)
    return _own_day(page, publication)


def _own_day(page: Page, publication: Publication) -> date:
    return max([page.reviewed, *(date.fromisoformat(change.version) for change in changes_to(page, publication))])
