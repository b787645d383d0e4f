"""The addresses of others to which the publication sends its readers."""

from __future__ import annotations

from urllib.parse import urlsplit

from publication.model import Case, Instrument, Publication, Source
from publication.model.official import official


def outside_addresses(publication: Publication) -> list[str]:
    """Every address of another host that readers are sent to, once, in alphabetical order. What is known to be dead is left out."""
    found: set[str] = set()
    for source in publication.sources:
        if "doi" in source.fields:
            found.add(f"https://doi.org/{source.fields['doi']}")
        if "url" in source.fields and source.fields.get("urlstatus", "live") == "live":
            found.add(source.fields["url"])
        if "archiveurl" in source.fields:
            found.add(source.fields["archiveurl"])
    known: tuple[Source | Instrument | Case, ...] = (*publication.sources, *publication.instruments, *publication.cases)
    found.update(address for entry in known for address in official(entry))
    for page in publication.all_pages:
        found |= {link.target for link in page.body.links if urlsplit(link.target).scheme in ("http", "https")}
    return sorted(found)
