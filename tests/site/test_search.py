"""What the search is given to find, and the words that it knows."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from publication.model.targets import targets
from publication.site.search import WORDS, write_words
from publication.site.search_entries import other_names, search_entries
from tests.conftest import Miniature


def test_an_entry_has_its_other_names_and_each_of_its_numbers(mini: Miniature) -> None:
    mini.replace("data/cases.yml", "  court:", '  also: ["А. против Б."]\n  number: "C-205/21 and C-80/23"\n  court:')
    publication = mini.publication()
    entries = {entry.address: entry for entry in search_entries(publication, targets(publication))}
    assert entries["glossary/#term-watchlist"].also == "lookout list"
    assert entries["law/#case-some-case"].also == "А. против Б."
    assert entries["law/#case-some-case"].short == "some case; C-205/21; 205/21; C-80/23; 80/23"
    assert entries["sources/#smith2024"].short == ""


def test_every_state_is_found_at_its_place_by_its_names(mini: Miniature) -> None:
    publication = mini.publication()
    entries = {entry.address: entry for entry in search_entries(publication, targets(publication))}
    assert "A v. B" in entries["countries/#country-austria"].text
    assert entries["countries/#country-russian-federation"].also == "Russia"
    assert entries["countries/#country-latvia"].title == "Latvia"


def test_the_letters_before_a_number_go_one_by_one(mini: Miniature) -> None:
    mini.replace("data/cases.yml", "  court:", '  number: "A/HRC/56/68"\n  court:')
    publication = mini.publication()
    entries = {entry.address: entry for entry in search_entries(publication, targets(publication))}
    assert entries["law/#case-some-case"].short == "some case; A/HRC/56/68; HRC/56/68; 56/68"


def test_a_recommendation_is_known_by_its_number_in_figures_and_words(mini: Miniature) -> None:
    mini.replace("docs/recommendations/09.md", "title:", "also: [school]\ntitle:")
    publication = mini.publication()
    names = other_names(publication.by_number[9], publication).split("; ")
    assert {"school", "R9", "Rec 9", "Recommendation nine", "ninth Recommendation"} <= set(names)
    assert other_names(publication.by_slug["drones"], publication) == ""


def fragment(folder: Path, name: str, content: bytes) -> None:
    (folder / "fragment").mkdir(exist_ok=True)
    (folder / "fragment" / name).write_bytes(gzip.compress(content))


def test_the_words_are_those_of_the_index_the_most_frequent_first(tmp_path: Path) -> None:
    pages = {"b": ("Police use a camera; police write.", {"title": "Camera"}), "a": ("Yalçınkaya and the police", {"also": "Глухин"})}
    for name, (content, meta) in pages.items():
        fragment(tmp_path, f"{name}.pf_fragment", b"pagefind_dcd" + json.dumps({"content": content, "meta": meta}).encode())
    write_words(tmp_path)
    words = (tmp_path / WORDS).read_text(encoding="utf-8").split(" ")
    assert words == ["police", "camera", "and", "the", "use", "write", "yalcınkaya", "глухин"]


def test_an_index_that_is_not_known_is_no_list_of_words(tmp_path: Path) -> None:
    fragment(tmp_path, "a.pf_fragment", b"something else")
    with pytest.raises(RuntimeError, match="is not the index that this Pagefind is known to write"):
        write_words(tmp_path)
