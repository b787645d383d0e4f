"""What an edition says of itself, in its language."""

from __future__ import annotations

from publication.citations.entries import contributors
from publication.model import Publication
from publication.model.dates import day
from publication.model.site import Site


def edition(publication: Publication, site: Site) -> str:
    """The edition in words. The date is that of the edition, not that of the day on which it was made."""
    return str(publication.words.editions.edition.format(date=day(site.revision.day, publication.language)))


def state(publication: Publication, site: Site) -> str:
    """Edition and state in one line; the commit says of which text it is."""
    commit = site.revision.commit[:12]
    said = publication.words.editions.state.format(commit=commit) if commit else ""
    # The date of some languages ends with a full stop.
    return f"{edition(publication, site).rstrip('.')}. {said}".rstrip()


def standing(publication: Publication) -> str:
    """What a translation says of itself: a draft as long as a page of it is one, and that the English text prevails. Empty for English."""
    if not publication.english:
        return ""
    pages = publication.translations[publication.language].pages.values()
    return str(publication.words.translation["draft" if any(each.status == "draft" for each in pages) else "reviewed"])


def imprint(publication: Publication, site: Site) -> list[str]:
    """The lines of an imprint: edition and state, what a translation is, independence, licence, how to cite, address."""
    said, citation = publication.words.editions, publication.words.citation
    cited = citation.whole.format(
        author=contributors(publication, site),
        year=site.revision.day.year,
        site=site.name,
        edition=day(site.revision.day, publication.language),
        address=site.address,
    )
    translated = [standing(publication), said.correct.format(address=f"{site.address}about/")] if publication.english else []
    return [
        state(publication, site),
        *translated,
        said.independent,
        said.licence,
        f"{said.cite} {cited.replace('*', '')}",
        said.online.format(address=site.address),
    ]
