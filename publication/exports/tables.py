"""The tables of `/api/` as CSV (RFC 4180): in UTF-8, a line for each relation, sources parted by a space."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from publication.exports.whole import Publication
from publication.model import Publication as Model
from publication.model.matrix import matrix


def matrix_csv(publication: Model) -> str:
    """The matrix: one line a relation, and one for each cell without."""
    lines = []
    for row in matrix(publication):
        for each in row.cells:
            about = {
                "recommendation": row.recommendation.number,
                "recommendation_title": row.recommendation.title,
                "part": row.recommendation.part,
                "technology": each.technology.id,
                "area": each.technology.area,
            }
            said = [(relation.kind, relation.because, " ".join(relation.sources)) for relation in each.relations]
            for state, because, sources in said or [(each.states[0], each.reason, "")]:
                lines.append(about | {"state": state, "because": because, "sources": sources})
    return _csv(lines)


def relations_csv(whole: Publication) -> str:
    """The relations, in the order of technologies and of their pages."""
    by_id = {recommendation.id: recommendation for recommendation in whole.recommendations}
    return _csv(
        {
            "id": relation.id,
            "technology": technology.id,
            "technology_title": technology.title,
            "recommendation": by_id[relation.recommendation].number,
            "recommendation_title": by_id[relation.recommendation].title,
            "kind": relation.kind,
            "because": relation.because.plain,
            "sources": " ".join(relation.sources),
            "url": relation.url,
            "update": relation.update,
        }
        for technology in whole.technologies
        for relation in technology.relations
    )


def _csv(lines: Iterable[Mapping[str, object]]) -> str:
    """Lines with one set of columns, as a table; empty without a line."""
    output = io.StringIO()
    found = list(lines)
    writer = csv.DictWriter(output, found[0] if found else (), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(found)
    return output.getvalue()
