"""What the tests found, as an input of the build."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from publication.site.results import RESULTS, Results, read_results, state_of
from tests.conftest import ROOT, Miniature
from tests.results import lacking
from tests.site_builds import ADDRESS, REPOSITORY, BuiltSite, run_mkdocs

FOUND = {
    "pages": 57,
    "rules": 90,
    "accessibility_faults": 0,
    "html_faults": 0,
    "links": 12345,
    "dead_links": 0,
    "other_hosts": 0,
    "errors": 0,
    "kept": 0,
    "heaviest": "technologies/facial-recognition/",
    "weight": 35400,
    "requests": 4,
    "queries": 29,
}


def keep(root: Path, **changed: object) -> None:
    (root / RESULTS).parent.mkdir(exist_ok=True)
    (root / RESULTS).write_text(json.dumps({"state": state_of(root), **FOUND, **changed}), encoding="utf-8")


def test_results_of_this_state_are_read(mini: Miniature) -> None:
    keep(mini.root)
    assert read_results(mini.root, "required") == Results(state=state_of(mini.root), **FOUND)
    assert read_results(mini.root, "none") is None


@pytest.mark.parametrize("name", ["docs/index.md", "data/sources.bib", "overrides/main.html", "publication/site/events.py", "mkdocs.yml"])
def test_results_of_another_state_are_left_out(mini: Miniature, name: str) -> None:
    keep(mini.root)
    mini.append(name, "\n")
    assert read_results(mini.root, "") is None
    with pytest.raises(ValueError, match="of another state of the sources; run `make test`"):
        read_results(mini.root, "required")


def test_without_results_there_are_none(mini: Miniature) -> None:
    assert read_results(mini.root, "") is None
    with pytest.raises(ValueError, match="is not there; run `make test`"):
        read_results(mini.root, "required")
    with pytest.raises(ValueError, match="RESULTS is `some`"):
        read_results(mini.root, "some")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is damaged: the file: invalid json"),
        ('{"state": "x"}', "is damaged: pages: field required"),
        (json.dumps({"state": "x", **FOUND, "weight": -1}), "is damaged: weight: input should be greater than 0"),
        (json.dumps({"state": "x", **FOUND, "more": 1}), "is damaged: more: extra inputs are not permitted"),
    ],
)
def test_a_damaged_file_is_one_line(mini: Miniature, text: str, said: str) -> None:
    mini.write(RESULTS, text)
    with pytest.raises(ValueError, match=said):
        read_results(mini.root, "")
    result = run_mkdocs(mini.root, "build", SITE_URL=ADDRESS, REPO_URL=REPOSITORY, RESULTS="")
    assert result.returncode != 0
    assert f"{RESULTS} is damaged" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_that_is_no_text_is_one_line(mini: Miniature) -> None:
    keep(mini.root)
    mini.path(RESULTS).write_bytes(b"\xff")
    with pytest.raises(ValueError, match="cannot be read"):
        read_results(mini.root, "")


def test_what_is_deployed_differs_from_what_was_tested_only_where_the_results_stand(site: BuiltSite, tmp_path: Path) -> None:
    names = (
        "docs",
        "data",
        "overrides",
        "publication",
        "tests",
        "hooks.py",
        "mkdocs.yml",
        "requirements.txt",
        "CHANGELOG.md",
        "CITATION.cff",
        "LICENSE",
    )
    for name in names:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    if (ROOT / ".git").exists():
        (tmp_path / ".git").symlink_to(ROOT / ".git")
    keep(tmp_path)
    result = run_mkdocs(tmp_path, "build", SITE_URL=ADDRESS, REPO_URL=REPOSITORY, RESULTS="required")
    assert result.returncode == 0, result.stdout + result.stderr
    shown = BuiltSite(tmp_path / "site")
    page = " ".join(shown.pages["about/accessibility/index.html"].text().split())
    assert "35.4 KB in 4 requests" in page
    assert "“Facial recognition”" in page
    assert f"{ADDRESS}results.json" in shown.pages["about/verify/index.html"].tree.xpath("//article//pre")[0].text_content()
    for name in site.pages.keys() | shown.pages.keys():
        if name not in ("about/accessibility/index.html", "about/verify/index.html"):
            assert without_digest(shown.folder / name) == without_digest(site.folder / name), name
    before, after = files(site), files(shown)
    differing = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert {name for name in differing if not name.startswith(("pagefind/", "about/accessibility/", "about/verify/"))} == {
        "results.json",
        "digest.txt",
    }


def files(site: BuiltSite) -> dict[str, bytes]:
    """What a site has besides pages."""
    return {
        path.relative_to(site.folder).as_posix(): path.read_bytes()
        for path in site.folder.rglob("*")
        if path.is_file() and path.suffix != ".html"
    }


def without_digest(path: Path) -> bytes:
    return re.sub(rb"(?<=<code data-digest>)[0-9a-f]+", b"", path.read_bytes())


def test_a_run_that_lacks_a_figure_is_told() -> None:
    assert lacking(FOUND) == []
    assert lacking({name: figure for name, figure in FOUND.items() if name != "weight"}) == ["weight"]


NOTED = """
def test_one(measured):
    measured(**{first!r})
"""
OTHERS = """
import pathlib

def test_two(measured):
    measured(**{second!r})
    {more}
"""


@pytest.mark.parametrize("workers", ["0", "2"])
def test_what_several_workers_measured_becomes_one_file(tmp_path: Path, workers: str) -> None:
    said = gathered(tmp_path, workers=workers)
    assert f"{RESULTS} was written" in said
    assert read_results(tmp_path, "required") == Results(state=state_of(tmp_path), **FOUND)


@pytest.mark.parametrize(
    ("more", "built", "why"),
    [
        ("assert False", "", "tests failed"),
        ("pathlib.Path('docs/index.md').write_text('Changed.')", "", "the sources changed while the tests ran"),
        ("", "site", "nothing says that site, which BUILT_SITE names, was built from these sources"),
    ],
)
def test_a_run_that_proves_nothing_about_these_sources_leaves_no_results(tmp_path: Path, more: str, built: str, why: str) -> None:
    assert f"{RESULTS} was not written: {why}" in gathered(tmp_path, more=more, built=built)
    assert not (tmp_path / RESULTS).exists()


def gathered(root: Path, *, workers: str = "2", more: str = "", built: str = "") -> str:
    """What a run of two tests in two files says, each of which measures one half of the figures."""
    names = sorted(FOUND)
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text("Text.", encoding="utf-8")
    (root / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    halves = ({name: FOUND[name] for name in half} for half in (names[:6], names[6:]))
    (root / "test_one.py").write_text(NOTED.format(first=next(halves)), encoding="utf-8")
    (root / "test_two.py").write_text(OTHERS.format(second=next(halves), more=more), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.results", "-p", "no:cacheprovider", "-n", workers, "--dist", "loadfile"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "BUILT_SITE": built}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False).stdout
