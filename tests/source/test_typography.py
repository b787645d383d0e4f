from __future__ import annotations

import pytest

from publication.source.typography import set_marks


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Managers' and supervisors' duty, it's", "Managers’ and supervisors’ duty, it’s"),
        ("\"How it was read\" is said; the 'so called', the '90s", "“How it was read” is said; the ‘so called’, the ’90s"),
        ("say \"**bold**\", (\"x\"), **\"y\"**, *\"z\"*, a—\"b\"", "say “**bold**”, (“x”), **“y”**, *“z”*, a—“b”"),
        ("\"'inner' and outer\"", "“‘inner’ and outer”"),
        ("\"[link](a.md)\" and \"<em>x</em>\"", "“[link](a.md)” and “<em>x</em>”"),
        ("[a](b.md \"it's\") `it's` <a title=\"x\">it's</a> {: title=\"q\" }", "[a](b.md \"it's\") `it's` <a title=\"x\">it’s</a> {: title=\"q\" }"),
        ("/// note | \"x\"\nit's\n///\n\n[a]: b.md \"t\"", "/// note | \"x\"\nit’s\n///\n\n[a]: b.md \"t\""),
        ("https://example.org/l'eau", "https://example.org/l'eau"),
        ("it's [here](https://example.org/l'eau_(mer))", "it’s [here](https://example.org/l'eau_(mer))"),
        ("```\nit's\n```\n\\\" stays", "```\nit's\n```\n\\\" stays"),
    ],
)  # fmt: skip
def test_straight_marks_become_those_of_a_typesetter(typed: str, set_: str) -> None:
    assert set_marks(typed) == set_
    assert len(set_) == len(typed)
