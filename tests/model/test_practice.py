"""The choice of questions, and their groups."""

from __future__ import annotations

from publication.model.practice import by_part, chosen, part_of
from tests.conftest import Miniature


def test_nothing_chosen_leaves_nothing_out(mini: Miniature) -> None:
    assert list(chosen(mini.publication())) == ["lawful", "drones/purpose"]


def test_common_questions_come_with_every_technology(mini: Miniature) -> None:
    assert list(chosen(mini.publication(), technologies=["drones"])) == ["lawful", "drones/purpose"]
    assert list(chosen(mini.publication(), technologies=["balloons"])) == ["lawful"]


def test_a_stage_and_a_reader_leave_out_what_is_not_theirs(mini: Miniature) -> None:
    mini.replace("data/questions.yml", "[legal, leadership]", "[procurement]")
    mini.replace("data/questions.yml", "  plain: Which law lets you do this?\n", "")
    publication = mini.publication()
    assert chosen(publication, stage="ending") == {}
    assert list(chosen(publication, reader="community")) == ["drones/purpose"]
    assert list(chosen(publication, reader="police")) == ["lawful", "drones/purpose"]


def test_a_reader_from_outside_is_shown_what_has_a_wording_for_residents(mini: Miniature) -> None:
    mini.replace("data/questions.yml", "[legal, leadership]", "[procurement]")
    assert list(chosen(mini.publication(), reader="community")) == ["lawful", "drones/purpose"]
    assert list(chosen(mini.publication(), reader="oversight")) == ["drones/purpose"]


def test_groups_follow_the_first_recommendation_and_the_stage(mini: Miniature) -> None:
    mini.replace(
        "docs/technologies/drones.md",
        "recommendations: [16]\n    sources: [smith2024]\n---",
        "recommendations: [9, 16]\n    sources: [smith2024]\n---",
    )
    publication = mini.publication()
    groups = [(part, list(questions)) for part, questions in by_part(publication, chosen(publication))]
    assert groups == [("training", ["drones/purpose"]), ("operations", ["lawful"])]


def test_within_a_part_the_stages_are_in_order(mini: Miniature) -> None:
    mini.replace("data/questions.yml", "stage: considering", "stage: ending")
    publication = mini.publication()
    assert [list(questions) for _, questions in by_part(publication, chosen(publication))] == [["drones/purpose", "lawful"]]


def test_a_question_without_recommendation_has_no_part(mini: Miniature) -> None:
    mini.replace("data/questions.yml", "  recommendations: [16]\n", "")
    publication = mini.publication()
    assert part_of(publication, publication.every_question["lawful"]) == ""
