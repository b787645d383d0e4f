"""The policy works, and nothing is kept but the scheme. `test_every_page` listens while each page is opened."""

from __future__ import annotations

from playwright.sync_api import Page


def test_the_policy_is_in_force(page: Page, address: str) -> None:
    """So that silence means something."""
    page.goto(address)
    page.evaluate("document.addEventListener('securitypolicyviolation', event => { window.broken = event.violatedDirective; })")
    page.evaluate("document.body.append(Object.assign(document.createElement('img'), {src: 'https://other.example/a.png'}))")
    page.wait_for_function("window.broken === 'img-src'")


def test_only_the_chosen_scheme_is_kept(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate("({...localStorage})") == {"palette": "1"}
    page.goto(f"{address}glossary/")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
