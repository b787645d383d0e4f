import pytest

from publication.checks.markdown import Reading
from publication.source.commonmark import Syntax
from publication.source.markdown import rendered_as_commonmark
from publication.source.settings import read_extensions
from publication.source.shown import Piece, blocks
from tests.conftest import ROOT

EXTENSIONS = read_extensions((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
SITE = Reading(EXTENSIONS, frozenset())


def test_a_list_begins_with_its_own_number() -> None:
    assert SITE.on_site("3. a\n4. b\n")[0].pieces == [Piece(("3.",), "a")]


def test_an_extension_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match="no_such_extension"):
        Reading({"no_such_extension": {}}, frozenset())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("- a\n- b\n", "- a\n\n    b\n"),
        ("a\n\nb\n", "a b\n"),
        ("| a | b |\n| - | - |\n| c | d |\n", "| a | b |\n| - | -: |\n| c | d |\n"),
        ("[a](b.md)\n", "[a](c.md)\n"),
        ("*a*\n", "**a**\n"),
        ("> a\n", "a\n"),
        ("## a\n", "### a\n"),
        ("```\na\n```\n", "`a`\n"),
    ],
)
def test_what_looks_different_is_different(one: str, other: str) -> None:
    pieces = [[block.pieces for block in SITE.on_site(text)] for text in (one, other)]
    assert pieces[0] != pieces[1]


def test_a_block_has_its_line_and_its_words_as_typed() -> None:
    html = rendered_as_commonmark("One\n\n- two `x` \\* [a](b.md)\n", (), Syntax.of({}))
    assert [(block.line, block.words) for block in blocks(html)] == [(0, "One"), (2, "two \ue000 \ue002* \ue001a\ue001")]
