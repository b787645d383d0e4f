"""The check before use in a real browser: choose, answer, keep, save, read again, delete, share, print."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from publication.model import Publication
from publication.model.practice import by_role, chosen
from tests.published.test_accessibility import ALL, AXE, found
from tests.site_builds import BuiltSite

FESTIVAL = "?reader=police&stage=considering&technology=facial-recognition"


@pytest.fixture
def check(browser: Browser, address: str) -> Iterator[Page]:
    """The page with the choice of the first worked example, in a browser that keeps nothing from before."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{address}practice/{FESTIVAL}")
    yield page
    context.close()


def listed(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        ".question", "all => all.filter(e => e.checkVisibility()).map(e => [e.dataset.key]).flat()"
    )
    return found


def answer(page: Page, key: str, label: str, note: str = "") -> None:
    item = page.locator(f'[data-key="{key}"]')
    item.get_by_label(label, exact=True).check()
    item.get_by_label("Notes").fill(note)


def given(page: Page, key: str) -> tuple[str, str]:
    item = page.locator(f'[data-key="{key}"]')
    return item.locator("input:checked").input_value(), item.get_by_label("Notes").input_value()


def open_answers(page: Page) -> None:
    page.evaluate("document.querySelector('.check__paper').open = true")


def saved(page: Page, button: str) -> str:
    open_answers(page)
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_text(encoding="utf-8")


def give(page: Page, content: bytes) -> str:
    """Let the page read a file, and return what it says."""
    open_answers(page)
    page.evaluate("document.querySelector('[data-report]').replaceChildren()")
    with NamedTemporaryFile(suffix=".json") as file:
        file.write(content)
        file.flush()
        page.locator("input[type=file]").set_input_files(file.name)
        page.wait_for_function("() => document.querySelector('[data-report]').innerHTML")
    return page.locator("[data-report]").inner_text()


LARGEST = 6_500
"""Bytes of the script as a server sends it, compressed."""


def test_the_script_is_small(site: BuiltSite) -> None:
    assert len(gzip.compress((site.folder / "assets" / "practice.js").read_bytes())) <= LARGEST


@pytest.mark.parametrize(
    "choice",
    [
        {"technologies": ["facial-recognition"], "stage": "considering", "reader": "police"},
        {"technologies": ["body-worn-cameras", "language-technology"], "reader": "community"},
        {"stage": "ending"},
        {"reader": "ministry"},
    ],
)
def test_the_list_is_what_the_publication_says(check: Page, address: str, publication: Publication, choice: dict[str, Any]) -> None:
    names = [f"technology={name}" for name in choice.get("technologies", [])]
    query = "&".join([*names, *(f"{name}={choice[name]}" for name in ("stage", "reader") if name in choice)])
    check.goto(f"{address}practice/?{query}")
    groups = by_role(publication, chosen(publication, **choice))
    assert listed(check) == [key for _, questions in groups for key in questions]
    labels = [publication.vocabulary.label("roles", role) for role, _ in groups]
    assert [
        text.removesuffix("#").strip().partition(": ")[2] for text in check.locator("[data-role] > h2:visible").all_inner_texts()
    ] == labels


def test_nothing_chosen_shows_every_question_by_technology(check: Page, publication: Publication) -> None:
    check.get_by_role("button", name="Show every question").click()
    assert listed(check) == list(publication.every_question)
    assert "?" not in check.url


def test_choosing_changes_list_status_and_address(check: Page) -> None:
    assert check.locator("[data-count]").inner_text().startswith("8 questions: 0 yes")
    check.get_by_label("Body-worn cameras").check()
    check.locator("select[name=stage]").select_option("piloting")
    assert check.locator("[data-count]").inner_text().startswith(f"{len(listed(check))} questions")
    assert check.url.endswith("?reader=police&stage=piloting&technology=facial-recognition&technology=body-worn-cameras")


def test_answers_are_counted_and_never_in_the_address(check: Page) -> None:
    before = check.url
    answer(check, "aim", "Partly", "secret")
    answer(check, "lawful", "Yes")
    assert check.locator("[data-count]").inner_text() == "8 questions: 1 yes, 1 partly, 0 no, 0 don’t know, 6 open."
    assert check.url == before
    check.locator("[data-touched] summary").click()
    lines = check.locator("[data-touched] li").all_inner_texts()
    assert "16. Impartial enforcement, no racial profiling: 6 questions, 5 not answered with yes" in lines


