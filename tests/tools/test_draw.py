"""The command that draws statements, on the publication in miniature."""

from __future__ import annotations

import pytest

from tests.conftest import Miniature
from tools.draw import Statement, draw, main

EVERYTHING = 10_000


def everything(mini: Miniature) -> list[Statement]:
    return draw(mini.publication(), EVERYTHING, seed=1)


def test_the_same_seed_gives_the_same_draw_and_another_seed_another(mini: Miniature) -> None:
    publication = mini.publication()
    first = draw(publication, 3, seed=1)
    assert len(first) == 3
    assert draw(publication, 3, seed=1) == first
    assert any(draw(publication, 3, seed=seed) != first for seed in range(2, 12))


def test_each_citation_of_a_page_is_a_statement_with_its_line_and_keys(mini: Miniature) -> None:
    before = set(everything(mini))
    key = next(iter(before)).sources[0]
    path = "docs/technologies/drones.md"
    added = f"\nOne fact\nover two lines [@{key}]. Another [@{key}]; a third without a source.\n\n- In a list [@{key}].\n"
    line = mini.append(path, added)
    said = {(one.line, one.text, one.sources) for one in everything(mini) if one not in before}
    assert said == {
        (line + 1, f"One fact over two lines [@{key}].", (key,)),
        (line + 2, f"Another [@{key}];", (key,)),
        (line + 4, f"- In a list [@{key}].", (key,)),
    }


def test_data_is_drawn_with_the_line_of_its_entry(mini: Miniature) -> None:
    found = [one for one in everything(mini) if one.path.startswith("data/")]
    assert found
    for one in found:
        assert mini.path(one.path).read_text(encoding="utf-8").splitlines()[one.line - 1].startswith("- ")


def test_the_command_prints_place_statement_and_sources(mini: Miniature, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--seed", "1", "--number", "1", "--root", str(mini.root)]) == 0
    assert capsys.readouterr().out == f"1. {draw(mini.publication(), 1, seed=1)[0]}\n"


def test_a_publication_with_a_fault_is_not_drawn_from(mini: Miniature, capsys: pytest.CaptureFixture[str]) -> None:
    mini.write("docs/technologies/drones.md", "no front matter\n")
    assert main(["--seed", "1", "--root", str(mini.root)]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert "docs/technologies/drones.md:1" in output.err
