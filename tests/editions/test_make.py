"""Every edition at once, as `python -m publication editions` makes them."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from publication.editions.make import made, write
from publication.source.editions import ZIP, possible
from tests.conftest import Miniature
from tests.translated import translate


def test_every_edition_is_made_and_a_second_time_with_the_same_bytes(mini: Miniature, monkeypatch: pytest.MonkeyPatch) -> None:
    translate(mini, site=True)
    first = dict(made(mini.root))
    assert sorted(first) == sorted(each.path for each in possible(["drones"], ["en", "fr"]))
    with ZipFile(BytesIO(first[ZIP.path])) as archive:
        assert {"policing-technology/index.html", "policing-technology/fr/index.html"} <= set(archive.namelist())
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    command = [sys.executable, "-m", "publication", "editions"]
    result = subprocess.run(
        command, cwd=mini.root, env=os.environ | {"PYTHONHASHSEED": "4242", "LC_ALL": "C"}, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert {name for name, content in first.items() if (mini.root / name).read_bytes() != content} == set()
    assert all(name in result.stdout for name in first)


def test_nothing_is_written_when_one_cannot_be_made(mini: Miniature) -> None:
    mini.append("docs/index.md", "\n[this][rec-99]\n")
    with pytest.raises(ValueError, match=r"(?s)docs/index.md:\d+: \[unknown-reference\].*1 problem.*; no edition was made"):
        write(mini.root)
    assert not Path(mini.root / "editions").exists()


def test_a_site_that_cannot_be_built_is_told_in_its_own_words(mini: Miniature) -> None:
    mini.write("overrides/main.html", '{% include "nowhere.html" %}')
    with pytest.raises(ValueError, match=r"(?s)the site cannot be built:.*nowhere"):
        write(mini.root)
    assert not Path(mini.root / "editions").exists()


def test_a_language_that_is_not_published_is_refused(mini: Miniature) -> None:
    with pytest.raises(ValueError, match="`fr` is not published; there are en"):
        write(mini.root, "fr")


def test_one_language_can_be_made_by_itself(mini: Miniature) -> None:
    assert [name for name, _ in write(translate(mini, site=True).root, "fr")] == [
        *(f"editions/checklists/drones{ending}" for ending in (".fr.docx", ".fr.pdf", "-sheet.fr.pdf")),
        *(f"editions/policing-technology.fr.{ending}" for ending in ("html", "epub", "pdf")),
    ]