def test_without_asking_nothing_is_kept(check: Page) -> None:
    answer(check, "aim", "No", "gone")
    check.reload()
    assert given(check, "aim") == ("open", "")
    assert check.evaluate("localStorage.length") == 0


def test_what_is_kept_is_there_again_until_it_is_deleted(check: Page, address: str) -> None:
    open_answers(check)
    check.get_by_label("Keep my answers").check()
    answer(check, "aim", "No", "<b>bold</b>")
    check.goto(f"{address}practice/")
    assert given(check, "aim") == ("no", "<b>bold</b>")
    assert check.locator("select[name=stage]").input_value() == "considering"
    open_answers(check)
    check.get_by_role("button", name="Delete all").click()
    assert check.evaluate("document.activeElement.textContent") == "All answers and notes were deleted."
    assert given(check, "aim") == ("open", "")
    assert check.evaluate("localStorage.length") == 0
    check.reload()
    assert given(check, "aim") == ("open", "")


def test_what_two_tabs_keep_is_joined(check: Page, address: str) -> None:
    other = check.context.new_page()
    other.goto(f"{address}practice/")
    open_answers(check)
    open_answers(other)
    answer(other, "lawful", "Yes")
    check.get_by_label("Keep my answers").check()
    answer(check, "aim", "No", "here")
    other.get_by_label("Keep my answers").check()
    assert given(other, "aim") == ("no", "here")
    check.wait_for_function("document.querySelector('[data-key=lawful] input:checked').value === 'yes'")
    answer(check, "aim", "Partly")
    other.wait_for_function("document.querySelector('[data-key=aim] input:checked').value === 'partly'")
    check.goto(f"{address}practice/")
    assert [given(check, key)[0] for key in ("aim", "lawful")] == ["partly", "yes"]


def test_a_file_of_another_language_says_nothing_of_changes(check: Page, address: str) -> None:
    answer(check, "aim", "No", "here")
    text = saved(check, "Save as a file")
    check.goto(f"{address}fr/practice/")
    assert "Which" not in give(check, text.encode())
    assert check.locator("[data-report] a").count() == 0
    assert check.locator('[data-key="aim"] input:checked').input_value() == "no"


def test_a_shared_address_wins_over_what_was_kept(check: Page, address: str) -> None:
    open_answers(check)
    check.get_by_label("Keep my answers").check()
    answer(check, "aim", "No")
    check.goto(f"{address}practice/?technology=language-technology")
    assert check.locator("select[name=stage]").input_value() == ""
    assert given(check, "aim")[0] == "no"


def test_a_saved_file_brings_everything_back(check: Page, address: str) -> None:
    answer(check, "aim", "Don’t know", "a\nb")
    answer(check, "facial-recognition/assemblies", "Yes")
    text = saved(check, "Save as a file")
    found = json.loads(text)
    assert [entry["id"] for entry in found["answers"]] == ["aim", "facial-recognition/assemblies"]
    check.goto(f"{address}practice/")
    assert "2 answers were taken" in give(check, text.encode())
    assert given(check, "aim") == ("unknown", "a\nb")
    assert given(check, "facial-recognition/assemblies") == ("yes", "")
    assert len(listed(check)) == 8
    assert check.evaluate("document.activeElement.hasAttribute('data-report')")


def test_a_file_of_an_older_edition_says_what_changed(check: Page) -> None:
    answer(check, "aim", "Yes")
    found = json.loads(saved(check, "Save as a file"))
    found["edition"] = "2025-01-01"
    found["answers"][0]["question"] = "What is it for?"
    found["answers"].append({"id": "facial-recognition/purpose", "question": "Old one?", "answer": "partly", "note": "kept in sight"})
    said = give(check, json.dumps(found).encode())
    assert "edition of 2025-01-01" in said
    assert "1 of these questions has changed since" in said
    assert "It read: What is it for?" in said
    assert "1 is asked no more" in said
    assert "Old one? Partly. kept in sight" in said
    assert check.locator('[data-report] a[href="#q-aim"]').count() == 2


