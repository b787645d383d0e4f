"""Strips: what bears on what as a drawing of one line, for cards and for the overview of the matrix.

A strip has one column for each Recommendation (or technology) and three lanes, one for each kind of relation. A mark is told by its
lane and by its sign (+, −, ?), never by colour alone, and the title of the drawing says the same in words.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise

from publication.model import Publication, Recommendation, Technology

CELL = 12
"""The side of a cell, in the units of the drawing."""

SIGNS = {
    "supports": "M{x} {y}m6 2v8m-4-4h8",
    "strains": "M{x} {y}m2 6h8",
    "unforeseen": "M{x} {y}m3.7 4a2.3 2.3 0 1 1 3.2 2.2q-.9.5-.9 1.5m0 .9v1.5",
}
"""What is drawn for each kind of relation in a cell whose corner is at `x`, `y`."""


def strip(page: Recommendation | Technology, publication: Publication) -> str:
    """What a technology does to the 23 Recommendations, or all technologies to a Recommendation, as one line of SVG.

    A rule stands where the part of the Recommendations changes, or the area of the technologies.
    """
    kinds, words = publication.vocabulary.relation_kinds, publication.words
    if isinstance(page, Technology):
        groups = [recommendation.part for recommendation in publication.recommendations]
        names = [str(recommendation.number) for recommendation in publication.recommendations]
        marked = {(relation.kind, str(relation.recommendation)) for relation in page.relations}
    else:
        groups = [technology.area for technology in publication.technologies]
        names = [technology.title for technology in publication.technologies]
        marked = {(relation.kind, technology.title) for technology, relation in publication.relations_to(page.number)}
    height = CELL * len(kinds)
    edges = [index for index, (before, after) in enumerate(pairwise(groups), 1) if before != after]
    rules = "".join(f"M{CELL * edge} 0v{height}" for edge in edges)
    lines = "".join(f"M0 {CELL * lane}h{CELL * len(names)}" for lane in range(1, len(kinds)))
    said, drawn = [], []
    for lane, kind in enumerate(kinds):
        columns = [index for index, name in enumerate(names) if (kind.id, name) in marked]
        if columns:
            said.append(f"{kind.label}{words.signs.colon}{', '.join(names[index] for index in columns)}")
            path = "".join(SIGNS[kind.id].format(x=CELL * index, y=CELL * lane) for index in columns)
            tiles = "".join(f"M{CELL * index + 0.5} {CELL * lane + 0.5}h11v11h-11z" for index in columns)
            drawn.append(f'<g class="strip--{kind.id}"><path class="strip__tile" d="{tiles}"/><path d="{path}"/></g>')
    title = escape(". ".join(said) or words.strip.none)
    return (
        f'<svg class="strip" viewBox="0 0 {CELL * len(names)} {height}" role="img"><title>{title}</title>'
        f'<path class="strip__lines" d="{lines}"/><path class="strip__rules" d="{rules}"/>{"".join(drawn)}</svg>'
    )
