"""`python -m publication format`: the file of sources in its one form, whichever program its entries come from."""

from __future__ import annotations

from pathlib import Path

from publication.source.biblatex import KEY, key_of
from publication.source.bibtex import RawEntry, read_bibtex
from publication.source.load import SOURCES
from publication.source.tidy import tidied


def format_sources(root: Path) -> tuple[list[str], list[str]]:
    """Write data/sources.bib in order. Returns what was done to whom, and the faults for which nothing was written.

    Raises OSError when the file cannot be read or written, UnicodeDecodeError when it is not UTF-8.
    """
    path = root / SOURCES
    before = path.read_text(encoding="utf-8-sig")
    text, done, faults = formatted(before)
    if not faults and text != before:
        path.write_text(text, encoding="utf-8")
    return done, faults


def formatted(text: str) -> tuple[str, list[str], list[str]]:
    """The text in order, what was done to each entry besides, and the faults that forbid it: what cannot be read would be lost."""
    found = read_bibtex(text)
    faults = [f"{SOURCES}:{line}: {message}" for line, message in found.faults]
    done = [f"{SOURCES}:{line}: {message}" for line, message in found.untidy]
    taken: dict[str, RawEntry] = {}
    for entry in found.entries:
        key = entry.key if KEY.fullmatch(entry.key) else key_of(entry.key) or entry.key
        if key in taken:
            faults.append(f"{SOURCES}:{entry.line}: the key `{key}` stands twice; keep one entry, or give this one another key")
        taken[key] = entry
        if key != entry.key:
            done.append(f"{entry.key} is now called {key}; cite it so")
    blocks = ["\n".join(found.head)] if found.head else []
    for key, entry in sorted(taken.items()):
        tidy = tidied(entry)
        done += [f"{key}: `make format` {what}" for what in tidy.untidy]
        # A field that is not known stays, so that its fault is read and nothing is lost.
        left = {name: value for name, value in entry.fields.items() if name in tidy.unknown}
        lines = [f"  {name} = {{{value}}}," for name, value in (tidy.fields | left).items()]
        blocks.append("\n".join([*entry.remarks, f"@{tidy.type}{{{key},", *lines, "}"]))
    blocks += ["\n".join(found.rest)] if found.rest else []
    return "\n\n".join(blocks) + "\n", done, faults
