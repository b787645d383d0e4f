"""Outside addresses, and the published ones that may not vanish."""

from __future__ import annotations

from pathlib import Path

import pytest

from publication.commands import main
from publication.model.official import outside_addresses
from tests.conftest import Miniature
from tests.published.addresses import LIST, published_addresses, vanished
from tests.site_builds import BuiltSite

COPY = "  urlstatus = {dead},\n  archiveurl = {https://example.net/copy},\n  archivedate = {2024-06-13},\n"


def test_outside_addresses_once_and_in_order(mini: Miniature) -> None:
    mini.append("docs/index.md", "\n[a](https://example.org/b) and [b](https://example.org/b) and [c](sources.md)\n")
    assert outside_addresses(mini.publication()) == ["https://doi.org/10.1000/1", "https://example.org/b"]


def test_a_dead_address_is_not_asked_but_its_copy_is(mini: Miniature) -> None:
    mini.replace("data/sources.bib", "  year = {2006},\n", "  year = {2006},\n  url = {https://example.org/gone},\n" + COPY)
    assert outside_addresses(mini.publication()) == ["https://doi.org/10.1000/1", "https://example.net/copy"]


def test_what_is_computed_from_a_number_is_asked_too(mini: Miniature) -> None:
    mini.replace("data/cases.yml", "  court: Some Court\n", "  court: Court of Appeal\n  number: '[2020] EWCA Civ 1058'\n")
    assert "https://caselaw.nationalarchives.gov.uk/ewca/civ/2020/1058" in outside_addresses(mini.publication())


def test_the_command(mini: Miniature, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["addresses", "--root", str(mini.root)]) == 0
    assert capsys.readouterr().out == "https://doi.org/10.1000/1\n"


def test_no_published_address_has_vanished(site: BuiltSite) -> None:
    kept = LIST.read_text(encoding="utf-8").split()
    assert len(kept) > 500
    assert vanished(kept, published_addresses(site.folder)) == [], (
        "let the old page lead on (`redirects` in mkdocs.yml), or restore the anchor"
    )


def test_a_vanished_address_is_named_and_a_redirect_keeps_it() -> None:
    assert vanished(["a/", "a/#x", "b.json"], ["a/"]) == ["a/#x", "b.json"]
    assert vanished(["a/", "a/#x"], ["a/", "a/#leads-on"]) == []


def test_published_addresses(tmp_path: Path) -> None:
    (tmp_path / "law").mkdir()
    (tmp_path / "assets").mkdir()
    (tmp_path / "law" / "index.html").write_text(
        "<header id=bar></header><main><h2 id=law-x>X</h2><p id=law-x-1>p</p><li id='fn:1'>n</li></main>"
    )
    (tmp_path / "index.html").write_text("<main></main>")
    for name in ("404.html", "feed.xml", "assets/a.css"):
        (tmp_path / name).write_text("<main></main>")
    assert published_addresses(tmp_path) == ["", "feed.xml", "law/", "law/#law-x"]
