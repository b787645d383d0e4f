import re

from lxml import etree

from publication.model import Publication
from publication.pages.strips import CELL, strip
from tests.conftest import Miniature

DRONES = "docs/technologies/drones.md"


def marks(svg: str) -> dict[str, list[tuple[int, int]]]:
    """Column and lane of each mark of a strip, by kind, read from the tiles that are drawn."""
    root = etree.fromstring(svg)
    found = {}
    for group in root.iter("g"):
        corners = re.findall(r"M([\d.]+) ([\d.]+)h", group.find("path").get("d"))
        found[group.get("class").removeprefix("strip--")] = [(int(float(x)) // CELL, int(float(y)) // CELL) for x, y in corners]
    return found


def test_a_technology_has_a_column_for_each_recommendation_and_a_lane_for_each_kind(mini: Miniature) -> None:
    publication = mini.publication()
    svg = strip(publication.technologies[0], publication)
    assert etree.fromstring(svg).get("viewBox") == "0 0 276 36"
    assert marks(svg) == {"supports": [(8, 0)], "strains": [(15, 1)]}


def test_the_title_says_the_same_in_words(mini: Miniature) -> None:
    publication = mini.publication()
    assert "<title>Supports: 9. Strains: 16</title>" in strip(publication.technologies[0], publication)
    assert "<title>Supports: Drones</title>" in strip(publication.recommendations[8], publication)


def test_a_recommendation_without_relations_has_an_empty_strip(mini: Miniature) -> None:
    publication = mini.publication()
    svg = strip(publication.recommendations[0], publication)
    assert marks(svg) == {}
    assert f"<title>{publication.words['strip']['none']}</title>" in svg


def test_a_rule_stands_where_the_part_changes(publication: Publication) -> None:
    svg = strip(publication.technologies[0], publication)
    rules = re.search(r'strip__rules" d="([^"]+)"', svg)
    assert rules
    assert [int(x) // CELL for x in re.findall(r"M(\d+)", rules.group(1))] == [3, 7, 11, 15, 20]


def test_every_relation_of_the_publication_is_drawn_once(publication: Publication) -> None:
    for pages in (publication.technologies, publication.recommendations):
        drawn = [mark for page in pages for places in marks(strip(page, publication)).values() for mark in places]
        assert len(drawn) == sum(len(technology.relations) for technology in publication.technologies)


def test_names_are_escaped(mini: Miniature) -> None:
    mini.replace(DRONES, "title: Drones", "title: A <b> & c")
    publication = mini.publication()
    assert "<title>Supports: A &lt;b&gt; &amp; c</title>" in strip(publication.recommendations[8], publication)
