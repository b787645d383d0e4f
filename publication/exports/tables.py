"""The tables of `/api/` as CSV (RFC 4180): in UTF-8, a line for each relation, sources parted by a space."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from publication.exports.objects import Objects
from publication.model import Publication
from publication.model.matrix import matrix


def matrix_csv(publication: Publication) -> str:
    """The matrix: one line a relation, and one for each cell without."""
    columns = ["recommendation", "recommendation_title", "part", "technology", "area", "state", "because", "sources"]
    lines: list[Sequence[object]] = []
    for row in matrix(publication):
        for each in row.cells:
            about = [row.recommendation.number, row.recommendation.title, row.recommendation.part, each.technology.id, each.technology.area]
            if each.relations:
                lines += [[*about, relation.kind, relation.because, " ".join(relation.sources)] for relation in each.relations]
            else:
                lines.append([*about, each.states[0], each.reason, ""])
    return _csv(columns, lines)


def relations_csv(objects: Objects) -> str:
    """The relations, in the order of technologies and of their pages."""
    columns = [
        "id",
        "technology",
        "technology_title",
        "recommendation",
        "recommendation_title",
        "kind",
        "because",
        "sources",
        "url",
        "update",
    ]
    return _csv(
        columns,
        (
            [
                made.id,
                technology.id,
                technology.title,
                relation.recommendation,
                objects.publication.by_number[relation.recommendation].title,
                relation.kind,
                made.because.plain,
                " ".join(relation.sources),
                made.url,
                made.update,
            ]
            for technology in objects.publication.technologies
            for relation in technology.relations
            for made in (objects.relation(technology, relation),)
        ),
    )


def _csv(columns: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(lines)
    return output.getvalue()
