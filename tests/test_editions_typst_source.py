"""Chapters as Typst source: nothing of a text is taken for markup."""

from __future__ import annotations

import pytest

from publication.editions.pdf import compiled
from publication.editions.typst_source import document, literal
from tests.conftest import Miniature
from tests.test_editions_book import made


def test_a_text_is_a_literal_whatever_its_signs() -> None:
    assert literal('a "b" \\ #c\n$d$') == '"a \\"b\\" \\\\ #c\\n$d$"'


@pytest.mark.parametrize("text", ["#panic() $x$ *a* _b_ <c> ~ // /* @d", "1. = - + / 2", 'say "no" \\\\n'])
def test_signs_of_typst_in_a_text_stay_signs(mini: Miniature, text: str) -> None:
    mini.append("docs/about/index.md", f"\n## Signs {{#signs}}\n\nBefore `{text}` after.\n")
    assert compiled('#import "book.typ": *\n#set document(title: "T")\n' + document(made(mini), "")).startswith(b"%PDF")


def test_a_later_mark_for_a_source_leads_to_the_note_with_the_reference(mini: Miniature) -> None:
    source = document(made(mini), "")
    drones = source[source.index('"Drones"') :]
    assert '"Ann Smith (2024), "' in drones
    assert '"as in note 1"' in drones
