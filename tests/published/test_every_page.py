"""Every page of the site, opened once and looked at in each width and scheme.

All rules of axe in light at 1280 px; contrast, the size of targets and regions that scroll at every width, each kind once, in the schemes of
ON_ALL, and on one page of each layout in two more of the eight pairs of width and scheme. Columns change at 60 and 76.25 em.
No page scrolls sideways on a small phone, nor at 400 % on a screen of 1280 by 1024, with the text spacing of WCAG 1.4.12 and without. None
makes an error, breaks its policy, asks another host, or keeps anything about its reader.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pytest
from playwright.sync_api import Browser, Page

from publication.model import Publication
from tests.conftest import OTHERS
from tests.published.test_accessibility import AXE, BUT_BY_KIND, WIDTHS, Scheme, found, found_by_kind, one_of_each_layout, show
from tests.site_builds import BuiltSite

Screens = tuple[tuple[int, Scheme], ...]
SCREENS: Screens = ((1280, "light"), (1280, "dark"), (768, "light"), (390, "dark"), (320, "light"), (320, "dark"))
ON_ALL: Screens = ((1280, "light"), (768, "light"), (390, "dark"), (320, "dark"))
"""The other screens are for one page of each layout."""
ON_OTHERS: Screens = ((320, "light"),)
"""For one page of each layout in another language; what does not depend on the language is looked at in English."""
IN_A_SECOND = ("", "recommendations/09/", "technologies/facial-recognition/", "glossary/")
"""A second language differs in its letters alone."""
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important} p {margin-bottom: 2em !important}");
    document.adoptedStyleSheets.push(sheet);
}"""
KEPT = "async () => [{...localStorage}, {...sessionStorage}, (await indexedDB.databases()).length, (await caches.keys()).length]"


Measured = dict[tuple[int, Scheme], set[str]]
"""The kinds of elements that are known at a width and in a scheme, from this page or another one."""


def by_axe(page: Page, screens: Screens, measured: Measured) -> list[str]:
    faults = []
    for width, scheme in screens:
        show(page, width, scheme)
        if (width, scheme) == screens[0]:
            faults += found(page, BUT_BY_KIND)
        faults += [f"{width} px in {scheme}: {fault}" for fault in found_by_kind(page, measured[width, scheme])]
    return faults


def wide(page: Page) -> list[str]:
    """Where a page scrolls sideways."""
    screens = {"at 400 %": 256, "on a small phone": 640}
    found = []
    for spacing in ("", " with wide text"):
        if spacing:
            page.evaluate(SPACED)
        for name, height in screens.items():
            page.set_viewport_size({"width": 320, "height": height})
            if page.evaluate(OVER) > 0:
                found.append(name + spacing)
    return found


@pytest.fixture(scope="module")
def faults(browser: Browser, address: str, site: BuiltSite, publication: Publication) -> Mapping[str, list[str]]:
    """What was found on all pages, by what was looked for."""
    faults: dict[str, list[str]] = defaultdict(list)
    here = ""
    context = browser.new_context()
    page = context.new_page()
    page.expose_function("reported", lambda said: faults["errors"].append(f"{here}: breaks its policy: {said}"))
    page.add_init_script("addEventListener('securitypolicyviolation', event => reported(`${event.violatedDirective} ${event.blockedURI}`))")
    page.on("console", lambda said: faults["errors"].append(f"{here}: {said.text}") if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults["errors"].append(f"{here}: {error}"))
    page.on("request", lambda asked: None if asked.url.startswith(address) else faults["hosts"].append(f"{here}: asks {asked.url}"))
    measured: Measured = defaultdict(set)
    layouts = one_of_each_layout(publication)
    addresses = [built.address for built in site.pages.values()]
    assert set(layouts) <= set(addresses)
    visits = [(each, SCREENS if each in layouts else ON_ALL) for each in addresses]
    visits += [(f"{language}{each}", ON_OTHERS) for language in OTHERS for each in (layouts if language == OTHERS[0] else IN_A_SECOND)]
    for here, screens in visits:
        show(page, *screens[0])
        page.goto(address + here)
        page.evaluate(AXE)
        for kind, said in {"axe": by_axe(page, screens, measured), "wide": wide(page)}.items():
            faults[kind] += [f"{here}: {fault}" for fault in said]
    here = "search"
    show(page, *SCREENS[0])
    page.goto(address)
    page.keyboard.press("Control+k")
    page.keyboard.type("complaints")
    page.locator("#search .search__title").first.wait_for()
    page.keyboard.press("Escape")
    faults["kept"] = [str(each) for each in (*context.cookies(), *page.evaluate(KEPT)) if each]
    context.close()
    return faults


def test_axe_finds_nothing(faults: Mapping[str, list[str]]) -> None:
    assert faults["axe"] == []


def test_no_page_needs_scrolling_sideways(faults: Mapping[str, list[str]]) -> None:
    """WCAG 1.4.10, and once more with the text spacing of 1.4.12."""
    assert faults["wide"] == []


def test_no_page_makes_an_error_or_breaks_its_policy(faults: Mapping[str, list[str]]) -> None:
    assert faults["errors"] == []


def test_no_page_asks_another_host(faults: Mapping[str, list[str]]) -> None:
    assert faults["hosts"] == []


def test_nothing_about_a_reader_is_kept(faults: Mapping[str, list[str]]) -> None:
    assert faults["kept"] == []


def test_every_width_is_looked_at() -> None:
    assert {width for width, _ in SCREENS} == {width for width, _ in ON_ALL} == set(WIDTHS)


def test_a_line_that_is_too_wide_when_spaced_is_found(page: Page, address: str) -> None:
    """So that silence means something."""
    page.goto(address)
    page.evaluate("""() => {
        const line = Object.assign(document.createElement("p"), {textContent: "x".repeat(45)});
        line.style.cssText = "font: 10px monospace; white-space: nowrap";
        document.querySelector("article").append(line);
    }""")
    assert wide(page) == ["at 400 % with wide text", "on a small phone with wide text"]
