"""The words of the interface: what layouts, templates and code say to readers (`data/interface/`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class UnknownWordError(ValueError):
    """A word was asked for that the interface does not have.

    No LookupError: Jinja turns that into an empty text, and a reader would get nothing.
    """


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
