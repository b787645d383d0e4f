"""A translation: the texts of one language beside the English ones, and which of them still follow the English.

A translation holds texts only. Each names the state of the English that it follows by a digest; where the English has another one since,
the text is stale. Nothing is refused for that: readers see a notice, and `python -m publication translations` lists it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from publication.model.base import Entry, Names, Text, Vocabulary
from publication.model.data import Event, Term
from publication.model.pages import Bearing, Page, Recommendation, Relation, Technology
from publication.model.problems import PLACE_KEY
from publication.model.questions import Question
from publication.model.text import MarkdownSource
from publication.model.words import Words, is_plural

ENGLISH = "en"
"""The language of the source."""
HEAD, BEGINNING = "head", "beginning"
"""The parts of a page that are no section: title, summary and what else stands in the front matter; the text above every section."""

OWN_WORDS = ("search.script.small", "search.script.long", "search.script.spellings", "search.numbered", "search.numbers")
"""Words by which a language is searched. They are no translations, and none of the English ones fills a gap in them."""

State = Literal["current", "stale", "missing"]


def _without_place(value: Any) -> Any:
    return {key: each for key, each in value.items() if key != PLACE_KEY} if isinstance(value, dict) else value


Texts = Annotated[dict[str, Text], BeforeValidator(_without_place)]
"""Texts by key."""


class PageText(Entry):
    """The translation of a page: `docs/recommendations/09.fr.md`. `lines` are those of the keys, as `relations/2-strains`."""

    path: str = Field(exclude=True)
    body: MarkdownSource = Field(exclude=True, repr=False)
    lines: dict[str, int] = Field(exclude=True, repr=False)
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
        found = {HEAD: self.title}
        if beginning := self.body.beginning():
            found[BEGINNING] = beginning
        found |= {name: section.text for name, section in self.body.sections().items()}
        return found | self.relations | self.no_evidence_found | self.does_not_bear


class TermText(Entry):
    """A glossary entry in another language."""

    term: Text
    definition: Text
    also: Names = ()


class WordText(Entry):
    """A word of a closed list in another language."""

    label: Text
    definition: Text


class EventText(Entry):
    """An entry of the timeline in another language."""

    when: Text
    text: Text


class QuestionText(Entry):
    """The plain wording of a question in another language."""

    plain: Text


class TermOfArt(Entry):
    """How the translation of a language calls a thing. `seen` says where an official form was seen."""

    en: Text
    text: Text
    official: bool
    seen: str = ""


class Translation(BaseModel):
    """Every text of one language. `words` are the interface words that are translated; `follows` has the digests of all that is no page."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    language: str
    pages: dict[str, PageText] = Field(default_factory=dict)
    """By the path of the English page."""
    glossary: dict[str, TermText] = Field(default_factory=dict)
    vocabulary: dict[str, dict[str, WordText]] = Field(default_factory=dict)
    timeline: dict[str, EventText] = Field(default_factory=dict)
    questions: dict[str, QuestionText] = Field(default_factory=dict)
    words: Words | None = None
    follows: dict[str, dict[str, str]] = Field(default_factory=dict)
    lines: dict[str, dict[str, int]] = Field(default_factory=dict)
    """By file, the lines of its keys."""


class PageState(BaseModel):
    """What is known of the translation of a page that is shown: `parts` have the state of each, `path` is its file."""

    model_config = ConfigDict(frozen=True)

    path: str
    status: str
    parts: dict[str, State]

    def are(self, state: State) -> tuple[str, ...]:
        """The parts that have a state."""
        return tuple(name for name, found in self.parts.items() if found == state)


def digest(text: str) -> str:
    """A digest in eight letters of a text, whose spaces and line ends do not count. Letters only: YAML takes some digits for numbers."""
    hexadecimal = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]
    return "".join("abcdefghijklmnop"[int(digit, 16)] for digit in hexadecimal)


def parts_of(page: Page) -> dict[str, str]:
    """The texts of a page that are translated, by the names of its parts: head, beginning, sections, and the reasons of a technology."""
    found = {HEAD: "\n".join([page.title, page.summary, *([page.addressed_to] if isinstance(page, Recommendation) else [])])}
    if beginning := page.body.beginning():
        found[BEGINNING] = beginning
    found |= {name: f"{section.title}\n{section.text}" for name, section in page.body.sections().items()}
    if isinstance(page, Technology):
        found |= {reason_key(each): each.because for each in (*page.relations, *page.no_evidence_found, *page.does_not_bear)}
    return found


def reason_key(entry: Bearing) -> str:
    """By what a translation names a reason: the number of the Recommendation, and the kind where there is a relation of one."""
    return f"{entry.recommendation}-{entry.kind}" if isinstance(entry, Relation) else str(entry.recommendation)


def flat(words: Mapping[str, Any], before: str = "") -> dict[str, str]:
    """The interface words by their whole name (`recommendation.part`); a list counts as one text, as do the forms of a word."""
    found: dict[str, str] = {}
    for key, value in words.items():
        name = f"{before}{key}"
        if isinstance(value, Mapping) and name not in OWN_WORDS and not is_plural(value):
            found |= flat(value, f"{name}.")
        else:
            found[name] = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return found


def data_texts(
    terms: tuple[Term, ...], vocabulary: Vocabulary, timeline: tuple[Event, ...], questions: Mapping[str, Question], words: Words
) -> dict[str, dict[str, str]]:
    """The English texts that are no pages: by the name of their file, by key."""
    return {
        "glossary": {term.id: f"{term.term}\n{term.definition}" for term in terms},
        "vocabulary": {
            f"{name}/{word.id}": f"{word.label}\n{word.definition}"
            for name in type(vocabulary).model_fields
            if name not in NOT_TRANSLATED
            for word in getattr(vocabulary, name)
        },
        "timeline": {event.date: f"{event.when}\n{event.text}" for event in timeline},
        "questions": {key: question.plain for key, question in questions.items() if question.plain},
        "interface": flat(words),
    }


NOT_TRANSLATED = ("place", "countries", "languages")
"""Lists of the vocabulary whose names come from the Unicode CLDR (`model/locales.py`)."""


def translated_data(translation: Translation) -> dict[str, frozenset[str]]:
    """The keys of the texts that a translation has, as in `data_texts`."""
    return {
        "glossary": frozenset(translation.glossary),
        "vocabulary": frozenset(f"{name}/{word}" for name, words in translation.vocabulary.items() for word in words),
        "timeline": frozenset(translation.timeline),
        "questions": frozenset(translation.questions),
        "interface": frozenset(flat(translation.words or {})),
    }


def page_state(page: Page, text: PageText) -> PageState:
    """Which parts of a page's translation follow the English as it is. A part without a digest counts as stale."""
    told = text.parts
    return PageState(
        path=text.path,
        status=text.status,
        parts={name: _state(name in told, text.follows.get(name), english) for name, english in parts_of(page).items()},
    )


def data_states(english: Mapping[str, Mapping[str, str]], translation: Translation) -> dict[str, dict[str, State]]:
    """The same of all that is no page, by file and key."""
    told = translated_data(translation)
    return {
        file: {key: _state(key in told[file], translation.follows.get(file, {}).get(key), text) for key, text in texts.items()}
        for file, texts in english.items()
    }


def _state(translated: bool, follows: str | None, english: str) -> State:
    if not translated:
        return "missing"
    return "current" if follows == digest(english) else "stale"
