"""The words of the interface: what layouts, templates and code say to readers (`data/interface/`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Wording:
    """The words between what the record of a source says (`reference`), in a language."""

    language: str
    words: Words
    english: str = "{}"
    """How English among them is marked."""

    def __hash__(self) -> int:
        """By its language, so that what is worded can be kept under it; two of one language are compared whole."""
        return hash(self.language)


class UnknownWordError(ValueError):
    """A word was asked for that the interface does not have.

    No LookupError: Jinja turns that into an empty text, and a reader would get nothing.
    """


CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""The forms in which a language may have a word beside a number, as the Unicode CLDR calls them."""


OWN_WORDS = ("search.script.small", "search.script.long", "search.script.spellings", "search.numbered", "search.numbers")
"""Words by which a language is searched. They are no translations, and none of the English ones fills a gap in them."""


def is_plural(value: object) -> bool:
    """Whether what stands under a word is its forms beside a number: `{one: source, other: sources}`."""
    return isinstance(value, Mapping) and bool(value) and set(value) <= set(CATEGORIES)


def leaves(words: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """The interface words by their whole name (`recommendation.part`): texts, lists, forms of a word, and what is a language's own."""
    found: dict[str, Any] = {}
    for key, value in words.items():
        name = f"{before}{key}"
        group = isinstance(value, Mapping) and name not in OWN_WORDS and not is_plural(value)
        found |= leaves(value, f"{name}.") if group else {name: value}
    return found


class Words(dict[str, Any]):
    """A group of words, as `words.frame.menu` or `words["frame"]["menu"]`. Raises UnknownWordError for one that is not there."""

    def __init__(self, found: Mapping[str, Any], name: str = "") -> None:
        super().__init__({key: Words(value, f"{name}{key}.") if isinstance(value, dict) else value for key, value in found.items()})
        self._name = name

    def __missing__(self, word: str) -> Any:
        raise UnknownWordError(f"data/interface/ has no word `{self._name}{word}`")

    def __getattr__(self, word: str) -> Any:
        if word.startswith("_"):
            raise AttributeError(word)
        return self[word]
