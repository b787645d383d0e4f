import pytest

from publication.source.commonmark import MARK, Syntax, as_commonmark
from publication.source.markdown import read_markdown

SYNTAX = Syntax.of({"def_list": {}, "admonition": {}, "pymdownx.tabbed": {}, "pymdownx.blocks.admonition": {}})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Text.\n\n!!! note\n    One.\n\n    Two.\n", f"Text.\n\n-   {MARK}\n    One.\n\n    Two.\n"),
        ('=== "A"\n\n    One.\n', f"-   {MARK}\n\n    One.\n"),
        ("/// note | Title\n    attrs: {}\nOne.\n///\n", f"{MARK}\n{MARK}\nOne.\n{MARK}\n"),
        ("//// note\n/// note\nOne.\n///\n////\n", f"{MARK}\n{MARK}\nOne.\n{MARK}\n{MARK}\n"),
        ("Term\n: One\n:   Two\n", "Term\n-   One\n-   Two\n"),
        ("```\n!!! note\n    x\n```\n", None),
        ("# One\n: two\n", None),
        ("/// note\nwithout an end\n", None),
    ],
)
def test_blocks_become_items_and_marks(text: str, expected: str | None) -> None:
    assert as_commonmark(text, SYNTAX) == (text if expected is None else expected)


def test_what_is_not_switched_on_is_text() -> None:
    assert as_commonmark("!!! note\n    x\n", Syntax.of({})) == "!!! note\n    x\n"


def test_types_of_a_block_are_those_of_the_settings() -> None:
    syntax = Syntax.of({"pymdownx.blocks.admonition": {"types": ["aside", {"name": "law"}]}})
    assert [MARK in as_commonmark(f"/// {name}\nx\n///\n", syntax) for name in ("aside", "law", "note")] == [True, True, False]


def test_links_in_blocks_have_their_lines() -> None:
    read = read_markdown("/// note\n\n[a](a.md)\n\n///\n\n[b](b.md)\n", first_line=10, extensions={"pymdownx.blocks.admonition": {}})
    assert [(link.target, link.line) for link in read.links] == [("a.md", 12), ("b.md", 16)]
    assert read.html == ()


def test_a_definition_of_a_link_holds_for_all_blocks() -> None:
    read = read_markdown("/// note\n[a]\n///\n\n[a]: page.md\n", extensions={"pymdownx.blocks.admonition": {}})
    assert [link.target for link in read.links] == ["page.md"]
