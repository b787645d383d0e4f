"""A site is written beside the former one and takes its place when it is whole, so that no reader meets half a site.

A build that fails or is interrupted leaves the former site as it was; what it had written is removed, at the latest by the next
build.
"""

from __future__ import annotations

import shutil
from pathlib import Path

_MARK = ".building"
_FORMER = ".former"


def staging_of(site: Path) -> Path:
    """Where the site that is to stand in the folder `site` is built."""
    return site.with_name(site.name + _MARK)


def stage(site: Path) -> Path:
    """An empty folder beside `site` to build into. Raises OSError when the folder around it cannot be written."""
    staged, former = staging_of(site), site.with_name(site.name + _FORMER)
    if former.is_dir() and not site.exists():
        former.rename(site)  # the last build was interrupted between the two renames of `publish`
    for left in (staged, former):
        shutil.rmtree(left, ignore_errors=True)
    staged.mkdir(parents=True)
    return staged


def publish(staged: Path, site: Path) -> None:
    """Put the finished folder in the place of `site`. Raises OSError, and keeps the former site, when it cannot be moved."""
    former = site.with_name(site.name + _FORMER)
    if site.exists():
        site.rename(former)
    try:
        staged.rename(site)
    except OSError:
        if former.exists():
            former.rename(site)
        raise
    shutil.rmtree(former, ignore_errors=True)


def discard(staged: Path) -> None:
    """Remove what a failed build has written."""
    shutil.rmtree(staged, ignore_errors=True)
