"""Strips: what bears on what as a drawing of one line, for cards and for the overview of the matrix.

A strip has one column for each Recommendation (or technology) and three lanes, one for each kind of relation. A mark is told by its
lane and by its sign (+, −, ?), never by colour alone, and the title of the drawing says the same in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from publication.model import Publication, Recommendation, Technology, Word

CELL = 12
"""The side of a cell, in the units of the drawing."""

SIGNS = {
    "supports": "M{x} {y}m6 2v8m-4-4h8",
    "strains": "M{x} {y}m2 6h8",
    "unforeseen": "M{x} {y}m3.7 4a2.3 2.3 0 1 1 3.2 2.2q-.9.5-.9 1.5m0 .9v1.5",
}
"""What is drawn for each kind of relation in a cell whose corner is at `x`, `y`."""


def strip(page: Recommendation | Technology, publication: Publication) -> str:
    """What a technology does to the 23 Recommendations, or all technologies to a Recommendation, as one line of SVG."""
    kinds = publication.vocabulary.relation_kinds
    if isinstance(page, Technology):
        groups = [recommendation.part for recommendation in publication.recommendations]
        names = [str(recommendation.number) for recommendation in publication.recommendations]
        marks = {(relation.kind, str(relation.recommendation)) for relation in page.relations}
    else:
        groups = [technology.area for technology in publication.technologies]
        names = [technology.title for technology in publication.technologies]
        marks = {(relation.kind, technology.title) for technology, relation in publication.relations_to(page.number)}
    return drawing(kinds, names, groups, marks, publication.words["strip"]["none"], publication.words["signs"]["colon"])


def drawing(
    kinds: Sequence[Word], names: Sequence[str], groups: Sequence[str], marks: Iterable[tuple[str, str]], none: str, colon: str = ": "
) -> str:
    """A strip of one column for each of `names`, in order, with a rule where its group in `groups` differs from the one before.

    `marks` are pairs of a kind and a name; `none` is what the title says when there is none, `colon` parts a kind from its names.
    """
    marked = set(marks)
    height = CELL * len(kinds)
    edges = [index for index, (before, after) in enumerate(pairwise(groups), 1) if before != after]
    rules = "".join(f"M{CELL * edge} 0v{height}" for edge in edges)
    lines = "".join(f"M0 {CELL * lane}h{CELL * len(names)}" for lane in range(1, len(kinds)))
    said, drawn = [], []
    for lane, kind in enumerate(kinds):
        columns = [index for index, name in enumerate(names) if (kind.id, name) in marked]
        if columns:
            said.append(f"{kind.label}{colon}{', '.join(names[index] for index in columns)}")
            path = "".join(SIGNS[kind.id].format(x=CELL * index, y=CELL * lane) for index in columns)
            tiles = "".join(f"M{CELL * index + 0.5} {CELL * lane + 0.5}h11v11h-11z" for index in columns)
            drawn.append(f'<g class="strip--{kind.id}"><path class="strip__tile" d="{tiles}"/><path d="{path}"/></g>')
    return (
        f'<svg class="strip" viewBox="0 0 {CELL * len(names)} {height}" role="img"><title>{escape(". ".join(said) or none)}</title>'
        f'<path class="strip__lines" d="{lines}"/><path class="strip__rules" d="{rules}"/>{"".join(drawn)}</svg>'
    )
