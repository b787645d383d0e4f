"""The list of changes, CHANGELOG.md: what changed, when, and which pages it names.

It is the one place where a change is written. The page of changes and the feeds follow from it: an entry counts for a page that it
names by its id, such as `[Recommendation 9][rec-9]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from publication.model import Change
from publication.model.dates import is_day
from publication.model.problems import Place, Problem
from publication.source.markdown import read_markdown
from publication.source.typography import set_marks

CHANGELOG = "CHANGELOG.md"
_PIECE = re.compile(r"^(##|-) ([^\n]*(?:\n {2}[^\n]*\S[^\n]*)*)", re.MULTILINE)
"""A heading of level two, or an item with the indented lines that belong to it."""


def read_changes(text: str, references: Iterable[str]) -> tuple[tuple[Change, ...], tuple[Problem, ...]]:
    """The entries of a list of changes, in its order, and what is wrong with its dates.

    `references` are the ids of the publication. An entry is an item of the list below a heading that is a date.
    """
    known = frozenset(references)
    changes: list[Change] = []
    problems: list[Problem] = []
    version = ""
    for piece in _PIECE.finditer(text):
        number, content = text.count("\n", 0, piece.start()) + 1, set_marks(" ".join(line.strip() for line in piece[2].splitlines()))
        if piece[1] == "##":
            if not is_day(content):
                message = f"`{content}` is no date; begin each part with a line such as `## 2026-11-24`"
                problems.append(Problem(Place(CHANGELOG, number), "change-date", message))
            elif version and content >= version:
                message = f"{content} is below {version}; put the newest first, and all changes of a day below one date"
                problems.append(Problem(Place(CHANGELOG, number), "change-date", message))
            version = content if is_day(content) else ""
        elif version:
            read = read_markdown(content, references=known, first_line=number)
            changes.append(
                Change(
                    place=Place(CHANGELOG, number),
                    version=version,
                    text=content,
                    references=tuple(dict.fromkeys(mention.target for mention in read.references)),
                )
            )
    if not version and not problems:
        message = "no version is named; begin the newest part with a line such as `## 2026-11-24`"
        problems.append(Problem(Place(CHANGELOG, 1), "change-date", message))
    return tuple(changes), tuple(problems)
