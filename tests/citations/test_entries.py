from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qs, unquote

import bibtexparser
import pytest
import rispy
import yaml
from jsonschema import Draft7Validator, FormatChecker

from publication.citations.bibtex import bibtex
from publication.citations.csl import csl_item
from publication.citations.entries import (
    INSTRUMENT,
    WHOLE,
    as_csl_json,
    as_ris,
    citable,
    coins,
    contributors,
    downloads,
    heading,
    page_entries,
)
from publication.model import Publication
from publication.model.problems import Place
from publication.model.site import Revision, Site
from publication.model.sources import Source
from publication.source.bibliography import read_bibliography
from publication.source.load import load
from publication.source.revision import read_revision
from tests.conftest import ROOT, Miniature
from tests.site_builds import ADDRESS, BuiltSite
from tests.translated import translate

NAME = "Policing technology in multi-ethnic societies"
SITE = Site(NAME, ADDRESS, Revision("2026-11-24", "", datetime(2026, 11, 24, tzinfo=UTC)))


@pytest.fixture(scope="module")
def cited(publication: Publication) -> dict[str, list[Source]]:
    """What each page says how to cite, by its path in `docs/`."""
    return {page.path.removeprefix("docs/"): page_entries(page, publication, SITE) for page in publication.all_pages}


def test_a_recommendation_is_cited_with_the_text_of_2006(cited: dict[str, list[Source]]) -> None:
    page, instrument = map(csl_item, cited["recommendations/09.md"])
    assert page["author"] == [{"literal": f"The contributors to “{NAME}”"}]
    assert page["title"].startswith("Recommendation 9: ")
    assert page["version"] == "2026-11-24"
    assert page["issued"] == {"date-parts": [[2026, 11, 24]]}
    assert page["URL"] == f"{ADDRESS}recommendations/09/"
    assert instrument["title"] == INSTRUMENT["title"]
    assert instrument["issued"] == {"date-parts": [[2006, 2]]}
    assert instrument["note"] == "Recommendation 9"


def test_other_pages_are_cited_by_themselves_and_some_not_at_all(cited: dict[str, list[Source]]) -> None:
    for name in ("technologies/facial-recognition", "roundtable/index", "matrix", "recommendations/unforeseen", "about/index"):
        assert len(cited[f"{name}.md"]) == 1, name
    assert cited["index.md"] == cited["about/verify.md"] == []
    (whole,) = cited["about/index.md"]
    assert (whole.title, whole.fields["url"]) == (NAME, ADDRESS)


def test_a_translation_is_cited_with_the_title_of_the_original(mini: Miniature) -> None:
    translate(mini)
    french = load(mini.root, "fr").publication
    assert french is not None
    site = replace(SITE, name="Les technologies", address=f"{ADDRESS}fr/", language="fr", english=SITE)
    page, _ = entries = page_entries(french.by_number[9], french, site)
    assert (page.title, page.fields["origtitle"]) == ("Recommandation 9\u202f: Titre du numéro 9", "Recommendation 9: Title of number 9")
    item = csl_item(page)
    assert (item["original-title"], item["language"], item["note"]) == (page.fields["origtitle"], "fr", "page révisée le 31 janvier 2026")
    assert "OP  - Recommendation 9: Title of number 9\n" in as_ris(entries)
    assert [each.fields.get("origtitle") for each in read_bibliography(bibtex(entries), "b").sources] == [page.fields["origtitle"], None]
    (whole,) = page_entries(french.by_path[WHOLE], french, site)
    assert (whole.title, whole.fields["origtitle"]) == ("Les technologies", NAME)


def test_the_three_forms_say_the_same(cited: dict[str, list[Source]]) -> None:
    for entries in filter(None, cited.values()):
        items = json.loads(as_csl_json(entries))
        read = rispy.loads(as_ris(entries))
        # bibtexparser is another parser than the one that wrote the file.
        parsed = bibtexparser.parse_string(bibtex(entries))
        assert parsed.failed_blocks == []
        assert [item["id"] for item in items] == [entry["id"] for entry in read] == [entry.key for entry in parsed.entries]
        for item, entry in zip(items, parsed.entries, strict=True):
            assert (entry.fields_dict["url"].value if "url" in entry.fields_dict else None) == item.get("URL")
            if "issued" in item:
                assert entry.fields_dict["year"].value == str(item["issued"]["date-parts"][0][0])


def test_a_source_written_as_bibtex_is_read_as_the_same(publication: Publication) -> None:
    (written,) = {bibtex(publication.sources)}
    read = read_bibliography(written, "b")
    assert read.problems == ()
    place = Place("", 1)
    for one, other in zip(read.sources, publication.sources, strict=True):
        assert one.model_copy(update={"place": place}) == other.model_copy(update={"place": place})


