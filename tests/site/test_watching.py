"""A preview is told of every edit, and of nothing else."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from publication.site import watching
from publication.site.watching import disk, watch
from tests.conftest import Miniature

MOUNTS = """\
/dev/vda / ext4 rw,relatime 0 0
share /home/my\\040texts nfs4 rw 0 0
tmpfs /home/my\\040texts/quick tmpfs rw 0 0
"""


class Told:
    """A server that counts what it would build."""

    def __init__(self, mini: Miniature) -> None:
        self.mini = mini
        self.built = threading.Semaphore(0)
        self.server = LiveReloadServer(self.built.release, "127.0.0.1", 0, str(mini.root))
        config = load_config(str(mini.path("mkdocs.yml")))
        for path in (config.docs_dir, config.config_file_path):
            self.server.watch(path)
        self.looking = self.server.observer
        watch(self.server, config, builder=None)
        for path in config.watch:
            self.server.watch(path)
        self.thread = threading.Thread(target=self.server.serve)

    def of(self, edit: Callable[[], object]) -> bool:
        """Whether an edit makes a build, be it late."""
        return self._built(edit, quiet=0.3, within=30)

    def of_nothing(self, edit: Callable[[], object]) -> bool:
        """Whether no build follows, once those of what was written before are through."""
        return not self._built(edit, quiet=1.5, within=1)

    def _built(self, edit: Callable[[], object], quiet: float, within: float) -> bool:
        while self.built.acquire(timeout=quiet):
            pass
        edit()
        return self.built.acquire(timeout=within)


@pytest.fixture
def told(mini: Miniature) -> Iterator[Told]:
    told = Told(mini)
    told.thread.start()
    while not told.server.observer.is_alive():
        time.sleep(0.05)
    yield told
    told.server.shutdown(wait=True)
    told.thread.join()


def _replace(path: Path) -> None:
    beside = path.with_suffix(".new")
    beside.write_bytes(path.read_bytes())
    beside.rename(path)


def _add_in_a_folder(path: Path) -> None:
    path.mkdir()
    (path / "new.md").write_text("Text.\n", encoding="utf-8")


EDITS: dict[str, Callable[[Miniature], object]] = {
    "saved": lambda m: m.append("docs/index.md", "Text.\n"),
    "replaced": lambda m: _replace(m.path("docs/index.md")),
    "added": lambda m: _add_in_a_folder(m.path("docs/new")),
    "moved": lambda m: m.path("docs/index.md").rename(m.path("docs/home.md")),
    "gone": lambda m: m.path("data/glossary.yml").unlink(),
    "layout": lambda m: m.append("overrides/layouts/page.md", "Text.\n"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_is_noticed(told: Told, edit: str) -> None:
    assert told.server.observer is not told.looking, "the system is not asked"
    assert told.of(lambda: EDITS[edit](told.mini))


def test_settings_are_noticed_after_an_editor_has_replaced_them(told: Told) -> None:
    assert told.of(lambda: _replace(told.mini.path("mkdocs.yml")))
    assert told.of(lambda: told.mini.append("mkdocs.yml", "\n"))
    assert told.of_nothing(lambda: told.mini.write("other.yml", "a: b\n"))


def test_reading_is_no_edit(told: Told) -> None:
    assert told.of_nothing(lambda: [path.read_bytes() for path in told.mini.root.rglob("*") if path.is_file()])


def test_mkdocs_goes_on_looking_where_the_system_refuses(mini: Miniature, monkeypatch: pytest.MonkeyPatch) -> None:
    class Refusing(type(watching.Observer())):  # type: ignore[misc]
        def schedule(self, *_: object, **__: object) -> None:
            raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watching, "Observer", Refusing)
    told = Told(mini)
    assert told.server.observer is told.looking
    told.server.server_close()


def test_mkdocs_goes_on_looking_on_a_share(mini: Miniature, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"host {os.path.realpath(mini.root)} virtiofs rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(watching, "_MOUNTS", mounts)
    told = Told(mini)
    assert told.server.observer is told.looking
    told.server.server_close()


@pytest.mark.parametrize(
    ("folder", "kind"),
    [("/work", "ext4"), ("/home/my texts/docs", "nfs4"), ("/home/my texts/quick", "tmpfs"), ("/home/my texts2", "ext4")],
)
def test_the_disk_of_a_folder_is_that_of_the_nearest_mount(folder: str, kind: str) -> None:
    assert disk(Path(folder), MOUNTS) == kind
