import csv
import io

from publication.exports.tables import matrix_csv
from publication.model.matrix import NO_BEARING
from tests.conftest import Miniature


def test_the_csv_has_a_line_for_every_cell(mini: Miniature) -> None:
    lines = list(csv.DictReader(io.StringIO(matrix_csv(mini.publication()), newline="")))
    assert len(lines) == 23
    assert lines[15] == {
        "recommendation": "16",
        "recommendation_title": "Title of number 16",
        "part": "operations",
        "technology": "drones",
        "area": "operations",
        "state": "strains",
        "because": "They can be sent to one district only.",
        "sources": "smith2024 hcnm2006",
    }
    assert (lines[0]["state"], lines[0]["because"], lines[0]["sources"]) == (NO_BEARING, "Drones do not touch it.", "")
