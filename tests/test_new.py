"""Skeletons in the miniature: what is written passes the checks apart from what only the writer can supply."""

from __future__ import annotations

import argparse
from collections.abc import Callable

import pytest

from publication.__main__ import main
from publication.commands import new
from tests.conftest import Miniature

SOURCE = ["--type", "article", "--author", "Novak, Eva", "--title", "Sorting calls", "--journal", "Journal of Calls", "--year", "2025"]
KINDS = ["--kind", "peer-reviewed", "--region", "Western Europe", "--seen", "text"]
CASE = ["--name", "C v. D", "--court", "Some Court", "--date", "2025-03"]


def run(mini: Miniature, *arguments: str, ask: Callable[[str], str] | None = None) -> list[str]:
    parser = argparse.ArgumentParser()
    new.add_arguments(parser)
    return new.run(parser.parse_args(["--root", str(mini.root), *arguments]), ask)


def ids(mini: Miniature) -> list[str]:
    return sorted({problem.id for problem in mini.problems()})


def test_a_technology(mini: Miniature) -> None:
    told = run(mini, "technology", "--title", "Robot dogs", "--area", "operations", "--summary", "They walk.", "--reviewed", "2026-02-01")
    assert told[:3] == ["written: docs/technologies/robot-dogs.md", "written: mkdocs.yml", "left to you:"]
    assert ids(mini) == ["technology-unrelated", "template-left-over"]
    assert len(told) == 3 + 9 + 1
    assert mini.line("mkdocs.yml", "technologies/robot-dogs.md") == mini.line("mkdocs.yml", "technologies/drones.md") + 1


def test_a_source(mini: Miniature) -> None:
    told = run(mini, "source", *SOURCE, *KINDS, "--doi", "10.1000/2")
    assert told[:2] == ["written: data/sources.bib", "left to you:"]
    assert ids(mini) == ["source-uncited"]
    assert mini.publication().by_key["novak2025sorting"].authors == ("Novak, Eva",)


def test_a_term_and_a_case(mini: Miniature) -> None:
    assert run(
        mini, "term", "--term", "Geofence", "--group", "biometrics", "--definition", "A line on a map: drawn.", "--source", "smith2024"
    ) == ["written: data/glossary.yml"]
    given = ["--facts", "F.", "--holding", "H.", "--technology", "drones", "--recommendation", "9", "--source", "hcnm2006"]
    assert run(mini, "case", *CASE, *given) == ["written: data/cases.yml"]
    assert mini.problems() == []
    assert mini.publication().terms[-1].definition == "A line on a map: drawn."
    assert mini.publication().cases[-1].recommendations == (9,)


def test_what_is_left_open_is_found(mini: Miniature) -> None:
    told = run(mini, "case", *CASE)
    assert [line.split("[")[1].split("]")[0] for line in told[2:]] == ["template-left-over"]


REFUSED: list[tuple[list[str], str]] = [
    (["technology", "--title", "Drones", "--area", "operations"], "`drones` is taken"),
    (["technology", "--title", "Home", "--area", "operations"], "a page is called `Home` already"),
    (["technology", "--title", "Robots", "--area", "operation"], "did you mean `operations`?"),
    (["technology", "--title", "Роботы", "--area", "operations"], "--slug"),
    (["technology", "--title", "Robots", "--slug", "Ro Bots", "--area", "operations"], "small letters"),
    (["technology", "--area", "operations"], "--title is missing"),
    (["source", *SOURCE, *KINDS, "--key", "smith2024"], "`smith2024` is taken"),
    (["source", *SOURCE, *KINDS, "--doi", "10.1000/1"], "`smith2024` has the same doi"),
    (["source", *SOURCE, *KINDS, "--doi", "https://doi.org/10.1000/7"], "did you mean `10.1000/7`?"),
    (["source", *SOURCE, *KINDS, "--isbn", "978-92-9461-935-9"], "check digit"),
    (["source", *SOURCE], "--kind, --region, --seen are missing"),
    (["source", *SOURCE[:6], *KINDS], "needs --journal, --year"),
    (["source", *SOURCE, *KINDS, "--title", "A {brace"], "brace"),
    (["source", "--type", "articl", *SOURCE[2:], *KINDS], "did you mean `article`?"),
    (["term", "--term", "Watchlist", "--group", "biometrics"], "has `watchlist` already"),
    (["term", "--term", "New", "--group", "biometrics", "--source", "smith2042"], "did you mean `smith2024`?"),
    (["case", *CASE, "--id", "some-case"], "`some-case` is taken"),
    (["case", *CASE, "--technology", "drone"], "did you mean `drones`?"),
    (["case", *CASE, "--recommendation", "24"], "give 1 to 23"),
    (["case", "--name", "C v. D", "--court", "Some Court", "--date", "soon"], "`soon` is no date"),
    (["case", "--name", "C v. D", "--court", "Some Court", "--date", "2024-13"], "`2024-13` is no date"),
    (["case", "--name", "C v. D", "--court", "Some Court", "--date", "2024-02-30"], "`2024-02-30` is no date"),
]


@pytest.mark.parametrize(("arguments", "says"), REFUSED, ids=[case[1] for case in REFUSED])
def test_a_refusal_writes_nothing(mini: Miniature, arguments: list[str], says: str) -> None:
    before = {path: path.read_bytes() for path in mini.root.rglob("*") if path.is_file()}
    with pytest.raises(new.RefusalError, match=r"(?s).*" + says.replace("?", r"\?")):
        run(mini, *arguments)
    assert {path: path.read_bytes() for path in mini.root.rglob("*") if path.is_file()} == before


def test_on_a_terminal_it_asks_and_asks_again(mini: Miniature) -> None:
    answers = iter(["", "Geofence", "", "sensors", "biometrics", "", "smith2024", ""])
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return next(answers)

    run(mini, "term", ask=ask)
    assert "is not in the list" in asked[4]
    assert next(answers, None) is None
    assert ids(mini) == ["template-left-over"]


def test_with_flags_it_asks_only_what_cannot_be_left_out(mini: Miniature) -> None:
    run(
        mini,
        "term",
        "--term",
        "Geofence",
        "--definition",
        "A line.",
        ask=lambda question: "biometrics" if "group" in question else question,
    )
    assert mini.problems() == []


def test_the_command(mini: Miniature, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--root", str(mini.root), "term", "--term", "Watchlist", "--group", "biometrics"]) == 1
    assert capsys.readouterr().err.startswith("nothing was written: the glossary has `watchlist`")
    assert main(["new", "--root", str(mini.root), "term", "--term", "New", "--group", "biometrics"]) == 0
    assert "left to you:" in capsys.readouterr().out
