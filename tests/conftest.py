"""The two publications that the tests look at: a valid miniature, which each test breaks in one place, and the real one."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, sync_playwright

from publication.checks import every_problem
from publication.commands import layout_problems
from publication.model import Publication
from publication.model.problems import Problem
from publication.model.words import Wording, Words
from publication.source.load import Loaded, load
from tests.site_builds import ADDRESS, REPOSITORY, BuiltSite, run_mkdocs

OTHERS = ("fr/", "ru/")
"""The folders of the languages that the real publication is translated into."""
LONGEST = ("editions", "published", "site")
"""The rooms whose files take longest, whose first needs no built site."""
# What is compiled well pays when a program runs long. EPUBCheck and the checker of HTML run once, in half the time with the quick compiler.
os.environ.setdefault("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xss2m")
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The shell is Chromium without windows of its own: a page opens for half the work."""
ROOT = Path(__file__).parent.parent
MINIATURE = Path(__file__).parent / "miniature"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the files that take long begin first, so that no worker waits at the end for one that was begun late."""
    places = {ROOT / "tests" / room: place for place, room in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.parent, len(places)))


@dataclass(frozen=True)
class Miniature:
    """The miniature in its folder, with the means to break it."""

    root: Path

    def path(self, name: str) -> Path:
        return self.root / name

    def write(self, name: str, text: str) -> None:
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = self.path(name).read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old!r}: the test breaks nothing"
        self.write(name, text.replace(old, new, 1))

    def append(self, name: str, text: str) -> int:
        """Add `text` at the end of a file and return the line on which it begins."""
        before = self.path(name).read_text(encoding="utf-8")
        self.write(name, before + text)
        return before.count("\n") + 1

    def line(self, name: str, text: str) -> int:
        """The line of a file on which `text` first stands."""
        lines = self.path(name).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, start=1) if text in line)

    def problems(self) -> list[Problem]:
        loaded = load(self.root)
        return every_problem(loaded) or layout_problems(self.root, loaded)

    def publication(self) -> Publication:
        publication = load(self.root).publication
        assert publication is not None
        return publication


def wording(language: str) -> Wording:
    """How the interface of a language words a reference."""
    text = (ROOT / "data" / "interface" / f"{language}.yml").read_text(encoding="utf-8")
    return Wording(language, Words(yaml.safe_load(text)["reference"]))


def write_miniature(root: Path) -> Miniature:
    """Copy the miniature into `root`, with all that a build of it takes from this repository."""
    shutil.copytree(MINIATURE, root, dirs_exist_ok=True)
    shutil.copy(ROOT / "data" / "vocabulary.yml", root / "data")
    shutil.copytree(ROOT / "data" / "interface", root / "data" / "interface")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copy(ROOT / "hooks.py", root)
    (root / "languages").mkdir()
    shutil.copy(ROOT / "languages" / "base.yml", root / "languages")
    (root / "publication").symlink_to(ROOT / "publication")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:\n")[0]
    navigation = (MINIATURE / "nav.yml").read_text(encoding="utf-8")
    (root / "nav.yml").unlink()
    settings = settings.replace("redirect_maps: {}", "redirect_maps: {old/home.md: technologies/drones.md}")
    (root / "mkdocs.yml").write_text(f"{settings}\n{navigation}", encoding="utf-8")
    return Miniature(root)


@pytest.fixture
def mini(tmp_path: Path) -> Miniature:
    return write_miniature(tmp_path)


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """The real publication as it was read, its bibliography included."""
    return load(ROOT)


@pytest.fixture(scope="session")
def publication(loaded: Loaded) -> Publication:
    """The real publication."""
    found = loaded.publication
    assert found is not None
    return found


@pytest.fixture(scope="module")
def browser(chromium: Browser) -> Iterator[Browser]:
    """The browser, whose pages are closed after each file of tests."""
    yield chromium
    for context in chromium.contexts:
        context.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The first browser of NAMES that the machine has."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    assert path is not None, f"no browser on this machine: install one of {', '.join(NAMES)}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real publication, built once for all tests of it, as it would be published under a path; or the one that BUILT_SITE names."""
    if built := os.environ.get("BUILT_SITE"):
        assert (ROOT / built / "index.html").is_file(), f"BUILT_SITE names {built}, where no site is"
        return BuiltSite(ROOT / built, others=OTHERS)
    # The folder above that of a worker of pytest-xdist is common to all: whoever comes first builds, the others wait.
    common = tmp_path_factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else tmp_path_factory.getbasetemp()
    folder, failed = common / "real" / "site", common / "real-failed"
    with (common / "real.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert not failed.exists(), failed.read_text(encoding="utf-8")
        if not folder.exists():
            result = run_mkdocs(ROOT, "build", "--site-dir", str(folder), SITE_URL=ADDRESS, REPO_URL=REPOSITORY)
            if result.returncode:
                failed.write_text(result.stdout + result.stderr, encoding="utf-8")
            assert result.returncode == 0, result.stdout + result.stderr
    return BuiltSite(folder, others=OTHERS)
