"""Checks of `data/`: entries that rest on nothing or say the same twice."""

from __future__ import annotations

from collections.abc import Iterator

from publication.checks.findings import Finding
from publication.model import Case, Publication

_READ_ELSEWHERE = ("copy", "report")
"""How a source was read when its address leads to something else, in which several may have been read."""


def entry_bare(publication: Publication) -> Iterator[Finding]:
    """A case names its sources and what it concerns, an instrument too, perhaps Recommendations alone: else no page leads to them."""
    for entry in publication.law:
        asked = ("sources", "technologies", "recommendations") if isinstance(entry, Case) else ("sources", "recommendations")
        if lacking := [name for name in asked if not getattr(entry, name)]:
            yield entry.place, f"`{entry.id}` names no {' and no '.join(lacking)}; add what it concerns and rests on"


def source_twice(publication: Publication) -> Iterator[Finding]:
    """One source is one entry: its DOI appears once, and so does its address, unless it was read in a place that holds several."""
    first: dict[str, str] = {}
    for source in publication.sources:
        for name in ("doi", "url"):
            value = source.fields.get(name, "").removesuffix("/").lower()
            if not value or (name == "url" and source.fields.get("seen") in _READ_ELSEWHERE):
                continue
            if (other := first.setdefault(f"{name} {value}", source.key)) != source.key:
                message = f"`{source.key}` has the {name} of `{other}`; keep one entry, or correct the {name}"
                yield source.place, message


def term_unused(publication: Publication) -> Iterator[Finding]:
    """A term of the glossary is linked from a page; a reader meets it nowhere else."""
    if any(path.startswith("docs/") for path in publication.unread):
        # A page that could not be read may be the one that links it.
        return
    for term in publication.terms:
        if not publication.uses_of(term):
            yield term.place, f"no page links `[…][term-{term.id}]`; link it where it is first used, or take it out"
