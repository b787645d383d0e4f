from publication.model.problems import Place, Problem, as_annotation, suggestion


def test_a_problem_reads_as_path_line_id_and_message() -> None:
    assert str(Problem(Place("docs/a.md", 3), "at-sign", "wrong; right")) == "docs/a.md:3: [at-sign] wrong; right"


def test_problems_are_in_the_order_of_files_and_lines() -> None:
    places = [Place("b", 1), Place("a", 10), Place("a", 9)]
    assert [problem.place for problem in sorted(Problem(place, "x", "") for place in places)] == [places[2], places[1], places[0]]


def test_the_nearest_word_is_named() -> None:
    assert suggestion("rec-91", ["rec-9", "drones"]) == "; did you mean `rec-9`?"


def test_a_far_word_is_not() -> None:
    assert suggestion("balloon", ["rec-9", "drones"]) == ""


def test_an_annotation_cannot_be_ended_by_what_it_says() -> None:
    problem = Problem(Place("docs/a,b:c.md", 3), "at-sign", "100 % wrong\n::error::right, so: yes")
    assert as_annotation(problem) == "::error file=docs/a%2Cb%3Ac.md,line=3,title=at-sign::100 %25 wrong%0A::error::right, so: yes"
