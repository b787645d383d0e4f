import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from publication.site.staging import discard, publish, stage, staging_of
from tests.conftest import Miniature
from tests.site_builds import run_mkdocs


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def former(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("former", encoding="utf-8")
    return site


def test_the_finished_folder_takes_the_place_of_the_former_site(former: Path) -> None:
    staged = stage(former)
    (staged / "new.html").write_text("new", encoding="utf-8")
    assert files(former) == {"index.html": b"former"}
    publish(staged, former)
    assert files(former) == {"new.html": b"new"}
    assert [path.name for path in former.parent.iterdir()] == ["site"]


def test_a_first_build_has_no_former_site(tmp_path: Path) -> None:
    publish(stage(tmp_path / "deep" / "site"), tmp_path / "deep" / "site")
    assert (tmp_path / "deep" / "site").is_dir()


def test_what_an_interrupted_build_left_is_not_taken_over(former: Path) -> None:
    (stage(former) / "half.html").write_text("half", encoding="utf-8")
    assert files(stage(former)) == {}


def test_an_interruption_between_the_two_renames_is_mended(former: Path) -> None:
    former.rename(former.with_name("site.former"))
    stage(former)
    assert files(former) == {"index.html": b"former"}


def test_the_former_site_stays_when_the_new_one_cannot_be_moved(former: Path) -> None:
    with pytest.raises(FileNotFoundError):
        publish(former.with_name("nothing"), former)
    assert files(former) == {"index.html": b"former"}


def test_a_discarded_build_leaves_nothing(former: Path) -> None:
    discard(stage(former))
    assert not staging_of(former).exists()


@pytest.mark.parametrize("fault", ["a page", "a link that only MkDocs sees", "a layout"])
def test_a_failed_build_leaves_the_former_site(mini: Miniature, fault: str) -> None:
    assert run_mkdocs(mini.root, "build").returncode == 0
    before = files(mini.root / "site")
    if fault == "a page":
        mini.append("docs/about/index.md", "\nA [@nobody] says so.\n")
    elif fault == "a layout":
        mini.append("overrides/main.html", "{{ words.nowhere.to_be_found }}")
    else:
        mini.append("docs/about/index.md", "\nSee [there](../index.md#nowhere).\n")
    assert run_mkdocs(mini.root, "build").returncode != 0
    assert files(mini.root / "site") == before
    assert not (mini.root / "site.building").exists()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_build_leaves_the_former_site(mini: Miniature, how: signal.Signals) -> None:
    assert run_mkdocs(mini.root, "build").returncode == 0
    before = files(mini.root / "site")
    mini.replace("docs/about/index.md", "title: ", "title: New ")
    build = subprocess.Popen([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=mini.root, stderr=subprocess.DEVNULL)
    for _ in range(600):
        if (mini.root / "site.building").exists():
            break
        time.sleep(0.05)
    else:
        pytest.fail("the build never began to write")
    build.send_signal(how)
    assert build.wait(timeout=60) != 0
    assert files(mini.root / "site") == before
    assert run_mkdocs(mini.root, "build").returncode == 0
    assert sorted(path.name for path in mini.root.glob("site*")) == ["site"]
