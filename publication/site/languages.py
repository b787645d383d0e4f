"""The sites of the translations: which there are, and their builds beside the English one.

`mkdocs build` builds the English site and, meanwhile, each other language in a process of its own, into a folder that is put into place at
the end: `site/fr/`. `mkdocs build --config-file languages/fr.yml` builds that one alone.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

from publication.source.settings import settings_file

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from mkdocs.config.defaults import MkDocsConfig

log = get_plugin_logger("publication")

BESIDE = "PUBLICATION_BESIDE"
"""Set in the environment of a build that runs beside the English one, which has made the checks."""


class OtherLanguages:
    """The builds of the other languages. As processes that fork where that is safe, so that what was read is not read again."""

    def __init__(self, config: MkDocsConfig, wanted: tuple[str, ...]) -> None:
        self.site = Path(config.site_dir)
        self.folders: dict[str, Path] = {}
        self.running: dict[str, BaseProcess | subprocess.Popen[bytes]] = {}
        root = Path(config.config_file_path).parent
        self.site.parent.mkdir(parents=True, exist_ok=True)
        for language in wanted:
            self.folders[language] = folder = Path(tempfile.mkdtemp(prefix=f".{self.site.name}-{language}-", dir=self.site.parent))
            self.running[language] = _started(config, root / settings_file(language), folder)

    def finish(self) -> None:
        """Wait, and put each site into its folder in the English one. Raises RuntimeError when one was not built; it has said why."""
        failed = [language for language, process in self.running.items() if _ended(process) != 0]
        if failed:
            self.stop()
            raise RuntimeError(f"the site in `{failed[0]}` was not built; what is wrong stands above")
        for language, folder in self.folders.items():
            shutil.rmtree(self.site / language, ignore_errors=True)
            folder.chmod(0o755)
            folder.rename(self.site / language)
        self.folders, self.running = {}, {}

    def stop(self) -> None:
        """End what still runs, and remove what it has written."""
        for process in self.running.values():
            process.terminate()
            _ended(process)
        for folder in self.folders.values():
            shutil.rmtree(folder, ignore_errors=True)
        self.folders, self.running = {}, {}


def _started(config: MkDocsConfig, settings: Path, folder: Path) -> BaseProcess | subprocess.Popen[bytes]:
    builder = type(config).__module__.partition(".")[0]
    if sys.platform == "linux":
        process = multiprocessing.get_context("fork").Process(target=_build, args=(builder, settings, folder))
        process.start()
        return process
    command = [sys.executable, "-m", builder, "build", "--quiet", "--config-file", str(settings), "--site-dir", str(folder)]
    return subprocess.Popen(command, env=os.environ | {BESIDE: "1"})  # noqa: S603 - our own words


def _build(builder: str, settings: Path, folder: Path) -> None:
    """Build as the command does, with the program that builds the English site: MkDocs, or ProperDocs."""
    os.environ[BESIDE] = "1"
    config = importlib.import_module(f"{builder}.config").load_config(str(settings), site_dir=str(folder))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        importlib.import_module(f"{builder}.commands.build").build(config)
    except Exception as error:
        # The process ends with it; what is a fault has been said as MkDocs says it.
        log.error(str(error))
        sys.exit(1)
    finally:
        config.plugins.on_shutdown()


def _ended(process: BaseProcess | subprocess.Popen[bytes]) -> int | None:
    if isinstance(process, subprocess.Popen):
        return process.wait()
    process.join()
    return process.exitcode
