"""Words beside numbers, as each language has them."""

from __future__ import annotations

import pytest

from publication.model.locales import number, plural, plural_categories
from publication.model.words import UnknownWordError, Words

ENGLISH = {"one": "source", "other": "sources"}
RUSSIAN = {"one": "источник", "few": "источника", "many": "источников"}


@pytest.mark.parametrize(
    ("language", "forms", "said"),
    [
        ("en", ENGLISH, {0: "sources", 1: "source", 2: "sources", 21: "sources"}),
        ("fr", ENGLISH, {0: "source", 1: "source", 2: "sources"}),
        ("ru", RUSSIAN, {1: "источник", 2: "источника", 5: "источников", 11: "источников", 21: "источник", 503: "источника"}),
        ("ru", ENGLISH, {1: "source", 2: "sources", 5: "sources"}),
    ],
)
def test_a_word_has_the_form_of_its_number(language: str, forms: dict[str, str], said: dict[int, str]) -> None:
    assert {each: plural(forms, each, language) for each in said} == said


def test_a_form_that_is_not_there_is_an_unknown_word() -> None:
    with pytest.raises(UnknownWordError, match=r"home\.sources\.few"):
        plural(Words({"one": "источник"}, "home.sources."), 2, "ru")


def test_a_language_asks_for_the_forms_of_whole_numbers() -> None:
    assert [plural_categories(language) for language in ("en", "fr", "ru")] == [
        ("one", "other"), ("one", "other"), ("one", "few", "many"),
    ]  # fmt: skip


def test_numbers_have_the_separators_of_the_language() -> None:
    assert [number(27990, language) for language in ("en", "fr", "ru")] == ["27,990", "27\u202f990", "27\u00a0990"]