def broken(change: Callable[[dict[str, Any]], object]) -> bytes:
    found: dict[str, Any] = {
        "format": "questions-before-use",
        "version": 1,
        "edition": "2026-01-01",
        "choice": {},
        "answers": [{"id": "aim", "question": "Q", "answer": "no", "note": "replaced"}],
    }
    change(found)
    return json.dumps(found).encode()


HOSTILE = {
    "no JSON": (b"{", "is not JSON"),
    "another JSON": (b'{"a": 1}', "was not saved by this page"),
    "null": (b"null", "was not saved by this page"),
    "a later version": (broken(lambda found: found.update(version=2)), "was not saved by this page"),
    "binary": (bytes(range(256)), "is not JSON"),
    "20 MB": (b" " * 20_000_000, "larger than 1 MB"),
    "deep": (b"[" * 200_000 + b"]" * 200_000, "Nothing was changed."),
    "prototype": (broken(lambda found: None).replace(b'"choice": {}', b'"choice": {"__proto__": {"polluted": 1}}'), "(__proto__)"),
    "constructor": (broken(lambda found: found["answers"][0].update(constructor={"prototype": {}})), "(prototype)"),
    "unknown id": (broken(lambda found: found["answers"].append({"id": "nope", "question": "", "answer": "no", "note": ""})), "(nope)"),
    "an id of the prototype": (broken(lambda found: found["answers"][0].update(id="toString")), "(toString)"),
    "an answer of the prototype": (broken(lambda found: found["answers"][0].update(answer="toString")), "(number 1)"),
    "a note that is no text": (broken(lambda found: found["answers"][0].update(note=["x"])), "(number 1)"),
    "a note without end": (broken(lambda found: found["answers"][0].update(note="x" * 5000)), "(number 1)"),
    "an answer twice": (broken(lambda found: found["answers"].append(found["answers"][0])), "(number 2)"),
}


def test_a_hostile_file_gets_a_message_and_changes_nothing(check: Page) -> None:
    answer(check, "aim", "Yes", "mine")
    before = listed(check), check.url, ("yes", "mine"), None
    for name, (content, says) in HOSTILE.items():
        said = give(check, content)
        assert said.startswith("Nothing was changed."), name
        assert says in said, name
        assert (listed(check), check.url, given(check, "aim"), check.evaluate("({}).polluted")) == before, name


def test_html_in_a_file_is_text(check: Page) -> None:
    bad = '<img src=x onerror="document.title=\'hit\'"><script>document.title="hit"</script>'
    content = broken(lambda found: (found["answers"][0].update(note=bad, question=bad), found.update(edition="<b>1</b>")))
    said = give(check, content)
    assert bad in said
    assert given(check, "aim") == ("no", bad)
    assert check.locator("[data-report] img, [data-report] b, [data-report] script").count() == 0
    assert check.title() != "hit"
    text = saved(check, "For a word processor")
    assert "<img" not in text
    assert "<script" not in text


def test_the_table_runs_no_formula(check: Page) -> None:
    answer(check, "aim", "Yes", "=HYPERLINK(1)")
    answer(check, "lawful", "No", ' \t@SUM(1) "quoted"')
    text = saved(check, "Table")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))
    assert [row["Id"] for row in rows] == listed(check)
    notes = {row["Id"]: row["Notes"] for row in rows}
    assert notes["aim"] == "'=HYPERLINK(1)"
    assert notes["lawful"] == '\' \t@SUM(1) "quoted"'


def test_the_papers_hold_questions_answers_and_addresses(check: Page, publication: Publication) -> None:
    answer(check, "aim", "Partly", "line one\n# line two")
    paper = html.fromstring(saved(check, "For a word processor"))
    text = " ".join(paper.body.text_content().split())
    assert "does not score, rank or certify" in text
    assert "8 questions: 0 yes, 1 partly" in text
    assert "Which exact problem is this meant to solve" in text
    assert "Why it matters. The European Union’s rights agency asks" in text
    assert "A good answer. It names the problem" in text
    assert "Answer: Partly" in text
    assert "Notes: line one" in text
    links = set(paper.xpath("//a/@href"))
    assert {"https://example.org/policing/recommendations/03/", "https://example.org/policing/practice/#q-aim"} <= links
    assert all(link.startswith("https://") for link in links)
    roles = [f"{publication.words.technology.answered_by}: {role.label}" for role in publication.vocabulary.roles]
    named = paper.xpath("//h2/text()")
    assert named
    assert named == [role for role in roles if role in named]
    assert len(paper.xpath("//h3")) == 8


