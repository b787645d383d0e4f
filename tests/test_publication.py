"""The real publication: known totals, and no problem."""

from __future__ import annotations

import pytest

from publication.checks import check
from publication.load import load
from publication.model import Publication
from tests.conftest import PARTS, ROOT

NAMED = ("artificial-intelligence", "predictive-policing", "facial-recognition")


def test_it_has_no_problem(publication: Publication) -> None:
    assert load(ROOT).problems == ()
    assert check(publication) == []


def test_there_are_23_recommendations_in_six_parts(publication: Publication) -> None:
    numbers = iter(range(1, 24))
    expected = {next(numbers): part for part, count in PARTS for _ in range(count)}
    assert {page.number: page.part for page in publication.recommendations} == expected


def test_the_roundtable_named_three_technologies(publication: Publication) -> None:
    assert sorted(page.id for page in publication.technologies if page.named_by_roundtable) == sorted(NAMED)


@pytest.mark.parametrize("number", range(1, 24))
def test_a_recommendation_page_has_its_length_and_sources(publication: Publication, number: int) -> None:
    page = publication.by_number[number]
    assert 400 <= page.body.words <= 900
    assert "hcnm2006policing" in {mention.target for mention in page.body.citations}


@pytest.mark.parametrize("slug", NAMED)
def test_a_technology_page_is_complete(publication: Publication, slug: str) -> None:
    page = publication.by_slug[slug]
    cited = {mention.target for mention in page.body.citations}
    assert 1800 <= page.body.words <= 3000
    assert len(cited) >= 20
    assert 6 <= len(page.relations) <= 12
    assert 6 <= len(page.questions) <= 12


def test_summaries_are_short(publication: Publication) -> None:
    assert [page.path for page in publication.all_pages if len(page.summary.split()) > 70] == []


def test_no_authentic_wording_is_shipped(publication: Publication) -> None:
    assert publication.authentic == ()
