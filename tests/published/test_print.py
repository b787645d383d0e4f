"""A printed page holds the text and the addresses of its links, and no navigation."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdf
from playwright.sync_api import Page

from tests.conftest import Miniature
from tests.site.test_blocks import TEXT
from tests.site_builds import run_mkdocs


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


def test_folds_and_tabs_are_printed_open(page: Page, mini: Miniature) -> None:
    mini.append("docs/about/index.md", TEXT)
    assert run_mkdocs(mini.root, "build").returncode == 0
    page.goto((mini.root / "site/about/index.html").as_uri())
    assert not page.get_by_text("Text behind the fold").is_visible()
    said = " ".join("".join(each.extract_text() for each in pypdf.PdfReader(BytesIO(page.pdf())).pages).split())
    places = [
        said.find(part)
        for part in (
            "Text of the warning",
            "Open me",
            "Text behind the fold",
            "First",
            "Text of the first.",
            "Second",
            "Text of the second.",
        )
    ]
    assert -1 not in places, said
    # Chromium writes the text of a fold before its title into the file; tabs come with their titles.
    assert places[3:] == sorted(places[3:])
