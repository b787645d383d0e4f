"""A printed page holds the text and the addresses of its links, and no navigation."""

from __future__ import annotations

from io import BytesIO

import pypdf
from playwright.sync_api import Page

from tests.conftest import Miniature
from tests.site.test_blocks import TEXT
from tests.site_builds import ADDRESS, run_mkdocs


def test_navigation_is_hidden_and_addresses_are_shown(page: Page, address: str) -> None:
    page.goto(f"{address}recommendations/09/")
    page.emulate_media(media="print")
    assert page.locator("header:visible, nav:visible, footer:visible, .skip:visible, dialog:visible").count() == 0
    assert page.locator("article h1").is_visible()
    assert page.locator(".footnote li").first.is_visible()
    link = page.locator('article a[href^="http"]').first
    assert str(link.get_attribute("href")) in link.evaluate("link => getComputedStyle(link, '::after').content")


def printed(page: Page, address: str) -> list[tuple[tuple[int, int], str]]:
    """Width and height of each printed page, in points, and its text."""
    page.goto(address)
    pages = pypdf.PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return [((round(each.mediabox.width), round(each.mediabox.height)), " ".join(each.extract_text().split())) for each in pages]


def test_a_page_is_printed_on_a4_with_its_title_address_and_number(page: Page, address: str) -> None:
    pages = printed(page, f"{address}recommendations/09/")
    assert {size for size, _ in pages} == {(595, 842)}
    assert len(pages) > 1
    for number, (_, text) in enumerate(pages, start=1):
        assert text.startswith(page.title())
        assert f"{number} / {len(pages)}" in text
        assert f"{ADDRESS}recommendations/09/" in text


def test_the_matrix_is_printed_as_one_table_across_a_page(page: Page, address: str) -> None:
    ((number, text),) = [(number, text) for number, (size, text) in enumerate(printed(page, f"{address}matrix/"), 1) if size == (842, 595)]
    assert f"{number} / " in text
    names = page.locator("#matrix-table th a").all_inner_texts()
    assert len(names) > 30
    assert [name for name in names if " ".join(name.split()) not in text] == []
    page.emulate_media(media="print")
    assert page.locator(".matrix thead").is_visible()
    assert page.locator(".cell--none").first.is_visible()


def test_nothing_longer_than_a_page_is_kept_together(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 657, "height": 971})  # what the margins leave of A4, in pixels
    page.emulate_media(media="print")
    kept = "parts => parts.filter((part) => getComputedStyle(part).breakInside !== 'auto' && part.offsetHeight > innerHeight).length"
    found = {}
    for name in ("glossary", "law", "sources", "countries", "practice", "roundtable", "technologies/facial-recognition"):
        page.goto(f"{address}{name}/")
        found[name] = page.locator(".text *").evaluate_all(kept)
    assert found == dict.fromkeys(found, 0)


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
