"""The recipes of CONTRIBUTING: each snippet is pasted into the real publication, which then has no problem."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from publication.checks import every_problem
from publication.commands import layout_problems, main
from publication.source.load import load
from publication.source.translations import published_languages
from tests.conftest import ROOT

NAME = "docs/technologies/example-robot-dogs.md"


def snippets() -> dict[str, str]:
    """Each snippet by the title of its fence: a file, or a file and the key below which it stands."""
    text = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return dict(re.findall(r'^```\w+ title="([^"]+)"\n(.*?)^```$', text, flags=re.MULTILINE | re.DOTALL))


def translated_snippets() -> dict[str, str]:
    """Those of the recipes on translations: files of an invented translation into German."""
    return {name: text for name, text in snippets().items() if re.search(r"\bde\b", name)}


@pytest.fixture(scope="module")
def pasted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("recipes")
    for name in ("docs", "data", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("mkdocs.yml", "CHANGELOG.md", "CITATION.cff"):
        shutil.copy(ROOT / name, root)
    found = {name: text for name, text in snippets().items() if name not in translated_snippets()}
    (root / NAME).write_text(found.pop(NAME), encoding="utf-8")
    for title, text in found.items():
        name, _, key = title.partition(" ")
        file = root / name
        before = file.read_text(encoding="utf-8")
        after = (
            re.sub(rf"(?m)^{key}:\n", lambda match, text=text: match.group(0) + text, before, count=1)
            if key
            else f"{before.rstrip()}\n\n{text}"
        )
        assert after != before
        file.write_text(after, encoding="utf-8")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    last = re.search(r"(?m)^( +)- technologies/data-and-reporting\.md\n", settings)
    assert last is not None
    (root / "mkdocs.yml").write_text(
        settings.replace(last.group(0), f"{last.group(0)}{last.group(1)}- {NAME.removeprefix('docs/')}\n"), encoding="utf-8"
    )
    return root


def test_every_kind_of_entry_has_its_snippet() -> None:
    assert {title.split(" ")[0] for title in snippets().keys() - translated_snippets().keys()} == {
        "data/sources.bib", "data/glossary.yml", "data/cases.yml", "data/instruments.yml", NAME,
    }  # fmt: skip


def test_the_publication_with_every_snippet_has_no_problem(pasted: Path) -> None:
    loaded = load(pasted)
    assert [str(problem) for problem in every_problem(loaded) or layout_problems(pasted, loaded)] == []


def test_what_was_pasted_is_there(pasted: Path) -> None:
    publication = load(pasted).publication
    assert publication is not None
    page = publication.by_slug["example-robot-dogs"]
    assert {relation.recommendation for relation in page.relations} == {12, 16}
    assert {question.id for question in page.questions} == {"purpose", "leash"}
    assert "zzexample2026dogs" in publication.by_key


NINE = "docs/recommendations/09.de.md"


@pytest.fixture(scope="module")
def in_german(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real publication with the language and the page of the recipes, marked as `make translated LANGUAGE=de` does."""
    root = tmp_path_factory.mktemp("german")
    for name in ("docs", "data", "overrides", "languages"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("mkdocs.yml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, root)
    found = translated_snippets()
    assert set(found) == {NINE, "data/interface/de.yml", "data/translations/de/terms.yml", "languages/de.yml"}
    for name, text in found.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    assert main(["translated", "--language", "de", "--root", str(root)]) == 0
    return root


def test_a_language_is_added_as_the_recipe_says(in_german: Path) -> None:
    loaded = load(in_german, "de")
    assert [str(problem) for problem in every_problem(loaded) or layout_problems(in_german, loaded)] == []
    publication = loaded.publication
    assert publication is not None
    assert publication.by_number[9].title == "Minderheiten in der Aus- und Fortbildung"
    assert publication.words.recommendation.name == "Empfehlung"
    assert published_languages(in_german) == ("en", "de", "fr", "ru")
    state = publication.state(publication.by_number[9])
    assert (state["asks"], state["why"]) == ("current", "missing")


def test_a_section_is_translated_as_the_recipe_says(in_german: Path) -> None:
    page = in_german / NINE
    english = load(in_german).publication
    assert english is not None
    why = english.by_number[9].body.sections()["why"]
    page.write_text(page.read_text(encoding="utf-8") + f"\n## Warum {{#why}}\n\n{why.text}\n", encoding="utf-8")
    assert main(["translated", "--page", NINE, "--section", "why", "--root", str(in_german)]) == 0
    publication = load(in_german, "de").publication
    assert publication is not None
    state = publication.state(publication.by_number[9])
    assert state["why"] == "current"
