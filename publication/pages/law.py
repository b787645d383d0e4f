"""What the tables of the law say of a number: what it is, and where its court or publisher keeps the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publication.citations.reference import escaped
from publication.model import Case, Instrument, Publication, Source
from publication.model.official import Number, numbers, numbers_of


def numbered(entry: Instrument | Case, publication: Publication) -> str:
    """The numbers of an instrument or a case as Markdown: each one linked for which there is an address.

    Those of a case say what they are, and what its sources add follows: its ECLI and its item in HUDOC.
    """
    found = numbers_of(entry)
    if isinstance(entry, Instrument):
        return _linked(entry.number, found)
    written = [_named(found[0], _linked(entry.number, found), publication) if found else escaped(entry.number)] if entry.number else []
    more = {each.text: _named(each, _link(each), publication) for each in _added(entry, found, publication)}
    return "; ".join([*written, *more.values()])


def reading(case: Case, publication: Publication) -> str:
    """How far the decision was read, a word of `source_reading`: what is said of the first of its sources, which is the decision itself."""
    return next((source.seen for source in _sources(case, publication)), "")


def _sources(case: Case, publication: Publication) -> Iterator[Source]:
    return (publication.by_key[key] for key in case.sources if key in publication.by_key)


def _added(case: Case, found: Iterable[Number], publication: Publication) -> Iterator[Number]:
    """What identifies the decision in those of its sources that bear a number of the case."""
    known = {number.text for number in found}
    for source in _sources(case, publication):
        others = numbers(source.fields.get("number", ""), case.court, case.date)
        if known & {number.text for number in others}:
            yield from (number for number in others if number.kind in ("ecli", "item") and number.text not in known)


def _named(number: Number, text: str, publication: Publication) -> str:
    names = publication.words.law.numbers
    return f"{names[number.kind]} {text}" if number.kind in names else text


def _link(number: Number) -> str:
    return f"[{escaped(number.text)}](<{number.address}>)" if number.address else escaped(number.text)


def _linked(text: str, found: Iterable[Number]) -> str:
    parts, end = [], 0
    for number in found:
        parts += [escaped(text[end : number.start]), _link(number)]
        end = number.start + len(number.text)
    return "".join([*parts, escaped(text[end:])])
