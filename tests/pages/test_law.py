"""The tables of the law: what a number is called, where it leads, and how a decision was read."""

from __future__ import annotations

import pytest

from publication.pages.law import numbered, reading
from tests.conftest import Miniature
from tests.pages.test_compose import composer_of

CASES, INSTRUMENTS, SOURCES = "data/cases.yml", "data/instruments.yml", "data/sources.bib"
JUDGMENT = """
@jurisdiction{somecourt2025,
  author = {{Court of Justice of the European Union}},
  title = {A v. B},
  type = {judgment},
  number = {Case C-205/21, ECLI:EU:C:2023:49},
  date = {2023-01-26},
  url = {https://example.org/copy},
  kind = {judgment},
  region = {OSCE-wide or international},
  seen = {text},
}
"""
LINKED = r"[C\-205/21](<https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:62021CJ0205>)"


def number(mini: Miniature, court: str, text: str) -> str:
    mini.replace(CASES, "  court: Some Court\n", f'  court: {court}\n  number: "{text}"\n')
    publication = mini.publication()
    return numbered(publication.cases[0], publication)


@pytest.mark.parametrize(
    ("court", "text", "shown"),
    [
        ("Court of Justice of the European Union", "C-205/21", f"case {LINKED}"),
        ("Supreme Court of Canada", "2019 SCC 34", "neutral citation 2019 SCC 34"),
        ("Supreme Court of the United States", "573 U.S. 373", r"law report 573 U\.S\. 373"),
        ("Federal Constitutional Court of Germany", "1 BvR 142/15", "file no. 1 BvR 142/15"),
        ("Some regulator", "Findings [7]", r"Findings \[7\]"),
    ],
)
def test_a_number_is_called_what_it_is(mini: Miniature, court: str, text: str, shown: str) -> None:
    assert number(mini, court, text) == shown


def test_what_stands_around_numbers_stays(mini: Miniature) -> None:
    shown = number(mini, "European Court of Human Rights", "43577/98, 43579/98 and 3 others")
    assert shown.startswith("application no. [43577/98](<https://hudoc.echr.coe.int/")
    assert ">), [43579/98](<" in shown
    assert shown.endswith(">) and 3 others")


def test_a_source_that_bears_the_number_adds_the_identifier_of_the_decision(mini: Miniature) -> None:
    mini.append(SOURCES, JUDGMENT)
    mini.replace(CASES, "sources: [smith2024]", "sources: [somecourt2025, smith2024]")
    assert number(mini, "Court of Justice of the European Union", "C-205/21") == f"case {LINKED}; ECLI:EU:C:2023:49"
    assert reading(mini.publication().cases[0], mini.publication()) == "text"


def test_a_source_of_another_case_adds_nothing(mini: Miniature) -> None:
    mini.append(SOURCES, JUDGMENT)
    mini.replace(CASES, "sources: [smith2024]", "sources: [somecourt2025]")
    assert "ECLI" not in number(mini, "Court of Justice of the European Union", "C-80/23")


def test_the_number_of_an_instrument_leads_to_it(mini: Miniature) -> None:
    mini.replace(INSTRUMENTS, "  title: Some Act\n", "  title: Some Act\n  number: ETS 108\n")
    publication = mini.publication()
    address = "https://www.coe.int/en/web/conventions/full-list?module=treaty-detail&treatynum=108"
    assert numbered(publication.instruments[0], publication) == f"[ETS 108](<{address}>)"


def test_decisions_stand_newest_first_and_say_how_they_were_read(mini: Miniature) -> None:
    old = mini.path(CASES).read_text(encoding="utf-8")
    mini.append(
        CASES, old.replace("some-case", "newer-case").replace('date: "2025"', 'date: "2025-06"').replace("court: Some", "court: Other")
    )
    composer = composer_of(mini)
    text = composer.compose(composer.publication.by_path["docs/law.md"])
    assert text.index('id="case-newer-case"') < text.index('id="case-some-case"')
    assert 'data-hide-court="Other Court" data-hide-country="Austria" data-hide-read="abstract"' in text
    assert "The abstract was read" in text.split('id="case-some-case"')[1]
