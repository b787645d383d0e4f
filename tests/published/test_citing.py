"""Citations are copied and downloaded."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.site_builds import BuiltSite


def test_a_citation_is_copied_and_said_and_the_focus_stays(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}recommendations/09/")
    for name, starts in {
        "This page": "The contributors to",
        "The 2006 text": "OSCE High Commissioner",
        "BibTeX": "@online{",
        "RIS": "TY  - ",
    }.items():
        button = page.get_by_role("button", name=f"Copy: {name}")
        button.click()
        page.locator(".cite [role=status]", has_text=f"Copied: {name}").wait_for()
        assert page.evaluate("navigator.clipboard.readText()").startswith(starts)
        assert button.evaluate("button => button === document.activeElement")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")
    page.get_by_role("button", name="Copy: RIS").click()
    page.locator(".cite [role=status]", has_text="Not copied").wait_for()
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("served", [True, False])
def test_a_citation_is_downloaded_with_and_without_javascript_and_from_a_folder(
    browser: Browser, address: str, site: BuiltSite, scripts: bool, served: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{address}recommendations/09/" if served else (site.folder / "recommendations/09/index.html").as_uri())
    for form, ending, begins in (("BibTeX", "bib", "@online{"), ("RIS", "ris", "TY  - ELEC\n")):
        with page.expect_download() as download:
            page.get_by_role("link", name=form, exact=True).click()
        assert download.value.suggested_filename == f"policing-technology-2026-recommendations-09.{ending}"
        text = download.value.path().read_text(encoding="utf-8")
        assert text.startswith(begins)
        assert "The contributors to “Policing technology in multi-ethnic societies”" in text
    context.close()


def test_from_a_folder_a_citation_is_copied_too(browser: Browser, site: BuiltSite) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto((site.folder / "recommendations/09/index.html").as_uri())
    page.get_by_role("button", name="Copy: RIS").click()
    page.locator(".cite [role=status]", has_text="Copied: RIS").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("TY  - ")
    context.close()
