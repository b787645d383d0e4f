"""What a page rests on: its sources by kind, year and region, and how old they are."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from publication.model import Page, Publication, Recommendation, Technology, Word, Words

_PERIODS = ((0, 2005), (2006, 2014), (2015, 2019), (2020, 2022), (2023, 9999))
"""First and last year. The first ends with the Recommendations; the later ones are shorter because most sources are recent."""


Shares = tuple[tuple[str, int], ...]
"""How many sources of each sort there are, by its label."""


@dataclass(frozen=True)
class Profile:
    """The sources of a page, counted. Sorts without a source are left out of `kinds`, `periods` and `regions`."""

    total: int
    kinds: Shares
    periods: Shares
    regions: Shares
    newest: int | None
    median: int | None


def cited_keys(page: Page, publication: Publication) -> list[str]:
    """The keys that a page cites, in its text and in what is computed for it, each once, in alphabetical order."""
    keys = {mention.target for mention in page.body.citations}
    if isinstance(page, Technology):
        keys |= {key for relation in page.relations for key in relation.sources}
        keys |= {key for question in page.questions for key in question.sources}
    if isinstance(page, Recommendation):
        keys |= {key for _, relation in publication.relations_to(page.number) for key in relation.sources}
    return sorted(keys & publication.by_key.keys())


def profile(page: Page, publication: Publication) -> Profile:
    """The evidence profile of a page."""
    sources = [publication.by_key[key] for key in cited_keys(page, publication)]
    years = sorted(int(source.year) for source in sources if source.year.isdecimal())
    return Profile(
        total=len(sources),
        kinds=_shares((source.kind for source in sources), publication.vocabulary.source_kinds),
        periods=_periods((source.year for source in sources), publication.words.evidence),
        regions=_shares((source.fields.get("region", "") for source in sources), publication.vocabulary.regions),
        newest=years[-1] if years else None,
        median=statistics.median_low(years) if years else None,
    )


def _shares(words: Iterable[str], vocabulary: Iterable[Word]) -> Shares:
    counts = Counter(words)
    return tuple((word.label, counts[word.id]) for word in vocabulary if counts[word.id])


def _periods(years: Iterable[str], words: Words) -> Shares:
    counts = Counter(map(_period, years))
    labels: dict[tuple[int, int] | None, str] = {period: f"{period[0]}–{period[1]}" for period in _PERIODS}
    labels[_PERIODS[0]] = words.before.format(year=_PERIODS[0][1] + 1)
    labels[_PERIODS[-1]] = words.later.format(year=_PERIODS[-1][0])
    labels[None] = words.undated
    return tuple((label, counts[period]) for period, label in labels.items() if counts[period])


def _period(year: str) -> tuple[int, int] | None:
    """The period of a year; None for a source without one."""
    return next((period for period in _PERIODS if year.isdecimal() and period[0] <= int(year) <= period[1]), None)
