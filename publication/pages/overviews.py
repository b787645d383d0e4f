"""What an overview shows beside the publication itself: groups, counts and the choices of its filters, by the name of its layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from publication.model import Example, Publication, Word, addresses
from publication.model.countries import anchor, holdings
from publication.model.coverage import coverage
from publication.model.matrix import NO_BEARING, NO_EVIDENCE, OPEN, count_states, matrix
from publication.model.practice import chosen_by


def by(items: Iterable[Any], name: str) -> list[tuple[Any, list[Any]]]:
    """Items in groups of equal `name`, groups and items in the order in which they come."""
    groups: dict[Any, list[Any]] = {}
    for item in items:
        groups.setdefault(attrgetter(name)(item), []).append(item)
    return list(groups.items())


def pairs(words: Iterable[Word]) -> list[tuple[str, str]]:
    """Words of a closed list as value and label of a choice."""
    return [(word.id, word.label) for word in words]


def tally(publication: Publication, example: Example) -> str:
    """How many questions of a worked example have which answer, in the words of the practice check."""
    given = Counter(answer.answer for answer in example.answers)
    shown = len(chosen_by(publication, example))
    numbers = {name: given[name] for name in publication.words.practice.answers}
    return str(publication.words.practice.script.shown).format(shown=shown, open=shown - given.total(), **numbers)


def _matrix(publication: Publication) -> dict[str, Any]:
    kinds = publication.vocabulary.relation_kinds
    labels = dict(pairs(kinds)) | {state: publication.words.states[state] for state in (NO_EVIDENCE, NO_BEARING, OPEN)}
    counts = count_states(publication)
    rows = matrix(publication)
    return {
        "matrix": rows,
        "relation_count": sum(len(cell.relations) for row in rows for cell in row.cells),
        "bearing_count": sum(bool(cell.relations) for row in rows for cell in row.cells),
        "states": counts,
        "state_label": labels.__getitem__,
        "kind_options": [(state, label) for state, label in labels.items() if counts[state]],
        "states_by_label": [(labels[state], number) for state, number in counts.items()],
    }


def _choices(publication: Publication) -> dict[str, Any]:
    name = publication.words.recommendation.name
    return {
        "technology_options": [(technology.id, technology.title) for technology in publication.technologies],
        "recommendation_options": [(entry.number, f"{name} {entry.number}") for entry in publication.recommendations],
        "court_options": [(court, court) for court, _ in by(publication.cases, "court")],
        "year_options": [(year, year) for year in sorted({source.year for source in publication.sources if source.year}, reverse=True)],
    }


def _coverage(publication: Publication) -> dict[str, Any]:
    def sources_by(field: str, vocabulary: str) -> list[tuple[str, int]]:
        counts = Counter(source.fields.get(field, "") for source in publication.sources)
        return [(word.label, counts[word.id]) for word in getattr(publication.vocabulary, vocabulary)]

    named = [(change, f"law-{entry.id}") for entry in publication.instruments for change in entry.next_change]
    named += [(change, f"case-{entry.id}") for entry in publication.cases for change in entry.next_change]
    return {
        "sources_by": sources_by,
        "ahead": sorted(named, key=lambda each: each[0].date),
        "translations": coverage(publication),
        **_matrix(publication),
    }


def _files(publication: Publication) -> dict[str, Any]:
    first = {kind: entries[0] for kind, entries in addresses.by_kind(publication).items() if entries}
    examples = [(addresses.json_file(entry), kind) for kind, entry in first.items()]
    return {
        "exported": [(addresses.WHOLE, "publication"), *examples, (addresses.RELATIONS, "relations"), (addresses.MATRIX, "matrix")],
        "schemas": {kind: addresses.schema_file(kind) for kind in ("publication", *addresses.by_kind(publication))},
    }


def _countries(publication: Publication) -> dict[str, Any]:
    found = holdings(publication)
    return {
        "held": [each for each in found if each.country.participating and not each.empty],
        "others": [each for each in found if not each.country.participating],
        "without": [each.country for each in found if each.country.participating and each.empty],
        "anchor": anchor,
    }


OVERVIEWS: dict[str, Callable[[Publication], dict[str, Any]]] = {
    "matrix": _matrix,
    "countries": _countries,
    "law": _choices,
    "sources": _choices,
    "coverage": _coverage,
    "data": _files,
    "changes": lambda _: {"feed": addresses.FEED},
}
