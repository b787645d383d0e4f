"""What the exported objects are: one definition, from which the objects, their JSON Schema and the tables of `/data/` are made.

A change here is a change of what others rely on: adding a field is allowed within a version of the format, anything else is not
(dev/decisions/0008).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Url = Annotated[str, Field(pattern=r"^https?://", description="A whole address.")]
PartialDate = Annotated[
    str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="A year, a month or a day (ISO 8601), as exact as is known.")
]
Reference = Annotated[str, Field(description="The id of another object of the publication.")]
SourceKey = Annotated[str, Field(description="The id of a source.")]


class Exported(BaseModel):
    """An object of the export."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Text(Exported):
    """A text in two forms."""

    markdown: str = Field(
        description="CommonMark. Links have whole addresses; a citation is written as Pandoc writes it, with the key of the source."
    )
    plain: str = Field(description="The words alone, without links and citations.")


class Citation(Exported):
    """How to cite it, as files for reference managers."""

    bibtex: Url
    ris: Url
    csl_json: Url


class Section(Exported):
    """A section of a page, as its authors wrote it; what the site computes stands in fields of its own."""

    id: str = Field(description="Its anchor on the page.")
    language: str = Field(description="As in the head of the file, or English where the section is not translated.")
    url: Url
    title: str
    markdown: str = Field(description="As in Text.")
    html: str = Field(description="The same as HTML; a citation is a link to the record of its source.")
    plain: str = Field(description="As in Text.")
    sources: tuple[SourceKey, ...] = Field(description="The sources cited, in their order.")
    mentions: tuple[Reference, ...] = Field(description="What the section links to by its id, in order.")


class Relation(Exported):
    """What a technology does to a Recommendation: analysis by this publication."""

    id: str
    url: Url
    technology: Reference
    technology_url: Url
    recommendation: Reference
    recommendation_url: Url
    kind: str = Field(description="A word of `vocabulary.relation_kinds`.")
    because: Text
    sources: tuple[SourceKey, ...]
    update: str | None = Field(
        description="Of what the 2006 text does not answer: which form of text would serve, in our view. A word of `vocabulary.updates`."
    )


class NoBearing(Exported):
    """A pair that was examined and has no relation, with the reason."""

    url: Url
    technology: Reference
    technology_url: Url
    recommendation: Reference
    recommendation_url: Url
    because: Text


class Question(Exported):
    """A question to ask before use."""

    id: str = Field(description="For a question of one technology the technology and a name, parted by a slash; for a common one the name.")
    url: Url
    ask: Text
    plain: str | None = Field(description="The same as somebody outside the police may ask it.")
    why: Text
    good_answer: Text
    stage: str = Field(description="A word of `vocabulary.stages`.")
    answered_by: tuple[str, ...] = Field(description="Words of `vocabulary.roles`.")
    recommendations: tuple[Reference, ...]
    instruments: tuple[Reference, ...]
    cases: tuple[Reference, ...]
    sources: tuple[SourceKey, ...]


class RetiredQuestion(Exported):
    """The id of a question that went, and those that now ask what it asked."""

    id: str
    retired: date
    replaced_by: tuple[Reference, ...]


class Authentic(Exported):
    """The authentic wording of a Recommendation, where somebody who may publish it has supplied it."""

    language: str = Field(description="The language, as in BCP 47.")
    text: str
    provenance: str
    rights: str
    url: Url | None


class Page(Exported):
    """A page of the publication."""

    id: str
    url: Url
    markdown_url: Url = Field(description="The whole page as Markdown, computed parts included.")
    citation: Citation | None = Field(description="Null for a page that says nothing to cite.")
    language: str = Field(description="The language of its title and summary.")
    translation: str | None = Field(description="Of a translated page: `draft`, or `reviewed` by a second person who knows the language.")
    title: str
    also: tuple[str, ...] = Field(description="Other names: short forms, other spellings, names in other languages.")
    summary: str
    reviewed: date = Field(description="The day of the last review.")
    introduction: Text | None = Field(description="What stands before the first section.")
    sections: tuple[Section, ...]
    sources: tuple[SourceKey, ...] = Field(description="Every source that the page cites, computed parts included.")


class Recommendation(Page):
    """One of the 23 Recommendations of 2006, restated in this publication's own words."""

    json_url: Url
    feed_url: Url = Field(description="The changes to this page, as an Atom feed.")
    number: int = Field(ge=1, le=23)
    part: str = Field(description="A word of `vocabulary.parts`.")
    addressed_to: str
    wording: tuple[str, ...] = Field(description="The words that show how strongly it is put.")
    related: tuple[Reference, ...]
    authentic: tuple[Authentic, ...]
    relations: tuple[Relation, ...]
    does_not_bear: tuple[NoBearing, ...] = Field(description="Pairs of which the technology does not bear on the Recommendation.")
    no_evidence_found: tuple[NoBearing, ...] = Field(description="Pairs where a bearing is plausible, but nothing was found that shows it.")
    not_yet_examined: tuple[Reference, ...] = Field(description="Technologies for which the pair is open.")
    instruments: tuple[Reference, ...]
    cases: tuple[Reference, ...]


class Technology(Page):
    """A police technology, and the commentary on it."""

    json_url: Url
    feed_url: Url = Field(description="The changes to this page, as an Atom feed.")
    area: str = Field(description="A word of `vocabulary.areas`.")
    named_by_roundtable: bool = Field(description="Whether the roundtable's release names it; if not, this publication added it.")
    relations: tuple[Relation, ...]
    does_not_bear: tuple[NoBearing, ...] = Field(description="Pairs of which the technology does not bear on the Recommendation.")
    no_evidence_found: tuple[NoBearing, ...] = Field(description="Pairs where a bearing is plausible, but nothing was found that shows it.")
    not_yet_examined: tuple[Reference, ...] = Field(description="Recommendations for which the pair is open.")
    questions: tuple[Question, ...]
    instruments: tuple[Reference, ...]
    cases: tuple[Reference, ...]
