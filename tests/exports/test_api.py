"""The exported files as others get them: by the published schemas, by ids that lead somewhere, and equal byte for byte."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from publication.commands import main
from publication.exports.files import read_files
from publication.exports.whole import FORMAT
from publication.model import Publication
from publication.source.load import load
from publication.source.revision import read_revision
from publication.source.settings import read_site
from tests.conftest import ROOT, Miniature
from tests.site_builds import ADDRESS, REPOSITORY, BuiltSite

KINDS = ("recommendations", "technologies", "sources", "instruments", "cases", "terms")
OF_THEIR_OWN = ("recommendations", "technologies")
"""What has files of its own; every other object is in the file of the whole."""


@pytest.fixture(scope="module")
def files(site: BuiltSite) -> dict[str, str]:
    """The JSON and CSV files of the built site."""
    found = (path for path in (site.folder / "api").rglob("*") if path.is_file())
    return {path.relative_to(site.folder).as_posix(): path.read_bytes().decode() for path in found}


@pytest.fixture(scope="module")
def whole(files: dict[str, str]) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(files["api/publication.json"])
    return loaded


def test_every_file_conforms_to_the_schema_that_it_names(files: dict[str, str]) -> None:
    schemas = {name: json.loads(text) for name, text in files.items() if name.startswith("api/schema/")}
    validators = {}
    for name, schema in schemas.items():
        Draft202012Validator.check_schema(schema)
        assert schema["$id"] == ADDRESS + name
        validators[schema["$id"]] = Draft202012Validator(schema, format_checker=FormatChecker())
    data = {name: json.loads(text) for name, text in files.items() if name.endswith(".json") and name not in schemas}
    assert {loaded["$schema"] for loaded in data.values()} == set(validators)
    for loaded in data.values():
        validators[loaded["$schema"]].validate(loaded)


def test_the_schema_refuses_what_is_wrong(files: dict[str, str]) -> None:
    schema = json.loads(files["api/schema/recommendation.json"])
    loaded = json.loads(files["api/recommendations/9.json"])
    for wrong in ({"number": 24}, {"reviewed": "May 2025"}, {"related": "rec-1 rec-2"}, {"url": "../09/"}, {"new": 1}):
        with pytest.raises(ValidationError):
            Draft202012Validator(schema, format_checker=FormatChecker()).validate(loaded | wrong)


def test_a_file_of_its_own_says_the_same_as_the_whole(files: dict[str, str], whole: dict[str, Any], site: BuiltSite) -> None:
    for kind in OF_THEIR_OWN:
        for entry in whole[kind]:
            alone = json.loads(files[entry["json_url"].removeprefix(ADDRESS)])
            assert entry == {name: alone[name] for name in entry}
            assert alone["format"] == FORMAT
    assert json.loads(files["api/recommendations/9.json"])["id"] == "rec-9"
    assert len([name for name in files if name.endswith(".json")]) == 1 + 3 + sum(len(whole[kind]) for kind in OF_THEIR_OWN)


def test_everything_is_there_once_and_in_order(whole: dict[str, Any], publication: Publication) -> None:
    assert [entry["number"] for entry in whole["recommendations"]] == list(range(1, 24))
    assert [entry["id"] for entry in whole["technologies"]] == [technology.id for technology in publication.technologies]
    assert [entry["id"] for entry in whole["sources"]] == [source.key for source in publication.sources]
    counts = [(kind, len(whole[kind])) for kind in KINDS]
    assert counts == [(kind, len(getattr(publication, kind))) for kind in KINDS]
    ids = Counter(entry["id"] for kind in (*KINDS, "pages") for entry in whole[kind])
    assert [name for name, count in ids.items() if count > 1] == []


def _values(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _values(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from _values(item, name)
    elif isinstance(value, str):
        yield name, value


def test_ids_lead_to_objects_and_addresses_to_pages(whole: dict[str, Any], site: BuiltSite) -> None:
    known = {entry["id"] for kind in KINDS for entry in whole[kind]}
    referring = {"sources", "mentions", "related", "recommendation", "technology", "instruments", "cases", "not_yet_examined"}
    wrong = [(name, value) for name, value in _values(whole) if name in referring and value not in known]
    assert wrong == []
    built = site.pages["index.html"]
    pages = {
        value for name, value in _values(whole) if name in ("url", "cited_by", "used_on", "technology_url") and value.startswith(ADDRESS)
    }
    assert len(pages) > 1000
    for address in sorted(pages):
        name, anchor = site.target(built, address)
        assert name in site.pages, address
        assert not anchor or anchor in site.pages[name].ids, address


def test_texts_stand_alone(whole: dict[str, Any]) -> None:
    texts = [value for name, value in _values(whole) if name in ("markdown", "html", "plain")]
    for scrap in ("][", ".md)", "](../", "(#", "reference:"):
        assert [text for text in texts if scrap in text] == [], scrap
    assert [text for name, text in _values(whole) if name in ("html", "plain") and "{#" in text] == []
    assert [text for name, text in _values(whole) if name == "plain" and ("[@" in text or "](" in text)] == []


def test_letters_stay_letters(files: dict[str, str]) -> None:
    assert "\\u" not in files["api/publication.json"]
    assert "Straße" in files["api/publication.json"] or "ü" in files["api/publication.json"]


def test_relations_csv_agrees_with_the_json(files: dict[str, str], whole: dict[str, Any]) -> None:
    lines = list(csv.DictReader(io.StringIO(files["api/relations.csv"], newline="")))
    relations = [relation for technology in whole["technologies"] for relation in technology["relations"]]
    assert [line["id"] for line in lines] == [relation["id"] for relation in relations]
    for line, relation in zip(lines, relations, strict=True):
        assert f"rec-{line['recommendation']}" == relation["recommendation"]
        assert line["sources"].split() == relation["sources"]
        assert (line["kind"], line["because"], line["url"]) == (relation["kind"], relation["because"]["plain"], relation["url"])
    inverse = sorted(relation["id"] for entry in whole["recommendations"] for relation in entry["relations"])
    assert inverse == sorted(relation["id"] for relation in relations)


def test_the_command_writes_what_a_build_writes(site: BuiltSite, tmp_path: Path) -> None:
    """In another locale, time zone and order of hashes, so that none of them shows."""
    result = subprocess.run(
        [sys.executable, "-m", "publication", "export", "--to", str(tmp_path)],
        cwd=ROOT,
        env=os.environ
        | {
            "SITE_URL": ADDRESS,
            "REPO_URL": REPOSITORY,
            "PYTHONHASHSEED": "7",
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) > 100
    for path in written:
        name = path.relative_to(tmp_path)
        assert path.read_bytes() == (site.folder / name).read_bytes(), name


def test_the_command_writes_nothing_when_there_is_a_fault(mini: Miniature, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mini.append("docs/index.md", "\n[this][rec-99]\n")
    assert main(["export", "--root", str(mini.root), "--to", str(tmp_path / "out")]) == 1
    assert "[unknown-reference]" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


def test_the_command_says_what_it_cannot_write(mini: Miniature, capsys: pytest.CaptureFixture[str]) -> None:
    mini.write("taken", "a file, not a folder")
    assert main(["export", "--root", str(mini.root), "--to", str(mini.path("taken"))]) == 1
    assert "taken" in capsys.readouterr().err


def test_authentic_wording_is_carried_with_its_provenance(mini: Miniature) -> None:
    mini.write("data/authentic/09.de.md", "---\nprovenance: A booklet\nrights: Nobody's, for a test\n---\nPolizei *soll*.\n")
    files = read_files(mini.root, load(mini.root))
    (found,) = json.loads(files["api/recommendations/9.json"])["authentic"]
    assert found == {"language": "de", "text": "Polizei *soll*.", "provenance": "A booklet", "rights": "Nobody’s, for a test", "url": None}
    assert json.loads(files["api/recommendations/8.json"])["authentic"] == []


def test_common_questions_are_carried(mini: Miniature) -> None:
    (found,) = json.loads(read_files(mini.root, load(mini.root))["api/publication.json"])["common_questions"]
    assert (found["id"], found["url"], found["answered_by"]) == (
        "lawful",
        "http://127.0.0.1:8000/practice/#q-lawful",
        ["legal", "leadership"],
    )
    assert found["instruments"] == ["law-some-act"]


def test_the_address_comes_from_the_environment(mini: Miniature, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.net/here")
    assert read_site(mini.root, read_revision(mini.root)).address == "https://example.net/here/"
    files = read_files(mini.root, load(mini.root))
    assert json.loads(files["api/recommendations/9.json"])["url"] == "https://example.net/here/recommendations/09/"
