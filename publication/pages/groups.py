"""Things in groups, as layouts list them: by a word that they have, by the kind of relation, by whose voice they are."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Any, TypeVar

from publication.model import Publication, Relation, Technology, Word
from publication.model.text import Section

Of = TypeVar("Of", Relation, tuple[Technology, Relation])

OF_THE_RELEASE = frozenset({"at-a-glance", "discussed", "concern", "follows"})
"""The sections of the page about the roundtable that say what its release says; the others are added here."""


def by(items: Iterable[Any], name: str) -> list[tuple[Any, list[Any]]]:
    """Items in groups of equal `name`, groups and items in the order in which they come."""
    groups: dict[Any, list[Any]] = {}
    for item in items:
        groups.setdefault(attrgetter(name)(item), []).append(item)
    return list(groups.items())


def pairs(words: Iterable[Word]) -> list[tuple[str, str]]:
    """Words of a closed list as value and label of a choice."""
    return [(word.id, word.label) for word in words]


def by_kind(relations: Iterable[Of], publication: Publication) -> list[tuple[Word, list[Of]]]:
    """Relations, or pairs of a technology and its relation, by kind in the order of the vocabulary; a kind may have none."""
    groups: dict[str, list[Of]] = {}
    for each in relations:
        relation = each if isinstance(each, Relation) else each[1]
        groups.setdefault(relation.kind, []).append(each)
    return [(word, groups.get(word.id, [])) for word in publication.vocabulary.relation_kinds]


def by_voice(sections: Iterable[Section]) -> list[tuple[str, list[Section]]]:
    """The sections of the page about the roundtable: neighbours of one voice, `release` or `analysis`, together."""
    groups: list[tuple[str, list[Section]]] = []
    for section in sections:
        voice = "release" if section.id in OF_THE_RELEASE else "analysis"
        if not groups or groups[-1][0] != voice:
            groups.append((voice, []))
        groups[-1][1].append(section)
    return groups
