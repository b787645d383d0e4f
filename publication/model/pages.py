"""The pages: the Recommendations, the technologies with their relations, and all others."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from publication.model.base import Entry, Names, Number, Slug, Text
from publication.model.questions import Question
from publication.model.text import MarkdownSource


def address_of(path: str) -> str:
    """Where readers find the page of the file `path`, relative to the address of the site."""
    name = path.removeprefix("docs/").removesuffix(".md")
    name = name.removesuffix("index").rstrip("/")
    return f"{name}/" if name else ""


class Page(Entry):
    """A page of `docs/`. `path` is relative to the publication's folder; `layout` names a file of `overrides/layouts/`."""

    path: str = Field(exclude=True)
    body: MarkdownSource = Field(exclude=True, repr=False)
    title: Text
    summary: Text
    reviewed: date
    also: Names = ()
    layout: Slug = "page"
    hide: tuple[Literal["navigation", "toc", "path", "footer"], ...] = ()
    """Parts of the page's frame that Material is to leave out: `navigation`, `toc`."""

    @property
    def address(self) -> str:
        """Where readers find the page, relative to the address of the site."""
        return address_of(self.path)

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
    related: tuple[Number, ...] = ()
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
    update: str = ""
    """Of an unforeseen one: which form of text would serve, if the Recommendations were updated."""


class NoBearing(Bearing):
    """A Recommendation that was examined and to which there is no relation, with the reason."""


class Technology(Page):
    """A technology, with its relations to the Recommendations and the questions before its use."""

    area: str
    named_by_roundtable: bool
    relations: tuple[Relation, ...] = ()
    does_not_bear: tuple[NoBearing, ...] = ()
    no_evidence_found: tuple[NoBearing, ...] = ()
    """Where a bearing is plausible, but no study and no case shows it."""
    not_yet_examined: tuple[int, ...] = ()
    questions: tuple[Question, ...] = ()
    layout: Slug = "technology"

    @property
    def id(self) -> str:
        """What a reference to it is called: the name of its file."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")

    @property
    def may_bear_on(self) -> frozenset[int]:
        """The Recommendations that the page may speak of: there is a relation, or one is plausible."""
        return frozenset(entry.recommendation for entry in (*self.relations, *self.no_evidence_found))
