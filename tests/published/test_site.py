"""The built site, as readers get it. Its HTML is read by `test_html`, its headings and tables by `test_accessibility`, its links by `test_languages`."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest

from publication.model import Publication
from publication.site.card import CARD, DRAWING
from publication.site.files import SEARCH_WORDS
from tests.conftest import ROOT
from tests.site_builds import ADDRESS, REPOSITORY, BuiltSite


def test_every_page_is_built(site: BuiltSite, publication: Publication) -> None:
    expected = {page.address for page in publication.all_pages} | {"404.html"}
    assert {page.address for page in site.pages.values()} == expected


def test_every_footnote_leads_back(site: BuiltSite) -> None:
    for page in site.pages.values():
        notes = page.tree.xpath("//li[starts-with(@id, 'fn:')]")
        assert all(note.xpath(".//span[@class='back']/a") for note in notes), page.address


def test_titles_are_unique(site: BuiltSite) -> None:
    titles = Counter(page.tree.findtext(".//title") for page in site.pages.values() if page.address != "404.html")
    assert [title for title, count in titles.items() if count > 1] == []


def test_nothing_is_loaded_from_another_host(site: BuiltSite) -> None:
    loading = (
        "//link[not(@rel='canonical' or @hreflang)]/@href | //script/@src | //img/@src | //iframe/@src | //source/@src | //object/@data"
    )
    for page in site.pages.values():
        assert [address for address in page.tree.xpath(loading) if urlsplit(address).netloc] == [], page.address
    for style in site.folder.rglob("*.css"):
        assert re.findall(r"url\(['\"]?(?:https?:)?//[^)]*\)|@import", style.read_text(encoding="utf-8")) == [], style.name


def test_the_repository_is_linked(site: BuiltSite) -> None:
    assert REPOSITORY in site.pages["index.html"].tree.xpath("//a/@href")


def test_of_the_theme_one_style_sheet_is_shipped(site: BuiltSite) -> None:
    names = {path.relative_to(site.folder).as_posix() for path in (site.folder / "assets").rglob("*") if path.is_file()}
    own = {f"assets/{path.name}" for path in (ROOT / "overrides" / "assets").iterdir()}
    assert names == own - {DRAWING} | {CARD, SEARCH_WORDS}


@pytest.mark.parametrize("scrap", ["[@", "][rec-", "][term-", "][law-", "{: ", "{#", "{%", "{{", "(unknown source"])
def test_nothing_is_left_unrendered(site: BuiltSite, scrap: str) -> None:
    assert [page.address for page in site.pages.values() if scrap in page.text()] == []


def test_every_page_describes_itself(site: BuiltSite, publication: Publication) -> None:
    by_address = {page.address: page for page in publication.all_pages}
    for page in site.pages.values():
        if page.address in by_address:
            assert page.tree.xpath("//meta[@name='description']/@content") == [by_address[page.address].summary]
            assert page.tree.xpath("//link[@rel='canonical']/@href") == [ADDRESS + page.address]


def test_every_page_has_a_strict_policy(site: BuiltSite) -> None:
    for page in site.pages.values():
        (found,) = page.tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in found
        assert "unsafe-inline" not in found
        assert page.tree.xpath("//@style | //style") == [], page.address
        assert page.tree.xpath("//@onclick | //@onload") == [], page.address


def test_pages_can_be_edited_and_their_source_viewed(site: BuiltSite) -> None:
    links = site.pages["technologies/facial-recognition/index.html"].tree.xpath("//a/@href")
    assert f"{REPOSITORY}/edit/main/docs/technologies/facial-recognition.md" in links
    assert f"{REPOSITORY}/raw/main/docs/technologies/facial-recognition.md" in links


def test_every_source_has_an_address_and_its_citing_pages(site: BuiltSite, publication: Publication) -> None:
    entries = {entry.get("id"): entry for entry in site.pages["sources/index.html"].tree.xpath("//ul[@class='sources']/li")}
    assert sorted(entries) == [source.key for source in publication.sources]
    assert [key for key, entry in entries.items() if not entry.xpath(".//a[starts-with(@href, '..')]")] == []


def test_every_cell_of_the_matrix_leads_to_its_reason(site: BuiltSite, publication: Publication) -> None:
    page = site.pages["matrix/index.html"]
    table = page.tree.get_element_by_id("matrix-table")
    assert table.xpath("./caption")
    assert len(table.xpath("./thead//th[@scope='col']")) == len(publication.technologies) + 1
    assert len(table.xpath("./tbody/tr/th[@scope='row']")) == 23
    links = table.xpath(".//td/a/@href")
    assert len(links) == 23 * len(publication.technologies)
    for link in links:
        name, anchor = site.target(page, link)
        assert name is not None
        reason = site.pages[name].tree.get_element_by_id(anchor)
        assert len(reason.text_content().split()) > 5


def test_every_instrument_and_case_has_an_address(site: BuiltSite, publication: Publication) -> None:
    ids = site.pages["law/index.html"].ids
    expected = {f"law-{item.id}" for item in publication.instruments} | {f"case-{item.id}" for item in publication.cases}
    assert expected <= ids


def test_links_to_terms_carry_their_definition(site: BuiltSite) -> None:
    links = site.pages["technologies/facial-recognition/index.html"].tree.xpath("//article//a[contains(@href, '#term-')]")
    assert links
    assert [link.text_content() for link in links if not link.get("data-definition")] == []
