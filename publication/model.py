"""What the publication consists of. Immutable, knows nothing of files, Markdown or MkDocs.

Every object that was read from a file knows its place, so that a check can point to it. Words from closed lists (area, part,
kind of relation …) are plain strings here: the lists are data (`data/vocabulary.yml`), and the check `vocabulary` compares.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from publication.markdown_source import MarkdownSource
from publication.problems import Place
from publication.yaml_source import PLACE_KEY

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
"""A date as exact as its source: a year, a month of a year, or a day (ISO 8601)."""


class Entry(BaseModel):
    """An object of a file. A key that is not listed is refused; `place` is set by the loader."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    place: Place = Field(alias=PLACE_KEY, exclude=True, repr=False)


class Word(Entry):
    """One word of a closed list, with the label that readers see and what it means."""

    id: Text
    label: Text
    definition: Text


class Vocabulary(Entry):
    """The closed lists of `data/vocabulary.yml`."""

    parts: tuple[Word, ...]
    areas: tuple[Word, ...]
    relation_kinds: tuple[Word, ...]
    source_kinds: tuple[Word, ...]
    source_reading: tuple[Word, ...]
    regions: tuple[Word, ...]
    bodies: tuple[Word, ...]
    forces: tuple[Word, ...]
    stages: tuple[Word, ...]
    roles: tuple[Word, ...]
    term_groups: tuple[Word, ...]

    def label(self, name: str, word: str) -> str:
        """The label of `word` in the list `name`; the word itself when the list lacks it."""
        return next((entry.label for entry in getattr(self, name) if entry.id == word), word)


class Page(Entry):
    """A page of `docs/`. `path` is relative to the publication's folder; `layout` names a file of `overrides/layouts/`."""

    path: str = Field(exclude=True)
    body: MarkdownSource = Field(exclude=True, repr=False)
    title: Text
    summary: Text
    reviewed: date
    layout: Slug = "page"
    hide: tuple[str, ...] = ()
    """Parts of the page's frame that Material is to leave out: `navigation`, `toc`."""

    @property
    def address(self) -> str:
        """Where readers find the page, relative to the address of the site."""
        name = self.path.removeprefix("docs/").removesuffix(".md")
        name = name.removesuffix("index").rstrip("/")
        return f"{name}/" if name else ""

    @property
    def name(self) -> str:
        """What the page is called in lists, navigation and the window's title."""
        return self.title


class Recommendation(Page):
    """One of the 23, restated. Parts, numbers and titles are those of the 2006 text."""

    number: int
    part: str
    addressed_to: Text
    wording: tuple[Text, ...] = Field(min_length=1)
    related: tuple[int, ...] = ()
    layout: Slug = "recommendation"

    @property
    def id(self) -> str:
        """What a reference to it is called."""
        return f"rec-{self.number}"

    @property
    def name(self) -> str:
        """Number and title."""
        return f"{self.number}. {self.title}"


class Bearing(Entry):
    """What a technology page says of one Recommendation, and why."""

    recommendation: int
    because: str = ""


class Relation(Bearing):
    """What a technology does to a Recommendation. Written once, on the technology's page."""

    kind: str
    sources: tuple[str, ...] = ()


class NoBearing(Bearing):
    """A Recommendation that was examined and on which the technology does not bear."""


class Question(Entry):
    """A question before use. `id` never changes once published."""

    id: Slug
    ask: Text
    why: Text
    stage: str
    answered_by: str
    good_answer: Text
    recommendations: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()


class Technology(Page):
    """A technology, with its relations to the Recommendations and the questions before its use."""

    area: str
    named_by_roundtable: bool
    relations: tuple[Relation, ...] = ()
    does_not_bear: tuple[NoBearing, ...] = ()
    not_yet_examined: tuple[int, ...] = ()
    questions: tuple[Question, ...] = ()
    layout: Slug = "technology"

    @property
    def id(self) -> str:
        """What a reference to it is called: the name of its file."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")


class Source(BaseModel):
    """An entry of `data/sources.bib`. `fields` are as written there; `citation` is the formatted reference in Markdown."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    place: Place = Field(exclude=True, repr=False)
    key: str
    type: str
    fields: dict[str, str]
    authors: tuple[str, ...] = ()
    citation: str = ""

    @property
    def kind(self) -> str:
        """A word of `source_kinds`."""
        return self.fields.get("kind", "")

    @property
    def year(self) -> str:
        """The year as written; empty when the source has none."""
        return self.fields.get("year", "")


class Term(Entry):
    """A glossary entry. Without a source the definition is this publication's own."""

    id: Slug
    term: Text
    group: str
    definition: Text
    sources: tuple[str, ...] = ()


class Event(Entry):
    """An entry of the timeline. `date` orders it, `when` is what readers see."""

    date: IsoDate
    when: Text
    text: Text
    highlight: bool = False
    sources: tuple[str, ...] = ()


class Provision(Entry):
    """What one provision of an instrument asks, in our own words."""

    article: str = ""
    what: Text


class Law(Entry):
    """An instrument or a case: what it concerns, and its sources."""

    id: Slug
    technologies: tuple[str, ...] = ()
    recommendations: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()


class Instrument(Law):
    """A treaty, law, standard or commitment that bears on police technology."""

    body: str
    country: str = ""
    title: Text
    number: str = ""
    date: IsoDate
    date_of: Text
    force: str
    status: Text
    status_checked: IsoDate
    asks: tuple[Provision, ...] = ()


class Case(Law):
    """A decision of a court or a treaty body."""

    name: Text
    court: Text
    country: str = ""
    number: str = ""
    date: IsoDate
    status: str = ""
    facts: Text
    holding: Text
    limits: str = ""


class Authentic(Entry):
    """The authentic wording of a Recommendation in one language, supplied by somebody who may publish it."""

    path: str = Field(exclude=True)
    number: int
    language: Text
    provenance: Text
    rights: Text
    address: str = ""
    text: Text


class Publication(BaseModel):
    """Everything, as read. What follows from it (the inverse of a relation, who cites a source) is computed here, once."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    vocabulary: Vocabulary
    words: dict[str, Any]
    recommendations: tuple[Recommendation, ...]
    technologies: tuple[Technology, ...]
    pages: tuple[Page, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]
    timeline: tuple[Event, ...]
    instruments: tuple[Instrument, ...]
    cases: tuple[Case, ...]
    authentic: tuple[Authentic, ...]
    navigation: tuple[str, ...]
    files: frozenset[str]
    """Every file below `docs/`, so that a link can be judged."""
    layouts: frozenset[str] = frozenset()
    """The layouts that a page may name."""
    drawings: dict[str, str] = Field(default_factory=dict, repr=False)
    """The SVG pictures of `docs/`, by path."""
    unread: frozenset[str] = frozenset()
    """Files that could not be read whole. What they would have defined or cited is unknown and not held against others."""

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
    def law(self) -> tuple[Law, ...]:
        """Instruments and cases."""
        return (*self.instruments, *self.cases)

    def uses_of(self, term: str) -> list[Page]:
        """The pages whose own text links a glossary term."""
        return [page for page in self.all_pages if any(mention.target == f"term-{term}" for mention in page.body.references)]

    def relations_to(self, number: int) -> list[tuple[Technology, Relation]]:
        """The relations of all technologies to the Recommendation `number`, in the order of the technologies."""
        return [
            (technology, relation)
            for technology in self.technologies
            for relation in technology.relations
            if relation.recommendation == number
        ]
