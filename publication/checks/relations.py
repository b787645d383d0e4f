"""Checks of the relations between technologies and Recommendations."""

from __future__ import annotations

from collections.abc import Iterator

from publication.checks.pages import NUMBER_OF_RECOMMENDATIONS
from publication.model import Bearing, Publication, Technology
from publication.model.problems import Place, Problem

NUMBERS = range(1, NUMBER_OF_RECOMMENDATIONS + 1)


def relation_unknown(publication: Publication) -> Iterator[Problem]:
    """A relation, a cell of the matrix and a question name a Recommendation that exists."""
    for technology in publication.technologies:
        named = [(entry.place, entry.recommendation) for entry in _bearings(technology)]
        named += [(technology.place, number) for number in technology.not_yet_examined]
        yield from _unknown(named)
    yield from _unknown(
        [(question.place, number) for question in publication.every_question.values() for number in question.recommendations]
    )


def relation_duplicate(publication: Publication) -> Iterator[Problem]:
    """A technology has one relation of a kind to a Recommendation, and not both a relation and none."""
    for technology in publication.technologies:
        lines: dict[tuple[int, str], int] = {}
        for relation in technology.relations:
            pair = (relation.recommendation, relation.kind)
            if pair in lines:
                message = (
                    f"`{relation.kind}` with Recommendation {relation.recommendation} stands on line {lines[pair]} as well; join the two"
                )
                yield Problem(relation.place, "relation-duplicate", message)
            lines.setdefault(pair, relation.place.line)
        related = {relation.recommendation: relation.place.line for relation in technology.relations}
        seen: dict[int, int] = {}
        for entry in technology.does_not_bear:
            number = entry.recommendation
            if number in related:
                message = f"Recommendation {number} has a relation on line {related[number]}; it cannot stand under `does_not_bear` too"
                yield Problem(entry.place, "relation-duplicate", message)
            elif number in seen:
                yield Problem(entry.place, "relation-duplicate", f"Recommendation {number} stands on line {seen[number]} as well; keep one")
            seen.setdefault(number, entry.place.line)
        for number in technology.not_yet_examined:
            if number in related or number in seen:
                message = (
                    f"Recommendation {number} was examined (line {related.get(number) or seen[number]}); take it out of `not_yet_examined`"
                )
                yield Problem(technology.place, "relation-duplicate", message)


def relation_unsourced(publication: Publication) -> Iterator[Problem]:
    """A relation has its reason and its sources; a cell without relation has its reason."""
    for technology in publication.technologies:
        for relation in technology.relations:
            if not relation.because.strip():
                yield Problem(relation.place, "relation-unsourced", "the relation has no reason; say why in one sentence under `because`")
            if not relation.sources:
                yield Problem(
                    relation.place, "relation-unsourced", "the relation has no source; name the keys that carry it under `sources`"
                )
        for entry in technology.does_not_bear:
            if not entry.because.strip():
                message = "no reason is given why the technology does not bear on it; say so in one phrase under `because`"
                yield Problem(entry.place, "relation-unsourced", message)


def mention_undeclared(publication: Publication) -> Iterator[Problem]:
    """A technology page that names a Recommendation declares its relation to it, and the reverse for Recommendation pages."""
    for technology in publication.technologies:
        declared = {relation.recommendation for relation in technology.relations}
        for mention in technology.body.references:
            number = _number(mention.target)
            if number in NUMBERS and number not in declared:
                message = f"the text names Recommendation {number}, to which no relation is declared; add one to `relations`"
                yield Problem(Place(technology.path, mention.line), "mention-undeclared", message)
    for recommendation in publication.recommendations:
        for mention in recommendation.body.references:
            mentioned = publication.by_slug.get(mention.target)
            if mentioned and not any(relation.recommendation == recommendation.number for relation in mentioned.relations):
                message = (
                    f"{mentioned.path} declares no relation to Recommendation {recommendation.number}; add one there or take the link out"
                )
                yield Problem(Place(recommendation.path, mention.line), "mention-undeclared", message)


def technology_unrelated(publication: Publication) -> Iterator[Problem]:
    """A technology bears on at least one Recommendation; otherwise it does not belong here."""
    for technology in publication.technologies:
        if not technology.relations:
            yield Problem(
                technology.place, "technology-unrelated", "the technology has no relation; declare at least one under `relations`"
            )


def matrix_cell(publication: Publication) -> Iterator[Problem]:
    """No cell of the matrix is silently empty: each Recommendation has a relation, a word why there is none, or is named as open."""
    for technology in publication.technologies:
        missing = sorted(set(NUMBERS) - _examined(technology))
        if missing and technology.relations:
            numbers = ", ".join(map(str, missing))
            remedy = "add a relation, an entry under `does_not_bear`, or the number under `not_yet_examined`"
            message = f"nothing is said of Recommendation {numbers}; {remedy}"
            yield Problem(technology.place, "matrix-cell", message)


def _unknown(named: list[tuple[Place, int]]) -> Iterator[Problem]:
    for place, number in named:
        if number not in NUMBERS:
            yield Problem(place, "relation-unknown", f"there is no Recommendation {number}; numbers run from 1 to 23")


def _bearings(technology: Technology) -> tuple[Bearing, ...]:
    return (*technology.relations, *technology.does_not_bear)


def _examined(technology: Technology) -> set[int]:
    return {*technology.not_yet_examined, *(entry.recommendation for entry in _bearings(technology))}


def _number(reference: str) -> int:
    tail = reference.removeprefix("rec-")
    return int(tail) if tail != reference and tail.isdecimal() else 0
