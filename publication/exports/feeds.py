"""Feeds of the changes to the text: Atom (RFC 4287), one for the whole, one for each Recommendation and technology.

What a feed says comes from the list of changes, its dates too; a state of the publication always gives the same feeds.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import groupby

from feedgenerator import Atom1Feed

from publication.citations.entries import contributors, heading
from publication.exports.types import Export
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


def feed_of_all(export: Export) -> str:
    """Every change; an entry leads to its anchor in the list of changes."""
    site, pages = export.site, export.publication.pages
    log = next((page.address for page in pages if page.layout == "changes"), None)
    link = (site.address + (log or ""), "#v{}" if log is not None else "")
    return _feed(site.name, site.description, FEED, link, export.publication.changes, site.revision.day, export)


def feed_of(page: Recommendation | Technology, export: Export) -> str:
    """The changes that name a page; every entry leads to it."""
    title, link = heading(page, export.publication), (export.site.address + page.address, "")
    return _feed(title, page.summary, feed(page), link, changes_to(page, export.publication), page.reviewed, export)


def _feed(title: str, summary: str, path: str, link: tuple[str, str], changes: Iterable[Change], since: date, export: Export) -> str:
    """A feed with an entry for each day with changes, newest first."""
    words, address = export.publication.words.changes, export.site.address + path
    days = [(version, list(found)) for version, found in groupby(changes, lambda change: change.version)]
    made = _Feed(
        title=words.feed.format(title=title),
        link=link[0],
        description=summary,
        language="en",
        author_name=contributors(export.publication, export.site),
        feed_url=address,
        feed_guid=address,
        feed_copyright="CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
        updated=_moment(days[0][0] if days else since.isoformat()),
    )
    for version, found in days:
        items = "".join(f"<li>{export.writer.html(change.text, change.place.path)}</li>" for change in found)
        made.add_item(
            title=words.entry.format(day=written(version)),
            link=link[0] + link[1].format(version),
            description=None,
            content=f"<ul>{items}</ul>",
            unique_id=f"{address}#v{version}",
            pubdate=_moment(version),
            updateddate=_moment(version),
        )
    return str(made.writeString("utf-8")) + "\n"


def _moment(version: str) -> datetime:
    return datetime.combine(date.fromisoformat(version), datetime.min.time(), UTC)
