"""Blocks that a contributor may write, as pymdown has them: each becomes what it says, needs no script, and leaves no mark behind."""

from __future__ import annotations

import re

import pytest

from tests.conftest import write_miniature
from tests.site_builds import BuiltPage, BuiltSite, run_mkdocs

TEXT = """
/// warning | Mind this
Text of the warning [@smith2024].
///

/// details | Open me
Text behind the fold, with [drones][drones].
///

/// tab | First
Text of the first.
///

/// tab | Second
Text of the second.
///

- [ ] to be ticked
- [x] ticked
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    mini = write_miniature(tmp_path_factory.mktemp("blocks"))
    mini.append("docs/about/index.md", TEXT)
    result = run_mkdocs(mini.root, "build")
    assert result.returncode == 0, result.stdout + result.stderr
    return BuiltSite(mini.root / "site")


@pytest.fixture(scope="module")
def page(built: BuiltSite) -> BuiltPage:
    return built.pages["about/index.html"]


@pytest.fixture(scope="module")
def view(built: BuiltSite) -> str:
    return (built.folder / "about" / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "where",
    [
        "//div[@class='admonition warning'][p[@class='admonition-title'][.='Mind this']]/p//sup",
        "//details[summary[.='Open me']]//a[.='drones'][contains(@href, 'technologies/drones')]",
        "//div[contains(@class, 'tabbed-set')][count(.//input[@type='radio'])=2]//label[.='Second']",
        "//div[contains(@class, 'tabbed-block')]/p[.='Text of the second.']",
        "//li[contains(@class, 'task-list-item')]//input[@type='checkbox'][@disabled]",
        "//li[contains(@class, 'task-list-item')]//input[@checked]",
    ],
)
def test_a_block_is_what_it_says(page: BuiltPage, where: str) -> None:
    assert page.tree.xpath(where)


def test_the_markdown_view_has_titles_texts_and_no_mark(view: str) -> None:
    for title, text in (("Mind this", "Text of the warning"), ("Open me", "Text behind the fold"), ("Second", "Text of the second.")):
        assert re.search(rf"^\*\*{title}\*\*\n+{text}", view, re.MULTILINE)
    assert "- [x] ticked" in view
    assert "///" not in view


def test_no_mark_is_left(page: BuiltPage) -> None:
    assert "///" not in page.text()
    assert "[ ]" not in page.text()
