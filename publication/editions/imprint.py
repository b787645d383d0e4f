"""What a cover and a title page say of an edition."""

from __future__ import annotations

from publication.model.dates import day
from publication.model.site import Revision
from publication.model.words import Words


def edition(revision: Revision, words: Words) -> str:
    """Edition and state in one line, for a document of a few pages."""
    return " ".join(f"{line}." for line in _which(revision, words) if line)


def imprint(revision: Revision, address: str, words: Words) -> list[str]:
    """The lines of an imprint: edition, state, independence, licence, address."""
    said = words["editions"]
    lines = [*_which(revision, words), said["independent"], said["licence"], said["online"].format(address=address)]
    return [line for line in lines if line]


def _which(revision: Revision, words: Words) -> list[str]:
    said = words["editions"]
    state = said["state"].format(date=day(revision.moment.date()), commit=revision.commit[:12]) if revision.commit else ""
    return [said["edition"].format(date=day(revision.day)), state]