def test_a_mark_of_latex_is_written_once_and_addresses_stay() -> None:
    text = (
        r"@misc{k, author = {{Pen \& Ink}}, title = {M\"uller \& \emph{Son}}, archiveurl = {https://example.org/a_b?c&d}, date = {2020-05}}"
    )
    written = bibtex(read_bibliography(text, "b").sources)
    assert r"{Pen \& Ink}" in written
    assert r"Müller \& \emph{Son}" in written
    assert "https://example.org/a_b?c&d" in written
    assert "  year = {2020},\n  month = {5},\n" in written, "for classic BibTeX"


def test_there_are_as_many_sources_in_every_form(site: BuiltSite, publication: Publication) -> None:
    number = len(publication.sources)
    written = {name: (site.folder / name).read_text(encoding="utf-8") for name in ("sources.json", "sources.ris")}
    assert len(json.loads(written["sources.json"])) == len(rispy.loads(written["sources.ris"])) == number
    assert len(bibtexparser.parse_file(str(ROOT / "data" / "sources.bib")).entries) == number


def test_the_instrument_is_the_source_of_that_name(publication: Publication) -> None:
    source = publication.by_key["hcnm2006policing"]
    for name in ("title", "institution", "date"):
        assert source.fields[name] == INSTRUMENT[name]
    assert INSTRUMENT["url"] in (ROOT / "overrides" / "layouts" / "recommendation.md").read_text(encoding="utf-8")


def test_citation_cff_names_the_same_author_title_and_version(publication: Publication) -> None:
    cff = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    version = read_revision(ROOT).version
    assert cff["title"] == NAME
    assert [author["name"] for author in cff["authors"]] == [contributors(publication, SITE)]
    assert cff["version"] == version, "CITATION.cff has another version than the newest entry of CHANGELOG.md"
    assert str(cff["date-released"]) == version


def test_citation_cff_is_valid() -> None:
    # Dates stay text, as the schema has them.
    cff = yaml.load((ROOT / "CITATION.cff").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    schema = json.loads((ROOT / "tests" / "schemas" / "cff-1.2.0.json").read_text(encoding="utf-8"))
    errors = Draft7Validator(schema, format_checker=FormatChecker()).iter_errors(cff)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_reference_managers_find_the_page(site: BuiltSite, publication: Publication) -> None:
    for page in publication.all_pages:
        titles = site.pages[f"{page.address}index.html"].tree.xpath("//span[@class='Z3988']/@title")
        assert len(titles) == citable(page), page.path
        if titles:
            found = parse_qs(titles[0], strict_parsing=True)
            assert found["ctx_ver"] == ["Z39.88-2004"]
            assert found["rft.title"] == [heading(page, publication)]
            assert found["rft.aucorp"] == [contributors(publication, SITE)]
            assert found["rft.identifier"] == [ADDRESS + page.address]


def test_every_page_that_can_be_cited_carries_its_files(site: BuiltSite, publication: Publication) -> None:
    for page in publication.all_pages:
        tree = site.pages[f"{page.address}index.html"].tree
        found = {link.get("download"): unquote(link.get("href")) for link in tree.xpath("//div[@class='cite']//a[@download]")}
        assert len(found) == (2 if citable(page) or page.path == WHOLE else 0), page.path
        for name, address in found.items():
            # The file as a browser takes it out of the address, read by programs that are not ours.
            kind, _, text = address.partition(",")
            if kind == "data:application/x-bibtex":
                keys = [entry.key for entry in bibtexparser.parse_string(text).entries]
            else:
                assert kind == "data:application/x-research-info-systems"
                keys = [entry["id"] for entry in rispy.loads(text)]
            assert name.rpartition(".")[0] == keys[0]
            assert len(keys) == 1 + (page.layout == "recommendation"), page.path
    (words,) = site.pages["technologies/facial-recognition/index.html"].tree.xpath("//div[@class='cite']//dd/span")
    assert re.fullmatch(
        rf"The contributors to “{NAME}” \(\d{{4}}\)\. “Facial recognition”, in: {NAME}, edition of \d+ \w+ \d{{4}}, "
        rf"page reviewed on \d+ \w+ \d{{4}}, {ADDRESS}technologies/facial-recognition/",
        words.text_content(),
    )


def test_what_an_address_may_not_hold_is_encoded_and_comes_back(publication: Publication) -> None:
    site = replace(SITE, name='100% {of} "this" & <that> #1, Žižek’s\\')
    page = publication.by_number[9]
    entries = page_entries(page, publication, site)
    for each, text in zip(downloads(page, publication, site), (bibtex(entries), as_ris(entries)), strict=True):
        assert re.search(r"[\s\"<>\\^`{|}\[\]#]|%(?![0-9A-F]{2})", each.address) is None
        assert unquote(each.address).partition(",")[2] == text
    assert parse_qs(coins(page, publication, site), strict_parsing=True)["rft.source"] == [site.name]
