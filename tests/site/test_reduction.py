"""Material's style sheet keeps what pages and scripts can use."""

from __future__ import annotations

from pathlib import Path

import pytest

from publication.site.links import files_of
from publication.site.mkdocs_files import joined
from publication.site.reduction import reduce_sheets, reduced, used

PAGE = '<html class="no-js"><body dir="ltr"><p class="md-a md-b" id="here" data-md-type=\'x\' hidden>text</p><script>el.classList.add("late")</script>'


def kept(sheet: str, page: str = PAGE, *others: str) -> str:
    return reduced(sheet, used([page], []), [page, *others])


@pytest.mark.parametrize(
    "rule",
    [
        "p{color:red}",
        ".md-a{color:red}",
        ".md-a.md-b>p:hover::before{color:red}",
        "#here{color:red}",
        "[dir=ltr] p{color:red}",
        "p:not(.gone){color:red}",
        "p[hidden]{color:red}",
        ".late{color:red}",
        "@media print{p{color:red}}",
        "*,p{color:red}",
    ],
)
def test_what_a_page_or_script_has_is_kept(rule: str) -> None:
    assert kept(rule) == rule


@pytest.mark.parametrize(
    "rule", [".gone{color:red}", "[dir=rtl] p{color:red}", "video{color:red}", "#gone p{color:red}", "@media print{.gone{color:red}}"]
)
def test_what_none_has_goes(rule: str) -> None:
    assert kept(rule) == ""


def test_of_several_selectors_those_that_are_used_stay() -> None:
    assert kept(".gone,p,.md-a .gone{color:red}") == "p{color:red}"


def test_properties_that_nothing_asks_for_go_and_those_that_led_to_them() -> None:
    sheet = "p{--a:var(--b);--b:1;--c:2;color:var(--d);--d:3}"
    assert kept(sheet) == "p{color:var(--d);--d:3}"
    assert kept(sheet, PAGE, "q { margin: var(--a) }") == "p{--a:var(--b);--b:1;color:var(--d);--d:3}"


def test_an_animation_that_nothing_runs_goes() -> None:
    assert kept("@keyframes a{to{top:0}}@keyframes b{to{top:0}}p{animation:b 1s}") == "@keyframes b{to{top:0}}p{animation:b 1s}"


def test_words_of_scripts_count_in_quotes_alone() -> None:
    script = "// a remark on `gone`\nlist.append(gone) /* 'gone' */; each.className = `late ${name}`"
    assert reduced(".late{color:red}.gone{color:red}", used([], [script])) == ".late{color:red}"
    assert reduced(".gone{color:red}", used(['<script type="application/json">{"gone": 1}</script>'], [])) == ""


def test_materials_sheets_stand_below_the_sites_own_in_a_layer(tmp_path: Path) -> None:
    sheet = joined(
        "@import 'more.css';\n/* Ours. */\nq::after { color: red; content: \"; /* */\" }\n",
        ['@charset "UTF-8";p{color:red}', ".gone{color:red}"],
    )
    assert sheet.startswith("@layer material;\n@import")  # the first in the order of layers, and an import may follow
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "extra.css").write_text(sheet, encoding="utf-8")
    reduce_sheets(tmp_path, files_of(tmp_path))
    text = (tmp_path / "extra.css").read_text(encoding="utf-8")
    assert text == "@layer material;@import 'more.css';q::after{color: red;content: \"; /* */\"}\n@layer material{p{color:red}}"


def test_a_site_without_a_sheet_has_materials_alone() -> None:
    assert joined("", ["p{color:red}"]) == "@layer material;\n\n@layer material{p{color:red}}\n"
