from __future__ import annotations

from publication.citations.ris import ris


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


def test_editors_translators_and_markup() -> None:
    item = {
        "id": "k",
        "type": "chapter",
        "title": 'A <i>b</i> <span style="font-variant:small-caps;">c</span>',
        "editor": [{"family": "E", "given": "F"}],
        "translator": [{"literal": "G"}],
        "chapter-number": "3",
        "status": "in press",
        "accessed": {"date-parts": [[2024, 5, 3]]},
    }
    expected = "TY  - CHAP\nED  - E, F\nA4  - G\nTI  - A b c\nSE  - 3\nN1  - Status: in press\nY2  - 2024/05/03/\nID  - k\nER  - \n"
    assert ris(item) == expected


def test_dates_that_are_no_day() -> None:
    def dated(**date: object) -> str:
        return ris({"id": "k", "type": "book", "issued": date}).replace("TY  - BOOK\n", "").replace("ID  - k\nER  - \n", "")

    assert dated(**{"date-parts": [[2024]], "season": 1}) == "PY  - 2024\nDA  - 2024///spring\n"
    assert dated(**{"date-parts": [[2024]], "circa": True}) == "PY  - 2024\nDA  - 2024///about\n"
    assert dated(**{"date-parts": [[2024, 5, 3], [2024, 5, 6]]}) == "PY  - 2024\nDA  - 2024/05/03/to 2024-05-06\n"
    assert dated(literal="1990s") == "PY  - 1990s\n"
