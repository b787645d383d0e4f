"""The search index: Pagefind reads the built pages and writes an index that a reader's browser loads in small pieces, on demand."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import cbor2

FOLDER = "pagefind"
_LEFT_OUT = ".footnote, .headerlink, sup, #matrix-table, .profile, details"
"""What is not searched: marks and notes that would stand inside excerpts, and what is said elsewhere in words."""
_SIGNATURE = b"pagefind_dcd"
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
    put_in_one_order(site / FOLDER)


def put_in_one_order(folder: Path) -> None:
    """Give the index in `folder` the same bytes at every run.

    Pagefind 1.5 writes the values of a filter in the order of a hash table, which differs from run to run, and so do the names made
    from it (Pagefind, issue 638). They are sorted here, and written without compression, which its script takes as well: compressed
    bytes would depend on the machine's library.
    """
    entries = folder / "pagefind-entry.json"
    entry = json.loads(entries.read_text(encoding="utf-8"))
    for language, found in entry["languages"].items():
        described = folder / f"pagefind.{found['hash']}.pf_meta"
        meta = _read(described)
        for listed in meta[3]:
            old = folder / "filter" / f"{listed[1]}.pf_filter"
            name, values = _read(old)
            content = _written([name, sorted(values)])
            listed[1] = _named(language, content)
            old.unlink()
            (folder / "filter" / f"{listed[1]}.pf_filter").write_bytes(content)
        meta[3].sort()
        content = _written(meta)
        found["hash"] = _named(language, content)
        described.unlink()
        (folder / f"pagefind.{found['hash']}.pf_meta").write_bytes(content)
    entries.write_text(json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")), encoding="utf-8")


def _read(path: Path) -> Any:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(_SIGNATURE):
        raise RuntimeError(f"{path.name} is not the index that this Pagefind is known to write; look at publication/search.py")
    return cbor2.loads(data.removeprefix(_SIGNATURE))


def _written(value: Any) -> bytes:
    return _SIGNATURE + cbor2.dumps(value)


def _named(language: str, content: bytes) -> str:
    return f"{language}_{hashlib.sha256(content).hexdigest()[:10]}"
