"""Two builds of one state give the same bytes: in another folder, at another time, under another clock, language and hash seed."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from publication.site.checksums import CHECKSUMS
from tests.conftest import ROOT
from tests.site_builds import ADDRESS, REPOSITORY, BuiltSite

SOURCES = ("docs", "data", "languages", "overrides", "publication")
FILES = ("hooks.py", "mkdocs.yml", "CHANGELOG.md", "CITATION.cff", "LICENSE")


def checksums(site: Path) -> dict[str, str]:
    """Of every file but those of the search index, which Pagefind writes in an order that differs from run to run."""
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in found.items() if "/pagefind/" not in f"/{name}"}


def test_two_builds_are_the_same_bytes(site: BuiltSite, tmp_path: Path) -> None:
    copy = tmp_path / "ein Ordner – другая папка"
    copy.mkdir()
    for name in SOURCES:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, copy)
    for name in (".git", "editions"):
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
        "CONTACT": os.environ.get("CONTACT", ""),
        "EDITIONS": os.environ.get("EDITIONS", "none"),
    }
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=copy, env=environment, umask=0o077, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    first, second = checksums(site.folder), checksums(copy / "site")
    assert {name for name in first.keys() | second.keys() if first.get(name) != second.get(name)} == set()


def test_sha256sum_agrees_with_the_list_and_finds_what_changed(site: BuiltSite, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(site.folder, copy)
    check = ["sha256sum", "--check", "--strict", "--quiet", CHECKSUMS]
    assert subprocess.run(check, cwd=copy, check=False).returncode == 0
    listed = {line.split("  ", 1)[1] for line in (copy / CHECKSUMS).read_text(encoding="utf-8").splitlines()}
    assert listed == checksums(copy).keys() - {CHECKSUMS}
    (copy / "law" / "index.html").write_text("another", encoding="utf-8")
    changed = subprocess.run(check, cwd=copy, capture_output=True, text=True, check=False)
    assert changed.returncode != 0
    assert "law/index.html" in changed.stdout


def test_the_page_tells_the_three_commands(site: BuiltSite) -> None:
    (commands,) = site.pages["about/verify/index.html"].tree.xpath("//article//pre")
    lines = commands.text_content().replace("\\\n", "").strip().splitlines()
    assert len(lines) == 3
    assert lines[0].startswith(f"git clone {REPOSITORY} rebuilt")
    assert f"SITE_URL={ADDRESS} REPO_URL={REPOSITORY}" in lines[1]
    assert f"{ADDRESS}sha256sums.txt" in lines[2]
