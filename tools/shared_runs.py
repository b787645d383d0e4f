"""Lists the places where the publication uses the words of its evidence: `python -m tools.shared_runs FOLDER`.

The publication restates its sources and never quotes them at length. FOLDER holds what a statement was checked against, such as
notes, excerpts and texts of sources, as .md, .txt, .yml or .bib. A run is a stretch of words that stands in the same order in a
file of FOLDER too. Case, punctuation, markup and breaks of line make no difference. A link counts with its words; citations
(`[@key]`) and addresses do not count, and no run crosses from one field of YAML to the next.

Words that belong to a name do not count, since a name cannot be said in other words: titles of sources, instruments, pages and
cases, and the names of the people and bodies behind them, as the publication's own data give them. So a run is listed when nine
of its words are no part of a name (`--words` for another number). Exits with 1 when there is one.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import yaml
from pybtex.database import parse_file

EVIDENCE = {".bib", ".md", ".txt", ".yaml", ".yml"}
NAMES_IN_DATA = {"title", "name", "body", "court", "number", "term"}
NAMES_IN_SOURCES = (
    "title",
    "shorttitle",
    "booktitle",
    "journal",
    "journaltitle",
    "series",
    "howpublished",
    "institution",
    "organization",
    "publisher",
)
NOT_READ = re.compile(r"\[@[^\]]*\]|<!--.*?-->|\]\([^)]*\)|\]\[[^\]]*\]|\{#[^}]*\}|https?://\S+")
KEY = re.compile(r"^\s*(?:- )?[a-z_]+:(?=\s|$)")
WORD = re.compile(r"\w+(?:['’‑-]\w+)*")
BREAK = ""


@dataclass(frozen=True)
class Word:
    """A word as it is compared, and the line it stands on."""

    text: str
    line: int


@dataclass(frozen=True)
class Run:
    """Words of the publication that the evidence has in the same order."""

    path: Path
    line: int
    text: str
    length: int
    """How many of the words are no part of a name."""

    def __str__(self) -> str:
        """`path:line: length: the words`."""
        return f"{self.path}:{self.line}: {self.length} words: {self.text}"


def words(text: str) -> list[Word]:
    """The words of a text in Markdown or YAML, without citations and addresses of links. A key of YAML is a break, which no run crosses."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if KEY.match(line):
            found.append(Word(BREAK, number))
        for match in WORD.finditer(NOT_READ.sub(" ", KEY.sub(" ", line))):
            found.append(Word(match.group().casefold().replace("’", "'").replace("‑", "-"), number))
    return found


def stretches(texts: Sequence[str], size: int) -> set[tuple[str, ...]]:
    """Every stretch of `size` words of the texts."""
    all_of_them = (tuple(text[start : start + size]) for text in map(_plain, texts) for start in range(len(text) - size + 1))
    return {stretch for stretch in all_of_them if BREAK not in stretch}


def runs(path: Path, text: str, evidence: set[tuple[str, ...]], names: Sequence[tuple[str, ...]], size: int) -> Iterator[Run]:
    """The runs of one file, from its first line to its last. `evidence` are stretches of `size` words; `names` are what does not count."""
    found = words(text)
    plain = [word.text for word in found]
    named = _named(plain, names)
    start = 0
    while start <= len(plain) - size:
        end = start
        while end <= len(plain) - size and tuple(plain[end : end + size]) in evidence:
            end += 1
        if end > start:
            end += size - 1
            counted = sum(position not in named for position in range(start, end))
            if counted >= size:
                yield Run(path, found[start].line, " ".join(plain[start:end]), counted)
        start = end + 1 if end > start else start + 1


def names_of(root: Path) -> list[tuple[str, ...]]:
    """Titles and names that the data and the pages of the publication at `root` give, each as its words; single words are left out."""
    sources = parse_file(str(root / "data/sources.bib"), "bibtex").entries.values()
    given: list[str] = [entry.fields[field] for entry in sources for field in NAMES_IN_SOURCES if field in entry.fields]
    given += [str(person).replace("{", "") for entry in sources for person in chain(*entry.persons.values())]
    for path in sorted((root / "data").glob("*.yml")):
        given += _names_in(yaml.safe_load(path.read_text(encoding="utf-8")))
    for path in sorted((root / "docs").rglob("*.md")):
        given += re.findall(r"^(?:title:|#+) *(.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    plain = [re.sub("[{}]", "", name) for name in given]
    names = {tuple(_plain(name)) for name in chain(plain, (re.sub(r" *\([^)]*\)$", "", name) for name in plain))}
    return sorted(name for name in names if len(name) > 1)


def publication_files(root: Path) -> list[Path]:
    """What a reader sees of the publication at `root`: its pages, its data except the list of sources, and the list of changes."""
    return [*sorted((root / "docs").rglob("*.md")), *sorted((root / "data").rglob("*.yml")), root / "CHANGELOG.md"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns 0 when no run is found and 1 when one is; argparse exits with 2 for a wrong command or folder."""
    parser = argparse.ArgumentParser(prog="python -m tools.shared_runs", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("evidence", type=Path, help="folder of what the publication was checked against")
    parser.add_argument("--words", type=int, default=9, help="length from which a run is listed (default: 9)")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="folder of the publication (default: this one)")
    options = parser.parse_args(arguments)
    if options.words < 2:
        parser.error(f"--words is {options.words}; it has to be 2 or more")
    files = sorted(path for path in options.evidence.rglob("*") if path.suffix in EVIDENCE) if options.evidence.is_dir() else []
    if not files:
        parser.error(f"{options.evidence} is no folder with {', '.join(sorted(EVIDENCE))} files; name the folder that holds the evidence")
    evidence = stretches([path.read_text(encoding="utf-8") for path in files], options.words)
    names = names_of(options.root)
    found = 0
    for path in publication_files(options.root):
        for run in runs(path.relative_to(options.root), path.read_text(encoding="utf-8"), evidence, names, options.words):
            print(run)
            found += 1
    print(
        f"{found or 'no'} run{'' if found == 1 else 's'} of {options.words} words or more, compared with {len(files)} files",
        file=sys.stderr,
    )
    return 1 if found else 0


def _plain(text: str) -> list[str]:
    return [word.text for word in words(text)]


def _names_in(value: object) -> list[str]:
    """What stands under a key for a name, at any depth of a YAML file."""
    if isinstance(value, dict):
        own = [str(inner) for key, inner in value.items() if key in NAMES_IN_DATA and isinstance(inner, str)]
        return own + [name for inner in value.values() for name in _names_in(inner)]
    return [name for inner in value for name in _names_in(inner)] if isinstance(value, list) else []


def _named(plain: Sequence[str], names: Sequence[tuple[str, ...]]) -> set[int]:
    """Positions of the words that belong to a name."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        by_first.setdefault(name[0], []).append(name)
    return {
        position
        for start, first in enumerate(plain)
        for name in by_first.get(first, ())
        if tuple(plain[start : start + len(name)]) == name
        for position in range(start, start + len(name))
    }


if __name__ == "__main__":
    sys.exit(main())
