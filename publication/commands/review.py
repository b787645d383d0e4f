"""What a change does to the publication, for who reviews it: pages with words and sources that came and went, entries, and faults."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publication.model import Entry, Page, Publication
from publication.model.evidence import cited_keys
from publication.model.problems import Problem, counted

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True)
class PageChange:
    """A page that differs: how many words, and which sources, came and went. `state` is `new`, `gone` or `changed`."""

    path: str
    state: str
    words_added: int
    words_removed: int
    sources_added: tuple[str, ...]
    sources_removed: tuple[str, ...]


@dataclass(frozen=True)
class EntryChange:
    """Entries of one list that came, went or differ, by id."""

    name: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


def page_changes(before: Publication, after: Publication) -> list[PageChange]:
    """The pages that differ, in the order of their paths."""
    changes = []
    for path in sorted(before.by_path.keys() | after.by_path.keys()):
        old, new = before.by_path.get(path), after.by_path.get(path)
        if _whole(old) == _whole(new):
            continue
        added, removed = _difference(_words(old), _words(new))
        old_keys = set(cited_keys(old, before)) if old else set()
        new_keys = set(cited_keys(new, after)) if new else set()
        state = "new" if old is None else "gone" if new is None else "changed"
        changes.append(PageChange(path, state, added, removed, tuple(sorted(new_keys - old_keys)), tuple(sorted(old_keys - new_keys))))
    return changes


def entry_changes(before: Publication, after: Publication) -> list[EntryChange]:
    """The lists of `data/` that differ: sources, terms, instruments, cases."""
    found = []
    for name in ("sources", "terms", "instruments", "cases"):
        old, new = ({_id(entry): _told(entry) for entry in getattr(publication, name)} for publication in (before, after))
        change = EntryChange(
            name,
            tuple(sorted(new.keys() - old.keys())),
            tuple(sorted(old.keys() - new.keys())),
            tuple(sorted(key for key in old.keys() & new.keys() if old[key] != new[key])),
        )
        if change.added or change.removed or change.changed:
            found.append(change)
    return found


def summary(before: Publication | None, after: Publication | None, problems: Sequence[Problem]) -> str:
    """The whole as Markdown. A state that cannot be read has no changes to show; its problems say why."""
    parts = ["## What changes"]
    pages = page_changes(before, after) if before and after else []
    entries = entry_changes(before, after) if before and after else []
    if pages:
        parts.append(
            "| Page | | Words | Sources added | Sources removed |\n| --- | --- | --- | --- | --- |\n" + "\n".join(map(_row, pages))
        )
    parts += [_entry_lines(change) for change in entries]
    if not pages and not entries:
        parts.append("No page, source, term, instrument or case." if before and after else "One of the two states cannot be read.")
    parts.append(f"## {counted(problems).capitalize()}")
    if problems:
        parts.append("\n".join(f"- `{problem.place.path}:{problem.place.line}` **{problem.id}** {problem.message}" for problem in problems))
    return "\n\n".join(parts) + "\n"


def _row(change: PageChange) -> str:
    words = f"+{change.words_added} −{change.words_removed}"
    return f"| `{change.path}` | {change.state} | {words} | {_listed(change.sources_added)} | {_listed(change.sources_removed)} |"


def _entry_lines(change: EntryChange) -> str:
    kinds = (("added", change.added), ("removed", change.removed), ("changed", change.changed))
    return "\n".join(f"- {change.name} {kind}: {_listed(ids)}" for kind, ids in kinds if ids)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _whole(page: Page | None) -> object:
    """Everything a page holds except where it stands in its file."""
    return None if page is None else (page.model_dump(), page.body.text)


def _words(page: Page | None) -> list[str]:
    return _WORD.findall(f"{page.title} {page.summary} {page.body.text}") if page else []


def _difference(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    added = removed = 0
    for kind, first, last, start, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            added, removed = added + end - start, removed + last - first
    return added, removed


def _id(entry: object) -> str:
    return str(getattr(entry, "key", None) or getattr(entry, "id", ""))


def _told(entry: Entry) -> object:
    return entry.model_dump()
