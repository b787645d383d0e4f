"""Which state of the publication this is: its version, its commit and its moment. Whatever is dated in the output takes it from here."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

from publication.model.site import Revision

_VERSION = re.compile(r"^## (\d{4}-\d{2}-\d{2})\b", re.MULTILINE)


def read_revision(root: Path) -> Revision:
    """The state of the publication in the folder `root`.

    Its moment is SOURCE_DATE_EPOCH (reproducible-builds.org) where that is set, else the time of the commit, else the version's day:
    never the clock, so that two builds of one state are equal. Raises ValueError when CHANGELOG.md names no version or
    SOURCE_DATE_EPOCH is no number.
    """
    changes = root / "CHANGELOG.md"
    versions = _VERSION.findall(changes.read_text(encoding="utf-8-sig")) if changes.is_file() else []
    if not versions:
        raise ValueError("CHANGELOG.md names no version; begin its newest entry with a line such as `## 2026-11-24`")
    version = max(versions)
    commit, committed = _commit(root)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch and not epoch.isdecimal():
        raise ValueError(f"SOURCE_DATE_EPOCH is `{epoch}`; give seconds since 1970 as a whole number, or leave it out")
    seconds = epoch or committed
    moment = (
        datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.combine(date.fromisoformat(version), datetime.min.time(), UTC)
    )
    return Revision(version, commit, moment)


def _commit(root: Path) -> tuple[str, str]:
    """The hash of the commit that is checked out in `root` and its time in seconds; two empty strings where there is none."""
    command = ["git", "-C", str(root), "log", "-1", "--format=%H %ct"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    except FileNotFoundError:
        return "", ""
    commit, _, seconds = answer.stdout.strip().partition(" ")
    return (commit, seconds) if answer.returncode == 0 else ("", "")
