"""The built site in a real browser: accessibility, errors, requests, width, and what the scripts do."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from publication.model import Publication
from tests.site_builds import ADDRESS, BuiltSite

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = {"desktop, light": (1280, 900, "light"), "phone, dark": (390, 844, "dark")}
PREFIX = urlsplit(ADDRESS).path


@pytest.fixture(scope="module")
def address(site: BuiltSite) -> Iterator[str]:
    """The built site on a local server, under the path for which it was built."""

    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            return str(site.folder / super().translate_path(path.removeprefix(PREFIX)).removeprefix(str(Path.cwd())).lstrip("/"))

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    assert path is not None, f"no browser on this machine: install one of {', '.join(BROWSERS)}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("look", LOOKS)
def test_pages_are_accessible_quiet_and_ask_no_other_host(
    browser: Browser, address: str, site: BuiltSite, publication: Publication, look: str
) -> None:
    """Every page in the first look; in the other, one page of each layout."""
    width, height, scheme = LOOKS[look]
    pages = [built.address for built in site.pages.values()]
    if look != next(iter(LOOKS)):
        pages = [*{page.layout: page.address for page in publication.all_pages}.values(), "404.html"]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    faults: list[str] = []
    page = context.new_page()
    here = ""
    page.on("console", lambda message: faults.append(f"{here}: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(f"{here}: {error}"))
    page.on("request", lambda request: None if request.url.startswith(address) else faults.append(f"{here}: asks {request.url}"))
    axe = Axe()
    for here in pages:
        page.goto(address + here)
        found = axe.run(page, options={"runOnly": RULES}).response["violations"]
        faults += [f"{here}: {rule['id']} at {rule['nodes'][0]['html'][:150]}" for rule in found]
    context.close()
    assert faults == []


def test_no_page_is_wider_than_a_small_phone(browser: Browser, address: str, site: BuiltSite) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    wide = []
    for built in site.pages.values():
        page.goto(address + built.address)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wide.append((built.address, over))
    context.close()
    assert wide == []


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


def test_without_javascript_everything_is_shown(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{address}matrix/?kind=unforeseen")
    assert page.locator("#matrix-table td:visible").count() == 276
    assert not page.locator("form.filter").first.is_visible()
    context.close()


def test_a_term_shows_its_definition_on_focus_and_escape_puts_it_away(page: Page, address: str) -> None:
    page.goto(f"{address}technologies/facial-recognition/")
    term = page.locator("article a.term").first
    content = "link => getComputedStyle(link, '::after').content"
    assert term.evaluate(content) == "none"
    page.keyboard.press("Tab")  # so that focus is shown as for a keyboard
    term.focus()
    assert term.get_attribute("data-definition")[:20] in term.evaluate(content)
    page.keyboard.press("Escape")
    assert term.evaluate(content) == "none"


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("predictive policing", "Predictive policing"),
        ("watchlists", "Glossary"),
        ("Bridges", "Law"),
        ("interpreter", "Recommendation 13: Communication in minority languages"),
        ("minorities reporting crimes", "Recommendation 17: Encouraging minorities to report crime"),
        ("stops and searches", "Recommendation 16: Impartial enforcement, no racial profiling"),
    ],
)
def test_the_search_finds_it(page: Page, address: str, query: str, title: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type(query)
    results = page.locator("#search .search__title")
    results.first.wait_for()
    assert title in results.all_inner_texts()[:5]


def test_inflected_forms_find_each_other(page: Page, address: str) -> None:
    numbers = {}
    for word in ("minority", "minorities"):
        page.goto(f"{address}?q={word}")
        page.locator("#search .search__title").first.wait_for()
        numbers[word] = page.locator("#search [role=status]").inner_text()
    assert numbers["minority"] == numbers["minorities"]


def test_the_search_finds_what_is_computed(page: Page, address: str) -> None:
    page.goto(f"{address}?q=ordinary+hot-spot+map+drawn+by+an+analyst")
    page.locator("#search ul a").first.wait_for()
    assert "#question-baseline" in " ".join(str(link.get_attribute("href")) for link in page.locator("#search a").all())


def test_nothing_of_the_search_is_loaded_before_it_is_opened(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "pagefind" in url] == []
    page.keyboard.press("Control+k")
    page.keyboard.type("drones")
    page.locator("#search .search__title").first.wait_for()
    assert [url for url in asked if "pagefind" in url] != []


def test_the_search_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}glossary/")
    opener = page.get_by_role("button", name="Search")
    opener.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("facial recognition")
    page.locator("#search .search__title").first.wait_for()
    assert re.fullmatch(r"\d+ pages found", page.locator("#search [role=status]").inner_text())
    assert "q=facial+recognition" in page.url
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.classList.contains('search__title')")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search-text"
    page.keyboard.press("Escape")
    assert not page.locator("#search").is_visible()
    assert page.evaluate("document.activeElement.hasAttribute('data-search-opener')")
    assert "q=" not in page.url


def test_the_search_is_narrowed_to_a_part(page: Page, address: str) -> None:
    page.goto(f"{address}?q=complaints")
    page.locator("#search .search__title").first.wait_for()
    page.locator("#search button[value=Recommendations]").click()
    page.locator("#search button[aria-pressed=true]").wait_for()
    page.wait_for_timeout(400)
    assert set(page.locator("#search .search__section").all_inner_texts()) == {"Recommendations"}
    assert "in=Recommendations" in page.url


def test_the_open_search_is_accessible(page: Page, address: str) -> None:
    page.goto(f"{address}?q=complaints")
    page.locator("#search .search__title").first.wait_for()
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [rule["id"] for rule in found] == []


def test_without_javascript_search_is_a_list_of_pages(browser: Browser, address: str, publication: Publication) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}glossary/")
    page.get_by_role("link", name="Search").click()
    assert page.url == f"{address}pages/"
    assert page.locator("article li a").count() == len(publication.all_pages)
    context.close()


def test_the_first_tab_leads_past_the_navigation(page: Page, address: str) -> None:
    page.goto(f"{address}recommendations/09/")
    page.keyboard.press("Tab")
    assert "Skip to content" in page.evaluate("document.activeElement.textContent")


def test_a_citation_is_copied_and_said_and_the_focus_stays(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}recommendations/09/")
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
    page.get_by_role("button", name="Show the address of each paragraph").wait_for()
    assert page.get_by_role("button", name="Copy").count() == 0
    assert page.get_by_role("link", name="BibTeX").evaluate("link => link.href") == (site.folder / "cite/recommendations/09.bib").as_uri()


def test_the_keyboard_reaches_the_address_of_a_paragraph_on_request(page: Page, address: str) -> None:
    page.goto(f"{address}recommendations/09/")
    link = page.locator("#why-2 > .headerlink")
    assert link.get_attribute("tabindex") == "-1"
    assert link.get_attribute("aria-hidden") == "true"
    page.get_by_role("button", name="Show the address of each paragraph").press("Enter")
    page.get_by_role("link", name="Address of the paragraph why-2").press("Enter")
    assert page.url.endswith("#why-2")
    page.get_by_role("button", name="Show the address of each paragraph", pressed=True).press("Space")
    assert page.get_by_role("link", name="Address of the paragraph").count() == 0
