"""The social card: what a link to the publication looks like where it is shared (Open Graph, `og:image`).

The drawing has its letters as outlines, so that the picture is the same on every machine, with or without fonts.
"""

from __future__ import annotations

import resvg_py

from publication.model import Publication
from publication.pages.strips import CELL, SIGNS

DRAWING = "assets/social-card.svg"
"""The drawing, relative to `overrides/`; it is not shipped."""

CARD = "assets/social-card.png"
"""The picture, relative to the site."""

WIDTH, HEIGHT = 1200, 630

_PLACE = '<g id="matrix"'
_COLOURS = {"supports": "#7fd3a0", "strains": "#f0a48f", "unforeseen": "#c3aef0"}
_ROW = 36.5


def social_card(drawing: str, publication: Publication) -> bytes:
    """The card as PNG: `drawing`, with the marks of the matrix set into its empty group `matrix`.

    Raises ValueError when the drawing has no such group or is not SVG.
    """
    if drawing.count(_PLACE) != 1:
        raise ValueError(f'{DRAWING} needs one empty <g id="matrix" .../>, into which the matrix is drawn')
    head, _, rest = drawing.partition(_PLACE)
    attributes, _, tail = rest.partition("/>")
    return bytes(
        resvg_py.svg_to_bytes(svg_string=f"{head}{_PLACE}{attributes}>{_marks(publication)}</g>{tail}", skip_system_fonts=True, width=WIDTH)
    )


def _marks(publication: Publication) -> str:
    """A row for each technology, a column for each Recommendation, a lane in the row for each kind."""
    columns = {recommendation.number: index for index, recommendation in enumerate(publication.recommendations)}
    drawn = []
    for lane, kind in enumerate(publication.vocabulary.relation_kinds):
        places = [
            (CELL * columns[relation.recommendation], _ROW * row + CELL * lane)
            for row, technology in enumerate(publication.technologies)
            for relation in technology.relations
            if relation.kind == kind.id
        ]
        path = "".join(SIGNS[kind.id].format(x=x, y=y) for x, y in places)
        drawn.append(f'<path d="{path}" fill="none" stroke="{_COLOURS[kind.id]}" stroke-width="2.2"/>')
    rules = "".join(f"M0 {_ROW * row - 0.5}h{CELL * len(columns)}" for row in range(len(publication.technologies) + 1))
    return f'<path d="{rules}" stroke="#fff" stroke-opacity=".25"/>{"".join(drawn)}'
