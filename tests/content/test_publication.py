"""The real publication has no problem, and the facts that cannot change are as they are."""

from __future__ import annotations

from publication.checks import every_problem
from publication.model import Publication
from publication.model.practice import chosen
from publication.source.load import Loaded

PARTS = (("principles", 3), ("recruitment", 4), ("training", 4), ("engagement", 4), ("operations", 5), ("conflict", 3))
NAMED = {"artificial-intelligence", "predictive-policing", "facial-recognition"}
"""What the release on the roundtable of 15 May 2025 names."""


def test_it_has_no_problem(loaded: Loaded) -> None:
    assert every_problem(loaded) == []


def test_there_are_23_recommendations_in_six_parts(publication: Publication) -> None:
    numbers = iter(range(1, 24))
    expected = {next(numbers): part for part, count in PARTS for _ in range(count)}
    assert {page.number: page.part for page in publication.recommendations} == expected


def test_the_technologies_that_the_release_names_are_marked_and_no_other(publication: Publication) -> None:
    assert {page.id for page in publication.technologies if page.named_by_roundtable} == NAMED


def test_a_police_service_is_asked_everything_and_residents_what_is_worded_for_them(publication: Publication) -> None:
    assert chosen(publication, reader="police") == publication.every_question
    assert set(chosen(publication, reader="community")) >= {key for key, asked in publication.every_question.items() if asked.plain}
