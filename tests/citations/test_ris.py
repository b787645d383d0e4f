from __future__ import annotations

import rispy

from publication.citations.csl import csl_item
from publication.citations.ris import ris
from publication.source.load import Loaded


def test_every_source_is_read_back_by_another_reader(loaded: Loaded) -> None:
    items = {key: csl_item(entry) for key, entry in loaded.bibliography.data.entries.items()}
    read = rispy.loads("\n".join(ris(item) for item in items.values()))
    assert [entry["id"] for entry in read] == list(items)
    for entry in read:
        item = items[entry["id"]]
        assert "unknown_tag" not in entry, entry
        assert entry["title"] == item["title"]
        assert entry.get("doi") == item.get("DOI")
        assert entry.get("urls", [None])[0] == item.get("URL")
        assert len(entry.get("authors", [])) == len(item.get("author", []))
        assert entry.get("year") == (str(item["issued"]["date-parts"][0][0]) if "issued" in item else None)
        assert entry.get("notes", [None])[0] == item.get("note")


def test_types_dates_names_and_pages() -> None:
    item = {
        "id": "k",
        "type": "article-journal",
        "title": "T",
        "author": [{"family": "Cruz", "given": "Ana", "non-dropping-particle": "de la", "suffix": "Jr."}, {"literal": "A, B"}],
        "page": "153-169",
        "issue": "2",
        "issued": {"date-parts": [[2024, 6]]},
    }
    expected = "TY  - JOUR\nAU  - de la Cruz, Ana, Jr.\nAU  - A, B\nTI  - T\nIS  - 2\nSP  - 153\nEP  - 169\nPY  - 2024\nDA  - 2024/06//\nID  - k\nER  - \n"
    assert ris(item) == expected


def test_the_number_of_a_report_is_its_serial_number() -> None:
    assert "SN  - X 1\n" in ris({"id": "k", "type": "report", "title": "T", "number": "X 1"})
    assert "M1  - X 1\n" in ris({"id": "k", "type": "legal_case", "title": "T", "number": "X 1"})
