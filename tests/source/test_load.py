import pytest

from publication.model import Page, Recommendation, Technology
from publication.source.load import load, page_model
from tests.conftest import Miniature


@pytest.mark.parametrize(
    ("path", "model"),
    [
        ("docs/recommendations/09.md", Recommendation),
        ("docs/recommendations/9.md", Recommendation),
        ("docs/recommendations/index.md", Page),
        ("docs/technologies/drones.md", Technology),
        ("docs/technologies/index.md", Page),
        ("docs/about/index.md", Page),
    ],
)
def test_the_folder_tells_the_kind_of_page(path: str, model: type[Page]) -> None:
    assert page_model(path) is model


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(mini: Miniature) -> None:
    before = mini.publication()
    for name in ("docs/index.md", "data/glossary.yml", "data/sources.bib"):
        content = mini.path(name).read_bytes()
        mini.path(name).write_bytes(b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"))
    assert mini.problems() == []
    assert mini.publication() == before


def test_objects_know_their_place(mini: Miniature) -> None:
    (technology,) = mini.publication().technologies
    assert [relation.place.line for relation in technology.relations] == [
        mini.line("docs/technologies/drones.md", "recommendation: 9"),
        mini.line("docs/technologies/drones.md", "recommendation: 16"),
    ]


def test_pages_are_in_the_order_of_the_navigation(mini: Miniature) -> None:
    pages = [page.path for page in mini.publication().all_pages]
    assert pages[:2] == ["docs/index.md", "docs/recommendations/index.md"]
    last = pages.index("docs/sources.md")
    assert pages[last : last + 3] == ["docs/sources.md", "docs/pages.md", "docs/practice/index.md"]


def test_a_folder_in_the_place_of_a_file_is_a_problem(mini: Miniature) -> None:
    mini.path("data/cases.yml").unlink()
    mini.path("data/cases.yml").mkdir()
    assert [problem.id for problem in mini.problems()] == ["data-file"]


def test_an_empty_folder_gives_problems_and_no_publication(mini: Miniature) -> None:
    mini.root.joinpath("empty").mkdir()
    loaded = load(mini.root / "empty")
    assert loaded.publication is None
    assert {problem.id for problem in loaded.problems} == {"data-file"}


def test_the_inverse_of_relations(mini: Miniature) -> None:
    publication = mini.publication()
    assert [(technology.id, relation.kind) for technology, relation in publication.relations_to(16)] == [("drones", "strains")]
    assert publication.relations_to(1) == []


@pytest.mark.parametrize(
    ("path", "address"),
    [("docs/index.md", ""), ("docs/recommendations/09.md", "recommendations/09/"), ("docs/technologies/index.md", "technologies/")],
)
def test_addresses(mini: Miniature, path: str, address: str) -> None:
    assert mini.publication().by_path[path].address == address


def test_missing_settings_are_one_problem(mini: Miniature) -> None:
    mini.path("mkdocs.yml").unlink()
    assert [str(problem) for problem in load(mini.root).problems] == ["mkdocs.yml:1: [data-file] the file is missing; restore it"]


def test_events_come_in_the_order_of_their_years(mini: Miniature) -> None:
    mini.append("data/timeline.yml", '- {date: "2005-03", when: March 2005, text: Before., sources: [hcnm2006]}\n')
    mini.append("data/timeline.yml", '- {date: "2006", when: "2006", text: All year., sources: [hcnm2006]}\n')
    assert [event.date for event in mini.publication().timeline] == ["2005-03", "2006-02-09", "2006"]
