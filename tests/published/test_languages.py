"""The French and Russian sites as readers find them. `test_every_page` looks at them with axe."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.conftest import OTHERS
from tests.site_builds import BuiltSite

LANGUAGES = tuple(name.rstrip("/") for name in OTHERS)
NINE = "recommendations/09/"


def test_the_authors_of_sources_in_english_are_marked_on_the_page_of_countries(site: BuiltSite) -> None:
    page = site.in_language("fr").pages["countries/index.html"].tree
    courts = [text for text in page.xpath("//li//text()") if "Court of Justice of the European Union" in text]
    assert courts
    assert {text.getparent().xpath("ancestor-or-self::*[@lang][1]/@lang")[0] for text in courts} == {"en"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_names_its_language(site: BuiltSite, language: str) -> None:
    pages = site.in_language(language).pages
    assert pages.keys() == site.pages.keys()
    assert {
        name: page.tree.get("lang") for name, page in pages.items() if page.tree.get("lang") != language and not _leads_on(name, site)
    } == {}


def _leads_on(name: str, site: BuiltSite) -> bool:
    """A page that moved has no frame."""
    return not site.pages[name].tree.xpath("//main")


def test_no_link_is_dead_in_any_language(site: BuiltSite) -> None:
    assert BuiltSite(site.folder, site.address).dead_links() == []


def test_the_menu_works_by_keyboard_and_keeps_page_and_section(page: Page, address: str) -> None:
    page.goto(f"{address}{NINE}#why")
    button = page.locator(".md-select button")
    button.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    link = page.locator(".md-select__link:focus")
    assert link.inner_text().strip() == "Français"
    assert link.is_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}fr/{NINE}#why")
    assert page.locator("html").get_attribute("lang") == "fr"


def test_the_menu_keeps_what_a_filter_was_asked(page: Page, address: str) -> None:
    page.goto(f"{address}matrix/?technology=facial-recognition")
    page.locator(".md-select button").focus()
    page.locator(".md-select__link[hreflang=ru]").click()
    page.wait_for_url(f"{address}ru/matrix/?technology=facial-recognition")


def test_what_is_not_found_is_quoted_as_the_language_does(page: Page, address: str) -> None:
    page.goto(f"{address}fr/?q=zxqwvk")
    page.locator("#search [role=status]", has_text="«\u00a0zxqwvk\u00a0»").wait_for()


def test_the_menu_works_without_a_script(page_without_javascript: Page, address: str) -> None:
    page_without_javascript.goto(f"{address}{NINE}")
    page_without_javascript.locator(".md-select button").focus()
    page_without_javascript.locator(".md-select__link[hreflang=ru]").click()
    page_without_javascript.wait_for_url(f"{address}ru/{NINE}")


@pytest.mark.parametrize(
    ("language", "asked", "wanted"),
    [
        ("fr", "reconnaissance faciale", "technologies/facial-recognition/"),
        ("fr", "plaintes", "recommendations/15/"),
        ("ru", "распознавание лиц", "technologies/facial-recognition/"),
        ("ru", "жалобы", "recommendations/15/"),
    ],
)
def test_each_language_is_searched_by_its_own_words(page: Page, address: str, language: str, asked: str, wanted: str) -> None:
    page.goto(f"{address}{language}/?q={asked}")
    results = page.locator("#search .search__results a")
    results.first.wait_for()
    addresses = [str(link.evaluate("link => link.href")).split("#")[0].split("?")[0] for link in results.all()]
    assert f"{address}{language}/{wanted}" in addresses[:8]


def test_the_first_visit_weighs_what_the_longer_text_costs(site: BuiltSite) -> None:
    """The frame in French weighs what it weighs in English: what is more is text, its notices included."""

    def weight(name: str) -> tuple[int, int]:
        data = (site.folder / name).read_bytes()
        return len(data), len(site.in_language("fr").pages[NINE + "index.html"].text().encode()) if name.startswith("fr/") else len(
            site.pages[NINE + "index.html"].text().encode()
        )

    (french, french_text), (english, english_text) = weight(f"fr/{NINE}index.html"), weight(f"{NINE}index.html")
    assert french - english < 2 * (french_text - english_text) + 3000
