"""Settings of Material that cannot work here are faults with their line, and say what to use instead."""

from __future__ import annotations

import pytest

from publication.source.theme import WORKING, theme_problems
from tests.conftest import ROOT

BEFORE = "site_name: X\ntheme:\n  name: material\n  font: false\n"


def problems(text: str) -> list[tuple[int, str]]:
    found = list(theme_problems(text, "mkdocs.yml"))
    assert {(problem.id, problem.place.path) for problem in found} <= {("setting", "mkdocs.yml")}
    return [(problem.place.line, problem.message) for problem in found]


def test_the_settings_of_this_publication_work() -> None:
    assert problems((ROOT / "mkdocs.yml").read_text(encoding="utf-8")) == []


def test_every_feature_that_works_is_no_fault() -> None:
    assert problems(BEFORE + "  features:\n" + "".join(f"    - {each}\n" for each in sorted(WORKING))) == []


def test_settings_that_inherit_are_looked_at_too() -> None:
    ((line, message),) = problems("INHERIT: base.yml\ntheme:\n  language: fr\n  features: [navigation.tab]\n")
    assert (line, "did you mean `navigation.tabs`?" in message) == (4, True)
    assert [line for line, _ in problems("INHERIT: base.yml\ntheme:\n  font: {text: Roboto}\n")] == [3]


@pytest.mark.parametrize(
    ("line", "text", "says"),
    [
        (6, "  features:\n    - navigation.instant\n", "`navigation.instant` needs Material's script"),
        (6, "  features:\n    - search.suggest\n", "`search.suggest` belongs to Material's search"),
        (6, "  features:\n    - content.code.annotate\n", "explain code in the text"),
        (7, "  features:\n    - toc.follow\n    - navigation.tab\n", "did you mean `navigation.tabs`?"),
        (6, "  icon:\n    admonition:\n      note: octicons/tag-16\n", "--md-admonition-icon--NAME"),
        (6, "  icon:\n    annotation: material/plus\n", "needs Material's script"),
        (6, "  icon:\n    tag: {default: material/tag}\n", "--md-tag-icon"),
        (6, "extra:\n  analytics: {provider: google}\n", "sends what readers do to another host"),
        (6, "extra:\n  consent: {title: Cookies}\n", "nothing is kept"),
        (6, "extra:\n  version: {provider: mike}\n", "editions keep a state"),
        (6, "plugins:\n  search:\n", "this site has its own"),
        (6, "plugins:\n  - material/search\n", "this site has its own"),
        (6, "plugins:\n  - tags\n", "has no tags to read"),
        (6, "plugins:\n  blog:\n", "writes into docs/"),
        (6, "plugins:\n  offline:\n", "make editions"),
        (6, "nav: [index.md]\nsite_url: ''\n", "`site_url` is needed"),
        (1, "nav: [index.md]\n", "`site_url` is needed"),
        (5, "docs_dir: text\n", "has to be `docs`"),
        (5, "use_directory_urls: false\n", "has to be true"),
        (6, "extra_css:\n  - https://example.org/x.css\n", "another host"),
        (6, "extra_javascript:\n  - {path: //example.org/x.js, async: true}\n", "another host"),
        (6, "markdown_extensions:\n  - pymdownx.snippets\n", "can read files outside docs/"),
        (6, "markdown_extensions:\n  pymdownx.b64: {base_path: x}\n", "can read files outside docs/"),
    ],
)
def test_a_setting_that_cannot_work_is_a_fault_with_its_line(line: int, text: str, says: str) -> None:
    ((found, message),) = problems(BEFORE + text)
    assert found == line
    assert says in message


def test_fonts_of_another_host_are_a_fault_also_where_nothing_is_set() -> None:
    assert problems("theme:\n  name: material\n  font: {text: Inter}\n")[0][0] == 3
    ((line, message),) = problems("theme:\n  name: material\n")
    assert line == 1
    assert "set `font: false`" in message


def test_another_theme_and_a_file_that_is_no_yaml_are_left_to_mkdocs() -> None:
    assert problems("theme: mkdocs\n") == []
    assert problems("theme: [\n") == []
