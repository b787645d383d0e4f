"""What the exported objects of `data/` are: sources, instruments, cases, terms, events, words of closed lists."""

from __future__ import annotations

from pydantic import Field

from publication.exports.types import Exported, PartialDate, Reference, SourceKey, Text, Url

_OFFICIAL = "Where its court or publisher keeps it: computed from its number and not opened, except where `source_url` is the same."


class Source(Exported):
    """A source, and where it is cited."""

    id: str = Field(description="Its key in the file of sources.")
    url: Url = Field(description="Its record on this site.")
    type: str = Field(description="Its type in BibTeX.")
    title: str
    authors: tuple[str, ...]
    year: int | None
    kind: str = Field(description="A word of `vocabulary.source_kinds`.")
    region: str = Field(description="A word of `vocabulary.regions`.")
    country: tuple[str, ...] = Field(description="The States that its court, public body or title names: words of `vocabulary.countries`.")
    seen: str = Field(description="How far it was read: a word of `vocabulary.source_reading`.")
    doi: str | None
    source_url: Url | None = Field(description="Where the source itself is: its DOI, or the address in its record.")
    official: tuple[Url, ...] = Field(description=_OFFICIAL)
    reference: Text = Field(description="The reference as the pages word it.")
    fields: dict[str, str] = Field(description="Every field of its BibTeX entry, the marks of LaTeX taken out.")
    cited_by: tuple[Url, ...] = Field(description="The pages that cite it.")


class Provision(Exported):
    """What one provision of an instrument asks, in this publication's words."""

    article: str | None
    what: Text


class Instrument(Exported):
    """A treaty, law, standard or commitment."""

    id: str
    url: Url
    title: str
    also: tuple[str, ...] = Field(description="Other names: short forms, other spellings, names in other languages.")
    body: str = Field(description="A word of `vocabulary.bodies`.")
    country: str | None = Field(description="A word of `vocabulary.countries`.")
    number: str | None
    official: tuple[Url, ...] = Field(description=_OFFICIAL)
    date: PartialDate
    date_of: str = Field(description="What happened on that date.")
    force: str = Field(description="A word of `vocabulary.forces`.")
    status: Text
    status_checked: PartialDate
    asks: tuple[Provision, ...]
    technologies: tuple[Reference, ...]
    recommendations: tuple[Reference, ...]
    sources: tuple[SourceKey, ...]


class Case(Exported):
    """A decision of a court or a treaty body."""

    id: str
    url: Url
    name: str
    also: tuple[str, ...] = Field(description="Other names: short forms, other spellings, names in other languages.")
    court: str
    country: str | None = Field(description="A word of `vocabulary.countries`.")
    number: str | None
    official: tuple[Url, ...] = Field(description=_OFFICIAL)
    date: PartialDate
    facts: Text
    holding: Text
    limits: Text | None
    status: Text | None
    status_checked: PartialDate | None
    technologies: tuple[Reference, ...]
    recommendations: tuple[Reference, ...]
    sources: tuple[SourceKey, ...]


class Term(Exported):
    """A glossary entry."""

    id: str
    url: Url
    term: str
    also: tuple[str, ...] = Field(description="Other names: short forms, other spellings, names in other languages.")
    group: str = Field(description="A word of `vocabulary.term_groups`.")
    definition: Text
    sources: tuple[SourceKey, ...] = Field(description="Without a source the definition is this publication's own.")
    used_on: tuple[Url, ...] = Field(description="The pages whose text links it.")


class Event(Exported):
    """An entry of the timeline."""

    date: PartialDate = Field(description="When it began.")
    when: str = Field(description="The date in words.")
    text: Text
    highlight: bool
    sources: tuple[SourceKey, ...]


class Word(Exported):
    """A word of a closed list."""

    id: str
    label: str
    definition: str
