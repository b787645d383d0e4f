"""What a site has besides pages and exports."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from publication.model.problems import Problem
from publication.model.site import Edition
from publication.source.load import SOURCES, Loaded

SEARCH_WORDS = "assets/search.json"
"""What search.js says to readers."""


def site_files(root: Path, loaded: Loaded, editions: Iterable[Edition]) -> dict[str, str | Path]:
    """The files by path: a text, or the file that is copied."""
    said = dict(loaded.words.search.script, **loaded.words.signs) if loaded.words else {}
    files: dict[str, str | Path] = {SEARCH_WORDS: json.dumps(said, ensure_ascii=False)}
    if loaded.publication is None or loaded.publication.english is None:
        # They stand in the English site, to which a translation leads.
        files[Path(SOURCES).name] = root / SOURCES
        files |= {edition.path: root / edition.path for edition in editions}
    return files


def notices(problems: Iterable[Problem]) -> dict[str, str]:
    """A page for each file of `docs/` that is not UTF-8, by its path there: it says so in the place of what cannot be shown."""
    unread = {problem.place.path: problem.message for problem in problems if problem.id == "encoding"}
    sources = {path.removeprefix("docs/"): message for path, message in unread.items() if path.startswith("docs/")}
    return {source: f"# {source}\n\n{message}\n" for source, message in sources.items()}
