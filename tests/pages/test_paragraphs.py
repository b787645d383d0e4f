from __future__ import annotations

from collections import Counter

from lxml import html
from markdown import Markdown

from publication.model import Publication
from publication.pages.paragraphs import ParagraphExtension
from tests.site_builds import BuiltSite


def rendered(text: str, *sections: str) -> html.HtmlElement:
    extension = ParagraphExtension()
    extension.sections = sections
    markdown = Markdown(extensions=["attr_list", "footnotes", "tables", "def_list", "md_in_html", extension])
    return html.fragment_fromstring(markdown.convert(text), create_parent="div")


def ids(tree: html.HtmlElement) -> list[str]:
    return [str(name) for name in tree.xpath(".//p/@id | .//li/@id")]


def test_paragraphs_and_items_are_numbered_within_their_section() -> None:
    tree = rendered("Before.\n\n## A {#a}\n\nOne.\n\n- Two.\n- Three.\n\n## B {#b}\n\nOne.", "a", "b")
    assert ids(tree) == ["a-1", "a-2", "a-3", "b-1"]
    (link,) = tree.xpath(".//p[@id='a-1']/a")
    assert dict(link.attrib) == {"class": "headerlink", "href": "#a-1", "tabindex": "-1", "aria-hidden": "true"}


def test_only_sections_that_are_asked_for() -> None:
    assert ids(rendered("## A {#a}\n\nOne.\n\n## Computed {#c}\n\nTwo.", "a")) == ["a-1"]
    assert ids(rendered("## A {#a}\n\nOne.")) == []


def test_footnotes_tables_and_notes_have_none() -> None:
    text = "## A {#a}\n\nAdded.\n{: .note }\n\nOne[^n].\n\n| x |\n| - |\n| y |\n\nTerm\n: Meaning\n\n[^n]: Note."
    assert [name for name in ids(rendered(text, "a")) if not name.startswith("fn")] == ["a-1"]


def test_a_loose_item_is_one_and_an_own_id_stays() -> None:
    assert ids(rendered("## A {#a}\n\n- One.\n\n    More.\n\n- Two.\n\nOwn.\n{: #own }\n\nLast.", "a")) == ["a-1", "a-2", "own", "a-3"]


def test_text_inside_a_division_is_counted() -> None:
    assert ids(rendered('<div markdown="block">\n\n## A {#a}\n\nOne.\n\n</div>\n\nTwo.', "a")) == ["a-1", "a-2"]


def test_a_number_that_is_taken_is_passed_over() -> None:
    assert ids(rendered("## A {#a}\n\nOne.\n\nTwo.\n\n## Other {#a-1}", "a")) == ["a-2"]


def test_every_paragraph_of_recommendations_and_technologies_has_an_address(site: BuiltSite, publication: Publication) -> None:
    for page in (*publication.recommendations, *publication.technologies):
        tree = site.pages[f"{page.address}index.html"].tree
        # A section that holds others need not have text of its own.
        following = (*page.body.headings[1:], page.body.headings[0])
        sections = [heading.id for heading, after in zip(page.body.headings, following, strict=True) if after.level <= heading.level]
        found = [str(name) for name in tree.xpath("//article//*[self::p or self::li][a[@class='headerlink']]/@id")]
        assert set(sections) <= {name.rsplit("-", 1)[0] for name in found} <= {heading.id for heading in page.body.headings}, page.path
        assert [name for name, number in Counter(tree.xpath("//@id")).items() if number > 1] == []
    assert not site.pages["law/index.html"].tree.xpath("//p/a[@class='headerlink']")
