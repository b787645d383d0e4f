"""The search index: Pagefind reads the built pages and writes an index that a reader's browser loads in small pieces, on demand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = "pagefind"
_LEFT_OUT = ".footnote, .headerlink, sup, #matrix-table, .profile, details"
"""What is not searched: marks and notes that would stand inside excerpts, and what is said elsewhere in words."""
_KEPT = ("pagefind.js", "pagefind-entry.json", "pagefind-worker.js")


def write_index(site: Path) -> None:
    """Write the index of the built site in the folder `site`. Raises RuntimeError with Pagefind's own words when it fails."""
    result = subprocess.run(  # noqa: S603 - our own interpreter and our own folder
        [sys.executable, "-m", "pagefind", "--site", str(site), "--exclude-selectors", _LEFT_OUT, "--quiet"],
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode != 0 or not (site / FOLDER / "pagefind.js").is_file():
        raise RuntimeError(f"Pagefind wrote no search index: {(result.stderr or result.stdout).strip()[-500:]}")
    for file in (site / FOLDER).glob("pagefind*"):
        # Pagefind brings interfaces of its own; this site has one.
        if file.suffix in (".js", ".css") and file.name not in _KEPT:
            file.unlink()
