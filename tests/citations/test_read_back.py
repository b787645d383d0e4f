"""Each source, read back from the three forms by parsers that are not ours, and compared field by field with what the file says."""

from __future__ import annotations

import codecs
import json
import re
from typing import Any

import bibtexparser
import latexcodec  # registers the codec
import pytest
import rispy
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from rispy.config import LIST_TYPE_TAGS, TAG_KEY_MAPPING

from publication.citations.entries import as_csl_json, as_ris
from publication.model import Publication
from publication.source.typography import set_marks
from tests.conftest import ROOT

assert latexcodec
ED = {"ED": "editors"}
"""A tag that Zotero and EndNote read and rispy does not know."""
NOT_EXPORTED = {"kind", "region", "country", "seen", "urlstatus"}
"""What only this publication uses: CSL and RIS have no place for it."""
CSL_OF = {
    "title": "title", "journaltitle": "container-title", "booktitle": "container-title", "series": "collection-title", "volume": "volume",
    "edition": "edition", "version": "version", "type": "genre", "pubstate": "status", "chapter": "chapter-number", "isbn": "ISBN",
    "doi": "DOI", "url": "URL", "location": "publisher-place", "venue": "event-place", "eventtitle": "event-title", "eprint": "archive_location",
    "pagetotal": "number-of-pages",
}  # fmt: skip
RIS_OF = {
    "title": "title", "doi": "doi", "volume": "volume", "location": "place_published", "series": "tertiary_title", "type": "type_of_work",
    "isbn": "issn", "pagetotal": None,
}  # fmt: skip


def words(value: str) -> str:
    """LaTeX as latexcodec reads it, without braces, and with the marks of a typesetter."""
    text = codecs.decode(value, "ulatex").replace("--", "–")
    return set_marks(" ".join(re.sub(r"[{}]", "", re.sub(r"\\(?:emph|textit)\b", "", text)).split()))


@pytest.fixture(scope="module")
def written() -> dict[str, dict[str, Any]]:
    """The entries of the file, as bibtexparser reads them."""
    library = bibtexparser.parse_file(str(ROOT / "data" / "sources.bib"), append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    assert library.failed_blocks == []
    return {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}


def names_of(entry: dict[str, Any], role: str) -> list[tuple[str, str]]:
    """Family and given names, and "others" left out."""
    parts = [(words(" ".join((*name.von, *name.last))), words(" ".join(name.first))) for name in entry.get(role, ())]
    return [name for name in parts if name != ("others", "")]


def test_the_model_has_every_field_of_the_file_and_no_other(written: dict[str, dict[str, Any]], publication: Publication) -> None:
    assert list(written) == [source.key for source in publication.sources]
    for source in publication.sources:
        entry = written[source.key]
        assert set(entry) == set(source.fields) | set(source.names), source.key
        for name, value in entry.items():
            if name in source.names:
                found = [(f"{each.prefix} {each.family}".strip() or each.literal, each.given) for each in source.names[name]]
                assert found == names_of(entry, name), source.key
            elif name != "langid":
                assert re.sub(r"</?\w+>", "", source.fields[name]) == (value if "url" in name else words(value)), (source.key, name)


def test_csl_json_has_every_field(written: dict[str, dict[str, Any]], publication: Publication) -> None:
    items = {item["id"]: item for item in json.loads(as_csl_json(publication.sources))}
    assert list(items) == list(written)
    for key, entry in written.items():
        item = items[key]
        text = json.dumps(item, ensure_ascii=False)
        for name, value in entry.items():
            if name in NOT_EXPORTED or name in ("eprinttype", "langid", "author", "editor"):
                continue
            if name.endswith("date"):
                variable = {"date": "issued", "urldate": "accessed", "eventdate": "event-date"}.get(name)
                expected = [[int(part) for part in point.split("-")] for point in value.rstrip("?~").split("/")]
                assert variable is None or item[variable]["date-parts"] == expected, (key, name)
            elif name == "pages":
                assert item["page"] == value.replace("--", "-"), key
            elif name == "url" and item["URL"] != value:
                assert f"Also at {value}" in item["note"], key
            elif name in CSL_OF:
                assert re.sub(r"<[^>]+>", "", item[CSL_OF[name]]).startswith(value if "url" in name else words(value)), (key, name)
            else:
                assert json.dumps(words(value).rstrip("."), ensure_ascii=False)[1:-1] in text, (key, name)
        bodies = [" ".join(part for part in name if part) for name in names_of(entry, "author")]
        if entry["kind"] == "judgment" and bodies:
            assert item["authority"] == ", ".join(bodies), key
        else:
            for role in ("author", "editor"):
                given = [
                    (f"{name.get('non-dropping-particle', '')} {name.get('family', '')}".strip() or name["literal"], name.get("given", ""))
                    for name in item.get(role, ())
                ]
                assert given == names_of(entry, role), (key, role)


def test_ris_has_every_field(written: dict[str, dict[str, Any]], publication: Publication) -> None:
    read = rispy.loads(as_ris(publication.sources), mapping=TAG_KEY_MAPPING | ED, list_tags=[*LIST_TYPE_TAGS, "ED"])
    assert [entry["id"] for entry in read] == list(written)
    for found in read:
        entry = written[found["id"]]
        assert "unknown_tag" not in found, found
        text = str(found)
        for name, value in entry.items():
            if name in NOT_EXPORTED or name in ("eprinttype", "langid", "author", "editor", "pages", "eventdate"):
                continue
            if name == "date":
                assert found["year"] == value[:4], found
                assert "-" not in value or found["date"].startswith(value.partition("/")[0].replace("-", "/")), found
            elif RIS_OF.get(name):
                assert found[RIS_OF[name]] == (value if "url" in name else words(value)), (found, name)
            elif name == "url":
                assert found["urls"] == [value] or f"Also at {value}" in text, found
            else:
                assert str([words(value).rstrip(".")])[2:-2] in text or words(value).rstrip(".") in text, (found, name)
        if "pages" in entry:
            first, _, last = entry["pages"].partition("--")
            assert (found["start_page"], found.get("end_page", "")) == (first, last), found
        authors = [", ".join(part for part in name if part) for name in names_of(entry, "author")]
        if entry["kind"] == "judgment" and authors:
            assert found["publisher"] == ", ".join(authors).replace("  ", " "), found
        else:
            given = [name.replace(", Jr.", "") for name in found.get("authors", [])]
            assert given == authors, found
