"""Feeds of the changes to the text: Atom (RFC 4287), one for the whole, one for each Recommendation and technology.

What a feed says comes from the list of changes, its dates too; a state of the publication always gives the same feeds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from feedgenerator import Atom1Feed

from publication.citations.entries import contributors, heading
from publication.exports.objects import Objects
from publication.model import Change, Recommendation, Technology
from publication.model.addresses import FEED, feed
from publication.model.changes import changes_to
from publication.model.dates import written


class _Feed(Atom1Feed):  # type: ignore[misc] # feedgenerator has no types
    """An Atom feed whose date is given: that of a feed without an entry would else be taken from the clock."""

    def __init__(self, *, updated: datetime, **kwargs: str) -> None:
        super().__init__(**kwargs)
        self.updated = updated

    def latest_post_date(self) -> datetime:
        return self.updated


@dataclass(frozen=True)
class _About:
    title: str
    page: str
    address: str
    summary: str
    since: date


def feed_files(objects: Objects) -> dict[str, str]:
    """Every feed, by its path relative to the site."""
    publication, site = objects.publication, objects.site
    changes_page = next((page for page in publication.pages if page.layout == "changes"), None)
    log = site.address + (changes_page.address if changes_page else "")
    words = publication.words["changes"]
    whole = _About(words["feed"].format(title=site.name), log, FEED, site.description, site.revision.day)
    files = {FEED: _written(whole, publication.changes, objects, anchored=changes_page is not None)}
    pages: tuple[Recommendation | Technology, ...] = (*publication.recommendations, *publication.technologies)
    for page in pages:
        title = words["feed"].format(title=heading(page, publication))
        about = _About(title, site.address + page.address, feed(page), page.summary, page.reviewed)
        files[about.address] = _written(about, changes_to(page, publication), objects, anchored=False)
    return files


def _written(about: _About, changes: Iterable[Change], objects: Objects, *, anchored: bool) -> str:
    """One feed: an entry for each day with changes. An entry of the list of changes has its anchor there; one of a page leads to it."""
    site = objects.site
    days: dict[str, list[Change]] = {}
    for change in changes:
        days.setdefault(change.version, []).append(change)
    found = _Feed(
        title=about.title,
        link=about.page,
        description=about.summary,
        language="en",
        author_name=contributors(objects.publication, site),
        feed_url=site.address + about.address,
        feed_guid=site.address + about.address,
        feed_copyright="CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
        updated=_moment(max(days, default=about.since.isoformat())),
    )
    for version, named in days.items():
        items = "".join(f"<li>{objects.writer.html(change.text, change.place.path)}</li>" for change in named)
        found.add_item(
            title=objects.publication.words["changes"]["entry"].format(day=written(version)),
            link=f"{about.page}#v{version}" if anchored else about.page,
            description=None,
            content=f"<ul>{items}</ul>",
            unique_id=f"{site.address}{about.address}#v{version}",
            pubdate=_moment(version),
            updateddate=_moment(version),
        )
    return str(found.writeString("utf-8")) + "\n"


def _moment(version: str) -> datetime:
    return datetime.combine(date.fromisoformat(version), datetime.min.time(), UTC)
