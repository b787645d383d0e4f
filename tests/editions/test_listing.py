"""Which editions a build adds to the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from publication.model.locales import file_size
from publication.source.editions import editions, possible
from tests.conftest import Miniature
from tests.site_builds import ADDRESS, BuiltSite, run_mkdocs
from tests.translated import translate

ENGLISH = [each.path for each in possible(["drones"], ["en"])]


def lay(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"x" * 1_234_567)


def test_each_language_has_the_whole_and_each_technology_in_three_formats_and_one_zip_has_all() -> None:
    assert [each.path for each in possible(["drones"], ["en", "fr"])] == [
        "editions/policing-technology.pdf",
        "editions/policing-technology.epub",
        "editions/policing-technology.html",
        "editions/checklists/drones.docx",
        "editions/checklists/drones.pdf",
        "editions/checklists/drones-sheet.pdf",
        "editions/policing-technology.fr.pdf",
        "editions/policing-technology.fr.epub",
        "editions/policing-technology.fr.html",
        "editions/checklists/drones.fr.docx",
        "editions/checklists/drones.fr.pdf",
        "editions/checklists/drones-sheet.fr.pdf",
        "editions/policing-technology.zip",
    ]


@pytest.mark.parametrize(
    ("size", "said"), [(1, "1 kB"), (56_117, "56 kB"), (999_400, "999 kB"), (4_668_201, "4.7 MB"), (12_345_678, "12 MB")]
)
def test_a_size_is_said_as_readers_know_it(size: int, said: str) -> None:
    assert file_size(size) == said


def test_a_size_is_said_in_the_manner_of_a_language() -> None:
    assert [file_size(4_668_201, language) for language in ("fr", "ru")] == ["4,7\u202fMo", "4,7 МБ"]


def test_what_is_not_there_is_left_out(tmp_path: Path) -> None:
    lay(tmp_path, "editions/policing-technology.epub")
    assert [edition.format for edition in editions(tmp_path, ["drones"], "")] == ["EPUB"]
    assert editions(tmp_path, ["drones"], "none") == ()


def test_a_missing_edition_that_is_required_is_refused(tmp_path: Path) -> None:
    lay(tmp_path, *ENGLISH)
    assert len(editions(tmp_path, ["drones"], "required")) == 7
    (tmp_path / "editions/checklists/drones.docx").unlink()
    with pytest.raises(ValueError, match=r"1 editions are missing, the first is editions/checklists/drones\.docx; run `make editions`"):
        editions(tmp_path, ["drones"], "required")


def test_another_word_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="EDITIONS is `yes`"):
        editions(tmp_path, [], "yes")


def test_a_build_adds_them_and_every_footer_names_them(mini: Miniature) -> None:
    translate(mini, site=True).write("docs/editions.fr.md", "---\nstatus: draft\ntitle: À emporter\nsummary: Tout.\n---\n")
    lay(mini.root, *(each.path for each in possible(["drones"], ["en", "fr"])))
    result = run_mkdocs(mini.root, "build", SITE_URL=ADDRESS, EDITIONS="required")
    assert result.returncode == 0, result.stderr
    site = BuiltSite(mini.root / "site", ADDRESS, others=("fr/",))
    assert (mini.root / "site/editions/checklists/drones.docx").stat().st_size == 1_234_567
    footer = site.pages["technologies/drones/index.html"].tree.xpath("//nav[.//a[@download]]")[0]
    assert footer.xpath(".//a[@download]/@href") == [
        f"../../editions/policing-technology.{each}" for each in ("pdf", "epub", "html", "zip")
    ]
    assert "PDF (1.2 MB)" in footer.text_content()
    listed = site.pages["editions/index.html"].tree.xpath("//main//a/@href")
    assert {"checklists/drones.docx", "checklists/drones.pdf", "policing-technology.fr.epub", f"{ADDRESS}fr/editions/"} <= set(listed)
    assert "checklists/drones.fr.docx" not in listed
    french = site.in_language("fr").pages
    offered = french["technologies/drones/index.html"].tree.xpath("//nav//a[@download]")
    assert [(link.text, link.get("href").removeprefix(ADDRESS)) for link in offered] == [
        ("PDF (1,2\u202fMo)", "editions/policing-technology.fr.pdf"),
        ("EPUB (1,2\u202fMo)", "editions/policing-technology.fr.epub"),
        ("HTML (1,2\u202fMo)", "editions/policing-technology.fr.html"),
        ("ZIP (1,2\u202fMo)", "editions/policing-technology.zip"),
    ]
    links = french["editions/index.html"].tree.xpath("//main//a/@href")
    there = [link.removeprefix(ADDRESS) for link in links if link.startswith(f"{ADDRESS}editions/")]
    assert there[0] == "editions/policing-technology.fr.pdf"
    assert {"editions/checklists/drones-sheet.fr.pdf", "editions/policing-technology.epub", "editions/"} <= set(there)
    assert not (mini.root / "site/fr/editions/checklists").exists()


def test_a_build_that_requires_them_fails_without(mini: Miniature) -> None:
    result = run_mkdocs(mini.root, "build", EDITIONS="required")
    assert result.returncode != 0
    assert "run `make editions`" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (mini.root / "site").exists()
