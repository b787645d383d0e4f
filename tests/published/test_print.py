"""A printed page holds the text and the addresses of its links, and no navigation."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from playwright.sync_api import Page


def test_navigation_is_hidden_and_addresses_are_shown(page: Page, address: str) -> None:
    page.goto(f"{address}recommendations/09/")
    page.emulate_media(media="print")
    assert page.locator("header:visible, nav:visible, footer:visible, .skip:visible, dialog:visible").count() == 0
    assert page.locator("article h1").is_visible()
    assert page.locator(".footnote li").first.is_visible()
    link = page.locator('article a[href^="http"]').first
    assert str(link.get_attribute("href")) in link.evaluate("link => getComputedStyle(link, '::after').content")


def printed(page: Page, address: str) -> list[tuple[int, int]]:
    """Width and height of each printed page, in points."""
    page.goto(address)
    with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True))) as pdf:
        return [(round(float(each.mediabox[2])), round(float(each.mediabox[3]))) for each in pdf.pages]


def test_a_page_is_printed_on_a4(page: Page, address: str) -> None:
    assert set(printed(page, f"{address}recommendations/09/")) == {(595, 842)}


def test_the_matrix_is_printed_as_one_table_across_a_page(page: Page, address: str) -> None:
    sizes = printed(page, f"{address}matrix/")
    assert sizes.count((842, 595)) == 1
    page.emulate_media(media="print")
    assert page.locator(".matrix thead").is_visible()
    assert page.locator(".cell--none").first.is_visible()
