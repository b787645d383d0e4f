"""The matrix: 23 Recommendations by all technologies, every cell with what is said of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from publication.model import Publication, Recommendation, Relation, Technology

NO_BEARING = "does-not-bear"
NO_EVIDENCE = "no-evidence-found"
OPEN = "not-yet-examined"


@dataclass(frozen=True)
class Cell:
    """What a technology does to a Recommendation: relations, or the reason why there is none, or neither when it is open."""

    technology: Technology
    relations: tuple[Relation, ...]
    states: tuple[str, ...]
    """The kinds of its relations; or one word, `NO_BEARING`, `NO_EVIDENCE` or `OPEN`."""
    reason: str = ""


@dataclass(frozen=True)
class Row:
    """A Recommendation and its cells, in the order of the technologies."""

    recommendation: Recommendation
    cells: tuple[Cell, ...]


def matrix(publication: Publication) -> tuple[Row, ...]:
    """Every cell, in rows by Recommendation, its relations in the order of the vocabulary."""
    kinds = [word.id for word in publication.vocabulary.relation_kinds]
    return tuple(
        Row(recommendation, tuple(_cell(recommendation.number, technology, kinds) for technology in publication.technologies))
        for recommendation in publication.recommendations
    )


def _cell(number: int, technology: Technology, kinds: list[str]) -> Cell:
    found = [relation for kind in kinds for relation in technology.relations if (relation.recommendation, relation.kind) == (number, kind)]
    if found:
        return Cell(technology, tuple(found), tuple(relation.kind for relation in found))
    for state, entries in ((NO_BEARING, technology.does_not_bear), (NO_EVIDENCE, technology.no_evidence_found)):
        for entry in entries:
            if entry.recommendation == number:
                return Cell(technology, (), (state,), entry.because)
    return Cell(technology, (), (OPEN,))


def count_states(publication: Publication) -> dict[str, int]:
    """How many cells have which state; a cell with several kinds counts under each."""
    counts = Counter(state for row in matrix(publication) for each in row.cells for state in each.states)
    return {state: counts[state] for state in (*(word.id for word in publication.vocabulary.relation_kinds), NO_EVIDENCE, NO_BEARING, OPEN)}
