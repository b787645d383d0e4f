"""What the publication holds on each State."""

from __future__ import annotations

import pytest

from publication.model.countries import Holding, anchor, finder, holdings
from tests.conftest import Miniature

DRONES = "docs/technologies/drones.md"


def held(mini: Miniature, name: str) -> Holding:
    return next(each for each in holdings(mini.publication()) if each.country.id == name)


def test_law_stands_under_its_state(mini: Miniature) -> None:
    found = held(mini, "Austria")
    assert ([entry.id for entry in found.instruments], [case.id for case in found.cases]) == (["some-act"], ["some-case"])
    assert held(mini, "Latvia").empty


def test_a_source_stands_under_each_of_its_states(mini: Miniature) -> None:
    mini.replace("data/sources.bib", "  seen = {abstract}", "  country = {Bosnia and Herzegovina; Georgia},\n  seen = {abstract}")
    for name in ("Bosnia and Herzegovina", "Georgia"):
        assert [source.key for source in held(mini, name).sources] == ["smith2024"]


def test_a_point_that_begins_with_a_state_is_found_in_its_section(mini: Miniature) -> None:
    mini.append(DRONES, "\n## Last {#last}\n\n- **England and Wales.** One.\n- **Scotland.** Two.\n- **A drone.** Over Latvia.\n")
    (passage,) = held(mini, "United Kingdom").passages
    assert (passage.page.path, passage.anchor, passage.title) == (DRONES, "last", "Last")
    assert held(mini, "Latvia").empty


def test_a_point_above_every_heading_is_found_at_the_top(mini: Miniature) -> None:
    mini.append("docs/law.md", "\n- **Kosovo.** One.\n")
    (passage,) = held(mini, "Kosovo").passages
    assert (passage.anchor, passage.title) == ("top", "")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ukraine and Türkiye", ["Ukraine", "Türkiye"]),
        ("Bosnia and Herzegovina", ["Bosnia and Herzegovina"]),
        ("Northern Ireland", ["United Kingdom"]),
        ("Russia, the Russian Federation", ["Russian Federation"]),
        ("Romanian", []),
    ],
)
def test_names_are_whole_words_and_the_longest_comes_first(mini: Miniature, text: str, names: list[str]) -> None:
    assert [country.id for country in finder(mini.publication().vocabulary.countries)(text)] == names


def test_an_anchor_has_no_sign_that_an_address_would_change(mini: Miniature) -> None:
    anchors = [anchor(country) for country in mini.publication().vocabulary.countries]
    assert "country-turkiye" in anchors
    assert len(set(anchors)) == len(anchors)
    assert all(each.isascii() and " " not in each for each in anchors)
