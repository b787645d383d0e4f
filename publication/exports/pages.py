"""The exported objects of `docs/`: pages and their sections, Recommendations, technologies."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from pydantic import Field

from publication import model
from publication.citations.csl import csl_item
from publication.citations.entries import page_entries
from publication.exports.relations import NoBearing, Question, Relation
from publication.exports.types import Cases, Export, Exported, Instruments, Names, OrNone, Recommendations, Reference, SourceKey, Text, Url
from publication.model.addresses import feed, json_file, markdown_view
from publication.model.evidence import cited_keys
from publication.model.text import Section as SectionText
from publication.source.markdown import read_markdown


class Section(Exported):
    """A section of a page, as its authors wrote it; what the site computes stands in fields of its own."""

    id: str = Field(description="Its anchor on the page.")
    url: Url
    language: str = Field(description="Its language; English where it is not translated.")
    title: str
    markdown: str = Field(description="As in Text.")
    html: str = Field(description="The same as HTML; a citation is a link to the record of its source.")
    plain: str = Field(description="As in Text.")
    sources: tuple[SourceKey, ...] = Field(description="The sources cited, in their order.")
    mentions: tuple[Reference, ...] = Field(description="What the section links to by its id, in order.")

    @classmethod
    def of(cls, section: SectionText, page: model.Page, export: Export) -> Self:
        """A section of a page."""
        read = read_markdown(section.text, references=export.writer.found)
        return cls.made(
            section,
            export,
            url=export.writer.place(page.path, section.id),
            language=export.publication.language_of(page, section.id),
            markdown=export.writer.markdown(section.text, page.path),
            html=export.writer.html(section.text, page.path),
            plain=export.writer.plain(section.text, page.path),
            sources=tuple(dict.fromkeys(mention.target for mention in read.citations)),
            mentions=tuple(dict.fromkeys(mention.target for mention in read.references)),
        )


class Authentic(Exported):
    """The authentic wording of a Recommendation, where somebody who may publish it has supplied it."""

    language: str = Field(description="The language, as in BCP 47.")
    text: str
    provenance: str
    rights: str
    url: OrNone[Url]


class _PageFields(Exported):
    id: str
    url: Url
    markdown_url: Url = Field(description="The whole page as Markdown, computed parts included.")
    citation: tuple[dict[str, Any], ...] = Field(
        description="How to cite it, as CSL-JSON (csl-data 1.0.2): the page and, for a Recommendation, the text of 2006. "
        "Empty for a page that says nothing to cite."
    )
    language: str = Field(description="The language of its title and summary.")
    translation: str | None = Field(description="Of a translated page: `draft`, or `reviewed` by a second person who knows the language.")
    title: str
    also: Names
    summary: str
    reviewed: date = Field(description="The day of the last review.")
    introduction: OrNone[Text] = Field(description="What stands before the first section.")
    sections: tuple[Section, ...]
    sources: tuple[SourceKey, ...] = Field(description="Every source that the page cites, computed parts included.")

    @classmethod
    def _of(cls, page: model.Page, export: Export, **computed: object) -> Self:
        """A page, with what every page has."""
        # A page that is not translated is a page of the English site, with its other forms.
        publication, site, text = export.publication, export.site, export.publication.translation_of(page)
        if publication.english and publication.in_english(page):
            publication, site = publication.english, site.source
        return cls.made(
            page,
            export,
            page.path,
            url=export.writer.place(page.path),
            markdown_url=site.address + markdown_view(page),
            citation=tuple(csl_item(entry) for entry in page_entries(page, publication, site)),
            language=export.publication.language_of(page),
            translation=text.status if text else None,
            introduction=page.body.beginning().text,
            sections=tuple(Section.of(section, page, export) for section in page.body.sections().values()),
            sources=tuple(cited_keys(page, export.publication)),
            **computed,
        )


class Page(_PageFields):
    """A page of the publication."""

    @classmethod
    def of(cls, page: model.Page, export: Export) -> Self:
        """A page that is neither a Recommendation nor a technology."""
        return cls._of(page, export, id=page.address.rstrip("/") or "index")


class _Subject(_PageFields):
    json_url: Url
    feed_url: Url = Field(description="The changes to this page, as an Atom feed.")
    relations: tuple[Relation, ...]
    does_not_bear: tuple[NoBearing, ...] = Field(description="Pairs of which the technology does not bear on the Recommendation.")
    no_evidence_found: tuple[NoBearing, ...] = Field(description="Pairs where a bearing is plausible, but nothing was found that shows it.")
    instruments: Instruments
    cases: Cases


class Recommendation(_Subject):
    """One of the 23 Recommendations of 2006, restated in this publication’s own words."""

    number: int = Field(ge=1, le=23)
    part: str = Field(description="A word of `vocabulary.parts`.")
    addressed_to: str
    wording: tuple[str, ...] = Field(description="The words that show how strongly it is put.")
    related: Recommendations
    authentic: tuple[Authentic, ...]
    not_yet_examined: tuple[Reference, ...] = Field(description="Technologies for which the pair is open.")

    @classmethod
    def of(cls, entry: model.Recommendation, export: Export) -> Self:
        """A Recommendation, with what the technologies say of it."""
        found, number = export.publication, entry.number
        return cls._of(
            entry,
            export,
            **_own(entry, export),
            authentic=[Authentic.made(each, export, url=each.address) for each in found.authentic if each.number == number],
            not_yet_examined=[page.id for page in found.technologies if number in page.not_yet_examined],
        )


class Technology(_Subject):
    """A police technology, and the commentary on it."""

    area: str = Field(description="A word of `vocabulary.areas`.")
    named_by_roundtable: bool = Field(description="Whether the roundtable’s release names it; if not, this publication added it.")
    not_yet_examined: Recommendations = Field(description="Recommendations for which the pair is open.")
    questions: tuple[Question, ...]

    @classmethod
    def of(cls, entry: model.Technology, export: Export) -> Self:
        """A technology, with its relations and questions."""
        return cls._of(entry, export, **_own(entry, export), questions=[Question.of(each, entry, export) for each in entry.questions])


def _own(entry: model.Recommendation | model.Technology, export: Export) -> dict[str, Any]:
    """What Recommendations and technologies have besides: their pairs, files of their own, and the law that concerns them."""
    found = export.publication
    instruments, cases = found.concerning(entry)
    pairs = {
        name: [
            kind.of(each, page, export)
            for page in found.technologies
            for each in getattr(page, name)
            if entry.id in (page.id, f"rec-{each.recommendation}")
        ]
        for name, kind in (("relations", Relation), ("does_not_bear", NoBearing), ("no_evidence_found", NoBearing))
    }
    return {
        "json_url": export.site.address + json_file(entry),
        "feed_url": export.site.source.address + feed(entry),
        "instruments": [law.id for law in instruments],
        "cases": [law.id for law in cases],
        **pairs,
    }
