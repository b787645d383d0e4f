"""How a preview notices an edit: the system tells of it at once, where MkDocs looks at every file twice a second.

Where the system cannot watch, or the files are on a disk whose changes it may not see, MkDocs goes on looking.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchdog.events import FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from watchdog.observers.api import BaseObserver

_WATCHED = [FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent]
"""A build reads files, of which some systems tell too."""
_LOCAL = ("bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "overlay", "tmpfs", "xfs", "zfs")
"""Kinds of disk on which Linux sees every change; on a share or in a virtual machine, another system may make some."""
_MOUNTS = Path("/proc/self/mounts")
_DELAY = 0.05
"""Seconds without a further change after which a preview builds: a save may be several."""


def watch(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Let the system tell `server`, which MkDocs has made and not yet started, of changed files."""
    if sys.platform == "linux" and disk(Path(config.docs_dir).resolve(), _MOUNTS.read_text(encoding="utf-8")) not in _LOCAL:
        return server
    begun = [path for path in (config.docs_dir, config.config_file_path) if path]
    if not _can_watch([*begun, *config.watch]):
        return server
    for path in begun:
        server.unwatch(path)
    server.observer = _told_by(Observer())  # type: ignore[assignment]
    server.build_delay = _DELAY
    for path in begun:
        server.watch(path)
    return server


def _can_watch(paths: Iterable[str]) -> bool:
    """Whether the system lets one watch so many files."""
    trial = _told_by(Observer())
    try:
        trial.start()
        for path in paths:
            trial.schedule(FileSystemEventHandler(), path, recursive=True)
    except OSError:
        return False
    finally:
        trial.stop()
        trial.join()
    return True


def _told_by(observer: BaseObserver) -> BaseObserver:
    """The observer, watching as MkDocs asks it to.

    Of a file it watches the folder: many editors write a new file in the place of the old, which is then watched no more.
    """
    schedule = observer.schedule

    def scheduled(handler: FileSystemEventHandler, path: str, *, recursive: bool = True) -> Any:
        if Path(path).is_dir():
            return schedule(handler, path, recursive=recursive, event_filter=_WATCHED, follow_symlink=True)
        return schedule(_Of(path, handler.on_any_event), str(Path(path).parent), event_filter=_WATCHED)

    observer.schedule = scheduled  # type: ignore[method-assign,assignment]
    return observer


class _Of(FileSystemEventHandler):
    """Hears of one file in a folder."""

    def __init__(self, path: str, hear: Callable[[FileSystemEvent], None]) -> None:
        self.path = path
        self.hear = hear

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on what happens to the file."""
        if self.path in (event.src_path, event.dest_path):
            self.hear(event)


def disk(folder: Path, mounts: str) -> str:
    """The kind of the disk that a folder is on, by what Linux says of its mounts (proc_mounts(5)); empty where it does not say."""
    found = [line.split()[1:3] for line in mounts.splitlines()]
    on = [(len(place), number, kind) for number, (place, kind) in enumerate(found) if folder.is_relative_to(place.replace("\\040", " "))]
    return max(on, default=(0, 0, ""))[2]
