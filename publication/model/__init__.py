"""What the publication consists of. Immutable, knows nothing of files, Markdown or MkDocs.

Every object that was read from a file knows its place, so that a check can point to it. Words from closed lists (area, part,
kind of relation …) are plain strings here: the lists are data (`data/vocabulary.yml`), and the check `vocabulary` compares.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from publication.model.base import Country, Entry, IsoDate, Reader, Slug, Text, Vocabulary, Word
from publication.model.data import Authentic, Case, Change, Event, Instrument, Law, Named, Provision, Term
from publication.model.pages import Bearing, NoBearing, Page, Recommendation, Relation, Technology
from publication.model.questions import Example, GivenAnswer, Question, RetiredQuestion
from publication.model.sources import Source
from publication.model.translations import ENGLISH, NOT_TRANSLATED, PageText, State, Translation, data_texts, parts_of
from publication.model.words import Wording, Words


class Publication(BaseModel):
    """Everything, as read. What follows from it (the inverse of a relation, who cites a source) is computed here, once."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    vocabulary: Vocabulary
    words: Words
    recommendations: tuple[Recommendation, ...]
    technologies: tuple[Technology, ...]
    pages: tuple[Page, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]
    timeline: tuple[Event, ...]
    instruments: tuple[Instrument, ...]
    cases: tuple[Case, ...]
    questions: tuple[Question, ...]
    """The questions that are common to all technologies."""
    retired_questions: tuple[RetiredQuestion, ...]
    examples: tuple[Example, ...]
    authentic: tuple[Authentic, ...]
    changes: tuple[Change, ...] = ()
    """What changed, newest first."""
    navigation: dict[str, int]
    """The pages in the order of the navigation, with their levels: 2 below the index that begins a section, else 1."""
    extensions: dict[str, dict[str, Any]] = Field(default_factory=dict, repr=False)
    """The Markdown extensions of the pages, with their options."""
    files: frozenset[str]
    """Every file below `docs/`, so that a link can be judged."""
    ids: frozenset[str]
    """Every id that a text may refer to, those of pages with a fault included."""
    drawings: dict[str, str] = Field(default_factory=dict, repr=False)
    """The SVG pictures of `docs/`, by path."""
    unread: frozenset[str] = frozenset()
    """Files that could not be read whole. What they would have defined or cited is unknown and not held against others."""
    language: str = ENGLISH
    """The language of the texts, as in BCP 47. A text that its translation lacks is English."""
    english: Publication | None = Field(default=None, repr=False)
    """The publication of which this is a translation."""
    translations: dict[str, Translation] = Field(default_factory=dict, repr=False)
    """The texts of the other languages, by language."""

    @cached_property
    def wording(self) -> Wording:
        """How a reference is worded."""
        return Wording(self.language, self.words.reference)

    @cached_property
    def texts(self) -> dict[str, dict[str, str]]:
        """The English texts that are translated, by file and key; those of a page by its path and the names of its parts."""
        source = self.english or self
        words = source.vocabulary.lists.items()
        entries: dict[str, dict[str, Any]] = {
            "glossary": {term.id: term for term in source.terms},
            "vocabulary": {f"{name}/{word.id}": word for name, each in words if name not in NOT_TRANSLATED for word in each},
            "timeline": {event.date: event for event in source.timeline},
            "questions": {key: question for key, question in source.every_question.items() if question.plain},
        }
        return data_texts(entries, source.words) | {page.path: parts_of(page) for page in source.all_pages}

    @cached_property
    def states(self) -> dict[str, dict[str, dict[str, State]]]:
        """By language, file and key, what is known of the translation of each of these; of pages only those that are translated."""
        return {language: translation.states(self.texts) for language, translation in self.translations.items()}

    def state(self, page: Page) -> dict[str, State]:
        """What is known of the translation of each part of a page into the language of this publication; empty for one in English."""
        return self.states.get(self.language, {}).get(page.path, {})

    def translation_of(self, page: Page) -> PageText | None:
        """The translation of a page into the language of this publication; None for one in English."""
        return self.translations[self.language].pages.get(page.path) if self.english else None

    @property
    def own_pages(self) -> tuple[Page, ...]:
        """The pages that are in the language of this publication, in the order of the navigation."""
        return tuple(page for page in self.all_pages if self.english is None or self.state(page))

    def languages_of(self, page: Page) -> tuple[str, ...]:
        """The languages in which there is a page, English first."""
        return (ENGLISH, *(language for language, pages in self.states.items() if page.path in pages))

    def language_of(self, page: Page, section: str = "") -> str:
        """The language in which a page is shown, or a section of it."""
        state = self.state(page)
        return self.language if state and state.get(section) != "missing" else ENGLISH

    def in_english(self, page: Page) -> bool:
        """Whether a page is shown in English, because that is the language or because it has no translation."""
        return not self.state(page)

    @cached_property
    def all_pages(self) -> tuple[Page, ...]:
        """Every page, in the order of the navigation; what stands outside it comes last."""
        order = {path: index for index, path in enumerate(self.navigation)}
        pages = (*self.pages, *self.recommendations, *self.technologies)
        return tuple(sorted(pages, key=lambda page: (order.get(page.path, len(order)), page.path)))

    @cached_property
    def by_number(self) -> dict[int, Recommendation]:
        """Recommendations by number."""
        return {recommendation.number: recommendation for recommendation in self.recommendations}

    @cached_property
    def by_slug(self) -> dict[str, Technology]:
        """Technologies by the name of their file."""
        return {technology.id: technology for technology in self.technologies}

    @cached_property
    def by_key(self) -> dict[str, Source]:
        """Sources by key."""
        return {source.key: source for source in self.sources}

    @cached_property
    def by_path(self) -> dict[str, Page]:
        """Pages by path."""
        return {page.path: page for page in self.all_pages}

    @cached_property
    def by_address(self) -> dict[str, Page]:
        """Pages by address."""
        return {page.address: page for page in self.all_pages}

    @cached_property
    def law(self) -> tuple[Law, ...]:
        """Instruments and cases."""
        return (*self.instruments, *self.cases)

    @cached_property
    def every_question(self) -> dict[str, Question]:
        """Every question by its key: first the common ones (`aim`), then those of each technology (`facial-recognition/gallery`)."""
        common = {question.id: question for question in self.questions}
        return common | {f"{page.id}/{question.id}": question for page in self.technologies for question in page.questions}

    def questions_for(self, technology: Technology) -> tuple[Question, ...]:
        """The questions to ask of a technology: the common ones and its own."""
        return (*self.questions, *technology.questions)

    def uses_of(self, term: Term) -> list[Page]:
        """The pages whose own text links a glossary term."""
        return self._referring.get(term.ref, [])

    @cached_property
    def _referring(self) -> dict[str, list[Page]]:
        """The pages whose own text links an id, by the id."""
        found: dict[str, list[Page]] = {}
        for page in self.all_pages:
            for name in dict.fromkeys(mention.target for mention in page.body.references):
                found.setdefault(name, []).append(page)
        return found

    def relations_to(self, number: int) -> list[tuple[Technology, Relation]]:
        """The relations of all technologies to the Recommendation `number`, in the order of the technologies."""
        return [(page, each) for page in self.technologies for each in page.relations if each.recommendation == number]

    def no_evidence_for(self, number: int) -> list[tuple[Technology, NoBearing]]:
        """The technologies that plausibly bear on the Recommendation `number`, though nothing was found that shows it."""
        return [(page, each) for page in self.technologies for each in page.no_evidence_found if each.recommendation == number]

    def concerning(self, *pages: Recommendation | Technology) -> tuple[tuple[Instrument, ...], tuple[Case, ...]]:
        """The instruments and the cases that concern each of some Recommendations and technologies."""
        ids = {page.id for page in pages}
        return tuple(law for law in self.instruments if ids <= law.concerned), tuple(law for law in self.cases if ids <= law.concerned)
