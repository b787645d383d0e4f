"""What GitHub and the site show differently, or both leave as typed, kind by kind: the line, and what the message says."""

from __future__ import annotations

import pytest

from publication.checks.markdown import Reading, faults
from publication.source.settings import read_extensions
from tests.conftest import ROOT, Miniature

KNOWN = frozenset({"facial-recognition", "rec-9", "term-watchlist"})
EXTENSIONS = read_extensions((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
BLOCKS_OF_MATERIAL = {
    "admonition": {},
    "pymdownx.details": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {},
}
READING = Reading({name: options for name, options in EXTENSIONS.items() if name not in BLOCKS_OF_MATERIAL}, KNOWN)
WITH_MATERIAL = Reading(EXTENSIONS | BLOCKS_OF_MATERIAL, KNOWN)

WRONG = [
    # Lists
    ("nested by two spaces", "- one\n  - sub\n", 1, "indent a list inside a list by four spaces"),
    ("nested by three under a number", "1. one\n   - sub\n2. two\n", 1, "indent a list inside a list by four spaces"),
    ("list after a line of text", "Text:\n- one\n- two\n", 1, "leave an empty line before a list"),
    ("number with a bracket", "1) one\n2) two\n", 0, "with a full stop"),
    ("paragraph of an item by two spaces", "- one\n\n  more\n", 2, "indent what belongs to an item of a list by four spaces"),
    ("code in an item", "- one\n\n    ```\n    x\n    ```\n", 2, "put a block of code at the start of a line"),
    ("sign without a space", "-one\n", 0, "a space after its sign"),
    ("number without a space", "1.One\n", 0, "a space after its number"),
    ("a typographic bullet", "• one\n• two\n", 0, "begin each item with `- `"),
    ("letters for numbers", "(a) one\n(b) two\n", 0, "begin each item with `- `"),
    ("numbers in roman", "Text\n\ni. one\nii. two\n", 2, "begin each item with `- `"),
    ("dashes for items", "– one\n– two\n", 0, "begin each item with `- `"),
    # Links and pictures
    ("link without words", "Of [](page.md).\n", 0, "a link has no words"),
    ("picture with a space", "![alt](a picture.png)\n", 0, "write `%20` for a space"),
    ("link with a space", "[x](../law.md #a)\n", 0, "write `%20` for a space"),
    ("link without a target", "Of [facial recognition].\n", 0, "did you mean `[facial recognition][facial-recognition]`?"),
    ("term without a target", "Of a [watchlist].\n", 0, "did you mean `[watchlist][term-watchlist]`?"),
    ("space before an address", "[x] (page.md)\n", 0, "without the space"),
    ("space before an id", "[it] [rec-9]\n", 0, "without the space"),
    ("address that does not end", "[x](page.md\n", 0, "does not end"),
    ("bare address", "See https://example.org/x.\n", 0, "write `[text](address)`"),
    ("bare host", "See www.example.org\n", 0, "write `[text](address)`"),
    ("bare mail address", "Write to name@example.org\n", 0, "`[write to us](mailto:name@example.org)`"),
    ("wiki link", "[[page]]\n", 0, "links of a wiki"),
    # Blocks
    ("alert of GitHub", "> [!NOTE]\n> Text.\n", 0, "`/// note`"),
    ("admonition", "!!! note\n    Text.\n", 0, "`/// note`"),
    ("details", '??? note "Title"\n    Text.\n', 0, "`/// details | Title`"),
    ("tabs", '=== "Tab"\n\n    Text.\n', 0, "`/// tab | Title`"),
    ("block that does not end", "/// note\nText.\n", 0, "no block begins or ends so"),
    ("block of an unknown name", "/// box\nText.\n///\n", 0, "no block begins or ends so"),
    ("quotation that goes on without a sign", "> a\n- b\n", 1, "leave an empty line before a list"),
    ("code with another end", "```\na\n~~~\n\nText.\n", 0, "close it with the signs that begin it"),
    ("drawing in code", "```mermaid\nx\n```\n", 0, "add a picture"),
    ("list of headings", "[TOC]\n", 0, "the page has its own"),
    # Headings
    ("heading without a space", "##Heading\n", 0, "a heading has a space after its signs"),
    ("underlined heading of two lines", "Two\nlines\n-----\n", 2, "write a heading as `## Heading {#a-short-name}`"),
    ("id in a text", "Text {#here}.\n", 0, "an id is at the end of a heading"),
    # Tables
    ("table after a line of text", "Text\n| a | b |\n| - | - |\n| 1 | 2 |\n", 1, "empty lines around"),
    ("table without its dashes", "| a | b |\n| 1 | 2 |\n", 0, "this is no table"),
    ("list in a block by two spaces", "/// html | div.wide\n- one\n  - sub\n///\n", 2, "indent a list inside a list"),
    ("sign in code in a cell", "| a | b |\n| - | - |\n| `x|y` | z |\n", 2, "close it"),
    ("text after a table", "| a |\n| - |\n| b |\nText\n", 0, "empty lines around"),
    ("annotation", "Text (1)\n{ .annotate }\n\n1. Note\n", 1, "annotations need Material's script"),
    ("more cells than headings", "| a | b |\n| - | - |\n| 1 | 2 |\n| 1 | 2 | 3 |\n", 3, "has 3 cells and the table 2 columns"),
    ("empty row", "| a |\n| - |\n| b |\n|\n", 3, "a row of a table is empty"),
    # Footnotes
    ("mark of a footnote", "Text[^1].\n", 0, "a mark leads to a source here"),
    ("footnote", "Text.\n\n[^1]: Note.\n    More.\n\nText.\n", 2, "a mark leads to a source here"),
    ("title of code", "```yaml title=\"x\"\na: b\n```\n", 0, "write the language alone"),
    ("definition of a word", "*[AI]: artificial intelligence\n", 0, "nothing reads abbreviations"),
    # Words
    ("backslash at the end", "One\\\ntwo\n", 0, "end a line with two spaces"),
    ("backslash before another sign", "About \\~5.\n", 0, "without a backslash"),
    ("struck out", "It was ~~not~~ so.\n", 0, "nothing is struck out"),
    ("highlighted", "It is ==so==.\n", 0, "write `**so**`"),
    ("strong that stays signs", "It is ** so **.\n", 0, "write `**word**`"),
    ("strong before a letter", "**Note:**text\n", 0, "a space outside"),
    ("name of a picture", "Good :smile:\n", 0, "write the sign itself"),
    ("formula", "So $x$ is.\n", 0, "nothing reads formulas"),
    ("keys", "Press ++ctrl+c++.\n", 0, "name the key in words"),
    ("marks of a reviewer", "It is {++so++}.\n", 0, "settle them"),
    ("placeholder", "It is {{ word }}.\n", 0, "nothing is filled in"),
    ("code that does not end", "It is `so.\n", 0, "code that does not end"),
    ("left of a merge", "Text\n\n<<<<<<< HEAD\n", 2, "left of a merge"),
    # Signs that nobody sees
    ("no-break space before an item", "\u00a0- one\n", 0, "U+00A0"),
    ("no-break space after a sign", "-\u00a0one\n", 0, "U+00A0"),
    ("zero-width space", "\u200bText\n", 0, "U+200B"),
    ("zero-width space in a word", "Te\u200bxt\n", 0, "U+200B"),
    ("sign that turns the text", "Text\n\nTe\u202ext\n", 2, "U+202E"),
    ("form feed", "Text\n\n\f\n", 2, "U+000C"),
]  # fmt: skip
RIGHT = [
    ("list inside a list", "- one\n    - sub\n        - deeper\n- two\n\n1. one\n    - sub\n2. two\n"),
    ("two signs in one list", "* one\n\n- two\n"),
    ("list that begins at three", "Text:\n\n3. three\n4. four\n"),
    ("paragraph in an item", "- one\n\n    more\n\n- two\n"),
    ("list after another", "- one\n\n1. one\n"),
    ("tabulators", "-\tone\n\t- two\n"),
    ("links", '[a](page.md "Title"), [b][rec-9], [rec-9], <https://example.org>, <name@example.org>, [c](<a page.md>)\n'),
    ("brackets as such", "Text \\[sic\\] and [@key; @other].\n"),
    ("picture", '![What it shows](picture.svg "Caption")\n'),
    ("headings", "## One {#one}\n\nText\n### Two {: #two .wide }\n\nThree\n-----\n"),
    ("tables", "| a | b |\n| :- | -: |\n| `x` | y \\| z |\n\na | b\n--|--\n1 | 2\n"),
    ("quotations", "> a\nb\n>\n> > c\n\nText\n> d\n"),
    ("code", "```yaml\na: [b]\n\n- [ ] c\n```\n\n    indented ~~code~~\n"),
    ("emphasis", "*a* _b_ **c** __d__ ***e*** a*b*c snake_case_name 2 * 3\n"),
    ("line break", "One  \ntwo\n"),
    ("what is no footnote", "Text \\[^1] and `[^1]`.\n\n```\n[^1]: x\n```\n"),
    ("definitions", "Term\n:   Definition with [a link][rec-9]\n\n    - item\n\nOther\n: Definition\n"),
    ("note", "/// note | Title\n\n- one\n    - two\n\n///\n"),
    ("note inside a note", "//// note\n\n/// warning\n\n> a\n\n///\n\n////\n"),
    ("details", "/// details | Title\n    open: true\n\n- one\n\n///\n"),
    ("tabs", "/// tab | One\nText.\n///\n\n/// tab | Two\n\n## Heading {#heading}\n\n///\n"),
    ("caption", "![What it shows](picture.svg)\n\n/// caption\nSays *so*.\n///\n"),
    ("class around blocks", "/// html | div.wide\n\n- one\n    - two\n\n///\n"),
    ("classes", "Text.\n{: .note }\n\n[a](b.md){: .wide }\n"),
    ("entities", "AT&T &copy; &lt;b&gt; 5 < 6\n"),
    ("signs in a text", "At 12:30:45, for $5 and $6, about ~5 and ~6, C++ and A+ (3/4) #1 50 %\n"),
]
OF_MATERIAL = [
    ("admonition", '!!! note "Title"\n\n    Text with `code`.\n\n    - one\n        - two\n'),
    ("details", "???+ tip\n    Text.\n"),
    ("tabs", '=== "One"\n\n    Text.\n\n=== "Two"\n\n    Text.\n'),
    ("note in a list", "- one\n\n    !!! note\n        x\n"),
    ("code in a list", "- one\n\n    ```\n    x\n    ```\n"),
    ("list of tasks", "- [ ] one\n- [x] two\n"),
]


@pytest.mark.parametrize(("text", "line", "says"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_difference_has_its_line_and_its_remedy(text: str, line: int, says: str) -> None:
    found = list(faults(text, READING))
    assert line in [number for number, message in found if says in message], found


@pytest.mark.parametrize("text", [case[1] for case in RIGHT], ids=[case[0] for case in RIGHT])
def test_what_both_show_alike_is_no_fault(text: str) -> None:
    assert list(faults(text, READING)) == []


@pytest.mark.parametrize("text", [case[1] for case in OF_MATERIAL], ids=[case[0] for case in OF_MATERIAL])
def test_blocks_of_material_are_right_where_they_are_switched_on(text: str) -> None:
    assert list(faults(text, READING)) != []
    assert list(faults(text, WITH_MATERIAL)) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [("!!! note\nText.\n", 0), ("!!! note\n  Text.\n", 0), ('=== "Tab"\nText.\n', 0)],
)
def test_blocks_of_material_that_are_not_indented_as_they_should(text: str, line: int) -> None:
    assert [number for number, _ in faults(text, WITH_MATERIAL)] == [line]


def test_a_fault_inside_a_block_has_its_line() -> None:
    assert [line for line, _ in faults("Text.\n\n/// note\n\n- one\n  - two\n\n///\n", READING)] == [5]


def test_an_extension_that_is_not_there_is_a_fault_of_the_settings(mini: Miniature) -> None:
    mini.replace("mkdocs.yml", "markdown_extensions:\n", "markdown_extensions:\n  no_such_extension:\n")
    assert [(problem.place.path, problem.id) for problem in mini.problems()] == [("mkdocs.yml", "markdown")]


def test_windows_line_ends_change_nothing(mini: Miniature) -> None:
    page = mini.path("docs/index.md")
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n") + b"\r\n- one\r\n    - two\r\n")
    assert mini.problems() == []


def test_texts_of_data_are_read_too(mini: Miniature) -> None:
    mini.replace("data/cases.yml", "A drone followed somebody.", "A [drone] followed somebody.")
    assert [(problem.place.path, problem.id) for problem in mini.problems()] == [("data/cases.yml", "markdown")]
