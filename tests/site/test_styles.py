"""The style sheets: no rule without something that it shows, and no page without a rule that it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import cssselect2
import pytest
import tinycss2

from tests.site_builds import BuiltPage, BuiltSite

SHEETS = Path(__file__).parent.parent.parent / "overrides" / "assets"
STATE = re.compile(r"::?(popover-open|details-content|checked|hover|focus-visible|focus|target|before|after|backdrop|marker|placeholder)\b")
"""What no page has at rest: states that a reader makes, and boxes that the style sheet itself adds."""
BY_SCRIPT = {
    ".terms-away .text a.term::after": "frame.js: definitions put away by Escape",
    ".smooth": "frame.js: a short way is scrolled",
    ".md-nav--secondary .md-nav__link--active": "frame.js: the section that is read",
    ".text .md-clipboard": "frame.js: code is copied",
    ':root:has(> body[data-md-color-scheme="slate"])': "palette.html: the scheme that the system or somebody chose",
    ':is(.cite, .search) [aria-pressed="true"]': "frame.js: the addresses of paragraphs are shown",
    ".addresses .text .headerlink": "frame.js: the same",
    ".dimmed > *": "filter.js: cells that the choice leaves out",
    ".matrix .dimmed": "filter.js: the same on a phone",
}
BY_READERS = {
    ".md-sidebar--primary:not(:popover-open)": "the menu on a phone, open",
    ".beside:not(:has(#matrix-all:checked)) .cell--none": "cells without bearing on a phone, asked for",
}
BY_SETTINGS = {
    ".md-header--lifted ~ .md-container .md-sidebar": "navigation.tabs.sticky",
    '[dir="rtl"] .md-sidebar--primary': "direction",
}
BY_CONTRIBUTORS = {
    ".sc": "small capitals in the title of a source",
    ".sign--not-yet-examined": "data/vocabulary.yml: a state that no cell has today",
    ".text .authentic": "the authentic wording, for who holds the rights (CONTRIBUTING)",
}
IN_OTHER_LANGUAGES = dict.fromkeys((".notice", ".notice:not(span)", ".notice a"), "what a page says of its translation")
EXCUSED = BY_SCRIPT | BY_READERS | BY_SETTINGS | BY_CONTRIBUTORS | IN_OTHER_LANGUAGES


def rules(sheet: str) -> Iterator[str]:
    """The selectors of a style sheet, each by itself."""

    def inside(nodes: list[tinycss2.ast.Node]) -> Iterator[str]:
        for node in nodes:
            assert node.type != "error", f"{sheet}:{node.source_line}: {node.message}"
            if node.type == "qualified-rule":
                yield from selectors(node.prelude)
            elif node.content is not None and node.at_keyword != "page":
                yield from inside(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True))

    yield from inside(tinycss2.parse_stylesheet((SHEETS / sheet).read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True))


def selectors(prelude: list[tinycss2.ast.Node]) -> Iterator[str]:
    parts: list[list[tinycss2.ast.Node]] = [[]]
    for token in prelude:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    yield from (tinycss2.serialize(part).strip() for part in parts)


@cache
def matcher() -> cssselect2.Matcher:
    found = cssselect2.Matcher()
    for sheet in sheets():
        for selector in rules(sheet):
            for compiled in cssselect2.compile_selector_list(STATE.sub(":not(never)", selector)):
                found.add_selector(compiled, (sheet, selector))
    return found


def sheets() -> list[str]:
    return sorted(path.name for path in SHEETS.glob("*.css"))


def loaded(page: BuiltPage) -> set[str]:
    return {str(address).rsplit("/", 1)[-1] for address in page.tree.xpath("//link[@rel='stylesheet']/@href")}


@pytest.fixture(scope="module")
def matches(site: BuiltSite) -> dict[str, set[tuple[str, str]]]:
    """Which rules show something, by page: file and selector."""
    found: dict[str, set[tuple[str, str]]] = {}
    for page in site.pages.values():
        tree = cssselect2.ElementWrapper.from_html_root(page.tree)
        found[page.address] = {rule for element in tree.iter_subtree() for *_, rule in matcher().match(element)}
    return found


def test_every_rule_shows_something(matches: dict[str, set[tuple[str, str]]]) -> None:
    used = set.union(*matches.values())
    unused = [f"{sheet}: {each}" for sheet in sheets() if sheet != "search.css" for each in rules(sheet) if (sheet, each) not in used]
    assert [each for each in unused if each.split(": ", 1)[1] not in EXCUSED] == []


def test_no_excuse_is_kept_that_nothing_needs(matches: dict[str, set[tuple[str, str]]]) -> None:
    used = {selector for _, selector in set.union(*matches.values())}
    written = {each for sheet in sheets() for each in rules(sheet)}
    assert [each for each in EXCUSED if each in used or each not in written] == []


def test_what_scripts_set_is_in_a_script() -> None:
    scripts = "".join(
        path.read_text(encoding="utf-8") for path in [*SHEETS.glob("*.js"), SHEETS.parent / "partials/javascripts/palette.html"]
    )
    states = {"terms-away", "smooth", "md-nav__link--active", "md-clipboard", "scheme", "dimmed", "cite", "addresses"}
    assert [each for each in BY_SCRIPT if not any(name in each for name in states)] == []
    assert [name for name in states if not re.search(rf"(?i)[\" .]{name}\b|dataset\[\"mdColor", scripts)] == []


def test_the_rules_of_the_search_are_for_what_its_script_makes(site: BuiltSite) -> None:
    script = (SHEETS / "search.js").read_text(encoding="utf-8")  # the others of the search make no elements
    dialog = site.pages["index.html"].tree.get_element_by_id("search")
    known = set(re.findall(r"search__\w+", script)) | set(" ".join(dialog.xpath("..//*/@class")).split()) | {"search"}
    assert {name for each in rules("search.css") for name in re.findall(r"\.([\w-]+)", each)} <= known


def test_a_page_loads_every_sheet_that_has_a_rule_for_it(site: BuiltSite, matches: dict[str, set[tuple[str, str]]]) -> None:
    """search.css comes with the search; in print rules of other sheets may name what is hidden."""
    for page in site.pages.values():
        needed = {sheet for sheet, _ in matches[page.address]} - {"search.css"}
        assert needed == loaded(page), page.address
