"""A printed page holds the text and the addresses of its links, and no navigation."""

from __future__ import annotations

from playwright.sync_api import Page


def test_navigation_is_hidden_and_addresses_are_shown(page: Page, address: str) -> None:
    page.goto(f"{address}recommendations/09/")
    page.emulate_media(media="print")
    assert page.locator("header:visible, nav:visible, footer:visible, .skip:visible, dialog:visible").count() == 0
    assert page.locator("article h1").is_visible()
    assert page.locator(".footnote li").first.is_visible()
    link = page.locator('article a[href^="http"]').first
    assert str(link.get_attribute("href")) in link.evaluate("link => getComputedStyle(link, '::after').content")
