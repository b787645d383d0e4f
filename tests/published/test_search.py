"""What readers type, and what they find."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

QUERIES = [  # what is typed, the title that must be there, and among how many
    ("predictive policing", "Predictive policing", 1),
    ("facial recognition", "Facial recognition", 1),
    ("Recommendation 13", "Recommendation 13: Communication in minority languages", 1),
    ("roundtable", "The roundtable of 15 May 2025", 1),
    ("watchlists", "Watchlist", 1),
    ("feedback loops", "Feedback loop", 1),
    ("spyware", "Spyware", 1),
    ("automation bias", "Automation bias", 1),
    ("ANPR", "Automatic number plate recognition (ANPR)", 2),
    ("Glukhin", "Glukhin v. Russia", 1),
    ("Bridges", "R (Bridges) v. Chief Constable of South Wales Police", 1),
    ("Law Enforcement Directive", "Law Enforcement Directive (data protection in police and criminal justice)", 1),
    ("AI Act", "Artificial Intelligence Act", 5),
    ("GDPR", "Artificial Intelligence Act", 4),
    ("interpreters", "Recommendation 13: Communication in minority languages", 5),
    ("minorities reporting crimes", "Recommendation 17: Encouraging minorities to report crime", 3),
    ("reporting a crime", "Recommendation 17: Encouraging minorities to report crime", 3),
    ("stops and searches", "Stop record", 5),
    ("racially profiled", "Racial or ethnic profiling", 5),
    ("body cameras", "Body-worn cameras", 3),
    ("body-worn video", "Body-worn cameras", 1),
    ("recruiting women", "Recommendation 7: Equal treatment and careers inside the police", 3),
    ("complaint", "Recommendation 15: Democratic accountability and accessible complaints", 2),
    ("translated", "Machine translation", 2),
    ("can the police scan my face", "Questions you can ask the police", 1),
    ("drones", "Surveillance sensors", 1),
    (
        "Dirty Data, Bad Predictions",
        "Dirty Data, Bad Predictions: How Civil Rights Violations Impact Police Data, Predictive Policing Systems, and Justice",
        1,
    ),
    ("match threshold", "Facial recognition", 4),
    ("LFR", "Live facial recognition (LFR)", 1),
]

ANSWERED: set[str] = set()


def searched(page: Page, address: str, query: str) -> list[str]:
    """The titles that a query finds, as far as they are shown at once."""
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type(query)
    results = page.locator("#search .search__title")
    # Half a query has been answered before, when the engine was quick.
    page.locator(f'#search [data-query="{query}"]').wait_for()
    titles: list[str] = results.all_inner_texts()
    return titles


@pytest.mark.parametrize(("query", "title", "among"), QUERIES, ids=[query for query, _, _ in QUERIES])
def test_the_search_finds_it(page: Page, address: str, query: str, title: str, among: int) -> None:
    assert title in searched(page, address, query)[:among]
    ANSWERED.add(query)


def test_an_entry_is_found_at_its_own_anchor_and_its_section_is_said(page: Page, address: str) -> None:
    searched(page, address, "Glukhin")
    assert page.locator("#search section").first.locator("h2").inner_text() == "Law"
    first = page.locator("#search ol > li").first
    assert first.locator("mark").count() > 0
    first.locator("a").click()
    page.wait_for_url(f"{address}law/#case-glukhin*")


def test_the_section_of_a_page_is_named(page: Page, address: str) -> None:
    searched(page, address, "minority languages interpreters")
    assert any(" · " in text for text in page.locator("#search ol ul a").all_inner_texts())


def test_results_stand_in_groups_and_more_of_them_join_theirs(page: Page, address: str) -> None:
    shown = len(searched(page, address, "police"))
    groups = page.locator("#search section > h2")
    page.get_by_role("button", name="Show more").click()
    page.wait_for_function("count => document.querySelectorAll('#search .search__title').length > count", arg=shown)
    names = groups.all_inner_texts()
    assert len(names) > 1
    assert len(set(names)) == len(names)
    assert page.evaluate("document.activeElement.className") == "search__title"


def test_a_query_that_no_page_holds_whole_finds_some_of_its_words_and_says_so(page: Page, address: str) -> None:
    assert "Spyware" in searched(page, address, "spyware interpreters tachograph")
    assert page.locator("#search [role=status]").inner_text().startswith("Nothing has all of these words.")


def test_a_query_without_a_result_gets_help(page: Page, address: str) -> None:
    page.goto(f"{address}?q=zxqwvk")
    page.locator("#search [role=status]", has_text="Nothing found").wait_for()
    assert page.locator("#search").get_by_role("link", name="All pages").is_visible()


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
    page.locator('#search [data-query="facial recognition"]').wait_for()
    assert re.fullmatch(r"\d+ results", page.locator("#search [role=status]").inner_text())
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
