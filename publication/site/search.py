"""The search index: Pagefind reads the built pages and writes an index that a reader's browser loads in small pieces, on demand."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterable
from html import escape
from pathlib import Path

from pagefind.service import get_executable

from publication.model.translations import ENGLISH
from publication.site.search_entries import SearchEntry

FOLDER = "pagefind"
_LEFT_OUT = (
    *(".footnote", ".headerlink", "sup", "#matrix-table", ".profile", "details:not(.fold)", ".cite"),
    *("summary", "#instruments-table", "#cases-table", "#sources-list", "#terms"),
)
"""What is not searched on a page: marks and notes that would stand inside excerpts, what is said elsewhere in words, and lists
whose entries are found by themselves."""
WORDS = "words.txt"
_WORD = re.compile(r"[^\W\d_]{3,}")
_SIGNATURE = b"pagefind_dcd"
_KEPT = ("pagefind.js", "pagefind-entry.json", "pagefind-worker.js")


def write_index(site: Path, entries: Iterable[SearchEntry], language: str = ENGLISH) -> None:
    """Write the index of the built site in the folder `site` and of `entries`, by the stems of its language.

    Raises RuntimeError with Pagefind's own words when it fails.
    """
    written: list[Path] = []
    try:
        for entry in entries:
            written.append(_write(entry, site, language))
        _run(site)
    finally:
        for path in written:
            path.unlink()
    if not (site / FOLDER / "pagefind.js").is_file():
        raise RuntimeError("Pagefind wrote no search index and said nothing")
    for file in (site / FOLDER).glob("pagefind*"):
        # Pagefind brings interfaces of its own; this site has one.
        if file.suffix in (".js", ".css") and file.name not in _KEPT:
            file.unlink()
    try:
        write_words(site / FOLDER)
    except (OSError, EOFError, ValueError) as error:
        raise RuntimeError(f"Pagefind wrote a search index that cannot be read: {error}") from error


def _run(site: Path) -> None:
    # As a command: the service that Pagefind's Python module starts takes a tenth of a second for each record (Pagefind, issue 976),
    # and is ended before the last files of the index are whole.
    program = get_executable()
    if program is None:
        raise RuntimeError("Pagefind is not installed; install requirements.txt")
    left_out = [argument for selector in _LEFT_OUT for argument in ("--exclude-selectors", selector)]
    command = [str(program), "--silent", "--site", str(site), "--output-path", str(site / FOLDER), *left_out]
    result = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - the program of the package, our folder
    if result.returncode != 0:
        raise RuntimeError(f"Pagefind wrote no search index: {(result.stderr or result.stdout).strip()}")


def _write(entry: SearchEntry, site: Path, language: str) -> Path:
    # Pagefind indexes files: `law/#law-x` is one beside its page for as long as it runs, law/law-x.html; search.js turns it back.
    path = site / f"{entry.address.replace('/#', '/')}.html"
    # search-terms.js weighs each of these names by itself.
    about = {"source": entry.title} if entry.cited else {"title": entry.title, "also": entry.also, "short": entry.short}
    named = "".join(f'<meta data-pagefind-meta="{name}[content]" content="{escape(value)}">' for name, value in about.items() if value)
    content = entry.text if entry.cited else f"{entry.title}. {entry.text}"
    path.write_text(
        f'<!doctype html><html lang="{language}">{named}<meta data-pagefind-filter="section[content]" content="{escape(entry.section)}">'
        f"<body data-pagefind-body><p>{escape(content)}</p>",
        encoding="utf-8",
    )
    return path


def write_words(folder: Path) -> None:
    """Write every word that the index in `folder` knows, the most frequent first: for the beginnings of words and for "did you mean"."""
    count: Counter[str] = Counter()
    for path in sorted((folder / "fragment").iterdir()):
        page = json.loads(_content(path))
        for text in (page["content"], *page["meta"].values()):
            # As search-terms.js takes a text: without diacritics.
            plain = "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(sign))
            count.update(_WORD.findall(plain))
    (folder / WORDS).write_text(" ".join(sorted(count, key=lambda word: (-count[word], word))), encoding="utf-8")


def _content(path: Path) -> bytes:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(_SIGNATURE):
        raise RuntimeError(f"{path.name} is not the index that this Pagefind is known to write; look at publication/site/search.py")
    return data.removeprefix(_SIGNATURE)
