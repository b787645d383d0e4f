"""The choice of questions, and their groups."""

from __future__ import annotations

from publication.model.practice import by_role, chosen
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
    assert chosen(publication, stage="unknown") == {}
    assert list(chosen(publication, reader="community")) == ["drones/purpose"]
    assert list(chosen(publication, reader="police")) == ["lawful", "drones/purpose"]


def test_a_reader_from_outside_is_shown_what_has_a_wording_for_residents(mini: Miniature) -> None:
    mini.replace("data/questions.yml", "[legal, leadership]", "[procurement]")
    assert list(chosen(mini.publication(), reader="community")) == ["lawful", "drones/purpose"]
    assert list(chosen(mini.publication(), reader="oversight")) == ["drones/purpose"]


def test_a_stage_brings_along_what_comes_before_it_and_nothing_later(mini: Miniature) -> None:
    mini.replace("data/questions.yml", "stage: considering", "stage: piloting")
    publication = mini.publication()
    stages = {key: question.stage for key, question in publication.every_question.items()}
    assert stages["lawful"] == "piloting"
    assert "lawful" not in chosen(publication, stage="procuring")
    assert "lawful" in chosen(publication, stage="piloting")
    assert "lawful" in chosen(publication, stage="ending")


def test_groups_follow_who_answers_first_and_the_stage(mini: Miniature) -> None:
    publication = mini.publication()
    groups = by_role(publication, chosen(publication))
    assert {role: {question.answered_by[0] for question in found.values()} for role, found in groups} == {
        role: {role} for role, _ in groups
    }
    order = [word.id for word in publication.vocabulary.roles]
    assert [role for role, _ in groups] == sorted((role for role, _ in groups), key=order.index)


def test_within_a_group_the_stages_are_in_order(mini: Miniature) -> None:
    mini.replace("data/questions.yml", "stage: considering", "stage: ending")
    mini.replace("data/questions.yml", "[legal, leadership]", "[operations]")
    mini.replace("docs/technologies/drones.md", "answered_by: ", "answered_by: operations # ")
    publication = mini.publication()
    assert [list(questions) for _, questions in by_role(publication, chosen(publication))] == [["drones/purpose", "lawful"]]
