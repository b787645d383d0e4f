"""Which words templates and code ask for."""

from __future__ import annotations

import pytest

from publication.model import Publication
from publication.source.interface import asked_in_code, asked_in_template


def words(text: str) -> list[tuple[str, int]]:
    asked, problems = asked_in_template(text, "a.html")
    assert problems == ()
    return [(".".join(each.word), each.place.line) for each in asked]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ words.frame.menu }}", ["frame.menu"]),
        ("{{ words['frame'].menu }}", ["frame.menu"]),
        ("{% set said = words.frame %}{{ said.menu }} {{ said['close'] }}", ["frame", "frame.menu", "frame.close"]),
        ("{% set said = words.frame %}{% set said = other %}{{ said.menu }}", ["frame"]),
        ("{{ parts.note(words.a.b) | upper }}", ["a.b"]),
        ("{% if page %}{% for each in words.a.list %}{{ each.name }}{% endfor %}{% endif %}", ["a.list"]),
        ("{{ words.a[kind] }}", ["a"]),
        ("{{ words.a.b.format(words.c.d, x=words.e.f) }}", ["a.b", "c.d", "e.f"]),
        ("{{ page.words }} {{ other.frame.menu }}", []),
    ],
)
def test_what_a_template_asks_for(text: str, found: list[str]) -> None:
    assert [word for word, _ in words(text)] == found


def test_the_line_and_the_placeholders_are_known() -> None:
    asked, _ = asked_in_template("one\n\n{{ words.a.b.format(day=1, page=2) }}", "a.html")
    assert [(each.place.path, each.place.line, each.given) for each in asked] == [("a.html", 3, {"day", "page"})]


def test_a_template_that_is_not_valid_is_a_problem() -> None:
    asked, problems = asked_in_template("one\n{% if %}", "a.html")
    assert asked == ()
    assert [(problem.place.line, problem.id) for problem in problems] == [(2, "layout")]


def test_what_code_asks_for() -> None:
    code = """
def one(publication):
    a, said = 1, publication.words["frame"]
    other = publication.other["x"]
    return said["menu"] + publication.words["a"][name] + said["close"].format(day=1) + other["y"] + said[0]

def two(said):
    return said["menu"], words["x"], said["z"].format(**all)
"""
    found = [(".".join(each.word), each.place.line, each.given) for each in asked_in_code(code, "a.py")]
    assert sorted({word for word, _, _ in found}) == ["a", "frame", "frame.close", "frame.menu"]
    assert ("frame.close", 5, frozenset({"day"})) in found


def test_the_real_templates_and_code_ask_for_words(publication: Publication) -> None:
    """So that the silence of the check means something."""
    asked = {each.word for each in publication.asked}
    assert {("frame", "menu"), ("citation", "record"), ("technology", "questions")} <= asked
    assert {each.place.path.split("/")[0] for each in publication.asked} == {"overrides", "publication"}
