"""The facts of no single page: terms, events, instruments and cases, and wording supplied by who may publish it."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from publication.model.base import Entry, IsoDate, Names, Number, Slug, Text
from publication.model.dates import MONTHS
from publication.model.problems import Place
from publication.model.text import MarkdownSource


class Named(Entry):
    """An entry that texts refer to; `prefix` begins what such a reference is called."""

    prefix: ClassVar[str]
    id: Slug
    also: Names = ()

    @property
    def ref(self) -> str:
        """What a reference to it is called: `term-watchlist`, `law-eu-ai-act`, `case-glukhin`."""
        return f"{self.prefix}-{self.id}"


class Term(Named):
    """A glossary entry. Without a source the definition is this publication's own."""

    prefix = "term"
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

    @field_validator("when")
    @classmethod
    def _of_the_date(cls, when: str, info: ValidationInfo) -> str:
        year, month, *_ = f"{info.data.get('date', '')}--".split("-")
        named = [name for name in MONTHS if name in when]
        if year and (year not in when or (month and named and MONTHS[int(month) - 1] not in named)):
            raise ValueError(f"`date` says {info.data['date']}; correct one of them")
        return when


class Provision(Entry):
    """What one provision of an instrument asks, in our own words."""

    article: str = ""
    what: Text


class NextChange(Entry):
    """A change of an instrument or a case that is known to come, and when."""

    date: IsoDate
    what: Text


class Law(Named):
    """An instrument or a case: what it concerns, or no page leads to it; its sources; and when its status was looked up."""

    country: str = ""
    status_checked: IsoDate | None = None
    next_change: tuple[NextChange, ...] = ()
    technologies: tuple[str, ...] = ()
    recommendations: tuple[Number, ...] = Field(min_length=1)
    sources: tuple[Text, ...] = Field(min_length=1)

    @cached_property
    def concerned(self) -> frozenset[str]:
        """The ids of what it concerns."""
        return frozenset((*self.technologies, *(f"rec-{number}" for number in self.recommendations)))


class Instrument(Law):
    """A treaty, law, standard or commitment that bears on police technology."""

    prefix = "law"
    body: str
    title: Text
    number: str = ""
    date: IsoDate
    date_of: Text
    force: str
    status: Text
    status_checked: IsoDate
    asks: tuple[Provision, ...] = ()

    @property
    def binds_nobody(self) -> bool:
        """Whether it is not in force: a proposal still, or repealed."""
        return self.force in ("repealed or not in force", "proposal")


class Case(Law):
    """A decision of a court or a treaty body."""

    prefix = "case"
    technologies: tuple[str, ...] = Field(min_length=1)
    name: Text
    court: Text
    number: str = ""
    date: IsoDate
    status: str = ""
    facts: Text
    holding: Text
    limits: str = ""


class Change(BaseModel):
    """An entry of the list of changes. `version` is its day (ISO 8601); `references` are the ids that it names."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    place: Place = Field(exclude=True, repr=False)
    version: str
    text: str
    references: tuple[str, ...] = ()


class Authentic(Entry):
    """The authentic wording of a Recommendation in one language, supplied by somebody who may publish it: `data/authentic/09.en.md`."""

    path: str = Field(exclude=True)
    body: MarkdownSource = Field(exclude=True, repr=False)
    provenance: Text
    rights: Text
    address: str = ""

    @property
    def number(self) -> int:
        """The number of the Recommendation."""
        return int(self.path.rsplit("/", 1)[-1].split(".")[0])

    @property
    def language(self) -> str:
        """The language, as in BCP 47."""
        return self.path.split(".")[1]

    @property
    def text(self) -> str:
        """The wording, in Markdown."""
        return self.body.text.strip()
