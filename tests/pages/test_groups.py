from publication.model.text import Section
from publication.pages.groups import by_kind, by_voice
from tests.conftest import Miniature


def test_relations_come_by_kind_in_the_order_of_the_vocabulary(mini: Miniature) -> None:
    publication = mini.publication()
    relations = publication.by_slug["drones"].relations
    groups = by_kind(reversed(relations), publication)
    assert [kind.id for kind, _ in groups] == [kind.id for kind in publication.vocabulary.relation_kinds]
    assert all(relation.kind == kind.id for kind, found in groups for relation in found)
    assert sum(len(found) for _, found in groups) == len(relations)


def test_pairs_are_grouped_as_relations_are(mini: Miniature) -> None:
    publication = mini.publication()
    bearing = publication.relations_to(16)
    assert [found for _, found in by_kind(bearing, publication) if found] == [bearing]


def test_neighbours_of_one_voice_stand_together() -> None:
    sections = [Section(name, name, "", 1, 1) for name in ("at-a-glance", "discussed", "builds-on", "added", "follows")]
    groups = [(voice, [section.id for section in found]) for voice, found in by_voice(sections)]
    assert groups == [("release", ["at-a-glance", "discussed"]), ("analysis", ["builds-on", "added"]), ("release", ["follows"])]
