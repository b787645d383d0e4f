"""What a check finds, and what many of them look for."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from publication.model import Publication
from publication.model.problems import Place

Finding = tuple[Place, str]
"""Where a fault is; what is wrong and what would be right. The list of the checks has its id."""


def on_pages(publication: Publication, name: str) -> Iterator[tuple[Any, Place]]:
    """Whatever the text of each page has by this name of `MarkdownSource`, such as `links`, with its place."""
    for page in publication.all_pages:
        yield from ((thing, Place(page.path, thing.line)) for thing in getattr(page.body, name))


def repeats(named: Iterable[tuple[Hashable, Place]]) -> Iterator[tuple[Any, Place, Place]]:
    """Each name that comes again: the name, its place, and the place where it came first."""
    first: dict[Hashable, Place] = {}
    for name, place in named:
        if name in first:
            yield name, place, first[name]
        first.setdefault(name, place)
