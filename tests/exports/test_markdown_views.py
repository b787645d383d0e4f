"""The pages as Markdown, read with a parser that did not write them, and the list for language models."""

from __future__ import annotations

import re
from urllib.parse import urldefrag

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from publication.exports.markdown_views import _without_html
from publication.model import Page, Publication
from tests.site_builds import ADDRESS, BuiltSite

HERE = "https://example.org/p/law/"


def view(site: BuiltSite, page: Page) -> str:
    return (site.folder / page.address / "index.md").read_text(encoding="utf-8")


def parsed(text: str) -> list[Token]:
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return [child for token in tokens for child in (token, *(token.children or ()))]


def test_every_page_has_a_view_without_html_and_without_marks_of_ours(site: BuiltSite, publication: Publication) -> None:
    for page in publication.all_pages:
        text = view(site, page)
        tokens = parsed(text)
        assert [token.content for token in tokens if token.type.startswith("html")] == [], page.path
        words = " ".join(token.content for token in tokens if token.type == "text")
        for scrap in ("[@", "][rec-", "][term-", "][law-", "{:", "{#", "///", "&amp;", "&lt;"):
            assert scrap not in words, (page.path, scrap)
        assert text.startswith("# ")
        assert f"<{ADDRESS}{page.address}>" in text


def test_every_link_is_whole_and_leads_somewhere(site: BuiltSite, publication: Publication) -> None:
    home = site.pages["index.html"]
    for page in publication.all_pages:
        links = [str(token.attrs["href"]) for token in parsed(view(site, page)) if token.type == "link_open"]
        assert [link for link in links if not re.match(r"https?://", link)] == [], page.path
        for link in links:
            if link.startswith(ADDRESS):
                name, anchor = site.target(home, link)
                assert name is not None
                assert (site.folder / name).is_file(), (page.path, link)
                assert not anchor or name not in site.pages or anchor in site.pages[name].ids, (page.path, link)


def test_every_mark_has_its_note_and_the_prose_is_whole(site: BuiltSite, publication: Publication) -> None:
    for page in (*publication.technologies, *publication.recommendations):
        text = view(site, page)
        marks = set(re.findall(r"\[\^([a-z0-9]+)\](?!:)", text))
        notes = re.findall(r"^\[\^([a-z0-9]+)\]: .+\(" + re.escape(ADDRESS) + r"sources/#", text, flags=re.MULTILINE)
        assert marks == set(notes)
        assert len(notes) == len(set(notes))
        for heading in page.body.headings:
            assert re.search(rf"^#+ {re.escape(heading.title)}$", text, flags=re.MULTILINE), (page.path, heading.title)
        # What the layout computes is there too.
        assert len(text) > len(page.body.text)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ('<p>A <a class="x" href="../glossary/#t">term</a>.</p>', "A [term](https://example.org/p/glossary/#t)."),
        ("<div><dt>Part</dt><dd>V. <b>Practices</b></dd></div>", "- **Part:** V. Practices"),
        ('<li value="3"><span>Three</span> words</li>', "- Three words"),
        ("<tr><th>a</th><th>b</th></tr>\n<tr><th>c</th><td>d</td></tr>", "| a | b |\n| --- | --- |\n| c | d |"),
        ("<tr><th>\n\nName\n\n</th><td>\n\n- one\n\n</td></tr>", "#### Name\n\n- one"),
        ('<tr><th class="group">OSCE</th></tr>', "### OSCE"),
        ('<form hidden><label>x</label></form>## Two {: #two data-x="1" }', "## Two"),
        ('<h2 id="a" class="b">Two <span>words</span></h2>', "## Two words"),
        ("| a<br>b |", "| a b |"),
        ("Fish &amp; chips {: .note }", "Fish & chips"),
        ("<https://example.com/a>", "<https://example.com/a>"),
    ],
)
def test_html_of_layouts_becomes_markdown(html: str, markdown: str) -> None:
    assert _without_html(html, HERE).strip() == markdown


def test_llms_txt_is_as_llmstxt_org_asks(site: BuiltSite, publication: Publication) -> None:
    lines = (site.folder / "llms.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert lines[2].startswith("> ")
    assert [line for line in lines if line.startswith("#")][-1] == "## Optional"
    links = [match.group(1) for line in lines if (match := re.match(r"- \[[^\]]+\]\(([^)]+)\): .+", line))]
    assert sorted(links) == sorted(f"{ADDRESS}{page.address}index.md" for page in publication.all_pages)
    assert all((site.folder / urldefrag(link).url.removeprefix(ADDRESS)).is_file() for link in links)
