"""The page `/data/`: what it says of the types, and its examples, run against the built site."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from publication.exports.file_types import FILES
from publication.exports.reference import every_type
from tests.site_builds import ADDRESS, BuiltSite


def test_every_field_of_the_schemas_is_explained() -> None:
    explained = {field.name for each in every_type() for field in each.fields}
    for model in FILES.values():
        assert set(model.model_json_schema(by_alias=True)["properties"]) <= explained


def test_a_field_is_told_in_words() -> None:
    types = {each.name: each for each in every_type()}
    fields = {field.name: field for field in types["Recommendation"].fields}
    assert types["Recommendation"].extends == "Page"
    assert "title" not in fields
    assert fields["relations"].type == "list of [Relation](#type-relation)"
    assert {field.name: field.type for field in types["Source"].fields}["doi"] == "string or null"
    assert {field.name: field.type for field in types["Case"].fields}["url"] == "address"


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def served(site: BuiltSite) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(site.folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def example(site: BuiltSite, served: str, language: str) -> str:
    (code,) = site.pages["data/index.html"].tree.xpath(f"//code[@class='language-{language}']")
    text = str(code.text_content())
    assert ADDRESS in text
    return text.replace(ADDRESS, served)


def run(command: list[str]) -> str:
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_the_python_example_runs(site: BuiltSite, served: str) -> None:
    said = run([sys.executable, "-c", example(site, served, "python")])
    assert "Facial recognition\n  A false match can become the reason for a stop" in said


def test_the_curl_example_runs(site: BuiltSite, served: str) -> None:
    command = shlex.split(example(site, served, "sh"))
    # Where curl is missing, its address is fetched all the same.
    fetch = "import sys, urllib.request as r; print(r.urlopen(sys.argv[1]).read().decode())"
    said = run(command if shutil.which("curl") else [sys.executable, "-c", fetch, command[-1]])
    assert json.loads(said)["id"] == "rec-9"


def test_the_r_example_reads_what_is_there(site: BuiltSite, served: str) -> None:
    """R is not asked for by the tests; its example is run with R where there is one, and its addresses and columns hold everywhere."""
    code = example(site, served, "r")
    if shutil.which("Rscript") and not subprocess.run(["Rscript", "-e", "library(jsonlite)"], capture_output=True, check=False).returncode:
        assert "facial-recognition" in run(["Rscript", "-e", code])
    header = (site.folder / "api" / "relations.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    assert {"technology", "kind"} <= set(header)
    assert f"{served}api/relations.csv" in code
    assert f"{served}api/recommendations/9.json" in code
