from publication.model.evidence import cited_keys, profile
from tests.conftest import Miniature


def test_a_technology_rests_on_what_its_text_relations_and_questions_cite(mini: Miniature) -> None:
    publication = mini.publication()
    assert cited_keys(publication.by_slug["drones"], publication) == ["hcnm2006", "smith2024"]


def test_a_recommendation_rests_on_the_relations_to_it_too(mini: Miniature) -> None:
    publication = mini.publication()
    assert cited_keys(publication.by_number[9], publication) == ["hcnm2006", "smith2024"]
    assert cited_keys(publication.by_number[1], publication) == ["hcnm2006"]


def test_a_profile_counts_kinds_years_and_regions(mini: Miniature) -> None:
    publication = mini.publication()
    found = profile(publication.by_slug["drones"], publication)
    assert found.total == 2
    assert found.kinds == (("Standard", 1), ("Research", 1))
    assert found.periods == (("2006–2014", 1), ("2023 and later", 1))
    assert found.regions == (("OSCE-wide or international", 1), ("Western Europe", 1))
    assert (found.newest, found.median) == (2024, 2006)


def test_a_source_without_year_is_counted_as_such(mini: Miniature) -> None:
    mini.replace("data/sources.bib", "  year = {2006},\n", "")
    publication = mini.publication()
    found = profile(publication.by_number[1], publication)
    assert found.periods == (("No date", 1),)
    assert (found.newest, found.median) == (None, None)


def test_a_page_without_sources_has_an_empty_profile(mini: Miniature) -> None:
    publication = mini.publication()
    found = profile(publication.by_path["docs/index.md"], publication)
    assert (found.total, found.kinds, found.newest) == (0, (), None)
