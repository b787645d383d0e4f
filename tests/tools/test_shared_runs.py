"""The command that compares the publication with its evidence, on a publication of three lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.shared_runs import main

EVIDENCE = "Notes.\n\nThe inspectors found in May that eleven of the twelve\ncameras had never been switched on at all.\n"
TITLE = "A Long Report on the Cameras That Nobody Had Ever Switched On"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "docs/index.md").write_text("---\ntitle: Cameras\n---\n\nMost of them were off [@report].\n")
    (tmp_path / "data/sources.bib").write_text(f"@misc{{report,\n  title = {{{TITLE}}},\n}}\n")
    (tmp_path / "data/cases.yml").write_text("- id: one\n  name: One v. Other\n")
    (tmp_path / "CHANGELOG.md").write_text("# Changes\n")
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence/notes.md").write_text(EVIDENCE)
    return tmp_path


def compare(root: Path, *arguments: str) -> int:
    return main([str(root / "evidence"), "--root", str(root), *arguments])


def test_other_words_are_no_run(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare(root) == 0
    assert capsys.readouterr().out == ""


def test_a_run_is_listed_with_its_place_and_length_whatever_its_markup_and_lines(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = root / "docs/index.md"
    page.write_text(page.read_text() + "\nIn brief: *eleven* of the [twelve\ncameras](law.md) had never [@report] been “switched” on.\n")
    assert compare(root) == 1
    assert capsys.readouterr().out == "docs/index.md:7: 10 words: eleven of the twelve cameras had never been switched on\n"


def test_a_run_in_data_is_listed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = root / "data/cases.yml"
    cases.write_text(cases.read_text() + "  holding: In May that eleven of the twelve cameras had never worked.\n")
    assert compare(root) == 1
    assert capsys.readouterr().out.startswith("data/cases.yml:3: 10 words: in may that eleven")


def test_eight_words_are_no_run_unless_asked_for(root: Path) -> None:
    page = root / "docs/index.md"
    page.write_text(page.read_text() + "\nIt says that eleven of the twelve cameras had never worked.\n")
    assert compare(root) == 0
    assert compare(root, "--words", "8") == 1


def test_a_title_does_not_count(root: Path) -> None:
    (root / "evidence/notes.md").write_text(f"{EVIDENCE}\nSource: {TITLE}, 2024.\n")
    page = root / "docs/index.md"
    page.write_text(page.read_text() + f"\nThe source is “{TITLE}”, 2024.\n")
    assert compare(root) == 0


def test_no_run_crosses_from_one_field_to_the_next(root: Path) -> None:
    (root / "evidence/notes.yml").write_text("- facts: eleven of the twelve\n  holding: cameras had never been switched on\n")
    (root / "evidence/notes.md").unlink()
    (root / "data/cases.yml").write_text("- facts: eleven of the twelve\n  holding: cameras had never been switched on\n")
    assert compare(root) == 0


def test_a_wrong_folder_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([str(root / "nowhere"), "--root", str(root)])
    assert stopped.value.code == 2
    assert "nowhere is no folder with" in capsys.readouterr().err
