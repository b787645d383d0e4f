"""The real publication: known totals, and no problem."""

from __future__ import annotations

import pytest

from publication.checks import check
from publication.model import Publication
from publication.model.matrix import OPEN, count_states, matrix
from publication.model.practice import chosen
from publication.pages.overviews import by
from publication.source.load import load
from tests.conftest import ROOT

PARTS = (("principles", 3), ("recruitment", 4), ("training", 4), ("engagement", 4), ("operations", 5), ("conflict", 3))

TECHNOLOGIES = (
    "artificial-intelligence",
    "predictive-policing",
    "facial-recognition",
    "biometric-identification",
    "surveillance-sensors",
    "social-media-monitoring",
    "digital-forensics-and-interception",
    "risk-assessment-and-databases",
    "digital-community-engagement",
    "language-technology",
    "body-worn-cameras",
    "data-and-reporting",
)
NAMED = ("artificial-intelligence", "predictive-policing", "facial-recognition")


def test_there_are_enough_questions_and_people_outside_can_ask_some(publication: Publication) -> None:
    assert len(publication.every_question) >= 120
    for page in publication.technologies:
        assert sum(bool(question.plain) for question in page.questions) >= 4, page.id


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


def test_there_are_twelve_technologies_in_the_areas_of_the_roundtable(publication: Publication) -> None:
    assert tuple(page.id for page in publication.technologies) == TECHNOLOGIES
    assert [page.area for page in publication.technologies] == [
        "cross-cutting",
        *["operations"] * 7,
        *["engagement"] * 2,
        *["reporting"] * 2,
    ]


@pytest.mark.parametrize("slug", TECHNOLOGIES)
def test_a_technology_page_is_complete(publication: Publication, slug: str) -> None:
    page = publication.by_slug[slug]
    cited = {mention.target for mention in page.body.citations}
    assert 1800 <= page.body.words <= 3000
    assert len(cited) >= (20 if slug in NAMED else 15)
    assert 8 <= len(page.questions) <= 12
    asked = publication.questions_for(page)
    assert {question.stage for question in asked} == {word.id for word in publication.vocabulary.stages}
    assert {role for question in asked for role in question.answered_by} == {word.id for word in publication.vocabulary.roles}


def test_a_police_service_is_asked_everything_and_residents_what_is_worded_for_them(publication: Publication) -> None:
    assert chosen(publication, reader="police") == publication.every_question
    assert set(chosen(publication, reader="community")) >= {key for key, asked in publication.every_question.items() if asked.plain}


def test_every_cell_of_the_matrix_was_examined(publication: Publication) -> None:
    states = count_states(publication)
    assert states[OPEN] == 0
    assert sum(len(row.cells) for row in matrix(publication)) == 23 * 12


def test_the_law_is_there(publication: Publication) -> None:
    assert len(publication.instruments) >= 70
    assert len(publication.cases) >= 47
    assert {body for body, _ in by(publication.instruments, "body")} == {word.id for word in publication.vocabulary.bodies}


def test_what_is_not_in_force_is_not_called_binding(publication: Publication) -> None:
    convention = next(item for item in publication.instruments if "Framework Convention on Artificial Intelligence" in item.title)
    assert convention.force == "repealed or not in force"


def test_the_glossary_is_there_and_used(publication: Publication) -> None:
    assert len(publication.terms) >= 60
    assert [term.id for term in publication.terms if not publication.uses_of(term.id)] == []


def test_the_timeline_is_in_order(publication: Publication) -> None:
    dates = [event.date[:4] for event in publication.timeline]
    assert len(dates) >= 25
    assert dates == sorted(dates)


def test_summaries_are_short(publication: Publication) -> None:
    assert [page.path for page in publication.all_pages if len(page.summary.split()) > 70] == []


def test_no_authentic_wording_is_shipped(publication: Publication) -> None:
    assert publication.authentic == ()
