"""What the frame does with a script that Material's bundle does elsewhere, and what its style sheet loses by the reduction: nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import material
import pytest
from playwright.sync_api import Browser, Page, Route

from publication.model import Publication
from publication.site.mkdocs_files import joined
from tests.published.test_accessibility import one_of_each_layout
from tests.site_builds import BuiltSite

SHEET = "assets/extra.css"
PICTURES = "Array.from(document.images).every(each => each.complete || each.getBoundingClientRect().top > innerHeight)"
"""Those in view are there; some are loaded when they come into view, after the page."""
LONG = "technologies/facial-recognition/"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_pages_look_the_same_with_the_whole_sheet(
    browser: Browser, address: str, site: BuiltSite, publication: Publication, width: int, scheme: Any
) -> None:
    styles = Path(next(iter(material.__path__))) / "templates" / "assets" / "stylesheets"
    (main,), (palette,) = (list(styles.glob(f"{name}.*.min.css")) for name in ("main", "palette"))
    own = (site.folder / SHEET).read_text(encoding="utf-8").partition("@layer material{")[0]
    whole = joined(own, [path.read_text(encoding="utf-8") for path in (main, palette)])
    served = []

    def serve(route: Route) -> None:
        served.append(route.request.url)
        route.fulfill(body=whole, content_type="text/css")

    # Both are painted anew: where the sheet of an open page is exchanged, edges that are kept and edges that are drawn again differ a little.
    pages = [
        browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", base_url=address)
        for _ in range(2)
    ]
    pages[1].route(f"**/{SHEET}", serve)
    differ = []
    for here in one_of_each_layout(publication):
        pictures = set()
        for page in pages:
            page.goto(here)
            page.wait_for_function(PICTURES)
            pictures.add(page.screenshot())
        if len(pictures) > 1:
            differ.append(here)
    for page in pages:
        page.context.close()
    assert differ == []
    assert len(served) == len(one_of_each_layout(publication))


def test_the_contents_mark_the_section_that_is_read_and_follow_it(page: Page, address: str) -> None:
    page.goto(address + LONG)
    marked = page.locator(".md-nav--secondary a[aria-current]")
    for section in ("promises", "limits"):
        page.locator(f"#{section}").evaluate("each => each.scrollIntoView({behavior: 'instant'})")
        page.locator(f".md-nav--secondary a[aria-current][href='#{section}']").wait_for()
        assert marked.count() == 1
        box, frame = marked.bounding_box(), page.locator(".md-sidebar--secondary").bounding_box()
        assert box
        assert frame
        assert frame["y"] <= box["y"] <= frame["y"] + frame["height"]


def test_the_button_to_the_top_comes_on_the_way_up(page: Page, address: str) -> None:
    page.goto(address + LONG)
    top = page.locator(".md-top")
    page.mouse.wheel(0, 4000)
    page.wait_for_function("scrollY === 4000")
    assert top.get_attribute("hidden") is not None
    page.mouse.wheel(0, -600)
    page.locator(".md-top:not([hidden])").wait_for()
    top.click()
    page.wait_for_function("scrollY === 0")


def test_the_header_hides_on_the_way_down_where_that_is_set(page: Page, address: str) -> None:
    def with_autohide(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('<header class="md-header', '<header data-autohide class="md-header'))

    page.route(address + LONG, with_autohide)
    page.goto(address + LONG)
    page.mouse.wheel(0, 4000)
    page.locator(".md-header[hidden]").wait_for(state="attached")
    page.wait_for_function("scrollY === 4000")
    page.mouse.wheel(0, -600)
    page.locator(".md-header:not([hidden])").wait_for()


def test_code_is_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}data/")
    code = page.locator("pre > code").first
    button = page.get_by_role("button", name="Copy to clipboard")
    assert button.count() == page.locator("pre > code").count()
    button.first.click()
    page.get_by_role("button", name="Copied to clipboard").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == code.inner_text()
    context.close()


def test_a_place_that_is_no_address_leaves_the_page_working(page: Page, address: str) -> None:
    page.goto(f"{address}{LONG}#100%")
    page.keyboard.press("/")
    assert page.locator("#search").is_visible()


def test_without_a_network_the_search_says_that_it_cannot_be_loaded(page: Page, address: str) -> None:
    page.goto(address)
    page.route("**/search.js", lambda route: route.abort())
    page.keyboard.press("/")
    page.locator("#search [role=status]", has_text="could not be loaded").wait_for()


def test_a_short_way_is_scrolled_and_a_long_one_jumped(page: Page, address: str) -> None:
    page.goto(address + LONG)
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    page.locator(".md-nav--secondary a[href='#what-it-is']").click()
    assert page.evaluate(behaviour) == "smooth"
    page.locator(".md-nav--secondary a[href='#limits']").click()
    assert page.evaluate(behaviour) == "auto"


def test_the_button_for_the_scheme_changes_it_and_keeps_the_focus(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Dark").press("Enter")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    light = page.get_by_role("button", name="Light")
    assert light.evaluate("each => each === document.activeElement")
    light.press("Enter")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"


def test_the_scheme_follows_the_system_until_somebody_chooses(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(address)
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.emulate_media(color_scheme="light")
    page.locator("body[data-md-color-scheme=default]").wait_for()
    page.get_by_role("button", name="Dark").click()
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


@pytest.mark.parametrize(("scheme", "background"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(0, 0, 0)")])
def test_the_icons_of_the_header_are_seen_in_forced_colours(browser: Browser, address: str, scheme: Any, background: str) -> None:
    page = browser.new_context(forced_colors="active", color_scheme=scheme).new_page()
    page.goto(address)
    icons = page.locator(".md-header svg:visible")
    assert icons.count() > 2
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == background
    assert background not in icons.evaluate_all("all => all.map(icon => getComputedStyle(icon).fill)")
