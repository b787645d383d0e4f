from markdown import Markdown

from publication.pages.tables import TableExtension

TABLE = "| a | b |\n| --- | --- |\n| 1 | 2 |\n"


def render(text: str) -> str:
    return Markdown(extensions=["tables", "md_in_html", TableExtension("Table")]).convert(text)


def test_a_table_gets_a_frame_that_a_keyboard_can_scroll() -> None:
    html = render(f"Before.\n\n{TABLE}\nAfter.")
    assert '<div aria-label="Table" class="frame" role="group" tabindex="0"><table><caption class="said">Table</caption>' in html.replace(
        "\n", ""
    )
    assert html.replace("\n", "").endswith("</table></div><p>After.</p>")


def test_a_caption_stays_a_caption() -> None:
    html = render('<table class="x" markdown="block">\n<caption>All of it</caption>\n<tbody>\n<tr><td>1</td></tr>\n</tbody>\n</table>')
    assert "<p><caption>" not in html
    assert "<caption>All of it</caption>" in html


def test_every_table_has_one_frame_and_the_order_stays() -> None:
    html = render(f"{TABLE}\n\nBetween.\n\n{TABLE}")
    assert html.count('class="frame"') == 2
    assert html.index("</table>") < html.index("Between.") < html.rindex("<table>")


def test_a_markdown_table_is_called_as_its_section_and_its_headings_have_scope() -> None:
    html = render(f"## Kinds of *relation*\n\n{TABLE}").replace("\n", "")
    assert '<caption class="said">Kinds of relation</caption>' in html
    assert 'aria-label="Kinds of relation"' in html
    assert html.count('<th scope="col">') == 2
