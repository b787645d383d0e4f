"""Every built page, style sheet and picture before the Nu HTML Checker of the W3C."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.conftest import ROOT
from tests.site_builds import BuiltSite

CHECKER = ROOT / ".venv" / "html" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
WITHOUT_A_HOST = "Resource violates Content Security Policy"
"""What it says of each file: 'self' is nothing when a page is read from a folder. test_privacy looks at the policy at work."""


BAD = '<!doctype html><html lang="en"><title>Bad</title><p><div></div></p><img src="a.png">'


@pytest.fixture(scope="module")
def said(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, list[str]]:
    """What the checker, started once, has to say about each file: pages, style sheets, pictures, and a page that is not valid."""
    bad = tmp_path_factory.mktemp("bad") / "bad.html"
    bad.write_text(BAD, encoding="utf-8")
    files = [
        *(site.folder / name for name in site.pages),
        *(path for kind in ("css", "svg") for path in site.folder.rglob(f"*.{kind}")),
        bad,
    ]
    java = shutil.which("java")
    assert java, "no Java on this machine; make .venv/java installs it or says what to install"
    assert CHECKER.is_file(), "the checker is not there; make .venv/html fetches it"
    command = [java, "-jar", str(CHECKER), "--also-check-css", "--also-check-svg", "--format", "json", "--stdout", "--exit-zero-always"]
    result = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False, timeout=300)
    assert result.returncode == 0, result.stderr
    said: dict[Path, list[str]] = {path: [] for path in files}
    for each in json.loads(result.stdout)["messages"]:
        # What is "info" alone is advice: Python-Markdown writes <br /> as XHTML had it.
        if (
            (each["type"] == "error" or "subType" in each)
            and WITHOUT_A_HOST not in each["message"]
            and not each["message"].startswith("Inline script violates Content Security Policy")
        ):
            said[Path(unquote(urlsplit(each["url"]).path))].append(f"{each.get('lastLine')}:{each.get('lastColumn')}: {each['message']}")
    return said


def faults(said: dict[Path, list[str]], *kinds: str) -> dict[str, list[str]]:
    files = {path: faults for path, faults in said.items() if path.suffix in kinds and path.name != "bad.html"}
    assert files
    return {str(path): faults for path, faults in files.items() if faults}


def test_every_page_is_valid_html(said: dict[Path, list[str]]) -> None:
    assert faults(said, ".html") == {}


def test_style_sheets_and_pictures_are_valid(said: dict[Path, list[str]]) -> None:
    assert faults(said, ".css", ".svg") == {}


def test_a_page_that_is_not_valid_is_found(said: dict[Path, list[str]]) -> None:
    (found,) = [" ".join(faults) for path, faults in said.items() if path.name == "bad.html"]
    assert "No “p” element in scope" in found
    assert "“alt” attribute" in found
