"""The way out: the same pages without mkdocs-bibtex. ProperDocs and MaterialX are tried by `make exit`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import OTHERS
from tests.site_builds import ADDRESS, BuiltSite, run_mkdocs
from tools.exit import PUBLISHED, copied, differences, without_the_plugin


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The publication in English without the plugin."""
    root = copied(tmp_path_factory.mktemp("alone") / "copy")
    without_the_plugin(root)
    (root / "mkdocs_bibtex.py").write_text("raise ModuleNotFoundError('not installed here')\n", encoding="utf-8")
    result = run_mkdocs(root, "build", LANGUAGES="en", **PUBLISHED)
    assert result.returncode == 0, result.stdout + result.stderr
    return BuiltSite(root / "site", ADDRESS)


def test_without_mkdocs_bibtex_every_page_says_and_links_the_same(site: BuiltSite, alone: BuiltSite) -> None:
    published = BuiltSite(site.folder, others=OTHERS)
    for page in published.pages.values():
        # What leads to the other languages, which are not built a second time.
        for link in page.tree.xpath("//link[@hreflang] | //*[contains(concat(' ', @class, ' '), ' md-select ')]/.."):
            link.drop_tree()
    assert differences(published, alone) == []
    assert alone.pages["technologies/facial-recognition/index.html"].tree.xpath("count(//li[starts-with(@id, 'fn:')])") > 50


def test_a_difference_is_found(alone: BuiltSite, tmp_path: Path) -> None:
    page = "technologies/facial-recognition/index.html"
    changed = BuiltSite(tmp_path, ADDRESS)
    for name in alone.pages:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((alone.folder / name).read_bytes())
    text = (tmp_path / page).read_text(encoding="utf-8")
    assert 'href="#cite"' in text
    (tmp_path / page).write_text(text.replace('href="#cite"', 'href="#cited"', 1), encoding="utf-8")
    assert all(page in line for line in differences(alone, changed))
    assert differences(alone, changed)
