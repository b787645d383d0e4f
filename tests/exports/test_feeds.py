"""Feeds as feed readers read them, and what crawlers read."""

from __future__ import annotations

from datetime import date
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import feedparser
import pytest

from publication.exports.files import read_files
from publication.model import Publication
from publication.source.load import load
from tests.conftest import Miniature
from tests.site_builds import ADDRESS, BuiltSite

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def read(site: BuiltSite, name: str) -> feedparser.FeedParserDict:
    found = feedparser.parse((site.folder / name).read_bytes())
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def test_the_feed_of_the_whole_has_an_entry_for_each_day(site: BuiltSite, publication: Publication) -> None:
    found = read(site, "feeds/changes.xml")
    days = list(dict.fromkeys(change.version for change in publication.changes))
    assert [entry.updated for entry in found.entries] == [f"{day}T00:00:00+00:00" for day in days]
    assert found.feed.updated == found.entries[0].updated
    assert found.feed.id == ADDRESS + "feeds/changes.xml"
    anchors = site.pages["about/changes/index.html"].ids
    for entry in found.entries:
        address, _, anchor = entry.link.partition("#")
        assert address == ADDRESS + "about/changes/"
        assert anchor in anchors
        assert "](" not in entry.content[0].value


def test_every_recommendation_and_technology_has_a_feed(site: BuiltSite, publication: Publication) -> None:
    names = [f"recommendations/{page.number}" for page in publication.recommendations] + [
        f"technologies/{page.id}" for page in publication.technologies
    ]
    assert sorted(path.relative_to(site.folder / "feeds").as_posix() for path in (site.folder / "feeds").rglob("*.xml")) == sorted(
        [f"{name}.xml" for name in names] + ["changes.xml"]
    )
    ids = [entry.id for name in names for entry in read(site, f"feeds/{name}.xml").entries]
    assert len(ids) >= len(names)
    assert len(ids) == len(set(ids))


def test_a_feed_has_the_changes_that_name_its_page(mini: Miniature) -> None:
    mini.write("CHANGELOG.md", "# Changes\n\n## 2026-03-02\n\n- About [drones][drones].\n- Else.\n\n## 2026-03-01\n\n- First.\n")
    files = read_files(mini.root, load(mini.root))
    (entry,) = feedparser.parse(files["feeds/technologies/drones.xml"].encode()).entries
    assert entry.content[0].value == '<ul><li><p>About <a href="http://127.0.0.1:8000/technologies/drones/">drones</a>.</p></li></ul>'
    without = feedparser.parse(files["feeds/recommendations/9.xml"].encode())
    assert (without.entries, without.feed.updated) == ([], "2026-01-31T00:00:00+00:00")


@pytest.mark.parametrize(
    ("name", "types"),
    [
        ("index.html", ["application/atom+xml", "text/markdown"]),
        ("recommendations/09/index.html", ["application/atom+xml"] * 2 + ["application/json", "text/markdown"]),
        ("technologies/facial-recognition/index.html", ["application/atom+xml"] * 2 + ["application/json", "text/markdown"]),
    ],
)
def test_a_page_names_its_other_forms(site: BuiltSite, name: str, types: list[str]) -> None:
    links = site.pages[name].tree.xpath("//head/link[@rel='alternate'][@type]")
    assert [link.get("type") for link in links] == types
    for link in links:
        target, _ = site.target(site.pages[name], link.get("href"))
        assert target is not None
        assert (site.folder / target).is_file()


def test_readers_are_shown_the_other_forms_once(site: BuiltSite) -> None:
    links = site.pages["technologies/facial-recognition/index.html"].tree.xpath(
        "//main//p[@class='actions']/a[not(@rel)][not(contains(@href, '/raw/'))]/@href"
    )
    shown = ["../../feeds/technologies/facial-recognition.xml", "../../api/technologies/facial-recognition.json", "index.md"]
    assert [link.removeprefix("./") for link in links if link.endswith((".xml", ".json", "index.md"))] == shown
    assert [
        link
        for link in site.pages["law/index.html"].tree.xpath("//main//p[@class='actions']/a[not(@rel)][not(contains(@href, '/raw/'))]/@href")
        if "feeds" in link
    ] == ["../feeds/changes.xml"]


def test_the_sitemap_has_every_page_and_the_day_it_changed(site: BuiltSite, publication: Publication) -> None:
    tree = ElementTree.parse(site.folder / "sitemap.xml")
    found = {str(url.findtext("s:loc", namespaces=SITEMAP)): url.findtext("s:lastmod", namespaces=SITEMAP) for url in tree.getroot()}
    assert sorted(found) == sorted(ADDRESS + page.address for page in publication.all_pages)
    for page in publication.all_pages:
        assert page.reviewed <= date.fromisoformat(str(found[ADDRESS + page.address])) <= date.fromisoformat(max(map(str, found.values())))
    assert not (site.folder / "sitemap.xml.gz").exists()


def test_crawlers_are_let_in_and_led_to_the_sitemap(site: BuiltSite) -> None:
    robots = RobotFileParser()
    robots.parse((site.folder / "robots.txt").read_text(encoding="utf-8").splitlines())
    assert robots.can_fetch("anybody", ADDRESS + "technologies/facial-recognition/")
    assert robots.site_maps() == [ADDRESS + name for name in ("sitemap.xml", "fr/sitemap.xml", "ru/sitemap.xml")]
