import pytest

from publication.model.text import Heading, Image, Mention
from publication.source.markdown import outside_code, read_markdown


def test_lines_count_from_the_first_line_of_the_file() -> None:
    source = read_markdown("## One {#one}\n\nText [@a].\n", first_line=8)
    assert source.headings == (Heading(2, "One", "one", 8),)
    assert source.citations == (Mention("a", 10),)


def test_known_and_unknown_references_are_both_found() -> None:
    source = read_markdown("A [b][rec-9]\nand [c][rec-99].\n", references=["rec-9"])
    assert source.references == (Mention("rec-9", 1), Mention("rec-99", 2))


def test_a_reference_without_text_of_its_own() -> None:
    assert read_markdown("[drones][]\n", references=["drones"]).references == (Mention("drones", 1),)


@pytest.mark.parametrize("text", ["`[@a]`", "```\n[@a]\n```", "    [@a]", "~~~\n[@a]\n~~~"])
def test_a_citation_in_code_is_told_apart(text: str) -> None:
    source = read_markdown(text)
    assert source.citations == ()
    assert [mention.target for mention in source.citations_in_code] == ["[@a]"]


def test_several_citations_in_one_bracket() -> None:
    assert [mention.target for mention in read_markdown("[@a; @b_c;@d-e]").citations] == ["a", "b_c", "d-e"]


@pytest.mark.parametrize("text", ["[see @a]", "[@a, p. 3]", "[@a @b]", "[a@b.org]", "[@a;\n@b]"])
def test_what_is_no_clean_citation_is_malformed(text: str) -> None:
    source = read_markdown(text)
    assert source.citations == ()
    assert source.malformed_citations


def test_an_at_sign_outside_brackets_is_text() -> None:
    source = read_markdown("Write to a@b.org.")
    assert source.malformed_citations == ()
    assert source.citations == ()


def test_links_and_images() -> None:
    source = read_markdown("[a](b.md)\n![c](d.svg)\n<https://example.org>\n")
    assert [link.target for link in source.links] == ["b.md", "https://example.org"]
    assert source.images == (Image("d.svg", "c", 2),)


def test_a_link_in_a_table_or_a_list_knows_its_line() -> None:
    source = read_markdown("| a | b |\n| --- | --- |\n| x | [y](z.md) |\n\n- one\n- [two](w.md)\n")
    assert source.links == (Mention("z.md", 3), Mention("w.md", 6))


def test_html_is_found_in_blocks_and_lines() -> None:
    source = read_markdown("<div>\nx\n</div>\n\nText <b>x</b>.\n")
    assert [(scrap.target, scrap.line) for scrap in source.html] == [("<div>", 1), ("<b>", 5), ("</b>", 5)]


def test_words_are_what_a_reader_reads() -> None:
    assert read_markdown("## Two words {#some-id}\n\nThree [more words][rec-9] [@key].", references=["rec-9"]).words == 5


def test_sections_hold_the_text_below_their_heading() -> None:
    sections = read_markdown("Before.\n\n## A {#a}\n\nText.\n\n### Sub {#sub}\n\nMore.\n\n## B {#b}\nEnd.\n", first_line=4).sections()
    assert [(name, section.title, section.text) for name, section in sections.items()] == [
        ("a", "A", "Text.\n\n### Sub {#sub}\n\nMore."),
        ("b", "B", "End."),
    ]


def test_what_stands_in_code_is_left_alone() -> None:
    text = "a `a` ``a ` a`` a\n\n```\na\n```\n\n~~~ x\na ``` a\n~~~\na"
    assert outside_code(text, str.upper) == "A `a` ``a ` a`` A\n\n```\na\n```\n\n~~~ x\na ``` a\n~~~\nA"
