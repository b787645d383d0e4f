"""Filters of the matrix, the law and the sources."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page


def test_the_matrix_is_filtered_by_an_address_that_can_be_shared(page: Page, address: str) -> None:
    page.goto(f"{address}matrix/?kind=unforeseen&part=operations")
    shown = page.locator("#matrix-table tbody tr:visible")
    everything = page.locator("#matrix-table tbody tr").count()
    assert 0 < shown.count() < everything
    cells = page.locator("#matrix-table td[data-count-me]").count()
    assert 0 < int(page.locator("form.filter [data-count]").inner_text()) < cells
    page.select_option("select[name=area]", "engagement")
    assert page.url.endswith("?kind=unforeseen&part=operations&area=engagement")
    assert 1 < page.locator("#matrix-table thead th:visible").count() < page.locator("#matrix-table thead th").count()
    page.click("form.filter button[type=reset]")
    page.wait_for_function("number => document.querySelector('form.filter [data-count]').textContent === String(number)", arg=cells)
    assert page.url.endswith("/matrix/")


def test_law_and_sources_are_filtered(page: Page, address: str) -> None:
    page.goto(f"{address}law/?technology=body-worn-cameras")
    all_instruments = page.locator("#instruments-table tr[data-count-me]").count()
    assert 0 < page.locator("#instruments-table tr[data-count-me]:visible").count() < all_instruments
    page.goto(f"{address}sources/?kind=press&technology=facial-recognition")
    assert page.locator("#sources-list section:visible").count() == 1


@pytest.mark.parametrize(
    "query", ["technology=body-worn-cameras", "case-technology=body-worn-cameras", "technology=facial-recognition&case-recommendation=16"]
)
def test_a_shared_address_shows_the_same_in_both_tables_of_the_law(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}law/?{query}")
    rows = {name: page.locator(f"#{name}-table tr[data-count-me]") for name in ("instruments", "cases")}
    visible = {name: page.locator(f"#{name}-table tr[data-count-me]:visible").count() for name in rows}
    for name, prefix in (("instruments", ""), ("cases", "case-")):
        chosen = any(part.startswith((f"{prefix}technology=", f"{prefix}recommendation=")) for part in query.split("&"))
        assert (0 < visible[name] < rows[name].count()) is chosen, (name, visible)
    page.select_option("form[data-filter=cases-table] select[name=court]", index=1)
    shared = page.url
    page.goto("about:blank")
    page.goto(shared)
    assert page.locator("form[data-filter=cases-table] select[name=court]").input_value()
    assert page.locator("#instruments-table tr[data-count-me]:visible").count() == visible["instruments"]


def test_decisions_are_found_by_country_and_by_how_they_were_read(page: Page, address: str) -> None:
    page.goto(f"{address}law/?case-country=Germany")
    shown = page.locator("#cases-table tr[data-count-me]:visible")
    assert 0 < shown.count() < page.locator("#cases-table tr[data-count-me]").count()
    assert set(shown.evaluate_all("rows => rows.map((row) => row.dataset.hideCountry)")) == {"Germany"}
    page.select_option("form[data-filter=cases-table] select[name=read]", "report")
    assert page.url.endswith("?case-country=Germany&case-read=report")
    assert set(shown.evaluate_all("rows => rows.map((row) => row.dataset.hideRead)")) <= {"report"}
