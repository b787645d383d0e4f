from types import SimpleNamespace

import pytest

from publication.exports.texts import TextWriter
from publication.exports.types import Export, Exported, OrNone, Recommendations, Text
from tests.conftest import Miniature
from tests.pages.test_compose import composer_of

PAGE = "docs/technologies/drones.md"


class Made(Exported):
    id: str
    said: Text
    number: OrNone[str]
    recommendations: Recommendations


def test_an_object_has_what_is_computed_and_else_what_the_model_has(mini: Miniature) -> None:
    composer = composer_of(mini)
    export = Export(composer.publication, composer.site, TextWriter(composer.site.address, composer.found), {})
    entry = SimpleNamespace(id="a", said="See [this](#limits).", number="", recommendations=(3, 9))
    made = Made.made(entry, export, PAGE, id="law-a")
    assert (made.id, made.number, made.recommendations) == ("law-a", None, ("rec-3", "rec-9"))
    assert made.said == Text(markdown=f"See [this]({composer.site.address}technologies/drones/#limits).", plain="See this.")
    del entry.said
    with pytest.raises(AttributeError, match="said"):
        Made.made(entry, export, PAGE)
