"""What an edition says of itself."""

from __future__ import annotations

from publication.model.dates import day
from publication.model.site import Revision
from publication.model.words import Words


def edition(revision: Revision, words: Words) -> str:
    """Edition and state in one line. The date is that of the edition; the commit says of which text it is."""
    said = words["editions"]
    state = f" {said['state'].format(commit=revision.commit[:12])}" if revision.commit else ""
    return f"{said['edition'].format(date=day(revision.day))}.{state}"


def imprint(name: str, address: str, revision: Revision, words: Words) -> list[str]:
    """The lines of an imprint: edition and state, independence, licence, how to cite, address."""
    said = words["editions"]
    cited = words["citation"]["whole"].format(
        author=words["citation"]["author"].format(site=name), year=revision.day.year, site=name, edition=day(revision.day), address=address
    )
    return [
        edition(revision, words),
        said["independent"],
        said["licence"],
        f"{said['cite']} {cited.replace('*', '')}",
        said["online"].format(address=address),
    ]
