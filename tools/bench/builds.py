"""Cold builds: time, memory and size."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Build:
    """One build from nothing: seconds by the clock and of work, peak memory and size of the site in megabytes."""

    seconds: float
    work: float
    memory: float
    size: float


def build(project: Path, tool: str) -> Build:
    """Build the project in a process of its own. Raises RuntimeError with the tool's last words when it fails."""
    shutil.rmtree(project / "site", ignore_errors=True)
    shutil.rmtree(project / ".cache", ignore_errors=True)
    start = time.perf_counter()
    log = project / "build.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", tool, "build"],
            cwd=project,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "http://127.0.0.1:8000/", "REPO_URL": ""},
            stdout=out,
            stderr=out,
        )
        _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0 or not (project / "site" / "index.html").is_file():
        raise RuntimeError(f"{tool} failed in {project}: {log.read_text(encoding='utf-8')[-800:]}")
    size = sum(path.stat().st_size for path in (project / "site").rglob("*") if path.is_file())
    return Build(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, size / 1e6)
