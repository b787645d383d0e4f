"""From pages to the HTML that pandoc reads."""

from __future__ import annotations

import json
from typing import Any

import pytest

from publication.editions import pandoc
from publication.editions.book import OF_THE_SITE, Book, Chapter, book
from publication.editions.pdf import typst_source
from publication.source.load import load
from publication.source.revision import read_revision
from publication.source.settings import read_site
from tests.conftest import Miniature
from tests.site.test_blocks import TEXT
from tests.translated import NINE, translate


def made(mini: Miniature) -> Book:
    publication = load(mini.root).publication
    assert publication is not None
    return book(publication, read_site(mini.root, read_revision(mini.root)), mini.root)


def chapter(mini: Miniature, name: str) -> Chapter:
    return next(each for each in made(mini).chapters if each.id == name)


def text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def test_chapters_are_the_pages_of_the_navigation_in_its_order_but_for_those_about_the_site(mini: Miniature) -> None:
    publication = mini.publication()
    paths = [path for path in publication.navigation if publication.by_path[path].layout not in OF_THE_SITE]
    assert [each.page.path for each in made(mini).chapters] == paths
    assert len(paths) < len(publication.navigation)


def test_a_page_that_is_added_to_the_navigation_is_a_chapter(mini: Miniature) -> None:
    mini.write("docs/more.md", "---\ntitle: More\nsummary: More.\nreviewed: 2026-01-31\n---\n\n## One {#one}\n\nText.\n")
    mini.replace("mkdocs.yml", "  - matrix.md\n", "  - matrix.md\n  - more.md\n")
    ids = [each.id for each in made(mini).chapters]
    assert ids[ids.index("matrix") + 1] == "more"


def test_a_section_that_begins_with_its_index_holds_chapters_of_the_second_level(mini: Miniature) -> None:
    levels = {each.id: each.level for each in made(mini).chapters}
    assert (levels["technologies"], levels["drones"], levels["matrix"]) == (1, 2, 1)
    assert "<h3" in made(mini).html


def test_ids_carry_the_name_of_their_chapter_and_are_unique(mini: Miniature) -> None:
    assert chapter(mini, "rec-9").body.xpath(".//h3[@id='rec-9--asks']")
    every = [name for each in made(mini).chapters for name in each.body.xpath(".//@id")]
    assert len(every) == len(set(every))


