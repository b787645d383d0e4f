"""The sources: `data/sources.bib`, from its text to the model."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from publication.model.edtf import EdtfDate, read_date
from publication.model.problems import Place, Problem
from publication.model.sources import Source
from publication.source.biblatex import DATES, LANGUAGES, NAMES, VERBATIM
from publication.source.bibtex import RawEntry, read_bibtex
from publication.source.latex import marked
from publication.source.names import read_names
from publication.source.tidy import tidied


@dataclass(frozen=True)
class Bibliography:
    """The sources that could be read, in the order of the file, and what was wrong with the rest."""

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]


@lru_cache(maxsize=4)
def read_bibliography(text: str, path: str) -> Bibliography:
    """Parse the BibTeX `text` of the file `path`. Never raises: each fault becomes a problem with its line."""
    found = read_bibtex(text)
    problems = [Problem(Place(path, line), "bibliography", message) for line, message in (*found.faults, *found.untidy)]
    sources: list[Source] = []
    lines: dict[str, int] = {}
    for entry in found.entries:
        place = Place(path, entry.line)
        if entry.key.lower() in lines:
            first = lines[entry.key.lower()]
            message = f"the key `{entry.key}` appears twice, first on line {first}; keep one entry or give this one a key of its own"
            problems.append(Problem(place, "source-key", message))
            continue
        lines[entry.key.lower()] = entry.line
        if not entry.broken:
            source, faults = read_entry(entry, place)
            sources.append(source)
            problems += [Problem(place, "bibliography", f"`{entry.key}`: {fault}") for fault in faults]
    return Bibliography(tuple(sources), tuple(problems))


def read_entry(entry: RawEntry, place: Place) -> tuple[Source, list[str]]:
    """The source that an entry describes, and what in it cannot be read."""
    tidy = tidied(entry)
    faults = list(tidy.faults)
    fields: dict[str, str] = {}
    names, others = {}, set()
    for name, value in tidy.fields.items():
        if name in NAMES:
            names[name], more, wrong = read_names(value)
            if more:
                others.add(name)
            faults += [f"`{name}`: {fault}" for fault in wrong]
        elif name in VERBATIM or name in DATES:
            fields[name] = value
        else:
            fields[name], wrong = marked(value)
            faults += [f"`{name}` has {fault}, which is not known here; write it in words" for fault in wrong]
    date: EdtfDate | None = None
    for name in DATES:
        try:
            read = read_date(fields[name]) if name in fields else None
        except ValueError as error:
            faults.append(f"`{name}`: {error}")
            del fields[name]
            continue
        date = read if name == "date" else date
    if "langid" in fields:
        fields["langid"] = LANGUAGES.get(fields["langid"], fields["langid"])
    source = Source(
        place=place,
        key=entry.key,
        type=tidy.type,
        fields=fields,
        names=names,
        others=frozenset(others),
        date=date,
        untidy=tuple(tidy.untidy),
    )
    return source, faults
