"""Without JavaScript everything can be read, and the menu and the contents lead on."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from publication.model import Publication


def test_menu_contents_and_all_cells_are_there(page_without_javascript: Page, address: str) -> None:
    page = page_without_javascript
    page.goto(f"{address}matrix/?kind=unforeseen")
    assert page.locator("#matrix-table td:visible").count() == 276
    assert not page.locator("form.filter").first.is_visible()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}recommendations/09/")
    page.get_by_role("button", name="Navigation").click()
    assert page.locator("#navigation a").first.is_visible()
    page.keyboard.press("Escape")
    assert page.locator("[data-md-color-scheme]:visible").count() == 1, "a button that does nothing is shown beside the body"
    page.locator(".md-nav--secondary summary").click()
    assert page.locator(".md-nav--secondary a").first.is_visible()


def test_a_cell_of_the_matrix_leads_to_its_reason(page_without_javascript: Page, address: str) -> None:
    page = page_without_javascript
    page.goto(f"{address}matrix/")
    cell = page.locator(".cell--bears .cell").first
    expected = cell.get_attribute("href")
    cell.click()
    assert page.url.endswith(str(expected).lstrip("./"))


def test_the_system_chooses_the_scheme(browser: Browser, address: str) -> None:
    shades = []
    for scheme in ("light", "dark"):
        context = browser.new_context(java_script_enabled=False, color_scheme=scheme)
        page = context.new_page()
        page.goto(address)
        shades.append(page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor"))
        context.close()
    assert shades == ["rgb(255, 255, 255)", "rgb(20, 25, 28)"]


def test_search_is_a_list_of_pages(page_without_javascript: Page, address: str, publication: Publication) -> None:
    page = page_without_javascript
    page.goto(f"{address}glossary/")
    page.get_by_role("link", name="Search").click()
    page.wait_for_url(f"{address}pages/")
    assert page.locator("article li a").count() == len(publication.all_pages)
