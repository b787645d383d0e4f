"""Every built page, style sheet and picture before the Nu HTML Checker of the W3C."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.site_builds import BuiltSite

CHECKER = ROOT / ".venv" / "html" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
WITHOUT_A_HOST = "Resource violates Content Security Policy"
"""What it says of each file: 'self' is nothing when a page is read from a folder. tests/browser/test_privacy.py looks at the policy at work."""


def judged(*paths: Path) -> list[str]:
    """What the checker has to say about files and folders, warnings included."""
    java = shutil.which("java")
    assert java, "no Java on this machine; make .venv/java installs it or says what to install"
    assert CHECKER.is_file(), "the checker is not there; make .venv/html fetches it"
    command = [java, "-jar", str(CHECKER), "--also-check-css", "--also-check-svg", "--format", "json", "--stdout", "--exit-zero-always"]
    result = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=False, timeout=300)
    assert result.returncode == 0, result.stderr
    messages: list[dict[str, Any]] = json.loads(result.stdout)["messages"]
    return [
        f"{Path(each['url']).parent.name}/{Path(each['url']).name}:{each.get('lastLine')}:{each.get('lastColumn')}: {each['message']}"
        for each in messages
        # What is "info" alone is advice: Python-Markdown writes <br /> as XHTML had it.
        if (each["type"] == "error" or "subType" in each)
        and WITHOUT_A_HOST not in each["message"]
        and not each["message"].startswith("Inline script violates Content Security Policy")
    ]


def test_every_page_is_valid_html(site: BuiltSite) -> None:
    faults = judged(*(site.folder / name for name in site.pages))
    assert faults == []


def test_style_sheets_and_pictures_are_valid(site: BuiltSite) -> None:
    files = [path for kind in ("css", "svg") for path in site.folder.rglob(f"*.{kind}")]
    assert files
    assert judged(*files) == []


def test_a_page_that_is_not_valid_is_found(tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text('<!doctype html><html lang="en"><title>Bad</title><p><div></div></p><img src="a.png">', encoding="utf-8")
    said = " ".join(judged(bad))
    assert "No “p” element in scope" in said
    assert "“alt” attribute" in said
