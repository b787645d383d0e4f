import pytest

from publication.source.rendering import Rendering, as_rendered, pieces
from publication.source.settings import read_settings
from publication.source.shapes import Event
from tests.conftest import ROOT

EXTENSIONS = read_settings(ROOT).extensions


def test_a_list_begins_with_its_own_number() -> None:
    assert as_rendered(Rendering(EXTENSIONS, ()).rendered("3. a\n4. b\n")).blocks()[0].events[0] == Event("ol", "3")


def test_an_extension_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match="no_such_extension"):
        Rendering({"no_such_extension": {}}, ())


LONG = "Text.\n\nMore.\n\n- one\n\n    - two\n\n```\nText.\n\nMore.\n\n```\n\n" * 2000


def test_a_long_text_is_cut_where_nothing_changes() -> None:
    cut = list(pieces(LONG))
    assert len(cut) > 1
    assert "".join(cut) == LONG
    rendering = Rendering(EXTENSIONS, ())
    whole = [block.events for block in as_rendered(rendering.rendered(LONG)).blocks()]
    assert [block.events for piece in cut for block in as_rendered(rendering.rendered(piece)).blocks()] == whole


@pytest.mark.parametrize("text", ["Text.\n\n" * 100, "Text[^1].\n\n" * 20_000 + "[^1]: Note.\n"])
def test_a_short_text_and_one_with_definitions_stay_whole(text: str) -> None:
    assert list(pieces(text)) == [text]
