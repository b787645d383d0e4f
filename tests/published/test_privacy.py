"""No page makes an error, breaks its policy, asks another host, or keeps anything about its reader."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from tests.site_builds import BuiltSite


def test_no_page_makes_errors_asks_another_host_or_keeps_anything(browser: Browser, address: str, site: BuiltSite) -> None:
    context = browser.new_context()
    faults: list[str] = []
    foreign: list[str] = []
    here = ""
    page = context.new_page()
    page.expose_function("reported", lambda said: faults.append(f"{here}: breaks its policy: {said}"))
    page.add_init_script("addEventListener('securitypolicyviolation', event => reported(`${event.violatedDirective} ${event.blockedURI}`))")
    page.on("console", lambda message: faults.append(f"{here}: {message.text}") if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(f"{here}: {error}"))
    page.on("request", lambda request: None if request.url.startswith(address) else foreign.append(f"{here}: asks {request.url}"))
    for built in site.pages.values():
        here = built.address
        page.goto(address + here)
    here = "search"
    page.keyboard.press("Control+k")
    page.keyboard.type("complaints")
    page.locator("#search .search__title").first.wait_for()
    page.keyboard.press("Escape")
    kept = page.evaluate(
        "async () => [{...localStorage}, {...sessionStorage}, (await indexedDB.databases()).length, (await caches.keys()).length]"
    )
    cookies = context.cookies()
    assert faults == []
    assert foreign == []
    assert cookies == []
    assert kept == [{}, {}, 0, 0]
    context.close()


def test_the_policy_is_in_force(page: Page, address: str) -> None:
    """So that the silence above means something."""
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
