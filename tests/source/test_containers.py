import pytest

from publication.source.containers import Part, Syntax, parted
from publication.source.markdown import read_markdown

SYNTAX = Syntax.of({"footnotes": {}, "def_list": {}, "admonition": {}, "pymdownx.tabbed": {}, "pymdownx.blocks.admonition": {}})


def kinds(text: str, syntax: Syntax = SYNTAX) -> list[tuple[str, int, list[str]]]:
    """Kind and line of each part, and the texts inside it."""
    return [(part.kind, part.line, [inside.text for inside in part.parts]) for part in parted(text, syntax)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Text.\n\n!!! note\n    One.\n\n    Two.\n\nAfter.\n", [("text", 0, []), ("box", 2, ["One.\n\nTwo.\n"]), ("text", 6, [])]),
        ('=== "A"\n\n    One.\n\n=== "B"\n\n    Two.\n', [("box", 0, ["\nOne.\n"]), ("box", 4, ["\nTwo.\n"])]),
        ("/// note | Title\n    attrs: {}\nOne.\n///\n", [("box", 0, ["One.\n"])]),
        ("[^a]: One\nlazy\n\n    Two.\n\nAfter.\n", [("footnote", 0, ["One\nlazy\n\nTwo.\n"]), ("text", 4, [])]),
        ("Term\n: One\n: Two\n", [("term", 0, []), ("definition", 1, ["One\n"]), ("definition", 2, ["Two\n"])]),
        ("```\n!!! note\n    x\n```\n", [("text", 0, [])]),
        ("- one\n: two\n", [("text", 0, [])]),
        ("/// note\nwithout an end\n", [("text", 0, [])]),
    ],
)
def test_a_text_is_parted_at_its_containers(text: str, expected: list[tuple[str, int, list[str]]]) -> None:
    assert kinds(text) == expected


def test_what_is_not_switched_on_is_text() -> None:
    assert parted("!!! note\n    x\n", Syntax.of({})) == (Part("text", 0, "!!! note\n    x\n\n"),)


def test_types_of_a_block_are_those_of_the_settings() -> None:
    syntax = Syntax.of({"pymdownx.blocks.admonition": {"types": ["aside", {"name": "law"}]}})
    assert [kinds(f"/// {name}\nx\n///\n", syntax)[0][0] for name in ("aside", "law", "note")] == ["box", "box", "text"]


def test_links_in_containers_have_their_lines() -> None:
    text = "/// note\n\n[a](a.md)\n\n///\n\nText[^1].\n\n[^1]: See [b](b.md).\n\n    [c](c.md)\n"
    read = read_markdown(text, first_line=10, extensions={"pymdownx.blocks.admonition": {}, "footnotes": {}})
    assert [(link.target, link.line) for link in read.links] == [("a.md", 12), ("b.md", 18), ("c.md", 20)]


def test_a_definition_of_a_link_holds_for_all_parts() -> None:
    read = read_markdown("/// note\n[a]\n///\n\n[a]: page.md\n", extensions={"pymdownx.blocks.admonition": {}})
    assert [link.target for link in read.links] == ["page.md"]