def test_an_address_is_shared_without_answers(check: Page, address: str) -> None:
    answer(check, "aim", "Yes", "mine")
    check.context.grant_permissions(["clipboard-read", "clipboard-write"])
    check.get_by_role("button", name="Copy the address").click()
    check.wait_for_function("document.querySelector('[data-count]').textContent === 'The address was copied.'")
    assert check.evaluate("navigator.clipboard.readText()") == f"{address}practice/{FESTIVAL}"


def test_print_leaves_the_form_out_and_keeps_the_answers(check: Page) -> None:
    answer(check, "aim", "Yes", "mine")
    check.evaluate("window.print = () => { window.printed = true; }")
    open_answers(check)
    check.get_by_role("button", name="Print").click()
    assert check.evaluate("window.printed") is True
    check.emulate_media(media="print")
    assert not check.locator("[data-check]").is_visible()
    assert check.locator('[data-key="aim"] textarea').is_visible()


def test_the_printed_check_keeps_the_choice_and_empty_answers_are_boxes(check: Page) -> None:
    answer(check, "lawful", "Yes")
    assert not check.locator("[data-printed]").is_visible()
    check.emulate_media(media="print")
    said = check.locator("[data-printed]").inner_text()
    today = check.evaluate("new Date().toLocaleDateString('en-GB', { dateStyle: 'long' })")
    assert all(part in said for part in ("Police service", "Considering", "Facial recognition", today)), said
    item = check.locator('[data-key="aim"]')
    boxes = item.locator("input:visible")
    assert [box.get_attribute("value") for box in boxes.all()] == ["yes", "partly", "no", "unknown"]
    assert boxes.first.evaluate("e => [getComputedStyle(e).appearance, getComputedStyle(e).borderTopWidth]") == ["none", "1px"]
    filled = check.locator('[data-key="lawful"] input:checked').evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)")
    assert filled > 4


def test_a_later_stage_brings_along_what_an_earlier_one_left_open(check: Page, address: str) -> None:
    answer(check, "aim", "Yes")
    stage = check.locator("select[name=stage]")
    stage.select_option("procuring")
    assert "lawful" in listed(check)
    assert "aim" not in listed(check)
    answer(check, "lawful", "Yes")
    assert "lawful" in listed(check), "nothing vanishes under the hand"
    stage.select_option("piloting")
    assert "lawful" not in listed(check)


def test_it_works_by_keyboard_alone(check: Page) -> None:
    check.get_by_role("button", name="Go to the next open question").focus()
    check.keyboard.press("Enter")
    assert check.evaluate("document.activeElement.name") == "answer aim"
    check.keyboard.press("ArrowLeft")
    assert given(check, "aim")[0] == "unknown"
    check.keyboard.press("Tab")
    check.keyboard.type("typed")
    assert given(check, "aim") == ("unknown", "typed")
    group = check.locator('[data-key="aim"]').get_by_role("group")
    assert re.match("Which exact problem.*Your answer$", group.get_attribute("aria-label") or "")


def test_nothing_is_fetched_once_it_is_loaded(check: Page) -> None:
    check.context.set_offline(True)
    answer(check, "aim", "Yes")
    check.locator("select[name=stage]").select_option("ending")
    assert "questions-before-use" in saved(check, "Save as a file")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_a_list_is_accessible_and_fits(browser: Browser, address: str, width: int, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{address}practice/{FESTIVAL}")
    open_answers(page)
    page.locator("[data-touched] summary").click()
    give(page, b"{")
    # What lies below the bar at the top is measured as cut off by it.
    page.evaluate("scrollTo(0, 0)")
    page.evaluate(AXE)
    faults += found(page, ALL)
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_without_javascript_it_is_a_checklist(browser: Browser, address: str, publication: Publication) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}practice/")
    assert page.locator(".question:visible").count() == len(publication.every_question)
    assert page.locator(".question__tick:visible").count() == len(publication.every_question)
    assert not page.locator("[data-check]").is_visible()
    assert page.get_by_text("Without JavaScript this page is a checklist").is_visible()
    context.close()
