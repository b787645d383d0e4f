"""What the publication holds on each State: instruments, cases, sources, and the paragraphs that begin with its name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from publication.model import Case, Instrument, Page, Publication, Source
from publication.model.base import Country

_LEAD = re.compile(r"^[-*] \*\*(?P<lead>[^*\n]+?)\.\*\*", re.MULTILINE)
"""The bold beginning of an entry of a list: "- **Greece.** The authority warned"."""


@dataclass(frozen=True)
class Passage:
    """A section of a page in which a paragraph begins with the name of a State."""

    page: Page
    anchor: str
    title: str
    section: str


@dataclass(frozen=True)
class Holding:
    """What there is on one State."""

    country: Country
    passages: tuple[Passage, ...]
    instruments: tuple[Instrument, ...]
    cases: tuple[Case, ...]
    sources: tuple[Source, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing."""
        return not (self.passages or self.instruments or self.cases or self.sources)


def holdings(publication: Publication) -> tuple[Holding, ...]:
    """What there is on each State of the vocabulary, in its order; newest cases and sources first."""
    countries = publication.vocabulary.countries
    passages: dict[str, dict[Passage, None]] = {country.id: {} for country in countries}
    named = finder(countries)
    for page in publication.all_pages:
        for lead, passage in _leads(page):
            for country in named(lead):
                passages[country.id][passage] = None
    sources: dict[str, list[Source]] = {}
    for source in sorted(publication.sources, key=lambda source: source.year, reverse=True):
        for name in dict.fromkeys(source.countries):
            sources.setdefault(name, []).append(source)
    return tuple(
        Holding(
            country,
            tuple(passages[country.id]),
            tuple(entry for entry in publication.instruments if entry.country == country.id),
            tuple(sorted((case for case in publication.cases if case.country == country.id), key=lambda case: case.date, reverse=True)),
            tuple(sources.get(country.id, ())),
        )
        for country in countries
    )


def finder(countries: tuple[Country, ...]) -> Callable[[str], tuple[Country, ...]]:
    """What finds the States that a short text names, by whole words; the longest name first, so that Northern Ireland is not Ireland."""
    names = {name: country for country in countries for name in (country.id, country.label, *country.also)}
    pattern = re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})\b")
    return lambda text: tuple({names[found].id: names[found] for found in pattern.findall(text)}.values())


def anchor(country: Country) -> str:
    """Where a State stands on its page: `country-turkiye`."""
    ascii_name = unicodedata.normalize("NFKD", country.id).encode("ascii", "ignore").decode()
    return "country-" + ascii_name.lower().replace(" ", "-")


def _leads(page: Page) -> Iterator[tuple[str, Passage]]:
    """Each bold beginning, with the nearest heading above it that has an id; what stands above every heading is at the top."""
    for match in _LEAD.finditer(page.body.text):
        line = page.body.first_line + page.body.text.count("\n", 0, match.start())
        above = [heading for heading in page.body.headings if heading.id and heading.line < line]
        section = next((heading.id for heading in reversed(above) if heading.level == 2), "")
        yield match["lead"], Passage(page, above[-1].id or "" if above else "top", above[-1].title if above else "", section or "")
