"""Which editions a build adds to the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from publication.source.editions import Edition, editions, paths
from tests.conftest import Miniature
from tests.site_builds import BuiltSite, run_mkdocs


def lay(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"x" * 1_234_567)


def test_the_whole_is_to_be_had_in_four_formats_and_each_technology_in_three() -> None:
    assert list(paths(["drones"])) == [
        "editions/policing-technology.pdf",
        "editions/policing-technology.epub",
        "editions/policing-technology.html",
        "editions/policing-technology.zip",
        "editions/checklists/drones.docx",
        "editions/checklists/drones.pdf",
        "editions/checklists/drones-sheet.pdf",
    ]


@pytest.mark.parametrize(
    ("size", "said"), [(1, "1 KB"), (56_117, "56 KB"), (999_400, "999 KB"), (4_668_201, "4.7 MB"), (12_345_678, "12 MB")]
)
def test_a_size_is_said_as_readers_know_it(size: int, said: str) -> None:
    assert Edition("a.pdf", "PDF", size).size == said


def test_what_is_not_there_is_left_out(tmp_path: Path) -> None:
    lay(tmp_path, "editions/policing-technology.epub")
    assert [edition.format for edition in editions(tmp_path, ["drones"], "")] == ["EPUB"]
    assert editions(tmp_path, ["drones"], "none") == ()


def test_a_missing_edition_that_is_required_is_refused(tmp_path: Path) -> None:
    lay(tmp_path, *paths(["drones"]))
    assert len(editions(tmp_path, ["drones"], "required")) == 7
    (tmp_path / "editions/checklists/drones.docx").unlink()
    with pytest.raises(ValueError, match=r"1 editions are missing, the first is editions/checklists/drones\.docx; run `make editions`"):
        editions(tmp_path, ["drones"], "required")


def test_another_word_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="EDITIONS is `yes`"):
        editions(tmp_path, [], "yes")


def test_a_build_adds_them_and_every_footer_names_them(mini: Miniature) -> None:
    lay(mini.root, *paths(["drones"]))
    result = run_mkdocs(mini.root, "build", SITE_URL="https://example.org/policing/", EDITIONS="required")
    assert result.returncode == 0, result.stderr
    site = BuiltSite(mini.root / "site")
    assert (mini.root / "site/editions/checklists/drones.docx").stat().st_size == 1_234_567
    footer = site.pages["technologies/drones/index.html"].tree.xpath("//nav[.//a[@download]]")[0]
    assert footer.xpath(".//a[@download]/@href") == [
        f"../../editions/policing-technology.{each}" for each in ("pdf", "epub", "html", "zip")
    ]
    assert "PDF (1.2 MB)" in footer.text_content()
    listed = site.pages["editions/index.html"].tree.xpath("//main//a/@href")
    assert {"checklists/drones.docx", "checklists/drones.pdf"} <= set(listed)


def test_a_build_that_requires_them_fails_without(mini: Miniature) -> None:
    result = run_mkdocs(mini.root, "build", EDITIONS="required")
    assert result.returncode != 0
    assert "run `make editions`" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (mini.root / "site").exists()
