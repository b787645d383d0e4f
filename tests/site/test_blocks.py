"""Blocks that a contributor may write, as pymdown has them: each becomes what it says, needs no script, and leaves no mark behind."""

from __future__ import annotations

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
def page(tmp_path_factory: pytest.TempPathFactory) -> BuiltPage:
    mini = write_miniature(tmp_path_factory.mktemp("blocks"))
    mini.append("docs/about/index.md", TEXT)
    result = run_mkdocs(mini.root, "build")
    assert result.returncode == 0, result.stdout + result.stderr
    return BuiltSite(mini.root / "site").pages["about/index.html"]


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


def test_no_mark_is_left(page: BuiltPage) -> None:
    assert "///" not in page.text()
    assert "[ ]" not in page.text()
