"""What the search finds besides pages: each instrument, case, term, State and source, at its own anchor.

On its page such an entry is one of many; a reader who looks for the AI Act wants the AI Act and not the list of laws.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from publication.citations.reference import reference
from publication.exports.texts import TextWriter
from publication.model import Page, Publication, Recommendation
from publication.model.countries import anchor as country_anchor
from publication.model.countries import holdings
from publication.model.sources import unmarked
from publication.model.targets import COUNTRIES, GLOSSARY, LAW, SOURCES_PAGE, Target


@dataclass(frozen=True)
class SearchEntry:
    """One entry: `address` is relative to the site, `section` is the name of the page that readers narrow the search to."""

    address: str
    title: str
    section: str
    text: str
    also: str = ""
    """Its other names."""
    short: str = ""
    """What it is called for short: its id in words, its numbers."""
    cited: bool = False
    """A source: found by its title too, but behind what this publication itself says."""


def search_entries(publication: Publication, found: Mapping[str, Target]) -> Iterator[SearchEntry]:
    """Every instrument, case, term, State and source of the publication; `found` says where each id leads."""
    writer = TextWriter("", found)

    def entry(page: str, anchor: str, title: str, *texts: str, also: Iterable[str] = (), number: str = "") -> SearchEntry:
        text = "\n\n".join(writer.plain(each, page) for each in texts if each)
        cited = page == SOURCES_PAGE
        short = () if cited else (anchor.partition("-")[2].replace("-", " "), *_numbers(number))
        return SearchEntry(writer.place(page, anchor), title, section_of(publication, page), text, _joined(also), _joined(short), cited)

    for instrument in publication.instruments:
        asks = (f"{provision.article}: {provision.what}" if provision.article else provision.what for provision in instrument.asks)
        about = ", ".join(part for part in (instrument.country, instrument.number) if part)
        yield entry(LAW, instrument.ref, instrument.title, about, *asks, instrument.status, also=instrument.also, number=instrument.number)
    for case in publication.cases:
        about = ", ".join(part for part in (case.court, case.country, case.number, case.date[:4]) if part)
        yield entry(LAW, case.ref, case.name, about, case.facts, case.holding, case.limits, case.status, also=case.also, number=case.number)
    for term in publication.terms:
        yield entry(GLOSSARY, term.ref, term.term, term.definition, also=term.also)
    for held in holdings(publication) if COUNTRIES in publication.by_path else ():
        passages = (f"{passage.page.name}: {passage.title}" for passage in held.passages)
        laws = (*(entry.title for entry in held.instruments), *(case.name for case in held.cases))
        state = held.country
        yield entry(COUNTRIES, country_anchor(state), state.label, state.definition, *passages, *laws, also=state.also)
    for source in publication.sources:
        yield entry(SOURCES_PAGE, source.key, unmarked(source.title), reference(source, publication.wording, plain=True))


def other_names(page: Page, publication: Publication) -> str:
    """What readers also call a page; a Recommendation by its number in figures and words."""
    names = list(page.also)
    if isinstance(page, Recommendation):
        word, ordinal = publication.words["search"]["numbers"][page.number - 1]
        names += publication.words["search"]["numbered"].format(figure=page.number, word=word, ordinal=ordinal).split("; ")
    return _joined(names)


def _numbers(number: str) -> Iterator[str]:
    """Each of the numbers of a case or an instrument, and the same without its letters: C-205/21 is also asked for as 205/21."""
    for each in filter(None, re.split(r",\s*|;\s*| and ", number)):
        yield each
        while (rest := re.sub(r"^[A-Z]+[-/ ](?=\S*\d)", "", each)) != each:
            yield (each := rest)


def _joined(names: Iterable[str]) -> str:
    return "; ".join(names)


def section_of(publication: Publication, path: str) -> str:
    """Where the search counts the page at a path of `docs/`; empty for a page that is not searched."""
    source = path.removeprefix("docs/")
    return next((str(each["name"]) for each in publication.words["search"]["in"] if source.startswith(each["path"])), "")
