"""What a check finds, and what many of them look for."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Any, Protocol

from publication.model import Page
from publication.model.problems import Place

Finding = tuple[Place, str]
"""Where a fault is; what is wrong and what would be right. The list of the checks has its id."""


class _OnALine(Protocol):
    @property
    def line(self) -> int: ...


def on(page: Page, thing: _OnALine) -> Place:
    """The place of a heading, a link or a picture of a page."""
    return Place(page.path, thing.line)


def repeats(named: Iterable[tuple[Hashable, Place]]) -> Iterator[tuple[Any, Place, Place]]:
    """Each name that comes again: the name, its place, and the place where it came first."""
    first: dict[Hashable, Place] = {}
    for name, place in named:
        if name in first:
            yield name, place, first[name]
        first.setdefault(name, place)
