"""Checks of the relations between technologies and Recommendations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publication.checks.findings import Finding, repeats
from publication.model import Bearing, Publication, Recommendation, Technology
from publication.model.base import NUMBERS
from publication.model.problems import Place

_BY_ID = {f"rec-{number}": number for number in NUMBERS}
_NOTHING_FOUND = re.compile(
    r"\bno\b[^.;]*\b(found|documented|measured|studied)\b|\bnot? (been )?(found|documented|measured|studied)\b|\b(found|saw) no\b", re.I
)
"""What says that evidence is lacking, and not that a technology has nothing to do with a Recommendation."""
_POINTER = re.compile(r"\bunder (\d+(?:(?:,| and|, and) \d+)*)")
"""Where the reason of a cell sends the reader to other cells of the page: `treated under 11 and 16`."""


def relation_unknown(publication: Publication) -> Iterator[Finding]:
    """A relation and a cell of the matrix name a Recommendation that exists."""
    named: list[tuple[Place, int]] = []
    for technology in publication.technologies:
        named += [(entry.place, entry.recommendation) for entry in (*technology.relations, *_without_relation(technology))]
        named += [(technology.place, number) for number in technology.not_yet_examined]
    for place, number in named:
        if number not in NUMBERS:
            yield place, f"there is no Recommendation {number}; numbers run from 1 to 23"


def relation_duplicate(publication: Publication) -> Iterator[Finding]:
    """A technology has one relation of a kind to a Recommendation, and not both a relation and none."""
    for technology in publication.technologies:
        for (number, kind), place, first in repeats(((each.recommendation, each.kind), each.place) for each in technology.relations):
            yield place, f"`{kind}` with Recommendation {number} is on line {first.line} as well; join the two"
        related = {relation.recommendation: relation.place for relation in technology.relations}
        others = [(entry.recommendation, entry.place) for entry in _without_relation(technology)]
        for number, place, first in repeats([*related.items(), *others]):
            if number in related:
                yield place, f"Recommendation {number} has a relation on line {first.line}; it cannot be here as one without"
            else:
                yield place, f"Recommendation {number} is on line {first.line} as well; keep one"
        examined = dict(others) | related
        for number in technology.not_yet_examined:
            if number in examined:
                message = f"Recommendation {number} was examined (line {examined[number].line}); take it out of `not_yet_examined`"
                yield technology.place, message


def relation_unsourced(publication: Publication) -> Iterator[Finding]:
    """A relation has its reason and its sources; a cell without relation has its reason."""
    for technology in publication.technologies:
        for relation in technology.relations:
            if not relation.because.strip():
                yield relation.place, "the relation has no reason; say why in one sentence under `because`"
            if not relation.sources:
                yield relation.place, "the relation has no source; name the keys that carry it under `sources`"
        for entry in _without_relation(technology):
            if not entry.because.strip():
                message = "no reason is given why there is no relation; say under `because` why it does not bear, or what was not found"
                yield entry.place, message


def update_option(publication: Publication) -> Iterator[Finding]:
    """What the text of 2006 could not foresee is followed by the form of text that would serve; other relations need none."""
    for technology in publication.technologies:
        for relation in technology.relations:
            if relation.kind == "unforeseen" and not relation.update:
                words = ", ".join(word.id for word in publication.vocabulary.updates)
                yield relation.place, f"no form of update is named; add `update`, one of {words}"
            elif relation.kind != "unforeseen" and relation.update:
                message = f"`update` belongs to a relation of the kind `unforeseen`; take it out of one of the kind `{relation.kind}`"
                yield relation.place, message


def mention_undeclared(publication: Publication) -> Iterator[Finding]:
    """A technology page that names a Recommendation declares its relation to it, or that none was found, and the reverse."""
    for technology in publication.technologies:
        declared = technology.may_bear_on
        for entry in _without_relation(technology):
            for number in sorted({int(each) for found in _POINTER.findall(entry.because) for each in re.findall(r"\d+", found)} - declared):
                yield entry.place, f"the reason points to Recommendation {number}, to which no relation is declared; point elsewhere"
        for mention in technology.body.references:
            named = _BY_ID.get(mention.target)
            if named and named not in declared:
                message = f"the text names Recommendation {named}, to which no relation is declared; add one to `relations`"
                yield Place(technology.path, mention.line), message
        for question in technology.questions:
            for number in sorted(set(question.recommendations) - declared):
                message = f"the question `{question.id}` names Recommendation {number}, to which no relation is declared"
                yield question.place, f"{message}; add one to `relations`"
    for recommendation in publication.recommendations:
        for mention in recommendation.body.references:
            mentioned = publication.by_slug.get(mention.target)
            if mentioned and recommendation.number not in mentioned.may_bear_on:
                message = f"{mentioned.path} declares no relation to Recommendation {recommendation.number}"
                yield Place(recommendation.path, mention.line), f"{message}; add one there or take the link out"
        yield from _named_in_words(recommendation, publication)


def technology_unrelated(publication: Publication) -> Iterator[Finding]:
    """A technology bears on at least one Recommendation; otherwise it does not belong here."""
    for technology in publication.technologies:
        if not technology.relations:
            yield technology.place, "the technology has no relation; declare at least one under `relations`"


def matrix_cell(publication: Publication) -> Iterator[Finding]:
    """No cell of the matrix is silently empty: each Recommendation has a relation, a word why there is none, or is named as open."""
    for technology in publication.technologies:
        said = {entry.recommendation for entry in (*technology.relations, *_without_relation(technology))}
        missing = sorted(set(NUMBERS) - said - set(technology.not_yet_examined))
        if missing and technology.relations:
            numbers = ", ".join(map(str, missing))
            remedy = "add a relation, an entry under `does_not_bear` or `no_evidence_found`, or the number under `not_yet_examined`"
            message = f"nothing is said of Recommendation {numbers}; {remedy}"
            yield technology.place, message
        for entry in technology.does_not_bear:
            if found := _NOTHING_FOUND.search(entry.because):
                message = f"`{found.group(0)}` is no reason why it does not bear; give one, or move the entry to `no_evidence_found`"
                yield entry.place, message


def _named_in_words(recommendation: Recommendation, publication: Publication) -> Iterator[Finding]:
    """What a Recommendation's page says of technologies without linking their pages, by name or through a glossary term."""
    linked = {mention.target for mention in recommendation.body.references}
    section = recommendation.body.sections().get("technology")
    for technology in publication.technologies:
        if section is None or technology.id in linked or recommendation.number in technology.may_bear_on:
            continue
        name = technology.id.removesuffix("s").replace("-", r"[-\s]")
        if found := re.search(rf"\b{name}s?\b", section.text, re.I):
            line = section.text_line + section.text.count("\n", 0, found.start())
            message = f"`{found.group(0)}` is spoken of, but {technology.path} says that it does not bear on this Recommendation"
            yield Place(recommendation.path, line), f"{message}; change one of the two"


def _without_relation(technology: Technology) -> tuple[Bearing, ...]:
    return (*technology.does_not_bear, *technology.no_evidence_found)
