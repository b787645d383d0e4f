"""Checks of the words of the interface."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter
from typing import Any

from publication.model import Publication
from publication.model.problems import Place, Problem, suggestion
from publication.source.load import WORDS


def interface_word(publication: Publication) -> Iterator[Problem]:
    """Every word that a template or the code asks for is there, with placeholders that are filled."""
    for asked in publication.asked:
        value: Any = publication.words
        for depth, name in enumerate(asked.word):
            if not isinstance(value, dict) or (name not in value and hasattr(value, name)):
                # A method of a text or of a list of words.
                break
            if name not in value:
                word = ".".join(asked.word[: depth + 1])
                near = suggestion(name, map(str, value))
                message = f"`{word}` is asked for here, and {WORDS} has no such word{near}; add it there or mend the name"
                yield Problem(asked.place, "interface-word", message)
                break
            value = value[name]
        else:
            if asked.given is not None and isinstance(value, str):
                yield from _placeholders(".".join(asked.word), value, asked.given, asked.place)


def _placeholders(word: str, value: str, given: frozenset[str], place: Place) -> Iterator[Problem]:
    try:
        named = {name.split(".")[0].split("[")[0] for _, name, _, _ in Formatter().parse(value) if name is not None}
    except ValueError as error:
        yield Problem(place, "interface-word", f"`{word}` in {WORDS} has braces that do not match ({error}); write a brace itself twice")
        return
    for name in sorted(named - given):
        listed = ", ".join(f"{{{each}}}" for each in sorted(given)) or "none"
        yield Problem(
            place, "interface-word", f"`{word}` in {WORDS} has the placeholder {{{name}}}, which nothing fills; here can stand {listed}"
        )
