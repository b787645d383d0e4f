"""A page opened from a folder, without a server."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.site_builds import BuiltSite


def test_it_is_styled_and_search_leads_to_the_list_of_pages(page: Page, site: BuiltSite) -> None:
    page.goto((site.folder / "recommendations" / "09" / "index.html").as_uri())
    assert page.locator("header.md-header").evaluate("bar => getComputedStyle(bar).backgroundColor") != "rgba(0, 0, 0, 0)"
    opener = page.locator("[data-search-opener]")
    assert "list of all pages" in str(opener.get_attribute("title"))
    page.keyboard.press("/")
    assert not page.locator("#search").is_visible()
    assert opener.get_attribute("role") is None


def test_links_lead_to_files(page: Page, site: BuiltSite) -> None:
    page.goto((site.folder / "recommendations" / "09" / "index.html").as_uri())
    for name in ("[data-search-opener]", ".md-tabs a >> nth=1", ".md-header__title"):
        link = page.locator(name)
        link.click()
        assert page.url.split("#")[0].endswith("/index.html"), name
        page.locator("main h1").wait_for()
        page.go_back()
