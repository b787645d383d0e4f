"""WCAG 2.2 AA as far as a machine can judge it: the means, the opened parts, and what a reader's system asks for.

`test_every_page` looks at each page. The opened menu and the opened search are the same elements on every page: all rules, both schemes,
at every width where they are shown, on one page. Contrast, targets and regions that scroll are judged once for each kind, on whichever
page it comes first at a width and in a scheme: text by its colours and what lies under it, a target by its size and what is near.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from publication.model import Publication
from tests.site_builds import BuiltSite

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1280, 768, 390, 320)
FOLLOWED = 150
"""How many steps a walk by keyboard takes on one page; the rest of a long list is more of the same."""
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """async ([options, within]) => (await axe.run(within, {...options, resultTypes: ["violations"], selectors: false, iframes: false})).violations.map(
    rule => `${rule.id} at ${rule.nodes.length} places, first ${rule.nodes[0].html.slice(0, 150)}`)"""
ALL = {"runOnly": {"type": "tag", "values": RULES}}
BY_KIND = ("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable")
BUT_BY_KIND = {**ALL, "rules": {rule: {"enabled": False} for rule in BY_KIND}}

RUN_ON_KINDS = """async ([options, measured]) => {
    const TARGETS = "a[href], button, input, select, textarea, summary, [tabindex]";
    const grounds = new Map(), texts = new Map(), known = new Set(measured), added = [];
    const ground = each => {
        if (!each) return "";
        if (!grounds.has(each)) {
            const {backgroundColor, backgroundImage, opacity, position, filter} = getComputedStyle(each);
            const plain = backgroundColor === "rgba(0, 0, 0, 0)" && backgroundImage === "none" && opacity === "1" && filter === "none";
            const own = [plain ? "" : [backgroundColor, backgroundImage, opacity, filter], position === "static" ? "" : [position, each.className]].flat().join(" ");
            grounds.set(each, ground(each.parentElement) + (own.trim() && `/${own}`));
        }
        return grounds.get(each);
    };
    const kind = each => {
        const {color, fontSize, fontWeight, textDecorationLine, textShadow} = getComputedStyle(each), size = parseFloat(fontSize);
        const link = each.closest("a") ? [each.localName, fontSize, fontWeight, textDecorationLine, getComputedStyle(each.parentElement).color] : [];
        return ["text", color, size >= 24 || (size >= 18.66 && fontWeight >= 700) ? "large" : "", textShadow, ...link, ground(each)].join(" ");
    };
    const in_text = each => {
        let block = each;
        while (getComputedStyle(block).display === "inline") block = block.parentElement;
        if (!texts.has(block)) {
            const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
            let text = "";
            while (!text && walker.nextNode()) text = walker.currentNode.parentElement.closest(TARGETS) ? "" : walker.currentNode.data.trim();
            texts.set(block, Boolean(text));
        }
        return block !== each && texts.get(block);
    };
    const shown = Array.from(document.querySelectorAll("body *")).filter(each => each.checkVisibility());
    const targets = shown.filter(each => each.matches(TARGETS) && !each.closest("[aria-hidden=true]"));
    const boxes = new Map(targets.map(each => [each, each.getBoundingClientRect()]));
    const sides = box => [box.width, box.height].map(side => Math.min(side, 24).toFixed(1));
    const geometry = each => {
        const box = boxes.get(each), x = box.left + box.width / 2, y = box.top + box.height / 2, found = new Set();
        const large = Math.min(box.width, box.height) >= 24;
        for (const [other, its] of boxes) {
            if (other === each) continue;
            const [left, right, top, bottom] = [its.left - x, its.right - x, its.top - y, its.bottom - y];
            const edge = Math.hypot(Math.max(left, -right, 0), Math.max(top, -bottom, 0));
            const near = large
                ? left < box.width / 2 && -right < box.width / 2 && top < box.height / 2 && -bottom < box.height / 2
                : edge < 13 || (Math.min(its.width, its.height) < 24 && Math.hypot(left + right, top + bottom) < 50);
            if (near) found.add([left, right, top, bottom].map(far => Math.min(Math.max(far, -36), 36).toFixed(1)).join() + sides(its));
        }
        return ["target", ...found.size ? [sides(box), ...[...found].sort()] : []].join(" ");
    };
    const is_new = name => !known.has(name) && added.push(name) && known.add(name);
    const scrolls = each => /auto|scroll/.test(getComputedStyle(each).overflow) && (each.scrollWidth > each.clientWidth || each.scrollHeight > each.clientHeight);
    const of_new_kinds = [
        ...shown.filter(each => Array.from(each.childNodes).some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()) && is_new(kind(each))),
        ...targets.filter(each => is_new(in_text(each) ? `${each.localName} in text` : geometry(each))),
        ...shown.filter(each => scrolls(each) && is_new(["scrolls", each.localName, each.className, each.tabIndex, Boolean(each.querySelector("a[href], button"))].join(" "))),
    ];
    return [of_new_kinds.length ? await (RUN)([options, {include: of_new_kinds}]) : [], added];
}""".replace("RUN", RUN)
"""Runs on what was not measured before of its kind: elements with text of their own, targets, regions that scroll; returns the new kinds too."""


FOLLOWED_SCHEME = """async scheme => {
    for (let frame = 0; (document.body?.dataset.mdColorScheme ?? scheme) !== scheme; frame++) {
        if (frame > 300) throw new Error(`the page does not change to the scheme ${scheme}`);
        await new Promise(requestAnimationFrame);
    }
}"""


def found(page: Page, options: dict[str, object], within: str = "html") -> list[str]:
    faults: list[str] = page.evaluate(RUN, [options, within])
    return faults


def found_by_kind(page: Page, measured: set[str] | None = None) -> list[str]:
    """Text without contrast, small targets, regions that no key scrolls. What is in `measured` was looked at on another page, at the same
    width and in the same scheme; this page's kinds are added."""
    faults: list[str]
    measured = set() if measured is None else measured
    faults, kinds = page.evaluate(RUN_ON_KINDS, [{"runOnly": {"type": "rule", "values": BY_KIND}}, sorted(measured)])
    measured.update(kinds)
    return faults


