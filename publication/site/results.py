"""What the tests of this state of the sources found: an input of the build, as the editions are.

`make test` writes the file when every test that contributes to it has run and passed (tests/results.py). A build shows it to readers and
publishes it, so that whoever rebuilds the site can put it back in its place and get the same bytes. Results of another state are left out.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, NonNegativeInt, PositiveInt, ValidationError

RESULTS = "results/tests.json"
PUBLISHED = "results.json"
_INPUTS = (
    *("docs", "data", "overrides", "publication", "tests"),
    *("hooks.py", "mkdocs.yml", "CHANGELOG.md", "pyproject.toml", "requirements.txt", "requirements-dev.txt"),
)
"""What decides how the site is built and what its tests find."""


class Results(BaseModel):
    """Figures for readers. They hold nothing of the machine or of the day, so that the same state has the same results."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    state: str
    """Of the sources that were tested: see `state_of`."""
    pages: PositiveInt
    rules: PositiveInt
    """Of axe-core."""
    accessibility_faults: NonNegativeInt
    html_faults: NonNegativeInt
    links: PositiveInt
    """Inside the site."""
    dead_links: NonNegativeInt
    other_hosts: NonNegativeInt
    """Requests to them."""
    errors: NonNegativeInt
    """Of scripts and of the content security policy."""
    kept: NonNegativeInt
    """Cookies and whatever else a browser was made to store."""
    heaviest: str
    """The address of the technology page that weighs most."""
    weight: PositiveInt
    """Bytes of a first visit to it."""
    requests: PositiveInt
    queries: PositiveInt
    """Tried in the search."""


def state_of(root: Path) -> str:
    """A digest of the sources in `root` from which the site is built and by which it is tested."""
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(root).as_posix()}\n" for path in _inputs(root))
    return hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()


def read_results(root: Path, wanted: str | None = None) -> Results | None:
    """The results of the sources in `root` as they are now; None where there are none, or only those of another state.

    `wanted` (by default the environment's RESULTS) is `none` for a site without them, or `required`: then ValueError says what is
    missing. It also says, in every case, what is wrong with a damaged file.
    """
    wanted = os.environ.get("RESULTS", "") if wanted is None else wanted
    if wanted not in ("", "none", "required"):
        raise ValueError(f"RESULTS is `{wanted}`; it can be `required` or `none`, or be left out")
    if wanted == "none":
        return None
    path = root / RESULTS
    found = _read(path) if path.is_file() else None
    if found is not None and found.state == state_of(root):
        return found
    if wanted == "required":
        why = "is not there" if found is None else "is of another state of the sources"
        raise ValueError(f"{RESULTS} {why}; run `make test` before the build")
    return None


def _read(path: Path) -> Results:
    try:
        return Results.model_validate_json(path.read_text(encoding="utf-8"))
    except ValidationError as error:
        fault = error.errors()[0]
        what = ".".join(str(part) for part in fault["loc"]) or "the file"
        raise ValueError(f"{RESULTS} is damaged: {what}: {fault['msg'].lower()}; run `make test` again or remove the file") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{RESULTS} cannot be read: {error}; run `make test` again or remove the file") from error


def _inputs(root: Path) -> Iterator[Path]:
    for name in _INPUTS:
        path = root / name
        if path.is_file():
            yield path
        else:
            yield from (each for each in path.rglob("*") if each.is_file() and "__pycache__" not in each.parts)
