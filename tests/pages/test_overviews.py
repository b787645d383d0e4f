from publication.pages.overviews import OVERVIEWS
from tests.conftest import Miniature


def test_what_is_unforeseen_comes_with_the_later_law_on_both(mini: Miniature) -> None:
    mini.replace(
        "docs/technologies/drones.md", "kind: strains", f"kind: unforeseen\n    update: {mini.publication().vocabulary.updates[0].id}"
    )
    for before, date, expected in (("2024-06", "2006-02", []), ("2006-02", "2006-03", ["some-act"])):
        mini.replace("data/instruments.yml", before, date)
        ((recommendation, about),) = (found := OVERVIEWS["unforeseen"](mini.publication()))["raised"]
        assert recommendation.number == 16
        assert [[law.id for law in later] for _, _, later in about] == [expected]
        assert sum(number for _, number in found["updates"]) == 1


def test_home_counts_what_there_is(mini: Miniature) -> None:
    publication = mini.publication()
    found = OVERVIEWS["home"](publication)
    assert found["numbers"] == {"recommendations": 23, "technologies": 1, "relations": len(publication.by_slug["drones"].relations), "questions": len(publication.every_question), "sources": len(publication.sources)}  # fmt: skip
    assert [(technology.id, question.id) for technology, question in found["asked"]] == [("drones", publication.by_slug["drones"].questions[0].id)]  # fmt: skip


def test_a_recommendation_with_few_relations_is_called_thin(mini: Miniature) -> None:
    publication = mini.publication()
    found = OVERVIEWS["coverage"](publication)
    assert [page.number for page in found["thin_recommendations"]] == [page.number for page in publication.recommendations if len(publication.relations_to(page.number)) <= 2]  # fmt: skip
    drones = publication.by_slug["drones"]
    assert sum(found["numbers_by_kind"](drones)) == len(drones.relations)
