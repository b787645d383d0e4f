"""What a page rests on: its sources by kind, year and region, and how old they are."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from publication.model import Page, Publication, Recommendation, Source, Technology, Word, Words

_BEGINNINGS = (2006, 2015, 2020, 2023)
"""The years with which periods begin: the first with the Recommendations; the later ones are shorter because most sources are recent."""


@dataclass(frozen=True)
class Share:
    """How many sources of one sort there are."""

    label: str
    number: int


@dataclass(frozen=True)
class Profile:
    """The sources of a page, counted. Sorts without a source are left out of `kinds`, `periods` and `regions`."""

    total: int
    kinds: tuple[Share, ...]
    periods: tuple[Share, ...]
    regions: tuple[Share, ...]
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
    return sorted(keys & set(publication.by_key))


def profile(page: Page, publication: Publication) -> Profile:
    """The evidence profile of a page."""
    sources = [publication.by_key[key] for key in cited_keys(page, publication)]
    years = sorted(int(source.year) for source in sources if source.year.isdecimal())
    return Profile(
        total=len(sources),
        kinds=_shares((source.kind for source in sources), publication.vocabulary.source_kinds),
        periods=_periods(sources, publication.words.evidence),
        regions=_shares((source.fields.get("region", "") for source in sources), publication.vocabulary.regions),
        newest=years[-1] if years else None,
        median=statistics.median_low(years) if years else None,
    )


def _shares(words: Iterable[str], vocabulary: Iterable[Word]) -> tuple[Share, ...]:
    counts = Counter(words)
    return tuple(Share(word.label, counts[word.id]) for word in vocabulary if counts[word.id])


def _periods(sources: Iterable[Source], words: Words) -> tuple[Share, ...]:
    counts = Counter(sum(first <= int(source.year) for first in _BEGINNINGS) if source.year.isdecimal() else -1 for source in sources)
    labels = {
        0: words.before.format(year=_BEGINNINGS[0]),
        **{number: f"{first}–{following - 1}" for number, (first, following) in enumerate(pairwise(_BEGINNINGS), start=1)},
        len(_BEGINNINGS): words.later.format(year=_BEGINNINGS[-1]),
        -1: words.undated,
    }
    return tuple(Share(label, counts[number]) for number, label in labels.items() if counts[number])
