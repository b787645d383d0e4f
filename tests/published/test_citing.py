"""Citations are copied and downloaded."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from tests.site_builds import BuiltSite


def test_a_citation_is_copied_and_said_and_the_focus_stays(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}recommendations/09/")
    assert page.get_by_role("button", name="Copy").count() == 0  # the script comes with the block that it serves
    page.locator("#cite").scroll_into_view_if_needed()
    for name, starts in {
        "This page": "The contributors to",
        "The 2006 text": "OSCE High Commissioner",
        "BibTeX": "@online{",
        "RIS": "TY  - ",
        "CSL-JSON": "[\n",
    }.items():
        button = page.get_by_role("button", name=f"Copy: {name}")
        button.click()
        page.locator(".cite [role=status]", has_text=f"Copied: {name}").wait_for()
        assert page.evaluate("navigator.clipboard.readText()").startswith(starts)
        assert button.evaluate("button => button === document.activeElement")
    page.route("**/*.ris", lambda route: route.fulfill(status=404))
    page.get_by_role("button", name="Copy: RIS").click()
    page.locator(".cite [role=status]", has_text="Not copied").wait_for()
    context.close()


def test_a_citation_is_downloaded_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}recommendations/09/")
    assert page.get_by_role("button", name="Copy").count() == 0
    with page.expect_download() as download:
        page.get_by_role("link", name="BibTeX").click()
    assert download.value.path().read_text(encoding="utf-8").startswith("@online{")
    context.close()


def test_from_a_folder_a_citation_is_a_link_to_its_file(page: Page, site: BuiltSite) -> None:
    page.goto((site.folder / "recommendations/09/index.html").as_uri())
    page.locator("#cite").scroll_into_view_if_needed()
    page.get_by_role("button", name="Show the address of each paragraph").wait_for()
    assert page.get_by_role("button", name="Copy").count() == 0
    assert page.get_by_role("link", name="BibTeX").evaluate("link => link.href") == (site.folder / "cite/recommendations/09.bib").as_uri()
