"""From an edit to the page: how long a writer waits for the preview."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

RUNS = 10
LONGEST = 120
"""Seconds after which a preview counts as stuck."""


def edits(project: Path, tool: str, changed: dict[str, tuple[str, str]]) -> dict[str, float]:
    """The median of seconds from saving to the new page being served, for each kind of edit: a file, and the address that shows it.

    A line with a number is added to the file, and taken out afterwards. Raises RuntimeError where a preview does not show it.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": f"http://{address}/", "REPO_URL": ""}
    with (project / "serve.log").open("w") as out:
        command = [sys.executable, "-m", tool, "serve", "--dev-addr", address]
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=out, stderr=out)
        try:
            _wait(f"http://{address}/", lambda text: "<title>" in text)
            return {name: _edit(project / file, f"http://{address}/{shown}") for name, (file, shown) in changed.items()}
        finally:
            process.terminate()
            process.wait()


def _edit(file: Path, address: str) -> float:
    whole = file.read_text(encoding="utf-8")
    taken = []
    try:
        for number in range(RUNS):
            word = f"edit{number}of{file.stem}"
            start = time.perf_counter()
            file.write_text(_with(whole, word, file.suffix), encoding="utf-8")
            _wait(address, lambda text, word=word: word in text)  # type: ignore[misc]
            taken.append(time.perf_counter() - start)
    finally:
        file.write_text(whole, encoding="utf-8")
    return statistics.median(taken)


def _with(text: str, word: str, suffix: str) -> str:
    return text.replace("  definition: ", f"  definition: {word} ", 1) if suffix == ".yml" else f"{text}\n{word}\n"


def _wait(address: str, holds: Callable[[str], bool]) -> None:
    end = time.perf_counter() + LONGEST
    while time.perf_counter() < end:
        try:
            with urlopen(address, timeout=LONGEST) as answer:  # noqa: S310 - our own server
                if holds(answer.read().decode()):
                    return
        except (URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.02)
    raise RuntimeError(f"{address} does not show an edit after {LONGEST} seconds")
