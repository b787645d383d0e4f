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

    recommendation: Recommendation
    technology: Technology
    relations: tuple[Relation, ...]
    reason: str = ""
    otherwise: str = OPEN
    """The state when there is no relation."""

    @property
    def states(self) -> tuple[str, ...]:
        """The kinds of its relations; or one word, `NO_BEARING`, `NO_EVIDENCE` or `OPEN`."""
        if self.relations:
            return tuple(relation.kind for relation in self.relations)
        return (self.otherwise,)


@dataclass(frozen=True)
class Row:
    """A Recommendation and its cells, in the order of the technologies."""

    recommendation: Recommendation
    cells: tuple[Cell, ...]


def matrix(publication: Publication) -> tuple[Row, ...]:
    """Every cell, in rows by Recommendation."""
    return tuple(
        Row(recommendation, tuple(cell(recommendation, technology, publication) for technology in publication.technologies))
        for recommendation in publication.recommendations
    )


def cell(recommendation: Recommendation, technology: Technology, publication: Publication) -> Cell:
    """The cell of one technology and one Recommendation, its relations in the order of the vocabulary."""
    relations = [relation for relation in technology.relations if relation.recommendation == recommendation.number]
    if len(relations) > 1:
        order = [word.id for word in publication.vocabulary.relation_kinds]
        relations.sort(key=lambda relation: order.index(relation.kind))
    for state, entries in ((NO_BEARING, technology.does_not_bear), (NO_EVIDENCE, technology.no_evidence_found)):
        for entry in entries:
            if entry.recommendation == recommendation.number:
                return Cell(recommendation, technology, tuple(relations), entry.because, state)
    return Cell(recommendation, technology, tuple(relations))


def count_states(publication: Publication) -> dict[str, int]:
    """How many cells have which state; a cell with several kinds counts under each."""
    counts = Counter(state for row in matrix(publication) for each in row.cells for state in each.states)
    return {state: counts[state] for state in (*(word.id for word in publication.vocabulary.relation_kinds), NO_EVIDENCE, NO_BEARING, OPEN)}
