from __future__ import annotations

import re
import warnings
from importlib.resources import files
from typing import Any

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from publication.citations.csl import csl_item
from publication.model import Publication
from publication.source.bibliography import read_bibliography


def item(text: str) -> dict[str, Any]:
    bibliography = read_bibliography(text, "b")
    assert bibliography.problems == ()
    return csl_item(bibliography.sources[0])


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("2024-06-13", {"date-parts": [[2024, 6, 13]]}),
        ("2024", {"date-parts": [[2024]]}),
        ("2023?", {"date-parts": [[2023]], "circa": True}),
        ("2025-12-04/2026-02-12", {"date-parts": [[2025, 12, 4], [2026, 2, 12]]}),
        ("2024-21", {"date-parts": [[2024]], "season": 1}),
        ("199X", {"literal": "1990s"}),
        ("2021/..", {"literal": "2021–"}),
    ],
)
def test_a_date_is_as_exact_as_the_source_and_never_more(date: str, issued: dict[str, Any]) -> None:
    assert item(f"@misc{{k, title = {{T}}, date = {{{date}}}}}")["issued"] == issued


def test_a_source_without_a_date_has_none() -> None:
    assert "issued" not in item("@misc{k, title = {T}, kind = {press}}")


def test_latex_is_decoded_and_institutions_are_literal() -> None:
    found = item(
        r"@techreport{k, author = {{M\"uller \& Sons} and de la Cruz, Ana and others}, title = {The {EU}'s \emph{caf\'e}}, year = {2020}}"
    )
    assert found["author"] == [{"literal": "Müller & Sons"}, {"family": "Cruz", "given": "Ana", "non-dropping-particle": "de la"}]
    assert found["note"] == "Authors: only the first are named; there are others"
    assert found["title"] == "The EU’s <i>café</i>"


def test_markup_is_that_of_csl() -> None:
    found = item(r"@misc{k, title = {A\textsc{b}\textsubscript{c}}, note = {D \emph{e}}}")
    assert found["title"] == 'A<span style="font-variant:small-caps;">b</span><sub>c</sub>'
    assert found["note"] == "D e"


def test_editors_chapters_and_what_else_a_collection_has() -> None:
    found = item(
        "@incollection{k, author = {A, B}, title = {T}, editor = {C, D and E, F}, booktitle = {Book}, booksubtitle = {S}, chapter = {3}, "
        "pages = {12-19}, urldate = {2024-05-03}, url = {https://e.org}, publisher = {P}, location = {London}}"
    )
    assert found == {
        "id": "k",
        "type": "chapter",
        "title": "T",
        "author": [{"family": "A", "given": "B"}],
        "editor": [{"family": "C", "given": "D"}, {"family": "E", "given": "F"}],
        "container-title": "Book: S",
        "publisher": "P",
        "publisher-place": "London",
        "chapter-number": "3",
        "page": "12-19",
        "URL": "https://e.org",
        "accessed": {"date-parts": [[2024, 5, 3]]},
    }
    assert item("@book{k, editor = {A, B}, title = {T}}")["editor"] == [{"family": "A", "given": "B"}]


def test_the_court_is_the_authority_of_a_judgment() -> None:
    found = item("@misc{k, author = {{High Court, Divisional Court}}, title = {A v. B}, kind = {judgment}, year = {2020}}")
    assert found["authority"] == "High Court, Divisional Court"
    assert found["type"] == "legal_case"
    assert "author" not in found


def test_the_caveats_of_a_source_go_along() -> None:
    found = item("@misc{k, title = {T}, howpublished = {Study}, note = {The year is not confirmed}, kind = {civil society}}")
    assert found["note"] == "Study. The year is not confirmed"


def test_two_fields_for_one_variable_and_an_archived_copy_are_not_lost() -> None:
    found = item("@report{k, title = {T}, institution = {A}, publisher = {B}, url = {https://a.org/x}, archiveurl = {https://b.org/x}}")
    assert (found["publisher"], found["note"]) == ("A", "B. Archived copy: https://b.org/x (no date)")


@pytest.mark.parametrize("kind", ["magazine", "newspaper"])
def test_an_article_says_in_what_it_appeared(kind: str) -> None:
    assert item(f"@article{{k, title = {{T}}, journaltitle = {{J}}, entrysubtype = {{{kind}}}}}")["type"] == f"article-{kind}"


NAMES = ("author", "editor", "translator")
DATES = ("issued", "accessed", "event-date", "original-date")


def official(name: str) -> set[str]:
    """The words of a list of the CSL schema, which citeproc-py brings along as its authors publish it."""
    return set(re.findall(r'"([\w-]+)"', (files("citeproc") / "data" / "schema" / "schemas" / "styles" / name).read_text()))


@pytest.fixture(scope="module")
def items(publication: Publication) -> dict[str, dict[str, Any]]:
    return {source.key: csl_item(source) for source in publication.sources}


def test_types_and_variables_are_those_of_the_csl_schema(items: dict[str, dict[str, Any]]) -> None:
    types, variables = official("csl-types.rnc"), official("csl-variables.rnc")
    assert {"legal_case", "webpage"} <= types
    assert {"author", "issued", "container-title"} <= variables
    assert {item["type"] for item in items.values()} <= types
    assert {name for item in items.values() for name in item} - {"id", "type"} <= variables
    for found in items.values():
        for name, value in found.items():
            assert name in (*NAMES, *DATES) or (isinstance(value, str) and value.strip()), (found["id"], name)
        for name in (name for role in NAMES for name in found.get(role, ())):
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


def test_the_address_is_the_official_one_and_the_copy_is_told() -> None:
    law = "@jurisdiction{k, author = {{Court of Appeal}}, title = {A v. B}, number = {[2020] EWCA Civ 1058}, kind = {judgment}"
    official = "https://caselaw.nationalarchives.gov.uk/ewca/civ/2020/1058"
    found = item(f"{law}, url = {{https://example.org/copy}}, note = {{N}}}}")
    assert (found["URL"], found["note"]) == (official, "Also at https://example.org/copy. N")
    found = item(f"{law}, url = {{{official}}}}}")
    assert (found["URL"], "note" in found) == (official, False)
