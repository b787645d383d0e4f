"""The site as a folder."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from publication.editions.folder import LIST_OF_PAGES, for_folder, site_zip
from publication.model.site import Revision
from tests.conftest import Miniature
from tests.site_builds import BuiltSite, run_mkdocs
from tests.translated import translate


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("href=../09/", "href=../09/index.html"),
        ('href="../09/#asks"', 'href="../09/index.html#asks"'),
        ("href=./", "href=./index.html"),
        ('href="."', 'href="./index.html"'),
        ("href=..", "href=../index.html"),
        ("href=#top", "href=#top"),
        ("href=../sources.bib", "href=../sources.bib"),
        ("href=https://example.org/a/", "href=https://example.org/a/"),
        ('href="mailto:a@example.org"', 'href="mailto:a@example.org"'),
        ("data-href=../09/", "data-href=../09/"),
    ],
)
def test_a_link_to_a_folder_leads_to_its_page(link: str, there: str) -> None:
    assert for_folder(f"<a {link}>x</a>") == f"<a {there}>x</a>"


def test_every_link_of_the_unpacked_site_is_a_file(mini: Miniature, tmp_path: Path) -> None:
    translate(mini, site=True)
    result = run_mkdocs(mini.root, "build", SITE_URL="https://example.org/policing/", EDITIONS="none")
    assert result.returncode == 0, result.stderr
    notes = {LIST_OF_PAGES: "No search here.", f"fr/{LIST_OF_PAGES}": "Pas de recherche."}
    made = site_zip(mini.root / "site", Revision("2026-01-31", "", datetime(2026, 1, 31, tzinfo=UTC)), notes)
    with ZipFile(BytesIO(made)) as archive:
        archive.extractall(tmp_path / "unpacked")
    folder = tmp_path / "unpacked" / "policing-technology"
    site = BuiltSite(folder)
    assert site.dead_links() == []
    relative = [link for page in site.pages.values() for link in page.links() if not link.startswith(("http", "mailto:", "#"))]
    assert relative
    assert [link for link in relative if link.partition("#")[0].endswith(("/", "."))] == []
    assert "No search here." in site.pages["pages/index.html"].text()
    assert "Pas de recherche." in site.pages["fr/pages/index.html"].text()
    assert not [*folder.rglob("pagefind"), *folder.rglob("404.html")]
