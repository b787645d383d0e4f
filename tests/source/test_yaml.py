from publication.model.problems import Place
from publication.source.yaml import PLACE_KEY, read_yaml


def test_every_mapping_knows_its_place() -> None:
    source = read_yaml("- a: 1\n\n- a: 2\n", "data/x.yml", problem_id="data-file", first_line=5)
    assert [entry[PLACE_KEY] for entry in source.value] == [Place("data/x.yml", 5), Place("data/x.yml", 7)]


def test_every_key_knows_its_line() -> None:
    source = read_yaml("a:\n  - b: 1\n    c: 2\n", "x", problem_id="data-file")
    assert source.places["a", 0, "c"].line == 3


def test_a_repeated_key_keeps_the_first_value_and_is_a_problem() -> None:
    source = read_yaml("a: 1\na: 2\n", "x", problem_id="data-file")
    assert source.value["a"] == 1
    assert [(problem.place.line, problem.id) for problem in source.problems] == [(2, "data-file")]


def test_a_key_that_is_no_word_is_a_problem() -> None:
    source = read_yaml("? [a, b]\n: 1\n", "x", problem_id="data-file")
    assert "plain word" in source.problems[0].message


def test_an_empty_text_has_no_value_and_no_problem() -> None:
    source = read_yaml("# nothing\n", "x", problem_id="data-file")
    assert source.value is None
    assert source.problems == ()


def test_a_second_document_is_a_problem() -> None:
    source = read_yaml("a: 1\n---\nb: 2\n", "x", problem_id="data-file")
    assert [problem.place.line for problem in source.problems] == [2]


def test_an_alias_is_followed() -> None:
    assert read_yaml("a: &x [1]\nb: *x\n", "x", problem_id="data-file").value["b"] == [1]
