from publication.model.matrix import NO_BEARING, NO_EVIDENCE, OPEN, count_states, matrix
from tests.conftest import Miniature

DRONES = "docs/technologies/drones.md"


def test_every_cell_has_a_state(mini: Miniature) -> None:
    rows = matrix(mini.publication())
    assert [row.recommendation.number for row in rows] == list(range(1, 24))
    states = {row.recommendation.number: row.cells[0].states for row in rows}
    assert states[9] == ("supports",)
    assert states[16] == ("strains",)
    assert {states[number] for number in states if number not in (9, 16)} == {(NO_BEARING,)}


def test_a_cell_can_have_several_kinds_in_the_order_of_the_vocabulary(mini: Miniature) -> None:
    mini.replace(DRONES, "does_not_bear:", "  - {recommendation: 16, kind: supports, because: Too., sources: [smith2024]}\ndoes_not_bear:")
    assert matrix(mini.publication())[15].cells[0].states == ("supports", "strains")


def test_an_open_cell_is_shown_as_open(mini: Miniature) -> None:
    mini.replace(DRONES, "  - {recommendation: 1, because: Drones do not touch it.}\n", "")
    mini.replace(DRONES, "questions:", "not_yet_examined: [1]\nquestions:")
    assert mini.problems() == []
    assert matrix(mini.publication())[0].cells[0].states == (OPEN,)


def test_a_cell_without_evidence_is_not_one_without_bearing(mini: Miniature) -> None:
    mini.replace(DRONES, "  - {recommendation: 1, because: Drones do not touch it.}\n", "")
    mini.replace(DRONES, "questions:", "no_evidence_found: [{recommendation: 1, because: We found no study.}]\nquestions:")
    assert mini.problems() == []
    cell = matrix(mini.publication())[0].cells[0]
    assert (cell.states, cell.reason, cell.relations) == ((NO_EVIDENCE,), "We found no study.", ())
    assert count_states(mini.publication())[NO_EVIDENCE] == 1


def test_states_are_counted(mini: Miniature) -> None:
    assert count_states(mini.publication()) == {"supports": 1, "strains": 1, "unforeseen": 0, NO_EVIDENCE: 0, NO_BEARING: 21, OPEN: 0}
