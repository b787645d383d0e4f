"""Long lists are folded on a phone, by group, and stand open where there is room; what an address leads to is shown."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

PAGES = (
    *("sources/", "law/", "glossary/", "countries/", "practice/", "practice/your-questions/", "about/coverage/"),
    "technologies/facial-recognition/",
)
PHONE = {"width": 390, "height": 844}
ENTRIES = ".fold > :not(summary)"
SCREENS = 30
"""A phone has no page of more screens than so many before a list is opened; the longest had 139."""


@pytest.fixture(params=(True, False), ids=("with JavaScript", "without"))
def phone(browser: Browser, request: pytest.FixtureRequest) -> Page:
    return browser.new_context(viewport=PHONE, java_script_enabled=request.param).new_page()


@pytest.mark.parametrize("path", PAGES)
def test_lists_are_closed_on_a_phone_and_open_by_their_heads(phone: Page, address: str, path: str) -> None:
    phone.goto(f"{address}{path}")
    heads = phone.locator(".fold > summary:visible")
    assert heads.count() > 1
    assert not phone.locator(ENTRIES).first.is_visible()
    assert phone.locator("body").bounding_box()["height"] < SCREENS * PHONE["height"]  # type: ignore[index]
    assert heads.evaluate_all("all => Math.min(...all.map((each) => each.getBoundingClientRect().height))") >= 44
    heads.first.click()
    assert phone.locator(ENTRIES).first.is_visible()


@pytest.mark.parametrize("path", PAGES)
def test_lists_stand_open_without_a_head_where_there_is_room(page_without_javascript: Page, address: str, path: str) -> None:
    page_without_javascript.goto(f"{address}{path}")
    assert page_without_javascript.locator(ENTRIES).first.is_visible()
    assert page_without_javascript.locator(".fold > summary:visible").count() == 0


@pytest.mark.parametrize(
    "place", ["law/#case-bridges", "sources/#ewca2020bridges", "glossary/#term-watchlist", "technologies/facial-recognition/#fn:3"]
)
def test_an_address_inside_a_fold_opens_it(phone: Page, address: str, place: str) -> None:
    phone.goto(f"{address}{place}")
    target = phone.locator(f'[id="{place.partition("#")[2]}"]')
    assert target.is_visible()
    assert -1 < target.bounding_box()["y"] < PHONE["height"]  # type: ignore[index]


def test_what_a_filter_finds_is_unfolded(browser: Browser, address: str) -> None:
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(f"{address}sources/?kind=press&technology=facial-recognition")
    assert page.locator("#sources-list li[data-count-me]:visible").count() == int(page.locator("form [data-count]").inner_text()) > 0


def test_every_list_is_on_paper(browser: Browser, address: str) -> None:
    page = browser.new_context(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(f"{address}sources/")
    page.emulate_media(media="print")
    assert page.locator("#sources-list li[data-count-me]").evaluate_all(
        "all => all.every((each) => each.checkVisibility({contentVisibilityAuto: true}))"
    )
    assert page.locator(".fold > summary:visible").count() == 0
