"""Structured data as crawlers find it: extruct takes it out of the page, rdflib knows the words of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import extruct
import pytest
from rdflib import SDO, Graph, URIRef

from publication.exports.linked_data import script
from publication.model import Publication
from tests.conftest import Miniature
from tests.pages.test_compose import composer_of
from tests.site_builds import ADDRESS, BuiltSite

SCHEMA = "https://schema.org/"
SCRIPT = re.compile(r'<script type="?application/ld\+json"?>.*?</script>', re.DOTALL)


def found(site: BuiltSite, address: str) -> dict[str, Any]:
    """The one document of structured data on the page at `address`."""
    text = (site.folder / address / "index.html").read_text(encoding="utf-8")
    (document,) = extruct.extract(text, base_url=ADDRESS + address, syntaxes=["json-ld"])["json-ld"]
    assert document["@context"] == "https://schema.org"
    return dict(document)


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from nodes(item)
    elif isinstance(value, list):
        for item in value:
            yield from nodes(item)


def work(site: BuiltSite, address: str) -> dict[str, Any]:
    return dict(found(site, address)["@graph"][0])


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own reader of JSON-LD uses it
def test_every_page_says_what_it_is_in_words_that_schema_org_has(site: BuiltSite, publication: Publication) -> None:
    for page in publication.all_pages:
        document = found(site, page.address)
        for node in nodes(document["@graph"]):
            words = {name for name in node if not name.startswith("@")} | {node["@type"]}
            assert [word for word in words if word not in SDO] == [], page.address
        # The context of schema.org says no more than this of the words used here; the network stays out of a test.
        graph = Graph().parse(data=json.dumps(document | {"@context": {"@vocab": SCHEMA}}), format="json-ld", base=ADDRESS + page.address)
        assert (URIRef(ADDRESS + page.address), SDO.license, None) in graph
        assert document["@graph"][0]["url"] == ADDRESS + page.address


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("", "WebSite"),
        ("roundtable/", "Report"),
        ("recommendations/09/", "CreativeWork"),
        ("technologies/facial-recognition/", "Article"),
        ("glossary/", "DefinedTermSet"),
        ("data/", "Dataset"),
        ("law/", "WebPage"),
    ],
)
def test_kinds_of_pages(site: BuiltSite, address: str, kind: str) -> None:
    assert work(site, address)["@type"] == kind


def test_a_restatement_is_based_on_the_text_of_2006_and_is_not_it(site: BuiltSite) -> None:
    node = work(site, "recommendations/09/")
    assert node["isBasedOn"]["publisher"]["name"] == "OSCE High Commissioner on National Minorities"
    assert node["isBasedOn"]["name"].endswith("Recommendation 9")
    assert "OSCE" not in node["author"]["name"]


def test_the_way_to_a_page_is_told(site: BuiltSite, publication: Publication) -> None:
    for page in publication.all_pages:
        trails = [node for node in found(site, page.address)["@graph"] if node["@type"] == "BreadcrumbList"]
        assert len(trails) == (1 if page.address else 0)
        for trail in trails:
            items = trail["itemListElement"]
            assert [item["position"] for item in items] == list(range(1, len(items) + 1))
            assert (items[0]["item"], items[-1]["item"]) == (ADDRESS, ADDRESS + page.address)
            assert all(site.target(site.pages["index.html"], item["item"])[0] in site.pages for item in items)


def test_the_files_that_the_data_names_are_there(site: BuiltSite) -> None:
    node = work(site, "data/")
    addresses = [each["contentUrl"] for each in node["distribution"]]
    assert len(addresses) == 3
    assert all((site.folder / address.removeprefix(ADDRESS)).is_file() for address in addresses)
    assert 50 <= len(node["description"]) <= 5000


def test_no_text_ends_the_script(mini: Miniature) -> None:
    composer = composer_of(mini)
    text = script("docs/index.md", replace(composer, site=replace(composer.site, name="</script><!-- <b>")))
    assert "<" not in text
    assert json.loads(text)["@graph"][0]["name"] == "</script><!-- <b>"


def test_the_page_for_a_missing_address_is_no_work(site: BuiltSite) -> None:
    assert "ld+json" not in (site.folder / "404.html").read_text(encoding="utf-8")
