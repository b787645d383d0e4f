"""A translation: the texts of one language beside the English ones, and which of them still follow the English.

A translation holds texts only. Each names the state of the English that it follows by a digest; where the English has another one since,
the text is stale. Nothing is refused for that: readers see a notice, and `python -m publication translations` lists it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model

from publication.model.base import Entry, Names, Text
from publication.model.pages import Bearing, Page, Recommendation, Relation
from publication.model.problems import PLACE_KEY, Place
from publication.model.text import MarkdownSource, Section
from publication.model.words import Words, leaves

ENGLISH = "en"
"""The language of the source."""
HEAD, BEGINNING = "head", "beginning"
"""The parts of a page that are no section: title, summary and what else stands in the front matter; the text above every section."""

REASONS = ("relations", "no_evidence_found", "does_not_bear")
"""The keys of a technology's page under which reasons are."""

State = Literal["current", "stale", "missing"]


def _without_place(value: Any) -> Any:
    return {key: each for key, each in value.items() if key != PLACE_KEY} if isinstance(value, dict) else value


Texts = Annotated[dict[str, Text], BeforeValidator(_without_place)]
"""Texts by key."""


class PageText(Entry):
    """The translation of a page: `docs/recommendations/09.fr.md`. `places` are those of keys, parts and reasons, and of `follows/why`."""

    path: str = Field(exclude=True)
    body: MarkdownSource = Field(exclude=True, repr=False)
    places: dict[str, Place] = Field(exclude=True, repr=False)
    status: Literal["draft", "reviewed"]
    title: Text
    summary: Text
    addressed_to: str = ""
    also: Names = ()
    relations: Texts = Field(default_factory=dict)
    no_evidence_found: Texts = Field(default_factory=dict)
    does_not_bear: Texts = Field(default_factory=dict)
    follows: Texts = Field(default_factory=dict)

    @property
    def parts(self) -> dict[str, str]:
        """The texts of this page by the names of `parts_of`."""
        reasons = {key: text for name in REASONS for key, text in getattr(self, name).items()}
        return {HEAD: self.title} | {name: part.text for name, part in text_parts(self.body).items()} | reasons


TEXTS: dict[str, tuple[str, ...]] = {
    "glossary": ("term", "definition"),
    "vocabulary": ("label", "definition"),
    "timeline": ("when", "text"),
    "questions": ("plain",),
}
"""The files of a translation besides pages and interface, and the fields of their entries that are compared with the English."""
ENTRIES: dict[str, type[Entry]] = {
    file: create_model(file, __base__=Entry, **{name: (Names, ()) if name == "also" else (Text, ...) for name in fields})  # type: ignore[call-overload]
    for file, fields in (TEXTS | {"glossary": (*TEXTS["glossary"], "also")}).items()
}
"""What an entry of these files is."""


class Translation(BaseModel):
    """Every text of one language. `words` are the interface words that are translated; `follows` has the digests, by file and key."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    language: str
    pages: dict[str, PageText] = Field(default_factory=dict)
    """By the path of the English page."""
    entries: dict[str, dict[str, Entry]] = Field(default_factory=dict)
    """By file and key; a word of the vocabulary by `list/word`."""
    words: Words = Field(default_factory=lambda: Words({}))
    follows: dict[str, dict[str, str]] = Field(default_factory=dict)
    places: dict[str, dict[str, Place]] = Field(default_factory=dict)
    """Where the keys of each file are."""

    @cached_property
    def texts(self) -> dict[str, dict[str, str]]:
        """Every text by file and key; those of a page by the path of the English one and the names of `parts_of`."""
        return data_texts(self.entries, self.words) | {path: page.parts for path, page in self.pages.items()}

    def states(self, english: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, State]]:
        """Which of these follow the `english` texts as they are. A text without a digest counts as stale."""
        there = {file: texts for file, texts in english.items() if file in self.texts}
        return {file: {key: self._state(file, key, text) for key, text in texts.items()} for file, texts in there.items()}

    def _state(self, file: str, key: str, english: str) -> State:
        if key not in self.texts[file]:
            return "missing"
        return "current" if self.follows.get(file, {}).get(key) == digest(english) else "stale"


@lru_cache(maxsize=16384)  # a preview asks for every text after each edit
def digest(text: str) -> str:
    """A digest in eight letters of a text, whose spaces and line ends do not count. Letters only: YAML takes some digits for numbers."""
    hexadecimal = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]
    return "".join("abcdefghijklmnop"[int(digit, 16)] for digit in hexadecimal)


def parts_of(page: Page) -> dict[str, str]:
    """The texts of a page that are translated, by the names of its parts: head, beginning, sections, and the reasons of a technology."""
    head = [page.title, page.summary, *([page.addressed_to] if isinstance(page, Recommendation) else [])]
    reasons = {reason_key(each): each.because for name in REASONS for each in getattr(page, name, ())}
    return {HEAD: "\n".join(head)} | {name: f"{part.title}\n{part.text}" for name, part in text_parts(page.body).items()} | reasons


def text_parts(body: MarkdownSource) -> dict[str, Section]:
    """The beginning of a text, where it has one, and its sections, by the names of `parts_of`."""
    beginning = body.beginning()
    return ({BEGINNING: beginning} if beginning.text else {}) | body.sections()


def reason_key(entry: Bearing) -> str:
    """By what a translation names a reason: the number of the Recommendation, and the kind where there is a relation of one."""
    return f"{entry.recommendation}-{entry.kind}" if isinstance(entry, Relation) else str(entry.recommendation)


def data_texts(entries: Mapping[str, Mapping[str, Entry]], words: Words) -> dict[str, dict[str, str]]:
    """The texts of entries and of the interface, by file and key: what a translation of them follows."""
    texts = {
        file: {key: "\n".join(getattr(entry, field) for field in fields) for key, entry in entries.get(file, {}).items()}
        for file, fields in TEXTS.items()
    }
    said = {name: word if isinstance(word, str) else json.dumps(word, ensure_ascii=False) for name, word in leaves(words).items()}
    return texts | {"interface": said}


NOT_TRANSLATED = ("countries", "languages")
"""Lists of the vocabulary whose names come from the Unicode CLDR (`model/locales.py`)."""
