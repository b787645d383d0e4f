"""What an overview shows beside the publication itself: groups, counts and the choices of its filters, by the name of its layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from publication.model import Case, Example, Publication, Recommendation, Technology, addresses
from publication.model.countries import anchor, holdings
from publication.model.coverage import coverage
from publication.model.locales import plural
from publication.model.matrix import NO_BEARING, NO_EVIDENCE, OPEN, count_states, matrix
from publication.model.practice import chosen_by
from publication.pages.groups import by, by_kind, pairs

_FEW_RELATIONS = 2
_FEW_SOURCES = 20
"""A region has few sources when it has less than one in so many."""
_MANY_CASES = 5
"""So many make a court a group of its own in the list of decisions."""
_AFTER = "2006-03"
"""The month after that of the Recommendations."""
_SIGNS = {NO_EVIDENCE: "~", NO_BEARING: "·", OPEN: "…"}
"""The signs of cells without a relation, as the style sheet shows them."""


def tally(publication: Publication, example: Example) -> str:
    """How many questions of a worked example have which answer, in the words of the practice check."""
    given = Counter(answer.answer for answer in example.answers)
    shown = len(chosen_by(publication, example))
    numbers = {name: given[name] for name in publication.words.practice.answers}
    return plural(publication.words.practice.script.shown, shown, publication.language).format(
        shown=shown, open=shown - given.total(), **numbers
    )


def _matrix(publication: Publication) -> dict[str, Any]:
    kinds = publication.vocabulary.relation_kinds
    labels = dict(pairs(kinds)) | {state: publication.words.states[state] for state in (NO_EVIDENCE, NO_BEARING, OPEN)}
    counts = count_states(publication)
    rows = matrix(publication)
    return {
        "matrix": rows,
        "relation_count": sum(len(cell.relations) for row in rows for cell in row.cells),
        "bearing_count": sum(bool(cell.relations) for row in rows for cell in row.cells),
        "state_label": labels.__getitem__,
        "kind_options": [(state, label) for state, label in labels.items() if counts[state]],
        "states_said": [(state, _SIGNS[state], labels[state], counts[state]) for state in _SIGNS if counts[state]],
        "states_by_label": [(labels[state], number) for state, number in counts.items()],
    }


def _choices(publication: Publication) -> dict[str, Any]:
    name = publication.words.recommendation.name
    judged = {case.country for case in publication.cases}
    return {
        "technology_options": [(technology.id, technology.title) for technology in publication.technologies],
        "recommendation_options": [(entry.number, f"{name} {entry.number}") for entry in publication.recommendations],
        "court_options": [(court, court) for court, _ in by(publication.cases, "court")],
        "country_options": [(each.id, each.label) for each in publication.vocabulary.countries if each.id in judged],
        "year_options": [(year, year) for year in sorted({source.year for source in publication.sources if source.year}, reverse=True)],
    }


def _law(publication: Publication) -> dict[str, Any]:
    """Decisions court by court, newest first: id of the group, its name and its cases. Courts with few of them are together, last."""
    groups: dict[str, list[Case]] = {}
    newest = sorted(publication.cases, key=lambda case: case.date, reverse=True)
    chambers = Counter(case.court.partition(" (")[0] for case in newest)
    for case in newest:
        court = case.court.partition(" (")[0]
        groups.setdefault(court if chambers[court] >= _MANY_CASES else "", []).append(case)
    names = sorted(groups, key=lambda court: (not court, -len(groups[court])))
    other = publication.words.law.other_courts
    return {
        "courts": [("-".join(court.lower().split()) or "other", court or other, groups[court]) for court in names],
        **_choices(publication),
    }


def _sources(publication: Publication) -> dict[str, Any]:
    newest = sorted(publication.sources, key=lambda source: source.year, reverse=True)
    groups = dict(by(newest, "kind"))
    found = [(kind, groups[kind.id]) for kind in publication.vocabulary.source_kinds if kind.id in groups]
    return {"by_kind": found, **_choices(publication)}


def _unforeseen(publication: Publication) -> dict[str, Any]:
    """What the text of 2006 does not answer, by Recommendation, each with the later law on both; and how many have which option."""
    raised = []
    for recommendation in publication.recommendations:
        found = [
            (technology, relation, [law for law in publication.concerning(technology, recommendation)[0] if law.date >= _AFTER])
            for technology, relation in publication.relations_to(recommendation.number)
            if relation.kind == "unforeseen"
        ]
        if found:
            raised.append((recommendation, found))
    counts = Counter(relation.update for _, found in raised for _, relation, _ in found)
    return {"raised": raised, "updates": [(word, counts[word.id]) for word in publication.vocabulary.updates]}


def _home(publication: Publication) -> dict[str, Any]:
    """What there is in numbers, and the first question of two technologies of each area."""
    first = [technology for _, found in by(publication.technologies, "area") for technology in found[:2] if technology.questions]
    return {
        "numbers": {
            "recommendations": len(publication.recommendations),
            "technologies": len(publication.technologies),
            "relations": sum(len(technology.relations) for technology in publication.technologies),
            "questions": len(publication.every_question),
            "sources": len(publication.sources),
        },
        "asked": [(technology, technology.questions[0]) for technology in first],
    }


def _coverage(publication: Publication) -> dict[str, Any]:
    def sources_by(field: str, vocabulary: str) -> list[tuple[str, int]]:
        counts = Counter(source.fields.get(field, "") for source in publication.sources)
        return [(word.label, counts[word.id]) for word in getattr(publication.vocabulary, vocabulary)]

    def relations(page: Technology | Recommendation) -> list[Any]:
        return list(page.relations) if isinstance(page, Technology) else publication.relations_to(page.number)

    named = [(change, entry.ref) for entry in publication.law for change in entry.next_change]
    return {
        "sources_by": sources_by,
        "numbers_by_kind": lambda page: [len(found) for _, found in by_kind(relations(page), publication)],
        "thin_recommendations": [page for page in publication.recommendations if len(relations(page)) <= _FEW_RELATIONS],
        "thin_regions": [
            (label, number) for label, number in sources_by("region", "regions") if number * _FEW_SOURCES < len(publication.sources)
        ],
        "ahead": sorted(named, key=lambda each: each[0].date),
        "translations": coverage(publication),
        **_matrix(publication),
    }


def _files(publication: Publication) -> dict[str, Any]:
    first = {kind: entries[0] for kind, entries in addresses.by_kind(publication).items() if entries}
    examples = [(addresses.json_file(entry), kind) for kind, entry in first.items()]
    return {
        "exported": [(addresses.WHOLE, "publication"), *examples, (addresses.RELATIONS, "relations"), (addresses.MATRIX, "matrix")],
        "schemas": {kind: addresses.schema_file(kind) for kind in ("publication", *addresses.by_kind(publication))},
    }


def _countries(publication: Publication) -> dict[str, Any]:
    found = holdings(publication)
    return {
        "held": [each for each in found if each.country.participating and not each.empty],
        "others": [each for each in found if not each.country.participating],
        "without": [each.country for each in found if each.country.participating and each.empty],
        "anchor": anchor,
    }


OVERVIEWS: dict[str, Callable[[Publication], dict[str, Any]]] = {
    "matrix": _matrix,
    "countries": _countries,
    "law": _law,
    "sources": _sources,
    "unforeseen": _unforeseen,
    "home": _home,
    "coverage": _coverage,
    "data": _files,
    "changes": lambda _: {"feed": addresses.FEED},
}
