import pytest

from publication.source.rendering import Rendering, as_rendered
from publication.source.settings import read_settings
from publication.source.shapes import Event
from tests.conftest import ROOT

EXTENSIONS = read_settings(ROOT).extensions


def test_a_list_begins_with_its_own_number() -> None:
    assert as_rendered(Rendering(EXTENSIONS, ()).rendered("3. a\n4. b\n")).blocks()[0].events[0] == Event("ol", "3")


def test_an_extension_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match="no_such_extension"):
        Rendering({"no_such_extension": {}}, ())
