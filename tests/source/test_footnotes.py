import re

import pytest
from markdown import Markdown

from publication.source.footnotes import in_order_of_marks

NESTED = "A[^s1].\n\n- b[^own]\n    - c[^s2]\n\nD[^s3].\n\n[^own]: Own,\n\n    more.\n\n[^s1]: One.\n[^s2]: Two.\n[^s3]: Three.\n"


def test_notes_of_ones_own_are_numbered_among_the_sources() -> None:
    html = Markdown(extensions=["footnotes"]).convert(in_order_of_marks(NESTED))
    assert re.findall(r'href="#fn:(\w+)">(\d)<', html) == [("s1", "1"), ("own", "2"), ("s2", "3"), ("s3", "4")]
    assert "more." in html.split('id="fn:own"')[1].split("</li>")[0]


def test_a_source_that_only_a_note_cites_comes_after_those_of_the_text() -> None:
    text = in_order_of_marks("A[^1], b[^s2].\n\n[^1]: See[^s1].\n\n[^s1]: One.\n[^s2]: Two.\n")
    assert re.findall(r"^\[\^(\w+)\]:", text, flags=re.MULTILINE) == ["1", "s2", "s1"]


@pytest.mark.parametrize(
    "text", ["No note.\n", "A[^1] b[^2]\n\n[^1]: One.\n[^2]: Two.\n", "`[^2]` a[^1] b[^2]\n\n[^1]: One.\n[^2]: Two.\n"]
)
def test_what_is_in_order_stays(text: str) -> None:
    assert in_order_of_marks(text) == text
