"""The way out: the same pages without mkdocs-bibtex. On the real publication, ProperDocs and MaterialX are tried by `make exit`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import write_miniature
from tests.site_builds import ADDRESS, BuiltSite, run_mkdocs
from tools.exit import PUBLISHED, differences, without_the_plugin


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The miniature without the plugin."""
    root = write_miniature(tmp_path_factory.mktemp("alone")).root
    without_the_plugin(root)
    (root / "mkdocs_bibtex.py").write_text("raise ModuleNotFoundError('not installed here')\n", encoding="utf-8")
    return built(root)


def built(root: Path) -> BuiltSite:
    result = run_mkdocs(root, "build", **PUBLISHED)
    assert result.returncode == 0, result.stdout + result.stderr
    return BuiltSite(root / "site", ADDRESS)


def test_without_mkdocs_bibtex_every_page_says_and_links_the_same(alone: BuiltSite, tmp_path: Path) -> None:
    assert differences(built(write_miniature(tmp_path).root), alone) == []
    assert alone.pages["technologies/drones/index.html"].tree.xpath("//li[starts-with(@id, 'fn:')]")


def test_a_difference_is_found(alone: BuiltSite, tmp_path: Path) -> None:
    page = "technologies/drones/index.html"
    changed = BuiltSite(tmp_path, ADDRESS)
    for name in alone.pages:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((alone.folder / name).read_bytes())
    text = (tmp_path / page).read_text(encoding="utf-8")
    assert 'href="#cite"' in text
    (tmp_path / page).write_text(text.replace('href="#cite"', 'href="#cited"', 1), encoding="utf-8")
    assert all(page in line for line in differences(alone, changed))
    assert differences(alone, changed)
