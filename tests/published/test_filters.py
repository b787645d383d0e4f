"""Filters of the matrix, the law and the sources."""

from __future__ import annotations

from playwright.sync_api import Page


def test_the_matrix_is_filtered_by_an_address_that_can_be_shared(page: Page, address: str) -> None:
    page.goto(f"{address}matrix/?kind=unforeseen&part=operations")
    shown = page.locator("#matrix-table tbody tr:visible")
    assert shown.count() == 5
    number = int(page.locator("form.filter [data-count]").inner_text())
    assert 0 < number < 60
    page.select_option("select[name=area]", "engagement")
    assert page.url.endswith("?kind=unforeseen&part=operations&area=engagement")
    assert page.locator("#matrix-table thead th:visible").count() == 3
    page.click("form.filter button[type=reset]")
    page.wait_for_function("document.querySelector('form.filter [data-count]').textContent === '276'")
    assert page.url.endswith("/matrix/")


def test_law_and_sources_are_filtered(page: Page, address: str) -> None:
    page.goto(f"{address}law/?technology=body-worn-cameras")
    all_instruments = page.locator("#instruments-table tr[data-count-me]").count()
    assert 0 < page.locator("#instruments-table tr[data-count-me]:visible").count() < all_instruments
    page.goto(f"{address}sources/?kind=press&technology=facial-recognition")
    assert page.locator("#sources-list section:visible").count() == 1
