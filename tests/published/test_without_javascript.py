"""Without JavaScript everything can be read, and the menu and the contents lead on."""

from __future__ import annotations

from playwright.sync_api import Page

from publication.model import Publication


def test_menu_contents_and_all_cells_are_there(page_without_javascript: Page, address: str) -> None:
    page = page_without_javascript
    page.goto(f"{address}matrix/?kind=unforeseen")
    assert page.locator("#matrix-table td:visible").count() == 276
    assert not page.locator("form.filter").first.is_visible()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}recommendations/09/")
    assert page.locator("#main-navigation a").first.is_visible()
    assert not page.locator("[data-menu], [data-scheme-switch]").first.is_visible()
    page.locator("details.contents summary").click()
    assert page.locator("details.contents a").first.is_visible()


def test_search_is_a_list_of_pages(page_without_javascript: Page, address: str, publication: Publication) -> None:
    page = page_without_javascript
    page.goto(f"{address}glossary/")
    page.get_by_role("link", name="Search").click()
    assert page.url == f"{address}pages/"
    assert page.locator("article li a").count() == len(publication.all_pages)
