import struct
from pathlib import Path

import pytest

from publication.model import Publication
from publication.site.card import DRAWING, HEIGHT, WIDTH, social_card
from tests.conftest import ROOT, Miniature
from tests.site_builds import BuiltSite

OWN = (ROOT / "overrides" / DRAWING).read_text(encoding="utf-8")
EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630"><g id="matrix"/></svg>'


def test_the_card_is_a_picture_of_the_size_that_is_announced(publication: Publication) -> None:
    card = social_card(OWN, publication)
    assert card.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", card[16:24]) == (WIDTH, HEIGHT)
    assert len(card) < 100_000


def test_the_drawing_asks_for_no_font() -> None:
    assert "<text" not in OWN
    assert "<image" not in OWN


def test_the_card_shows_the_relations(mini: Miniature) -> None:
    before = social_card(EMPTY, mini.publication())
    assert social_card(EMPTY, mini.publication()) == before
    mini.replace("docs/technologies/drones.md", "  - recommendation: 16\n    kind: strains", "  - recommendation: 16\n    kind: supports")
    assert social_card(EMPTY, mini.publication()) != before


@pytest.mark.parametrize(
    "drawing", [EMPTY.replace("matrix", "table"), EMPTY.replace("</svg>", '<g id="matrix"/></svg>'), EMPTY.removesuffix("</svg>")]
)
def test_a_wrong_drawing_is_refused(drawing: str, mini: Miniature) -> None:
    publication = mini.publication()
    with pytest.raises(ValueError, match=r"."):
        social_card(drawing, publication)


def test_pages_announce_the_card_and_it_is_there(site: BuiltSite) -> None:
    assert (Path(site.folder) / "assets" / "social-card.png").is_file()
    assert not (Path(site.folder) / DRAWING).exists()
    for page in site.pages.values():
        announced = {meta.get("property"): meta.get("content") for meta in page.tree.xpath("//meta[starts-with(@property, 'og:image')]")}
        assert announced["og:image"] == f"{site.address}assets/social-card.png", page.address
        assert (announced["og:image:width"], announced["og:image:height"]) == (str(WIDTH), str(HEIGHT))
        assert announced["og:image:alt"]
