"""What is worth a look, and what is wrong on a day."""

from __future__ import annotations

from datetime import date

import pytest

from publication.checks import every_advice, faults_of_a_day
from publication.commands import main
from tests.conftest import Miniature

INSTRUMENTS = "data/instruments.yml"
CHECKED = '  status_checked: "2026-01"\n'
DUE = f"{CHECKED}  next_change:\n    - {{date: 2026-12-02, what: Article 2 applies}}\n".replace("2026-12-02", '"2026-12-02"')


def said(mini: Miniature, today: str = "") -> set[str]:
    found = every_advice(mini.publication(), date.fromisoformat(today) if today else None)
    return {problem.id for problem in found} - {"length", "questions"}


def test_a_judgment_that_does_not_lead_to_its_court_is_worth_a_look(mini: Miniature) -> None:
    line = mini.append(
        "data/sources.bib",
        "\n@jurisdiction{zcourt2024,\n  author = {{European Court of Human Rights}},\n  title = {A v. B},\n  date = {2024},\n"
        "  kind = {judgment},\n  region = {Western Europe},\n  seen = {text},\n}\n",
    )
    (found,) = [problem for problem in every_advice(mini.publication(), None) if problem.id == "official-address"]
    assert (found.place.path, found.place.line) == ("data/sources.bib", line + 1)
    assert "the number of an application" in found.message


def test_a_long_summary_and_a_short_page_are_worth_a_look(mini: Miniature) -> None:
    mini.replace("docs/index.md", "A small publication.", "word " * 80)
    found = {problem.place.path: problem.message for problem in every_advice(mini.publication(), None) if problem.id == "length"}
    assert "80 words" in found["docs/index.md"]
    assert "others of its kind" in found["docs/technologies/drones.md"]


def test_a_technology_without_plain_questions_is_worth_a_look(mini: Miniature) -> None:
    messages = [problem.message for problem in every_advice(mini.publication(), None) if problem.id == "questions"]
    assert any(message.startswith("0 of its questions") for message in messages)
    assert any("procuring" in message for message in messages)


@pytest.mark.parametrize(
    ("force", "month", "old"),
    [
        ("binding law", "2027-01", False),
        ("binding law", "2027-02", True),
        ("proposal", "2026-04", False),
        ("proposal", "2026-05", True),
        ("guidance", "2028-01", False),
    ],
)
def test_a_status_grows_old_by_its_force(mini: Miniature, force: str, month: str, old: bool) -> None:
    mini.replace(INSTRUMENTS, "force: binding law", f"force: {force}")
    assert ("status-old" in said(mini, f"{month}-15")) is old


def test_an_announced_change_is_told_before_and_is_a_fault_after(mini: Miniature) -> None:
    mini.replace(INSTRUMENTS, CHECKED, DUE)
    assert "change-near" not in said(mini, "2026-09-01")
    assert "change-near" in said(mini, "2026-10-03")
    assert faults_of_a_day(mini.publication(), date(2026, 12, 2)) == []
    (fault,) = faults_of_a_day(mini.publication(), date(2026, 12, 3))
    assert (fault.id, fault.place.path) == ("change-past", INSTRUMENTS)
    assert "Article 2 applies" in fault.message


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It applies from 2 December 2026.", {"status-repeated"}),
        ("It applies from 3 December 2026 by [the act][law-some-act].", {"status-repeated"}),
        ("It applies from December\n2026.", {"status-repeated"}),
        ("It applies from 31 June 2027.", {"status-repeated"}),
        ("It applies from 2 December 2026 by [the act][law-some-act].", set()),
        ("It applies from December 2026 by [the act][law-some-act].", set()),
        ("It has applied since 2 December 2025.", set()),
        ("- It applies from 2 December 2026.\n- So [the act][law-some-act] says.", {"status-repeated"}),
        ("It is not in force in January 2026.", {"status-repeated"}),
        ("[The act][law-some-act] is not in force.", {"status-repeated"}),
        ("The bill is pending.", {"ageing"}),
        ("We have not seen a ruling. That was in January 2026.", {"ageing"}),
        ("In sources consulted up to January 2026 we have not seen a ruling.", set()),
        ("A ruling in [that case][case-some-case] is pending.", set()),
        ("This holds so far as it goes.", set()),
    ],
)
def test_what_a_page_repeats_of_a_status_is_compared(mini: Miniature, text: str, found: set[str]) -> None:
    mini.replace(INSTRUMENTS, CHECKED, DUE)
    mini.append("docs/index.md", f"\n{text}\n")
    assert said(mini) == found


@pytest.mark.parametrize(("day", "found"), [("2 January 2026", set()), ("3 January 2026", {"status-repeated"})])
def test_not_in_force_is_said_of_the_day_in_the_data(mini: Miniature, day: str, found: set[str]) -> None:
    mini.replace(
        INSTRUMENTS, "force: binding law\n  status: In force.", "force: proposal\n  status: On 2 January 2026 it had one signature."
    )
    mini.append("docs/index.md", f"\n[The act][law-some-act] was not in force on {day}.\n")
    assert said(mini) == found


def test_it_is_said_where_and_what_to_name(mini: Miniature) -> None:
    mini.replace(INSTRUMENTS, CHECKED, DUE)
    line = mini.append("docs/index.md", "\nFirst.\n\nIt applies from 2 December 2026.\n")
    (found,) = [problem for problem in every_advice(mini.publication(), None) if problem.id == "status-repeated"]
    assert (found.place.path, found.place.line) == ("docs/index.md", line + 3)
    assert "`[…][law-some-act]`" in found.message


def test_data_that_repeat_a_status_are_judged_by_the_newest_review(mini: Miniature) -> None:
    mini.replace("data/timeline.yml", "The Recommendations are presented.", "They are to change in February 2026.")
    assert said(mini) == {"status-repeated"}


def test_a_page_older_than_the_status_that_it_repeats_is_worth_a_look(mini: Miniature) -> None:
    mini.append("docs/index.md", "\nA ruling on [the act][law-some-act] is pending.\n")
    assert said(mini) == set()
    mini.replace(INSTRUMENTS, CHECKED, CHECKED.replace("2026-01", "2026-02"))
    assert said(mini) == {"status-newer"}


def test_a_case_of_which_something_is_not_known_says_when_it_was_looked_up_and_ages_fast(mini: Miniature) -> None:
    mini.replace("data/cases.yml", "  facts:", "  limits: We could not confirm the number.\n  facts:")
    assert said(mini) == {"ageing"}
    mini.replace("data/cases.yml", "  facts:", '  status_checked: "2026-01"\n  facts:')
    assert said(mini) == set()
    assert "status-old" not in said(mini, "2026-04-15")
    assert "status-old" in said(mini, "2026-05-15")


def test_without_a_day_nothing_grows_old(mini: Miniature) -> None:
    mini.replace(INSTRUMENTS, CHECKED, DUE)
    assert said(mini) == set()


def test_a_date_ahead_is_a_fault_on_its_day(mini: Miniature) -> None:
    mini.replace("docs/index.md", "reviewed: 2026-01-31", "reviewed: 2062-01-31")
    found = faults_of_a_day(mini.publication(), date(2026, 2, 1))
    assert [(problem.id, problem.place.path) for problem in found] == [("date-ahead", "docs/index.md")]


def test_advice_is_shown_and_is_no_fault(mini: Miniature, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(mini.root), "--today", "2026-02-01"]) == 0
    assert "(advice)\n" in capsys.readouterr().out
    assert main(["check", "--root", str(mini.root), "--format", "github"]) == 0
    assert "::warning file=" in capsys.readouterr().out
