"""A preview after any edits is what a fresh one of the same state is: pages, files, and what is said of faults."""

from __future__ import annotations

import gc
import logging
import shutil
import tempfile
from collections.abc import Callable
from functools import _lru_cache_wrapper
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config

from publication.pages.compiled import COMPILED
from publication.site import rendering
from tests.conftest import Miniature, write_miniature

ADDRESS = "http://127.0.0.1:8000/"
HOME = "docs/index.md"
DRONES = "docs/technologies/drones.md"


def either(name: str, old: str, new: str) -> Callable[[Miniature], None]:
    """An edit of a file that takes itself back the next time."""

    def edit(mini: Miniature) -> None:
        path = mini.path(name)
        if path.exists():
            text = path.read_text(encoding="utf-8")
            assert old in text or new in text, f"{name} has neither {old!r} nor {new!r}: the edit does nothing"
            mini.write(name, text.replace(new, old) if new in text else text.replace(old, new, 1))

    return edit


def there_or_not(name: str, text: str) -> Callable[[Miniature], None]:
    def edit(mini: Miniature) -> None:
        mini.path(name).unlink() if mini.path(name).exists() else mini.write(name, text)

    return edit


def moved(name: str, to: str) -> Callable[[Miniature], None]:
    def edit(mini: Miniature) -> None:
        here, there = mini.path(name), mini.path(to)
        here.rename(there) if here.exists() else there.rename(here)

    return edit


PAGE = "---\ntitle: Another\nsummary: Another page.\nreviewed: 2026-01-01\n---\nText of [drones][drones] and [home](index.md#nowhere).\n"
EDITS = {
    "a word": either(HOME, "A small publication.", "A publication, with [drones][drones] and [the list][term-watchlist]."),
    "an unknown key": either(HOME, "title: Home\n", "title: Home\nunknown: key\n"),
    "a missing anchor": either("docs/about/index.md", "\n---\n", "\n---\nSee [the glossary](../glossary.md#nowhere).\n"),
    "a title": either(DRONES, "title: Drones", "title: Flying cameras"),
    "a summary": either(DRONES, "summary: ", "summary: In short, "),
    "a term": either("data/glossary.yml", "term: Watchlist", "term: List of the wanted"),
    "a definition": either("data/glossary.yml", "Whom a system looks for.", "Whom a machine looks for."),
    "a term gone": either("data/glossary.yml", "id: watchlist", "id: watchlists"),
    "a source": either("data/sources.bib", "On Drones", "On Aircraft"),
    "no YAML": either("data/glossary.yml", "- id", "- : id"),
    "a layout": either("overrides/layouts/page.md", "{{ page.body.text }}", "{{ page.body.text }}\nA line.\n"),
    "a style sheet": either("overrides/assets/extra.css", "body", "body , main"),
    "the frame": either(
        "overrides/main.html", "{% for script in config.extra_javascript %}", "<!-- end -->{% for script in config.extra_javascript %}"
    ),
    "a word of the frame": either("data/interface/en.yml", "skip: ", "skip: Please "),
    "the name of the site": either("mkdocs.yml", "site_name: Policing", "site_name: On policing"),
    "an extension": either("mkdocs.yml", "  def_list:\n", "  def_list:\n  sane_lists:\n"),
    "the depth of contents": either("mkdocs.yml", "toc_depth: 3", "toc_depth: 2"),
    "the navigation": either("mkdocs.yml", "\nnav:\n", "\nnav:\n  - Again: glossary.md\n"),
    "a page": there_or_not("docs/another.md", PAGE),
    "a page moves": moved("docs/glossary.md", "docs/words.md"),
    "a technology moves": moved(DRONES, "docs/technologies/aircraft.md"),
}


class Preview:
    """The builds of one `mkdocs serve`, without its server."""

    def __init__(self, root: Path, site: Path, settings: str = "mkdocs.yml") -> None:
        self.root, self.site, self.settings, self.started = root, site, settings, False

    def build(self) -> tuple[dict[str, bytes], list[str]]:
        """Every file of the site, and every warning."""
        config = load_config(config_file=str(self.root / self.settings), site_dir=str(self.site))
        config.site_url = ADDRESS
        if not self.started:
            config.plugins.on_startup(command="serve", dirty=False)
            self.started = True
        said: list[str] = []
        ear = logging.Handler(logging.WARNING)
        ear.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
        logging.getLogger("mkdocs").addHandler(ear)
        try:
            build(config, serve_url=ADDRESS)
        finally:
            logging.getLogger("mkdocs").removeHandler(ear)
        files = {path.relative_to(self.site).as_posix(): path.read_bytes() for path in self.site.rglob("*") if path.is_file()}
        return files, sorted(said)


def forget() -> None:
    """Empty what the functions of the publication keep between two builds."""
    for kept in gc.get_objects():
        if isinstance(kept, _lru_cache_wrapper) and str(kept.__module__).startswith("publication."):
            kept.cache_clear()
    COMPILED.found.clear()


@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=5))
@example(["a definition"])
@example(["a term gone"])
@example(["a page moves"])
@example(["a missing anchor", "a missing anchor"])
@example(["a page", "a title", "a page moves"])
@example(["a term", "the depth of contents"])
@settings(max_examples=5, deadline=None, derandomize=True)
def test_a_preview_is_what_a_fresh_one_is(edits: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        mini = write_miniature(Path(folder) / "edited")
        preview = Preview(mini.root, Path(folder) / "site")
        # Half of its pages in a process of its own, which the fresh one does without: the miniature is small.
        with patch.object(rendering, "_WORTH", 0):
            after, said = preview.build()
            for edit in edits:
                EDITS[edit](mini)
                after, said = preview.build()
        shutil.copytree(mini.root, Path(folder) / "fresh", symlinks=True)
        forget()
        fresh, said_of_fresh = Preview(Path(folder) / "fresh", Path(folder) / "fresh-site").build()
    assert {name for name in fresh.keys() | after.keys() if fresh.get(name) != after.get(name)} == set()
    assert said == said_of_fresh


@pytest.mark.parametrize("edit", EDITS)
def test_every_edit_of_the_sequences_changes_something(edit: str, tmp_path: Path) -> None:
    mini = write_miniature(tmp_path / "mini")
    before = {path: path.read_bytes() for path in mini.root.rglob("*") if path.is_file()}
    EDITS[edit](mini)
    assert before != {path: path.read_bytes() for path in mini.root.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("search", "made"), [("", False), ("0", False), ("1", True)])
def test_a_preview_has_search_and_data_where_they_are_asked_for(
    mini: Miniature, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, search: str, made: bool
) -> None:
    monkeypatch.setenv("SEARCH", search)
    files, said = Preview(mini.root, tmp_path / "site").build()
    assert said == []
    assert [name in files for name in ("pagefind/pagefind.js", "api/publication.json", "assets/social-card.png")] == [made] * 3
    assert (b"make serve SEARCH=1" in files["index.html"]) is not made