def test_links_between_pages_lead_inside_the_book_and_others_are_whole(mini: Miniature, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/policing/")
    links = chapter(mini, "home").body.xpath(".//a/@href")
    assert {"#drones", "#sources", "#rec-1"} <= set(links)
    assert all(link.startswith(("#", "http://", "https://")) for each in made(mini).chapters for link in each.body.xpath(".//a/@href"))
    assert "https://example.org/policing/sources.bib" in chapter(mini, "sources").body.xpath(".//a/@href")


def test_a_link_to_a_page_about_the_site_is_its_address_there(mini: Miniature, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/policing/")
    mini.append("docs/index.md", "\nSee [the data](data.md).\n")
    assert "https://example.org/policing/data/" in chapter(mini, "home").body.xpath(".//a/@href")


def test_a_link_that_leads_nowhere_is_told(mini: Miniature) -> None:
    mini.replace("docs/index.md", "(sources.md)", "(sources.md#not-there)")
    with pytest.raises(ValueError, match=r"docs/index\.md: #sources--not-there"):
        made(mini)


def test_each_mark_has_its_note_and_a_later_one_is_short(mini: Miniature) -> None:
    body = chapter(mini, "drones").body
    marks = [mark.get("href")[1:] for mark in body.xpath(".//a[@type='noteref']")]
    notes = {note.get("id"): text(note) for note in body.xpath(".//aside")}
    assert marks == list(notes)
    of_smith = [note for note in notes.values() if note.startswith("Ann Smith (2024)")]
    assert "Source record" in of_smith[0]
    assert len(of_smith) > 1
    assert set(of_smith[1:]) == {"Ann Smith (2024), On Drones."}
    assert body.xpath(".//aside//a[text()='On Drones']/@href")[0] == "#sources--smith2024"


def test_what_only_a_site_can_do_is_gone(mini: Miniature) -> None:
    for each in made(mini).chapters:
        assert not each.body.xpath(".//form | .//button | .//script | .//details | .//svg | .//@style | .//@data-filter"), each.id
        assert not each.body.xpath(".//div[@class='fold'][not(p) or count(*) > 1]"), each.id
        assert not each.body.xpath(f".//h2[@id='{each.id}--cite'] | .//*[contains(., 'JavaScript')]"), each.id


def test_a_chapter_begins_with_its_address(mini: Miniature, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/policing/")
    assert text(chapter(mini, "rec-9").body[0]) == "https://example.org/policing/recommendations/09/"


def test_tables_of_law_are_entries_under_headings(mini: Miniature) -> None:
    law = chapter(mini, "law").body
    (heading,) = law.xpath(".//h4[@id='law--law-some-act']")
    assert heading.text.strip() == "Some Act"
    assert not heading.xpath(".//a[@type='noteref']")
    fields = heading.xpath("following::dl")[0]
    assert [term.text for term in fields.findall("dt")] == ["What it asks", "Status", "Concerns"]
    assert not law.xpath(".//table")


def test_a_cell_of_the_matrix_is_a_sign_with_a_name(mini: Miniature) -> None:
    signs = chapter(mini, "matrix").body.xpath(".//table//td//span[@class='sign']")
    assert {(sign.text, sign.get("aria-label")) for sign in signs} == {
        ("+", "Supports"),
        ("−", "Strains"),
        ("·", "Examined, does not bear"),
    }


def test_blocks_of_a_contributor_are_read_one_below_the_other(mini: Miniature) -> None:
    mini.append("docs/about/index.md", TEXT)
    said = text(chapter(mini, "about").body)
    for part in (
        "Mind this Text of the warning",
        "Open me Text behind the fold, with drones",
        "First Text of the first. Second Text of the second.",
    ):
        assert part in said
    assert "☐ to be ticked ☒ ticked" in said
    assert not chapter(mini, "about").body.xpath(".//input | .//label")


def test_pandoc_keeps_classes_and_ids_of_lists_and_paragraphs(mini: Miniature) -> None:
    """What `readable` moves would be lost: pandoc reads no attributes of `p`, `ul`, `li`."""
    tree = json.dumps(json.loads(pandoc.read(made(mini).html)))
    assert '["", ["lead"], []]' in tree
    assert '["", ["bearings"], []]' in tree
    assert '["drones--on-9", [], []]' in tree
    assert '"t": "Note"' in tree


def french(mini: Miniature) -> Book:
    publication = load(mini.root, "fr").publication
    assert publication is not None
    return book(publication, read_site(mini.root, read_revision(mini.root), "fr"), mini.root)


def test_a_book_in_another_language_says_what_it_is_and_marks_what_is_english(mini: Miniature, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/policing/")
    translate(mini, site=True).replace(NINE, "## Pourquoi {#why}\n\nLa note donne une raison.\n", "")
    made_ = french(mini)
    nine, sixteen = (next(each for each in made_.chapters if each.id == name) for name in ("rec-9", "rec-16"))
    assert "<p>Cette traduction est provisoire" in made_.html
    assert "https://example.org/policing/fr/about/</p>" in made_.html
    assert text(nine.body[0]) == "https://example.org/policing/fr/recommendations/09/"
    assert nine.body.xpath(".//h3[@id='rec-9--asks']")[0].text == "Ce qu’elle demande"
    assert 'id="rec-9" class="chapter">Recommandation 9' in nine.html
    (section,) = nine.body.xpath(".//div[@lang='en'][contains(., 'The note gives a reason.')]")
    assert section.xpath("preceding::a[1]/@href") == ["https://example.org/policing/recommendations/09/#why"]
    # Pages that nobody has translated yet.
    assert 'id="rec-16" class="chapter" lang="en">Recommendation 16' in sixteen.html
    assert sixteen.body.get("lang") == "en"
    assert text(sixteen.body[0]) == "Cette page n’est pas encore traduite. Elle est affichée en anglais."
    assert text(sixteen.body[1]) == "https://example.org/policing/recommendations/16/"
    # Titles of sources are in their own language.
    notes = next(each for each in made_.chapters if each.id == "drones").body.xpath(".//aside/p")
    assert {title for note in notes for title in note.xpath(".//em/@lang")} == {"en"}
    assert next(note.xpath(".//span/@lang") for note in notes if text(note) == "Ann Smith (2024), On Drones.") == ["en"]


def test_pandoc_keeps_the_language_of_texts(mini: Miniature) -> None:
    made_ = french(translate(mini, site=True))
    source = typst_source(pandoc.read(made_.html), made_.publication, made_.site, "book.typ", {}).decode()
    assert '#set text(font: serif, size: 10.5pt, lang: "fr", region: none' in source
    assert '#chapter-title(2, "rec-16")[#text(lang: "en")[Recommendation 16' in source
    assert 'Ann Smith (2024). #text(lang: "en")[#emph[On Drones]]' in source