def show(page: Page, width: int, scheme: Scheme) -> None:
    """Without movement, so that no colour is measured on its way to another; a page that is open has followed the scheme then."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.evaluate(FOLLOWED_SCHEME, "slate" if scheme == "dark" else "default")


def one_of_each_layout(publication: Publication) -> list[str]:
    return [*{page.layout: page.address for page in publication.all_pages}.values(), "404.html"]


def test_axe_finds_fault_with_a_page_that_has_one(page: Page, address: str) -> None:
    """So that the silence above means something."""
    page.goto(address)
    page.evaluate(AXE)
    page.evaluate(
        "document.querySelector('main h1').replaceWith(Object.assign(document.createElement('img'), {src: 'assets/favicon.svg'}))"
    )
    assert {fault.split()[0] for fault in found(page, ALL)} >= {"image-alt", "page-has-heading-one"}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("Array.from(document.querySelectorAll('main a')).at(-1).style.color = '#ddd'", "color-contrast"),
        ("document.querySelector('main h1').after(...'ab'.split('').map(text => Object.assign(document.createElement('button'), {textContent: text, "
         "style: 'all: unset; display: inline-block; width: 16px; height: 16px; margin: 1px'})))", "target-size"),
        ("document.querySelector('main h1').after(Object.assign(document.createElement('div'), {innerHTML: '<p>a line<p>a line<p>a line', "
         "style: 'height: 40px; overflow: auto'}))", "scrollable-region-focusable"),
    ],
)  # fmt: skip
def test_what_is_too_faint_or_small_or_out_of_reach_is_found_wherever_it_stands(page: Page, address: str, change: str, rule: str) -> None:
    page.goto(f"{address}sources/")
    page.evaluate(AXE)
    measured: set[str] = set()
    before = found_by_kind(page, measured)
    page.evaluate(change)
    assert (before, [fault.split()[0] for fault in found_by_kind(page, measured)]) == ([], [rule])


def test_axe_finds_nothing_with_the_menu_open(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(AXE)
    faults = []
    for width in WIDTHS[1:]:
        for scheme in SCHEMES:
            show(page, width, scheme)
            page.get_by_role("button", name="Navigation").click()
            page.locator("#navigation").wait_for()
            faults += [f"{width} px in {scheme}: {fault}" for fault in found(page, ALL)]
            page.keyboard.press("Escape")
    assert faults == []


@pytest.mark.parametrize("query", ["complaints", "zxqwvk"], ids=["with results", "with none"])
def test_axe_finds_nothing_with_the_search_open(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}?q={query}")
    page.evaluate(AXE)
    page.locator("#search [role=status]", has_text=re.compile(r"result|Nothing")).wait_for()
    if query == "complaints":
        page.locator("#search .search__title").first.wait_for()
    faults = []
    for width in WIDTHS:
        for scheme in SCHEMES:
            show(page, width, scheme)
            faults += [f"{width} px in {scheme}: {fault}" for fault in found(page, ALL)]
    assert faults == []


@pytest.fixture
def emulated(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(**request.param)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("emulated", [{"reduced_motion": "reduce"}], indirect=True)
def test_nothing_moves_for_a_reader_who_asks_for_that(emulated: Page, address: str, publication: Publication) -> None:
    moving = """Array.from(document.querySelectorAll("*")).filter(each => {
        const style = getComputedStyle(each);
        return style.scrollBehavior === "smooth" || style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
    }).map(each => each.outerHTML.slice(0, 80))"""
    for here in one_of_each_layout(publication):
        emulated.goto(address + here)
        assert emulated.evaluate(moving) == [], here


@pytest.mark.parametrize("emulated", [{"forced_colors": "active"}], indirect=True)
def test_in_forced_colours_the_signs_are_seen_and_the_focus_too(emulated: Page, address: str) -> None:
    """Signs are text and borders, which a system that sets its own colours keeps; backgrounds alone it takes away."""
    emulated.goto(f"{address}matrix/")
    for kind in ("supports", "strains", "unforeseen"):
        sign = emulated.locator(f"#matrix-table .sign--{kind}").first
        before = sign.evaluate("each => getComputedStyle(each, '::before').content")
        assert before not in ("none", "normal", '""'), f"{kind} is told by a colour alone"
    emulated.keyboard.press("Tab")
    emulated.keyboard.press("Tab")
    assert emulated.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("emulated", [{"contrast": "more"}], indirect=True)
def test_more_contrast_makes_secondary_text_as_dark_as_the_rest(emulated: Page, address: str) -> None:
    emulated.goto(f"{address}technologies/facial-recognition/")
    colour = "each => getComputedStyle(each).color"
    assert emulated.locator("article .note").first.evaluate(colour) == emulated.locator("body").evaluate(colour)


def test_headings_do_not_jump_and_tables_say_what_they_hold(site: BuiltSite) -> None:
    faults = []
    for built in site.pages.values():
        levels = [
            int(heading.tag[1]) for heading in built.tree.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]")
        ]
        if levels[:1] != [1] or built.tree.xpath("count(//h1)") != 1:
            faults.append(f"{built.address}: the headings begin with {levels[:2]}")
        faults += [f"{built.address}: h{one} is followed by h{next_}" for one, next_ in itertools.pairwise(levels) if next_ > one + 1]
        for table in built.tree.xpath("//table"):
            if not table.xpath("./caption[normalize-space()]"):
                faults.append(f"{built.address}: a table has no caption")
            if not table.xpath(".//th"):
                faults.append(f"{built.address}: a table has no headings")
            if table.xpath(".//th[not(@scope)]"):
                faults.append(f"{built.address}: a heading of a table has no scope: {table.text_content().split()[:8]}")
    assert faults == []


def test_each_page_says_its_language(site: BuiltSite) -> None:
    assert {str(built.tree.get("lang")) for built in site.pages.values()} == {"en"}


def test_the_page_about_accessibility_says_what_runs_here(publication: Publication) -> None:
    """A figure on that page comes from here; who changes one of them is led to the other."""
    said = publication.by_path["docs/about/accessibility.md"].body.text
    assert "Every page at {}, {}, {} and {} pixels".format(*WIDTHS) in said
    assert f"The tests follow the first {FOLLOWED} on a page" in said
    assert {rule[:6] for rule in RULES} == {"wcag2a", "wcag21", "wcag22", "best-p"}
    assert "WCAG 2.0, 2.1 and 2.2, levels A and AA, and its best practices" in said
