from publication.exports.texts import TextWriter
from publication.model.targets import Target

WRITER = TextWriter(
    "https://example.org/p/",
    {"rec-9": Target("docs/recommendations/09.md", "", "9"), "term-watchlist": Target("docs/glossary.md", "term-watchlist", "Watchlist")},
)
PAGE = "docs/technologies/drones.md"


def test_references_and_links_have_whole_addresses() -> None:
    text = '[nine][rec-9], [list][term-watchlist], [home](../index.md), [here](#limits), [chosen](../index.md?a=b#c), [far](https://example.com/x), ![A map](../m.svg "Map")'
    assert WRITER.markdown(text, PAGE) == (
        "[nine](https://example.org/p/recommendations/09/), [list](https://example.org/p/glossary/#term-watchlist), "
        "[home](https://example.org/p/), [here](https://example.org/p/technologies/drones/#limits), [chosen](https://example.org/p/?a=b#c), [far](https://example.com/x), "
        '![A map](https://example.org/p/m.svg "Map")'
    )


def test_code_is_left_alone() -> None:
    text = "`[x][rec-9] [@key]`\n\n```\n[x][rec-9]\n```"
    assert WRITER.markdown(text, PAGE) == text
    assert WRITER.plain(text, PAGE) == "[x][rec-9] [@key]\n\n[x][rec-9]"


def test_a_citation_is_a_link_in_html_and_nothing_in_plain_words() -> None:
    assert WRITER.html("So [@a1; @b2].", PAGE) == (
        '<p>So (<a href="https://example.org/p/sources/#a1">a1</a>; <a href="https://example.org/p/sources/#b2">b2</a>).</p>'
    )
    assert WRITER.plain("So *it* is\n[nine][rec-9] [@a1; @b2].", PAGE) == "So it is nine."


def test_headings_keep_their_ids_and_blocks_lose_their_marks() -> None:
    text = "### Two {#two}\n\n/// note\nMind.\n///\n\n- one\n- two\n\n| a | b |\n| - | - |\n| c | d |"
    assert WRITER.html(text, PAGE).startswith('<h3 id="two">Two</h3>\n<p>Mind.</p>')
    assert WRITER.plain(text, PAGE) == "Two\n\nMind.\n\none\n\ntwo\n\na | b\n\nc | d"


def test_html_in_a_text_is_not_passed_on() -> None:
    assert "<script>" not in WRITER.html("a <script>x</script>", PAGE)
