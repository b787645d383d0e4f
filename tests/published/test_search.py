"""What readers type, and what they find."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

QUERIES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text(encoding="utf-8"))
FOUND: list[tuple[str, str]] = [pair for asked in QUERIES["found"].values() for pair in asked.items()]
MEANT: dict[str, str] = QUERIES["meant"]
NOTHING: list[str] = QUERIES["nothing"]
STATUS = "#search [role=status]"


class Search:
    """The search dialog, open on one page for all queries."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        page.goto(address)
        page.keyboard.press("/")

    def ask(self, query: str) -> list[list[str]]:
        """The addresses of the results shown, each with those of its sections."""
        self.page.locator("#search-text").fill(query)
        # Half a query has been answered before, when the engine was quick.
        answered = "query => document.querySelector('#search [role=region]').dataset.query === query"
        self.page.wait_for_function(answered, arg=query)
        addresses = "all => all.map(item => [...item.querySelectorAll('a')].map(link => link.href))"
        results: list[list[str]] = self.page.locator("#search ol > li").evaluate_all(addresses)
        return [[each.removeprefix(self.address) for each in result] for result in results]

    def offers(self) -> list[str]:
        return self.page.locator("#search [data-offers] button").all_inner_texts()

    def status(self) -> str:
        return self.page.locator(STATUS).inner_text()


@pytest.fixture(scope="module")
def search(browser: Browser, address: str) -> Iterator[Search]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield Search(context.new_page(), address)
    context.close()


def test_enough_is_asked() -> None:
    assert len(FOUND) >= 80
    assert len(NOTHING) >= 20


def test_readers_find_what_they_ask_for(search: Search) -> None:
    missed = []
    for query, wanted in FOUND:
        first = search.ask(query)[:3]
        if wanted not in itertools.chain(*first):
            missed.append(f"{query}: {wanted} is not among {first} ({search.status()})")
    assert missed == []


def test_a_misspelt_word_is_answered_by_what_was_meant(search: Search) -> None:
    wrong = []
    for query, meant in MEANT.items():
        results, offers = search.ask(query), search.offers()
        if results or offers[:1] != [meant] or f"Did you mean: {meant}" not in search.status():
            wrong.append(f"{query}: {results[:3]}, {offers} ({search.status()})")
    assert wrong == []


def test_what_the_publication_does_not_have_is_not_found(search: Search) -> None:
    found = {query: results[:3] for query in NOTHING if (results := search.ask(query)) or not search.status().startswith("Nothing found")}
    assert found == {}


def test_nothing_found_leads_on(search: Search) -> None:
    search.ask("zxqwvk")
    here = search.page.locator("#search [data-nothing]")
    leads = here.locator("a").evaluate_all("all => all.map(link => link.getAttribute('href'))")
    assert [re.sub(r"^(\.\./|\./)*", "", str(lead)) for lead in leads] == ["pages/", "practice/your-questions/"]
    search.ask("police")
    assert not here.is_visible()


def test_an_offer_is_taken_by_keyboard(search: Search) -> None:
    search.ask("facial recogntion")
    search.page.locator("#search-text").focus()
    search.page.keyboard.press("ArrowDown")
    search.page.keyboard.press("Enter")
    search.page.locator('#search [data-query="facial recognition"]').wait_for()
    assert search.page.evaluate("document.activeElement.id") == "search-text"
    assert search.page.locator("#search .search__title").count() > 0


def test_a_result_that_lacks_a_word_says_so(search: Search) -> None:
    search.ask("application no. 11519/20")
    assert search.status().startswith("Nothing found that has all of these words. With most of them:")
    assert "Does not have: application" in search.page.locator("#search ol > li").first.inner_text()


def test_a_result_says_by_which_other_name_it_was_found(search: Search) -> None:
    search.ask("predpol")
    assert "Also listed under: PredPol" in search.page.locator("#search ol > li").first.inner_text()


@pytest.mark.parametrize(("one", "other"), [("minority", "minorities"), ("organisation", "organization"), ("Prüm", "prum")])
def test_forms_of_a_word_find_each_other(search: Search, one: str, other: str) -> None:
    search.ask(one)
    found = search.status()
    search.ask(other)
    assert search.status() == found


def test_the_beginning_of_a_word_finds_it_while_it_is_typed(search: Search) -> None:
    assert "technologies/facial-recognition/" in itertools.chain(*search.ask("facial recogniti")[:3])
    assert search.ask("recognis facial") == []


def test_an_entry_is_found_at_its_own_anchor_and_its_section_is_said(search: Search) -> None:
    assert search.ask("Glukhin")[0] == ["law/#case-glukhin"]
    assert search.page.locator("#search section").first.locator("h2").inner_text() == "Law"
    assert search.page.locator("#search ol > li").first.locator("mark").count() > 0


def test_the_section_of_a_page_is_named(search: Search) -> None:
    search.ask("minority languages interpreters")
    assert any(" · " in text for text in search.page.locator("#search ol ul a").all_inner_texts())


def test_results_stand_in_groups_and_more_of_them_join_theirs(search: Search) -> None:
    shown = len(search.ask("police"))
    page = search.page
    page.get_by_role("button", name="Show more").click()
    page.wait_for_function("count => document.querySelectorAll('#search .search__title').length > count", arg=shown)
    names = page.locator("#search section > h2").all_inner_texts()
    assert len(names) > 1
    assert len(set(names)) == len(names)
    assert page.evaluate("document.activeElement.className") == "search__title"


def test_the_search_finds_what_is_computed(search: Search) -> None:
    assert any("#question-baseline" in each for result in search.ask("ordinary hot-spot map drawn by an analyst") for each in result)


def test_nothing_of_the_search_is_loaded_before_it_is_opened_nor_words_before_one_is_missing(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "pagefind" in url or "/search" in url] == []
    search = Search(page, address)
    search.ask("drones")
    assert [url for url in asked if "pagefind" in url] != []
    late = ("search-near.js", "words.txt")
    assert [url for url in asked if url.endswith(late)] == []
    search.ask("dronez")
    assert len([url for url in asked if url.endswith(late)]) == len(late)


def test_the_search_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}glossary/")
    opener = page.get_by_role("button", name="Search")
    opener.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("facial recognition")
    page.locator('#search [data-query="facial recognition"]').wait_for()
    assert re.fullmatch(r"\d+ results", page.locator(STATUS).inner_text())
    assert "q=facial+recognition" in page.url
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.classList.contains('search__title')")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search-text"
    page.keyboard.press("Escape")
    assert not page.locator("#search").is_visible()
    assert page.evaluate("document.activeElement.hasAttribute('data-search-opener')")
    page.wait_for_url(lambda url: "q=" not in url)


def test_the_search_is_narrowed_to_a_part(page: Page, address: str) -> None:
    page.goto(f"{address}?q=complaints")
    page.locator('#search [data-query="complaints"]').wait_for()
    button = page.locator("#search button[value=Recommendations]")
    counted = re.search(r"\d+", button.inner_text())
    button.click()
    page.locator("#search button[aria-pressed=true]").wait_for()
    page.locator('#search [data-query="complaints"]').wait_for()
    assert set(page.locator("#search .search__section").all_inner_texts()) == {"Recommendations"}
    assert counted is not None
    assert page.locator(STATUS).inner_text().startswith(counted.group())
    assert "in=Recommendations" in page.url
