from __future__ import annotations

import re
import warnings
from importlib.resources import files
from typing import Any

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import Entry, parse_string

from publication.citations.csl import csl_item
from publication.source.load import Loaded


def entry(text: str) -> Entry:
    (found,) = parse_string(text, "bibtex").entries.values()
    return found


@pytest.mark.parametrize(
    ("howpublished", "year", "issued", "number"),
    [
        ("No. 11519/20, judgment of 4 July 2023, [2023] ECHR 540", "2023", [2023, 7, 4], "No. 11519/20, [2023] ECHR 540"),
        ("Adopted 17 August 2005", "2005", [2005, 8, 17], None),
        ("COM(2020) 565 final, 18 September 2020", "2020", [2020, 9, 18], "COM(2020) 565 final"),
        ("ETS 148, opened 5 November 1992, in force 1 March 1998", "1992", [1992, 11, 5], "ETS 148, in force 1 March 1998"),
        ("Case T-158/19, December 2021", "2021", [2021, 12], "Case T-158/19"),
        ("Geneva, 8–11 August 2006", "2006", [2006], None),
        ("4 December 2025 to 12 February 2026", "2025", [2025], None),
        ("Entry, last changed 14 June 2024", "2024", [2024], None),
        ("No. 1, in force 6 February 2026", "2026", [2026], "No. 1, in force 6 February 2026"),
        ("No. 1, 6 February 2025", "2026", [2026], "No. 1, 6 February 2025"),
    ],
)
def test_a_date_is_as_exact_as_the_source_and_never_more(howpublished: str, year: str, issued: list[int], number: str | None) -> None:
    kind = "judgment" if howpublished.startswith(("No.", "Case")) else "legislation" if howpublished.startswith("ETS") else "standard"
    item = csl_item(entry(f"@misc{{k, title = {{T}}, howpublished = {{{howpublished}}}, year = {{{year}}}, kind = {{{kind}}}}}"))
    assert item["issued"]["date-parts"] == [issued]
    assert item.get("number") == number


def test_a_source_without_a_year_has_no_date() -> None:
    assert "issued" not in csl_item(entry("@misc{k, title = {T}, kind = {press}}"))


def test_latex_is_decoded_and_institutions_are_literal() -> None:
    item = csl_item(
        entry(r"@techreport{k, author = {{M\"uller \& Sons} and de la Cruz, Ana and others}, title = {The {EU}'s caf\'e}, year = {2020}}")
    )
    assert item["author"] == [
        {"literal": "Müller & Sons"},
        {"family": "Cruz", "given": "Ana", "non-dropping-particle": "de la"},
        {"literal": "others"},
    ]
    assert item["title"] == "The EU's café"


def test_the_court_is_the_authority_of_a_judgment() -> None:
    item = csl_item(entry("@misc{k, author = {{High Court, Divisional Court}}, title = {A v. B}, kind = {judgment}, year = {2020}}"))
    assert item["authority"] == "High Court, Divisional Court"
    assert item["type"] == "legal_case"
    assert "author" not in item


def test_the_caveats_of_a_source_go_along() -> None:
    item = csl_item(entry("@misc{k, title = {T}, howpublished = {Study}, note = {The year is not confirmed}, kind = {civil society}}"))
    assert item["note"] == "Study. The year is not confirmed"


def official(name: str) -> set[str]:
    """The words of a list of the CSL schema, which citeproc-py brings along as its authors publish it."""
    return set(re.findall(r'"([\w-]+)"', (files("citeproc") / "data" / "schema" / "schemas" / "styles" / name).read_text()))


@pytest.fixture(scope="module")
def items(loaded: Loaded) -> dict[str, dict[str, Any]]:
    return {key: csl_item(found) for key, found in loaded.bibliography.data.entries.items()}


def test_types_and_variables_are_those_of_the_csl_schema(items: dict[str, dict[str, Any]]) -> None:
    types, variables = official("csl-types.rnc"), official("csl-variables.rnc")
    assert {"legal_case", "webpage"} <= types
    assert {"author", "issued", "container-title"} <= variables
    assert {item["type"] for item in items.values()} <= types
    assert {name for item in items.values() for name in item} - {"id", "type"} <= variables
    for item in items.values():
        for name, value in item.items():
            assert name in ("author", "issued") or (isinstance(value, str) and value.strip()), (item["id"], name)
        for name in item.get("author", ()):
            assert set(name) == {"literal"} or {"family", "given"} <= set(name) <= {"family", "given", "suffix", "non-dropping-particle"}


def test_a_citation_processor_renders_every_source(items: dict[str, dict[str, Any]]) -> None:
    with warnings.catch_warnings():
        # citeproc-py says so of types that it does not know yet and takes them for articles.
        warnings.simplefilter("ignore")
        source = CiteProcJSON(list(items.values()))
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        for key in items:
            bibliography.register(Citation([CitationItem(key)]))
        rendered = [str(entry) for entry in bibliography.bibliography()]
    assert len(rendered) == len(items)
    glukhin = next(text for text in rendered if "Glukhin" in text)
    assert "2023" in glukhin
    assert any("Alon-Barkat, S. and Busuioc, M. (2023)" in text for text in rendered)
