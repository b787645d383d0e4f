from lxml import html
from markdown import Markdown

from publication.pages.note_marks import NoteMarkExtension

TEXT = """\
One[^first][^second]. Two[^second]. Three[^second] and, [^first].

[^first]: A note.
[^second]: Another, of *two*.
"""


def render(text: str) -> html.HtmlElement:
    return html.fromstring(
        "<div>" + Markdown(extensions=["footnotes", NoteMarkExtension("In the text:", "Notes ({number})")]).convert(text) + "</div>"
    )


def test_marks_and_notes_are_named_by_number() -> None:
    tree = render(TEXT)
    assert tree.xpath("//p/sup/a/@href") == ["#fn:1", "#fn:2", "#fn:2", "#fn:2", "#fn:1"]
    assert tree.xpath("//p/sup/a/@id") == ["fnref:1", "fnref:2", "fnref2:2", "fnref3:2", "fnref2:1"]
    assert tree.xpath("//li/@id") == ["fn:1", "fn:2"]


def test_marks_side_by_side_stand_in_one_element() -> None:
    first, *others = render(TEXT).xpath("//p/sup")
    assert first.text_content() == "1, 2"
    assert [mark.text_content() for mark in others] == ["2", "2", "1"]
    assert render(TEXT).xpath("string(//p[1])") == "One1, 2. Two2. Three2 and, 1."


def test_each_way_back_has_a_name_of_its_own_and_leads_to_a_mark() -> None:
    tree = render(TEXT)
    backs = tree.xpath("//li//span[@class='back']")
    assert [back.text_content() for back in backs] == ["In the text: 1 2", "In the text: 1 2 3"]
    assert {link[1:] for link in tree.xpath("//span[@class='back']/a/@href")} == set(tree.xpath("//p/sup/a/@id"))


def test_a_list_with_an_id_in_a_note_is_no_note() -> None:
    text = "One[^a]. Two[^b].\n\n[^a]: A note:\n\n    - with an item\n    {: #own }\n\n[^b]: Another."
    extensions = ["attr_list", "footnotes", NoteMarkExtension("Back:", "Notes ({number})")]
    tree = html.fromstring("<div>" + Markdown(extensions=extensions).convert(text) + "</div>")
    assert tree.xpath("//div[@class='footnote']//ol[not(ancestor::ol)]/li/@id") == ["fn:1", "fn:2"]
    assert len(tree.xpath("//span[@class='back']")) == 2


def test_a_text_without_notes_stays() -> None:
    assert render("A<sup>b</sup> c.").xpath("string(//p)") == "Ab c."


def test_the_notes_fold_under_a_title_with_their_number() -> None:
    (fold,) = render(TEXT).xpath("//div[@class='footnote']/details[@class='fold']")
    assert fold.xpath("string(summary)") == "Notes (2)"
    assert fold.xpath("count(ol/li)") == 2
