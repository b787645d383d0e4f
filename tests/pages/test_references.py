import pytest
from markdown import Markdown

from publication.model.targets import Target, brief, plain, targets
from publication.pages.references import ReferenceExtension
from tests.conftest import Miniature


def test_every_id_has_a_target(mini: Miniature) -> None:
    found = targets(mini.publication())
    assert found["rec-9"] == Target("docs/recommendations/09.md", "", "9. Title of number 9")
    assert found["drones"] == Target("docs/technologies/drones.md", "", "Drones")
    assert found["term-watchlist"] == Target("docs/glossary.md", "term-watchlist", "Watchlist", "Whom a system looks for.")
    assert found["law-some-act"] == Target("docs/law.md", "law-some-act", "Some Act")
    assert found["case-some-case"] == Target("docs/law.md", "case-some-case", "A v. B")
    assert len(found) == 23 + 1 + 1 + 1 + 1


def test_an_address_is_relative_to_the_page() -> None:
    target = Target("docs/glossary.md", "term-x", "X")
    assert target.seen_from("docs/index.md") == "glossary.md#term-x"
    assert target.seen_from("docs/technologies/drones.md") == "../glossary.md#term-x"


def test_a_reference_follows_the_page_that_is_rendered() -> None:
    extension = ReferenceExtension({"rec-9": Target("docs/recommendations/09.md", "", "9")})
    for page, href in (("docs/index.md", "recommendations/09.md"), ("docs/technologies/drones.md", "../recommendations/09.md")):
        extension.page = page
        assert f'href="{href}"' in Markdown(extensions=[extension]).convert("[nine][rec-9]")


def test_code_is_left_alone() -> None:
    extension = ReferenceExtension({"rec-9": Target("docs/recommendations/09.md", "", "9")})
    assert "[nine][rec-9]" in Markdown(extensions=[extension]).convert("`[nine][rec-9]`")


def test_what_is_named_within_a_block_of_html_is_found() -> None:
    extension = ReferenceExtension({"rec-9": Target("docs/recommendations/09.md", "", "9")})
    html = Markdown(extensions=["md_in_html", extension]).convert('<div markdown="block">\n\n[nine][rec-9]\n\n</div>\n')
    assert 'href="recommendations/09.md"' in html


def test_a_link_to_a_term_carries_its_definition() -> None:
    target = Target("docs/glossary.md", "term-x", "X", 'A "definition" & more.')
    html = Markdown(extensions=[ReferenceExtension({"term-x": target})]).convert("[x][term-x] [y](index.md#other)")
    assert 'class="term" data-definition="A &quot;definition&quot; &amp; more."' in html
    assert html.count("data-definition") == 1


def test_a_definition_is_shown_without_the_marks_of_its_links() -> None:
    assert plain("Less [than][term-x] [all][rec-9].") == "Less than all."


@pytest.mark.parametrize(
    ("definition", "shown"),
    [
        ("One sentence.", "One sentence."),
        ("Short. And this fits. So does this!", "Short. And this fits. So does this!"),
        (f"First. {'A' * 144}", f"First. {'A' * 144}"),
        (f"First. {'A' * 145}", "First."),
        (f"First. {'A' * 100}. {'B' * 60}. C.", f"First. {'A' * 100}."),
        (f"{'A' * 200}. Second.", f"{'A' * 200}."),
        ("Of no. 5 and e.g. this. “Quoted.” It goes on.", "Of no. 5 and e.g. this. “Quoted.” It goes on."),
    ],
)
def test_a_definition_is_brief_and_made_of_whole_sentences(definition: str, shown: str) -> None:
    assert brief(definition) == shown


def test_only_the_whole_anchor_names_a_term() -> None:
    target = Target("docs/glossary.md", "term-x", "X", "A definition.")
    html = Markdown(extensions=[ReferenceExtension({"term-x": target})]).convert("[one](a#b#term-x) [two](a) [three](#term-x)")
    assert html.count("data-definition") == 1
    assert 'data-definition="A definition." href="#term-x"' in html


def test_a_reference_has_no_title() -> None:
    html = Markdown(extensions=[ReferenceExtension({"rec-9": Target("docs/a.md", "", "9")})]).convert("[nine][rec-9]")
    assert html == '<p><a href="a.md">nine</a></p>'


def test_the_permanent_link_of_a_heading_is_no_term() -> None:
    target = Target("docs/glossary.md", "term-x", "X", "A definition.")
    html = Markdown(
        extensions=["attr_list", "toc", ReferenceExtension({"term-x": target})], extension_configs={"toc": {"permalink": "#"}}
    ).convert("# X {: #term-x }")
    assert "headerlink" in html
    assert "data-definition" not in html


def test_references_inside_html_blocks_are_found() -> None:
    found = {"rec-9": Target("docs/recommendations/09.md", "", "9")}
    md = Markdown(extensions=["md_in_html", ReferenceExtension(found)])
    html = md.convert('<div markdown="block">\n\nSee [nine][rec-9], [rec-9] and [rec-9][].\n\n</div>')
    assert html.count("<a href=") == 3
