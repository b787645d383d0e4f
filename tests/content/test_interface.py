"""The words of the interface: none is kept, and translated, that nothing says."""

from __future__ import annotations

import re
from pathlib import Path

from publication.model import Publication
from tests.conftest import ROOT

WHOLE = {"states", "forms", "voices"}
"""Groups of which each word is asked for by a word of the data or of a file."""
BY_STATUS = {"translation.draft", "translation.reviewed"}
"""Asked for by the `status` of a translation."""


def said() -> str:
    files = [path for folder in ("overrides", "publication") for path in Path(ROOT / folder).rglob("*")]
    return "\n".join(path.read_text(encoding="utf-8") for path in files if path.suffix in (".md", ".html", ".py"))


def test_every_word_is_asked_for_somewhere(publication: Publication) -> None:
    text = said()
    groups = {name: group for name, group in publication.words.items() if isinstance(group, dict) and name not in WHOLE}
    asked = {match[1] or match[2] for match in re.finditer(r"\.(\w+)\b|\[[\"'](\w+)[\"']\]", text)}
    unasked = {f"{name}.{word}" for name, group in groups.items() for word in group if word not in asked}
    assert unasked - BY_STATUS == set()
