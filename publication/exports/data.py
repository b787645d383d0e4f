"""The exported objects of `data/`: sources, instruments, cases, terms, events, words of closed lists."""

from __future__ import annotations

from typing import Self

from pydantic import Field

from publication import model
from publication.citations.reference import reference
from publication.exports.types import Export, Exported, Names, OrNone, PartialDate, Recommendations, Reference, SourceKey, Text, Url
from publication.model.official import official
from publication.model.sources import unmarked
from publication.model.targets import HOME, SOURCES_PAGE

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

    @classmethod
    def of(cls, entry: model.Source, export: Export) -> Self:
        """A source of the model."""
        doi = entry.fields.get("doi")
        return cls.made(
            entry,
            export,
            SOURCES_PAGE,
            id=entry.key,
            url=export.writer.place(SOURCES_PAGE, entry.key),
            title=unmarked(entry.title),
            year=int(entry.year) if entry.year.isdecimal() else None,
            country=entry.countries,
            doi=doi,
            source_url=f"https://doi.org/{doi}" if doi else entry.fields.get("url"),
            official=official(entry),
            reference=reference(entry, export.publication.wording, plain=True),
            fields={name: unmarked(value) for name, value in sorted(entry.fields.items())},
            cited_by=tuple(export.writer.place(page.path) for page in export.cited_by.get(entry.key, ())),
        )


class _Listed(Exported):
    """An object with an entry of its own on a page, to which its id leads."""

    id: str
    url: Url
    also: Names

    @classmethod
    def _of(cls, entry: model.Named, export: Export, **computed: object) -> Self:
        found = export.writer.found[entry.ref]
        return cls.made(entry, export, found.path, id=entry.ref, url=export.writer.leads_to(entry.ref), **computed)


class Provision(Exported):
    """What one provision of an instrument asks, in this publication’s words."""

    article: OrNone[str]
    what: Text


class _Law(_Listed):
    country: OrNone[str] = Field(description="A word of `vocabulary.countries`.")
    number: OrNone[str]
    official: tuple[Url, ...] = Field(description=_OFFICIAL)
    date: PartialDate
    technologies: tuple[Reference, ...]
    recommendations: Recommendations
    sources: tuple[SourceKey, ...]

    @classmethod
    def of(cls, entry: model.Instrument | model.Case, export: Export) -> Self:
        """An instrument or a case of the law page."""
        return cls._of(entry, export, official=official(entry))


class Instrument(_Law):
    """A treaty, law, standard or commitment."""

    title: str
    body: str = Field(description="A word of `vocabulary.bodies`.")
    date_of: str = Field(description="What happened on that date.")
    force: str = Field(description="A word of `vocabulary.forces`.")
    status: Text
    status_checked: PartialDate
    asks: tuple[Provision, ...]


class Case(_Law):
    """A decision of a court or a treaty body."""

    name: str
    court: str
    facts: Text
    holding: Text
    limits: OrNone[Text]
    status: OrNone[Text]
    status_checked: PartialDate | None


class Term(_Listed):
    """A glossary entry."""

    term: str
    group: str = Field(description="A word of `vocabulary.term_groups`.")
    definition: Text
    sources: tuple[SourceKey, ...] = Field(description="Without a source the definition is this publication’s own.")
    used_on: tuple[Url, ...] = Field(description="The pages whose text links it.")

    @classmethod
    def of(cls, entry: model.Term, export: Export) -> Self:
        """A term of the glossary."""
        return cls._of(entry, export, used_on=tuple(export.writer.place(page.path) for page in export.publication.uses_of(entry)))


class Event(Exported):
    """An entry of the timeline."""

    date: PartialDate = Field(description="When it began.")
    when: str = Field(description="The date in words.")
    text: Text
    highlight: bool
    sources: tuple[SourceKey, ...]

    @classmethod
    def of(cls, entry: model.Event, export: Export) -> Self:
        """An entry of the timeline, whose page is found by its layout."""
        page = next((page.path for page in export.publication.pages if page.layout == "timeline"), HOME)
        return cls.made(entry, export, page)


class Word(Exported):
    """A word of a closed list."""

    id: str
    label: str
    definition: str
