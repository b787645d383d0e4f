"""A build of several languages: each its own site, with the way to the same page in the others."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from lxml import etree, html
from mkdocs.structure.pages import Page as MkDocsPage

from tests.conftest import Miniature, write_miniature
from tests.site.test_preview import Preview
from tests.site_builds import BuiltSite, run_mkdocs
from tests.translated import NINE, translate

ADDRESS = "https://example.org/policing/"
REPOSITORY = "https://example.org/repository"
ARABIC = """INHERIT: base.yml
site_dir: ../site/ar
theme:
  language: ar
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The miniature in English, in French, where a section is stale, and in Arabic, of which there is a word."""
    mini = translate(write_miniature(tmp_path_factory.mktemp("languages")), site=True)
    mini.replace("docs/recommendations/09.md", "The note gives a reason.", "The note gives a good reason.")
    mini.write("data/interface/ar.yml", "recommendation:\n  name: توصية\n")
    mini.write("languages/ar.yml", ARABIC)
    result = run_mkdocs(mini.root, "build", SITE_URL=ADDRESS, REPO_URL=REPOSITORY)
    assert result.returncode == 0, result.stdout + result.stderr
    return BuiltSite(mini.root / "site", ADDRESS, others=("fr/", "ar/"))


def page(built: BuiltSite, name: str) -> html.HtmlElement:
    return html.parse(str(built.folder / name)).getroot()


def test_every_language_has_every_page(built: BuiltSite) -> None:
    for language in ("fr", "ar"):
        assert built.in_language(language).pages.keys() == built.pages.keys()
    assert not list(built.folder.parent.glob(".site-*"))


def test_no_link_is_dead_in_any_language(built: BuiltSite) -> None:
    assert BuiltSite(built.folder, ADDRESS).dead_links() == []


@pytest.mark.parametrize(("name", "language", "direction"), [("", "en", "ltr"), ("fr/", "fr", "ltr"), ("ar/", "ar", "rtl")])
def test_the_frame_is_in_its_language_and_direction(built: BuiltSite, name: str, language: str, direction: str) -> None:
    for path in ("index.html", "recommendations/09/index.html", "404.html"):
        root = page(built, name + path)
        assert (root.get("lang"), root.find("body").get("dir")) == (language, direction)


def test_the_menu_leads_to_the_same_page_and_names_each_language_in_itself(built: BuiltSite) -> None:
    links = page(built, "fr/recommendations/09/index.html").xpath("//a[@hreflang and contains(@class, 'md-select__link')]")
    assert [(link.text, link.get("lang"), link.get("hreflang"), link.get("href"), link.get("aria-current")) for link in links] == [
        ("English", "en", "en", "../../../recommendations/09/", None),
        ("العربية", "ar", "ar", "../../../ar/recommendations/09/", None),
        ("Français", "fr", "fr", "./", "true"),
    ]


def test_search_engines_are_told_the_languages_that_have_a_page(built: BuiltSite) -> None:
    there = {"en": f"{ADDRESS}recommendations/09/", "fr": f"{ADDRESS}fr/recommendations/09/", "x-default": f"{ADDRESS}recommendations/09/"}
    for name in ("", "fr/"):
        links = page(built, f"{name}recommendations/09/index.html").xpath("//link[@rel='alternate'][@hreflang]")
        assert {link.get("hreflang"): link.get("href") for link in links} == there
    assert page(built, "recommendations/16/index.html").xpath("//link[@rel='alternate'][@hreflang]") == []
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    sitemap = etree.parse(str(built.folder / "fr" / "sitemap.xml"))
    assert sitemap.xpath("//s:loc/text()", namespaces=space) == [there["fr"], f"{ADDRESS}fr/technologies/drones/"]
    assert sitemap.xpath("//s:url[1]/x:link/@hreflang", namespaces=space) == ["en", "fr"]
    assert f"Sitemap: {ADDRESS}fr/sitemap.xml" in (built.folder / "robots.txt").read_text(encoding="utf-8")


def test_a_page_without_translation_is_english_and_says_so(built: BuiltSite) -> None:
    root = page(built, "fr/recommendations/16/index.html")
    (text,) = root.xpath("//div[@class='text']")
    assert (text.get("lang"), text.get("dir")) == ("en", "ltr")
    assert "Addressed to" in text.text_content()
    (notice,) = root.xpath("//div[@role='note']")
    assert "n’est pas encore traduite" in notice.text_content()
    assert notice.xpath(".//a/@href") == ["../../../recommendations/16/"]
    assert root.xpath("//link[@rel='canonical']/@href") == [f"{ADDRESS}recommendations/16/"]


def test_a_draft_says_so_and_how_to_correct_it(built: BuiltSite) -> None:
    root = page(built, "fr/recommendations/09/index.html")
    (notice,) = root.xpath("//div[@role='note']")
    assert "provisoire" in notice.text_content()
    assert notice.xpath(".//a/@href")[1] == f"{REPOSITORY}/edit/main/{NINE}"
    assert root.xpath("//link[@rel='canonical']/@href") == [f"{ADDRESS}fr/recommendations/09/"]
    (reviewed,) = page(built, "fr/technologies/drones/index.html").xpath("//div[@role='note']")
    assert "provisoire" not in reviewed.text_content()


def test_a_stale_section_leads_to_the_english_one(built: BuiltSite) -> None:
    (notice,) = page(built, "fr/recommendations/09/index.html").xpath("//p[@class='notice']")
    assert notice.xpath("preceding::h2[1]/@id") == ["why"]
    assert notice.xpath(".//a/@href") == ["../../../recommendations/09/#why"]


def test_a_section_in_english_is_marked_as_english(built: BuiltSite) -> None:
    root = page(built, "fr/technologies/drones/index.html")
    (heading,) = root.xpath("//h2[@id='law']")
    assert heading.xpath("./span[@lang='en']/text()") == ["Law"]
    (text,) = heading.xpath("following::p[@id='law-1']")
    assert text.xpath("ancestor::div[@lang='en']")
    assert not root.xpath("//h2[@id='law']/preceding::p[contains(@class, 'lead')][ancestor::*[@lang='en'][not(self::html)]]")


def test_ids_of_headings_and_paragraphs_are_those_of_the_english(built: BuiltSite) -> None:
    french, english = (page(built, f"{name}recommendations/09/index.html") for name in ("fr/", ""))
    for path in ("//h2/@id", "//p[@id]/@id", "//li[starts-with(@id, 'fn')]/@id"):
        assert french.xpath(path) == english.xpath(path)


def test_dates_are_written_in_the_manner_of_the_language(built: BuiltSite) -> None:
    assert "31 janvier 2026" in page(built, "fr/recommendations/09/index.html").text_content()


def test_checksums_hold_for_every_language(built: BuiltSite) -> None:
    listed = (built.folder / "sha256sums.txt").read_text(encoding="utf-8")
    assert "  fr/recommendations/09/index.html\n" in listed
    assert not (built.folder / "fr" / "sha256sums.txt").exists()
    result = subprocess.run(["sha256sum", "--check", "--quiet", "sha256sums.txt"], cwd=built.folder, check=False)
    assert result.returncode == 0


def test_what_has_no_language_is_there_once(built: BuiltSite) -> None:
    for name in ("sources.bib", "robots.txt", "feeds", "api/schema"):
        assert (built.folder / name).exists()
        assert not (built.folder / "fr" / name).exists()
    assert (built.folder / "fr" / "api" / "publication.json").is_file()


def test_a_fault_of_a_translation_stops_the_build_and_leaves_nothing(mini: Miniature) -> None:
    translate(mini, site=True).replace(NINE, "numéro 9 [@hcnm2006]", "numéro 9")
    result = run_mkdocs(mini.root, "build")
    assert result.returncode != 0
    assert f"{NINE}:" in result.stderr
    assert "`fr` was not built" in result.stderr
    assert not list(mini.root.glob(".site-*"))


def test_one_language_can_be_built_alone(mini: Miniature, tmp_path: Path) -> None:
    translate(mini, site=True)
    result = run_mkdocs(mini.root, "build", "--config-file", "languages/fr.yml", "--site-dir", str(tmp_path / "alone"), SITE_URL=ADDRESS)
    assert result.returncode == 0, result.stderr
    root = html.parse(str(tmp_path / "alone" / "recommendations" / "09" / "index.html")).getroot()
    assert root.xpath("//link[@rel='canonical']/@href") == [f"{ADDRESS}fr/recommendations/09/"]


def test_english_can_be_built_alone(mini: Miniature) -> None:
    result = run_mkdocs(translate(mini, site=True).root, "build", LANGUAGES="en")
    assert result.returncode == 0, result.stderr
    assert not (mini.root / "site" / "fr").exists()
    assert "md-select" not in mini.path("site/index.html").read_text(encoding="utf-8")


def test_an_unknown_language_is_refused(mini: Miniature) -> None:
    result = run_mkdocs(translate(mini, site=True).root, "build", LANGUAGES="xx")
    assert result.returncode != 0
    assert "LANGUAGES names `xx`" in result.stderr


def test_an_edit_of_a_translation_renders_its_own_page_only(mini: Miniature, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preview = Preview(translate(mini, site=True).root, tmp_path / "site", "languages/fr.yml")
    preview.build()
    rendered = []
    render = MkDocsPage.render
    monkeypatch.setattr(MkDocsPage, "render", lambda page, *rest: (rendered.append(page.file.src_uri), render(page, *rest))[1])
    mini.replace(NINE, "La note donne une raison.", "La note fournit une raison.")
    files, said = preview.build()
    assert said == []
    assert rendered == ["recommendations/09.md"]
    assert "La note fournit une raison." in files["recommendations/09/index.html"].decode()
