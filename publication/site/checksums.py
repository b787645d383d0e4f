"""The checksum of every file of a built site, as `sha256sum` writes it: in a copy of the site `sha256sum --check` says what differs.

The search index of each language is left out: Pagefind writes it in an order of its own, which differs from run to run (Pagefind, issue
638).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

CHECKSUMS = "sha256sums.txt"
_LEFT_OUT = "/pagefind/"


def write_checksums(site: Path) -> None:
    """Write the list for the built site in the folder `site`, in the byte order of the paths. Raises OSError."""
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    lines = [
        f"{hashlib.sha256(found[name].read_bytes()).hexdigest()}  {name}\n"
        for name in sorted(found, key=str.encode)
        if name != CHECKSUMS and _LEFT_OUT not in f"/{name}"
    ]
    (site / CHECKSUMS).write_bytes("".join(lines).encode())
