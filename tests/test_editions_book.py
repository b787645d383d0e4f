"""From pages to chapters."""

from __future__ import annotations

import pytest

from publication.editions.book import Book, Chapter, book
from publication.source.load import load
from publication.source.revision import read_revision
from publication.source.settings import read_settings
from tests.conftest import Miniature


def made(mini: Miniature) -> Book:
    publication = load(mini.root).publication
    assert publication is not None
    return book(publication, read_settings(mini.root), read_revision(mini.root), mini.root)


def chapter(mini: Miniature, name: str) -> Chapter:
    return next(each for each in made(mini).chapters if each.id == name)


def test_chapters_are_the_pages_of_the_navigation_in_its_order(mini: Miniature) -> None:
    assert [each.page.path for each in made(mini).chapters] == list(mini.publication().navigation)


def test_a_page_that_is_added_to_the_navigation_is_a_chapter(mini: Miniature) -> None:
    mini.write("docs/more.md", "---\ntitle: More\nsummary: More.\nreviewed: 2026-01-31\n---\n\n## One {#one}\n\nText.\n")
    mini.replace("mkdocs.yml", "  - matrix.md\n", "  - matrix.md\n  - more.md\n")
    ids = [each.id for each in made(mini).chapters]
    assert ids[ids.index("matrix") + 1] == "more"


def test_ids_carry_the_name_of_their_chapter_and_are_unique(mini: Miniature) -> None:
    chapters = made(mini).chapters
    assert "rec-9--asks" in chapter(mini, "rec-9").ids
    every = [name for each in chapters for name in (*each.body.xpath(".//@id"), *(note.id for note in each.notes))]
    assert len(every) == len(set(every))


def test_links_between_pages_lead_inside_the_book_and_others_are_whole(mini: Miniature) -> None:
    links = chapter(mini, "home").body.xpath(".//a/@href")
    assert {"#drones", "#sources", "#rec-1"} <= set(links)
    assert all(link.startswith(("#", "http://", "https://")) for each in made(mini).chapters for link in each.body.xpath(".//a/@href"))


def test_a_link_to_a_file_of_the_site_is_its_address_there(mini: Miniature, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/policing/")
    assert "https://example.org/policing/sources.bib" in chapter(mini, "sources").body.xpath(".//a/@href")


def test_a_link_that_leads_nowhere_is_told(mini: Miniature) -> None:
    mini.replace("docs/index.md", "(sources.md)", "(sources.md#not-there)")
    with pytest.raises(ValueError, match=r"docs/index\.md: #sources--not-there"):
        made(mini)


def test_a_citation_is_a_numbered_mark_and_a_note_with_its_places(mini: Miniature) -> None:
    drones = chapter(mini, "drones")
    note = next(note for note in drones.notes if note.id == "drones--note-smith2024")
    marks = drones.body.xpath(".//a[@class='noteref'][@href='#drones--note-smith2024']")
    assert [mark.get("id") for mark in marks] == list(note.marks)
    assert {mark.text for mark in marks} == {str(note.number)}
    assert "On Drones" in "".join(note.content.itertext())
    assert note.short == "Ann Smith (2024)"


def test_what_only_a_site_can_do_is_gone(mini: Miniature) -> None:
    for each in made(mini).chapters:
        assert not each.body.xpath(
            ".//form | .//button | .//script | .//details | .//*[@class='headerlink'] | .//@style | .//@data-filter"
        ), each.id


def test_tables_of_law_are_entries_under_headings(mini: Miniature) -> None:
    law = chapter(mini, "law").body
    (heading,) = law.xpath(".//h4[@id='law--law-some-act']")
    assert heading.text.strip() == "Some Act"
    assert not heading.xpath(".//a[@class='noteref']")
    fields = heading.getparent().find("dl")
    assert [term.text for term in fields.findall("dt")] == ["What it asks", "Status", "Concerns"]
    assert not law.xpath(".//table")


def test_relations_are_told_by_a_sign_and_a_word(mini: Miniature) -> None:
    matrix = chapter(mini, "matrix").body
    cells = {"".join(cell.itertext()).strip() for cell in matrix.xpath(".//table//td")}
    assert cells == {"+ Supports", "− Strains", "·"}
