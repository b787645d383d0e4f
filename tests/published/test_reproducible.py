"""Two builds of one state give the same bytes: in another folder, at another time, under another clock, language and hash seed."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from publication.site.digest import site_digest, wrong_with

from publication.site.search import put_in_one_order
from tests.conftest import ROOT, Miniature
from tests.site_builds import ADDRESS, REPOSITORY, BuiltSite

SOURCES = ("docs", "data", "overrides", "publication", "tests")
FILES = ("hooks.py", "mkdocs.yml", "CHANGELOG.md", "CITATION.cff", "LICENSE", "pyproject.toml", "requirements.txt", "requirements/dev.txt")


def checksums(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in site.rglob("*") if path.is_file()}


def test_two_builds_are_the_same_bytes(site: BuiltSite, tmp_path: Path) -> None:
    copy = tmp_path / "ein Ordner – другая папка"
    copy.mkdir()
    for name in SOURCES:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, copy)
    for name in (".git", "editions", "results"):
        if (ROOT / name).exists():
            (copy / name).symlink_to(ROOT / name)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "TZ": "Pacific/Kiritimati",
        "LANG": "C",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "4242",
        "PYTHONDONTWRITEBYTECODE": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": ADDRESS,
        "REPO_URL": REPOSITORY,
        "EDITIONS": os.environ.get("EDITIONS", "none"),
        "RESULTS": os.environ.get("RESULTS", "none"),
    }
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=copy, env=environment, umask=0o077, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    first, second = checksums(site.folder), checksums(copy / "site")
    assert {name for name in first.keys() | second.keys() if first.get(name) != second.get(name)} == set()
    assert site_digest(copy / "site") == site_digest(site.folder)


def test_the_site_is_sealed_and_shows_its_digest_on_every_page(site: BuiltSite) -> None:
    assert wrong_with(site.folder) == []
    digest = site_digest(site.folder)
    for page in site.pages.values():
        shown = page.tree.xpath("//footer//code[@data-digest]/text()")
        assert shown == [digest[:16]], page.address
    assert digest in site.pages["about/verify/index.html"].tree.xpath("//article//code[@data-digest]/text()")


def test_the_page_tells_the_three_commands(site: BuiltSite) -> None:
    (commands,) = site.pages["about/verify/index.html"].tree.xpath("//article//pre")
    lines = commands.text_content().replace("\\\n", "").strip().splitlines()
    assert len(lines) == 3
    assert lines[0].startswith(f"git clone {REPOSITORY} rebuilt")
    assert f"SITE_URL={ADDRESS} REPO_URL={REPOSITORY}" in lines[1]
    assert f"{ADDRESS}digest.txt" in lines[2]


def test_an_index_that_pagefind_writes_otherwise_is_an_error_in_words(mini: Miniature) -> None:
    folder = mini.root / "pagefind"
    mini.write("pagefind/pagefind-entry.json", '{"languages": {"en": {"hash": "en_1"}}}')
    (folder / "pagefind.en_1.pf_meta").write_bytes(b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00")
    with pytest.raises(RuntimeError, match="is known to write"):
        put_in_one_order(folder)
