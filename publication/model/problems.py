"""What a check finds: where it stands, what is wrong, what would be right."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sized
from dataclasses import dataclass

PLACE_KEY = "__place__"
"""Under this key a mapping that was read from a file carries its place."""
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_MORE_IN_A_VALUE = str.maketrans({":": "%3A", ",": "%2C"})


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file; `path` is relative to the publication's folder and uses forward slashes."""

    path: str
    line: int


@dataclass(frozen=True, order=True)
class Problem:
    """One fault. `id` names the check that found it; CONTRIBUTING explains each id."""

    place: Place
    id: str
    message: str

    def __str__(self) -> str:
        return f"{self.place.path}:{self.place.line}: [{self.id}] {self.message}"


def as_annotation(problem: Problem, level: str = "error") -> str:
    """The problem as a workflow command of GitHub Actions, which shows it beside the line it speaks of; `level` is its name for that.

    Signs that would end the command or one of its values are written as GitHub's own toolkit writes them (actions/toolkit, command.ts).
    """
    place, value = problem.place, _DATA | _MORE_IN_A_VALUE
    where = f"file={place.path.translate(value)},line={place.line},title={problem.id.translate(value)}"
    return f"::{level} {where}::{problem.message.translate(_DATA)}"


def counted(problems: Sized) -> str:
    """How many problems there are, in words."""
    return f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'}"


def suggestion(word: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown word: the nearest known one, or nothing when none is near."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean `{near[0]}`?" if near else ""
