"""What pages repeat of a status: a day ahead, a law that is not in force, a ruling that was not seen. Here it is compared with the data.

A status is not inserted into sentences: prose around an inserted text is wrong or stiff, and a translation has words of its own. Instead
each place that repeats one names the instrument or case that it is of, so that a change in the data leads to all of them (decision 96).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from publication.checks.findings import Finding
from publication.checks.references import prose
from publication.model import Instrument, Law, Publication
from publication.model.dates import MONTHS, written
from publication.model.problems import Place
from publication.source.load import LISTS
from publication.source.markdown import REFERENCE

AGEING = re.compile(
    r"to our knowledge|\bso far\b(?! as)|\bpending\b|\bnot yet\b|\bnot apply yet\b|\bnot in force\b"
    r"|\b(?:have|has) (?:not seen|seen neither|not confirmed)\b|\bcould not confirm\b",
    re.IGNORECASE,
)
"""Words that are true until something happens."""
_WITHOUT_TIME = tuple(LISTS[name][0] for name in ("terms", "questions", "examples"))
"""Files that define or ask, and report nothing."""
_NOT_IN_FORCE = re.compile(r"\bnot in force\b", re.IGNORECASE)
_BINDS = ("binding treaty", "binding law")
_DAY = re.compile(rf"(?:(?P<day>\d{{1,2}}) )?\b(?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}})\b")
_BLOCK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+[.)]) )")
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+(?=[\[*“A-Z])")


@dataclass(frozen=True)
class _Passage:
    """A paragraph or an item of a list, what it is judged by, and the instruments and cases that it names or that it is part of."""

    text: str
    place: Place
    reviewed: date
    named: tuple[Law, ...]


def status_repeated(publication: Publication) -> Iterator[Finding]:
    """A day ahead is one on which an instrument or case named in the same paragraph changes; what is not in force is so in the data."""
    laws = {entry.ref: entry for entry in publication.law}
    for passage in _passages(publication):
        due = {written(change.date) for law in passage.named for change in law.next_change}
        due |= {when.partition(" ")[2] for when in due if when[0].isdecimal()}
        for found in _DAY.finditer(passage.text):
            if _first_day(found) > passage.reviewed and found[0] not in due:
                then = [f"`[…][{name}]`" for name, law in laws.items() if any(written(each.date) == found[0] for each in law.next_change)]
                known = " or ".join(then) or "the instrument or case, and give it the day under `next_change`"
                message = f"{found[0]} lies ahead, and nothing named beside it changes on that day; correct it, or name {known}"
                yield passage.place, message
        for sentence in _SENTENCE.split(passage.text) if _NOT_IN_FORCE.search(passage.text) else ():
            yield from _not_in_force(sentence, passage)


def _not_in_force(sentence: str, passage: _Passage) -> Iterator[Finding]:
    """What is wrong with a sentence that calls a law not in force: the data say so too, and of that day."""
    if not _NOT_IN_FORCE.search(sentence):
        return
    waiting = [law for law in passage.named if isinstance(law, Instrument) and law.force not in _BINDS]
    if not waiting:
        message = "`not in force` is said of nothing that the data know as such; name the instrument, `[…][law-…]`, or correct one of them"
        yield passage.place, message
    for found in _DAY.finditer(sentence) if waiting else ():
        if not any(found[0] in law.status for law in waiting):
            message = f"{found[0]} is not the day of the status of `{waiting[0].id}`: {waiting[0].status}"
            yield passage.place, message


def status_newer(publication: Publication) -> Iterator[Finding]:
    """A page that repeats what can change was reviewed no earlier than the month in which that status was looked up."""
    for passage in _passages(publication):
        ahead = any(_first_day(found) > passage.reviewed for found in _DAY.finditer(passage.text))
        for law in passage.named:
            if (ahead or AGEING.search(passage.text)) and (law.status_checked or "") > passage.reviewed.isoformat():
                message = f"`{law.id}` was looked up in {law.status_checked}, after this was reviewed; compare, and set `reviewed`"
                yield passage.place, message


def ageing(publication: Publication) -> Iterator[Finding]:
    """What is true until something happens has a month beside it, or the instrument or case; a case that says so has `status_checked`."""
    for passage in _passages(publication):
        if passage.place.path in _WITHOUT_TIME or passage.named:
            continue
        for sentence in _SENTENCE.split(passage.text):
            if (found := AGEING.search(sentence)) and not _DAY.search(sentence):
                message = f"`{found[0]}` will not stay true; say up to which month, or name the instrument or case, `[…][law-…]`"
                yield passage.place, message
    for case in publication.cases:
        if (found := AGEING.search(f"{case.status} {case.limits}")) and not case.status_checked:
            message = f"`{case.id}` says `{found[0]}`; add `status_checked`, the month of the look-up"
            yield case.place, message


def _passages(publication: Publication) -> Iterator[_Passage]:
    """Every paragraph of a page, and every text of the data, which is judged by the newest review there is."""
    known = {entry.ref: entry for entry in publication.law}
    own: Mapping[Place, Law] = {law.place: law for law in publication.law}
    for page in publication.all_pages:
        text, line = page.body.text, page.body.first_line
        edges = [0, *(match.end() for match in _BLOCK.finditer(text)), len(text)]
        for start, end in pairwise(edges):
            block = " ".join(text[start:end].split())
            yield _Passage(block, Place(page.path, line + text.count("\n", 0, start)), page.reviewed, _laws(block, known))
        yield _Passage(page.summary, page.place, page.reviewed, ())
    newest = max((page.reviewed for page in publication.all_pages), default=date.max)
    for text, place in prose(publication):
        itself = (own[place],) if place in own else ()
        yield _Passage(" ".join(text.split()), place, newest, (*_laws(text, known), *itself))


def _laws(text: str, known: Mapping[str, Law]) -> tuple[Law, ...]:
    return tuple(known[name] for match in REFERENCE.finditer(text) if (name := match.group(2) or match.group(1)) in known)


def _first_day(found: re.Match[str]) -> date:
    """The day, or the first of the month where there is no such day."""
    first = date(int(found["year"]), MONTHS.index(found["month"]) + 1, 1)
    try:
        return first.replace(day=int(found["day"] or 1))
    except ValueError:
        return first
