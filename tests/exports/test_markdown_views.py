"""The pages as Markdown, read with a parser that did not write them, and the list for language models."""

from __future__ import annotations

import re
from urllib.parse import urldefrag

from markdown_it import MarkdownIt
from markdown_it.token import Token

from publication.model import Page, Publication
from tests.site_builds import ADDRESS, BuiltSite


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


def test_a_view_has_nothing_that_only_a_browser_can_use(site: BuiltSite, publication: Publication) -> None:
    words = publication.words
    for page in publication.all_pages:
        for only in (words.filter.legend, words.practice.without_script, words.practice.reset, words.matrix.all):
            assert only not in view(site, page), (page.path, only)


def test_tables_of_a_layout_are_tables_of_a_view(site: BuiltSite, publication: Publication) -> None:
    tokens = MarkdownIt().enable("table").parse(view(site, publication.by_path["docs/matrix.md"]))
    columns, rows = len(publication.technologies) + 1, len(publication.recommendations)
    assert len([token for token in tokens if token.type == "th_open"]) == columns
    assert len([token for token in tokens if token.type == "td_open"]) == columns * rows


def test_llms_txt_is_as_llmstxt_org_asks(site: BuiltSite, publication: Publication) -> None:
    lines = (site.folder / "llms.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert lines[2].startswith("> ")
    assert [line for line in lines if line.startswith("#")][-1] == "## Optional"
    links = [match.group(1) for line in lines if (match := re.match(r"- \[[^\]]+\]\(([^)]+)\): .+", line))]
    assert sorted(links) == sorted(f"{ADDRESS}{page.address}index.md" for page in publication.all_pages)
    assert all((site.folder / urldefrag(link).url.removeprefix(ADDRESS)).is_file() for link in links)
