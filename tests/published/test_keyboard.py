"""Everything works with the keyboard alone, and a reader sees where the focus is."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import Page

from publication.model import Publication
from tests.published.test_accessibility import FOLLOWED, one_of_each_layout

INTERACTIVE = """() => Array.from(document.querySelectorAll("a[href], button, select, input, summary, [tabindex='0']"))
    .filter(each => each.checkVisibility({visibilityProperty: true}) && each.tabIndex >= 0 && !each.closest("dialog:not([open])")).length"""
WATCH = """() => {
    window.focused = () => {
        const each = document.activeElement;
        if (each === document.body) return null;
        const style = getComputedStyle(each), box = each.getBoundingClientRect();
        const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 8), 0), innerWidth - 1);
        const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
        const over = document.elementFromPoint(x, y);
        const shown = Array.from(each.getClientRects()).some(r => r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth);
        each.dataset.visited = Number(each.dataset.visited ?? 0) + 1;
        return {what: each.outerHTML.slice(0, 120), outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
            shown, hidden: Boolean(over) && over !== document.documentElement && ["fixed", "sticky"].includes(getComputedStyle(over).position) && !over.contains(each) && !each.contains(over),
            visits: Number(each.dataset.visited)};
    };
    window.reached = [];
    addEventListener("keydown", event => event.key === "Tab" && !event.shiftKey && reached.push(focused()), true);
}"""
"""Lets the page note where the focus is each time the key goes down again: by then it has scrolled there."""


@pytest.mark.parametrize("width", [1280, 320])
def test_tab_reaches_everything_once_and_the_focus_is_seen(page: Page, address: str, publication: Publication, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    faults = []
    for here in one_of_each_layout(publication):
        page.goto(address + here)
        page.evaluate("document.documentElement.style.scrollBehavior = 'auto'")
        expected = page.evaluate(INTERACTIVE)
        limit = min(expected, FOLLOWED)
        page.evaluate(WATCH)
        for _ in range(limit):
            page.keyboard.down("Tab")
        page.keyboard.up("Tab")
        # None is a place without focus, after which a walk begins anew.
        reached = list(itertools.takewhile(bool, page.evaluate("[...reached.slice(1), focused()]")))
        faults += [f"{here}: no outline on {each['what']}" for each in reached if not each["outline"]]
        faults += [f"{here}: not in view: {each['what']}" for each in reached if not each["shown"]]
        faults += [f"{here}: covered: {each['what']}" for each in reached if each["hidden"]]
        faults += [f"{here}: a second time at {each['what']}" for each in reached if each["visits"] > 1]
        if len(reached) < limit:
            faults.append(f"{here}: Tab reaches {len(reached)} of {expected}")
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.dataset.visited") is None:
            faults.append(f"{here}: Shift and Tab do not lead back")
    assert faults == []


def test_the_first_tab_leads_past_the_navigation(page: Page, address: str) -> None:
    page.goto(f"{address}recommendations/09/")
    page.keyboard.press("Tab")
    assert "Skip to content" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_opens_and_closes_and_gives_the_focus_back(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}glossary/")
    menu = page.get_by_role("button", name="Navigation")
    navigation = page.locator("#navigation")
    assert not navigation.is_visible()
    menu.press("Enter")
    assert navigation.is_visible()
    page.keyboard.press("Tab")
    assert navigation.evaluate("each => each.contains(document.activeElement)"), "the menu is not the next stop"
    navigation.get_by_role("link", name="Sources").focus()
    page.keyboard.press("Escape")
    assert not navigation.is_visible()
    assert menu.evaluate("menu => menu === document.activeElement")
    menu.press("Enter")
    navigation.get_by_role("button", name="Close").press("Enter")
    assert not navigation.is_visible()


def test_the_contents_open_by_keyboard(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}recommendations/09/")
    contents = page.locator("details.md-nav--secondary")
    contents.locator("summary").press("Enter")
    link = contents.get_by_role("link").first
    link.press("Enter")
    assert page.url.endswith(str(link.get_attribute("href")))


def test_a_cell_of_the_matrix_opens_its_reason_and_gives_the_focus_back(page: Page, address: str) -> None:
    page.goto(f"{address}matrix/")
    cell = page.locator(".cell--bears .cell").first
    cell.press("Enter")
    reason = page.get_by_role("dialog")
    reason.wait_for()
    assert reason.evaluate("each => each === document.activeElement")
    assert len(reason.inner_text().split()) > 10
    whole = reason.get_by_role("link", name="On the page of the technology")
    assert whole.evaluate("link => link.href") == cell.evaluate("link => link.href")
    page.keyboard.press("Escape")
    assert not reason.is_visible()
    assert cell.evaluate("cell => cell === document.activeElement")
    assert page.url.endswith("/matrix/")


def test_a_filter_is_chosen_by_keyboard_and_the_number_is_said(page: Page, address: str) -> None:
    page.goto(f"{address}matrix/")
    page.locator("select[name=kind]").focus()
    before = page.locator("form.filter [role=status]").inner_text()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("location.search.includes('kind=')")
    assert page.locator("form.filter [role=status]").inner_text() != before


def test_a_term_shows_its_definition_on_focus_and_escape_puts_it_away(page: Page, address: str) -> None:
    page.goto(f"{address}technologies/facial-recognition/")
    term = page.locator("article a.term").first
    content = "link => getComputedStyle(link, '::after').content"
    assert term.evaluate(content) == "none"
    page.keyboard.press("Tab")  # so that focus is shown as for a keyboard
    term.focus()
    assert str(term.get_attribute("data-definition"))[:20] in term.evaluate(content)
    page.keyboard.press("Escape")
    assert term.evaluate(content) == "none"


def test_the_keyboard_reaches_the_address_of_a_paragraph_on_request(page: Page, address: str) -> None:
    page.goto(f"{address}recommendations/09/")
    link = page.locator("#why-2 > .headerlink")
    assert link.get_attribute("tabindex") == "-1"
    assert link.get_attribute("aria-hidden") == "true"
    page.get_by_role("link", name="BibTeX").focus()
    page.get_by_role("button", name="Show the address of each paragraph").press("Enter")
    page.get_by_role("link", name="Address of the paragraph why-2").press("Enter")
    assert page.url.endswith("#why-2")
    page.get_by_role("button", name="Show the address of each paragraph", pressed=True).press("Space")
    assert page.get_by_role("link", name="Address of the paragraph").count() == 0
