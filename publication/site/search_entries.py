"""What the search finds besides pages: each instrument, case, term and source, at its own anchor.

On its page such an entry is one of many; a reader who looks for the AI Act wants the AI Act and not the list of laws.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publication.citations.reference import reference
from publication.exports.texts import TextWriter
from publication.model import Publication
from publication.model.sources import unmarked
from publication.model.targets import GLOSSARY, LAW, SOURCES_PAGE, Target


@dataclass(frozen=True)
class SearchEntry:
    """One entry: `address` is relative to the site, `section` is the name of the page that readers narrow the search to."""

    address: str
    title: str
    section: str
    text: str
    also: str = ""
    """What it is called for short."""
    cited: bool = False
    """A source: found by its title too, but behind what this publication itself says."""


def search_entries(publication: Publication, found: Mapping[str, Target]) -> Iterator[SearchEntry]:
    """Every instrument, case, term and source of the publication; `found` says where each id leads."""
    writer = TextWriter("", found)

    def entry(page: str, anchor: str, title: str, *texts: str) -> SearchEntry:
        text = "\n\n".join(writer.plain(each, page) for each in texts if each)
        cited = page == SOURCES_PAGE
        short = "" if cited else anchor.partition("-")[2].replace("-", " ")
        return SearchEntry(writer.place(page, anchor), title, section_of(publication, page), text, short, cited)

    for instrument in publication.instruments:
        asks = (f"{provision.article}: {provision.what}" if provision.article else provision.what for provision in instrument.asks)
        about = ", ".join(part for part in (instrument.country, instrument.number) if part)
        yield entry(LAW, f"law-{instrument.id}", instrument.title, about, *asks, instrument.status)
    for case in publication.cases:
        about = ", ".join(part for part in (case.court, case.country, case.number, case.date[:4]) if part)
        yield entry(LAW, f"case-{case.id}", case.name, about, case.facts, case.holding, case.limits, case.status)
    for term in publication.terms:
        yield entry(GLOSSARY, f"term-{term.id}", term.term, term.definition)
    for source in publication.sources:
        yield entry(SOURCES_PAGE, source.key, unmarked(source.title), reference(source, plain=True))


def section_of(publication: Publication, path: str) -> str:
    """Where the search counts the page at a path of `docs/`; empty for a page that is not searched."""
    source = path.removeprefix("docs/")
    return next((str(each["name"]) for each in publication.words["search"]["in"] if source.startswith(each["path"])), "")
