"""The exported objects on the page of a technology: relations, pairs without one, questions before use."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import Field

from publication import model
from publication.exports.types import Export, Exported, Made, OrNone, Recommendations, Reference, SourceKey, Text, Url
from publication.model.practice import question_anchor
from publication.model.targets import PRACTICE


class NoBearing(Exported):
    """A pair that was examined and has no relation, with the reason."""

    url: Url
    technology: Reference
    technology_url: Url
    recommendation: Reference
    recommendation_url: Url
    because: Text

    @classmethod
    def of(cls, entry: model.NoBearing, page: model.Technology, export: Export) -> Self:
        """What the page of a technology says of a Recommendation to which there is no relation."""
        return _pair(cls, entry, page, export)


NoBearings = Annotated[tuple[NoBearing, ...], Field(description="Pairs of which the technology does not bear on the Recommendation.")]
NoEvidence = Annotated[tuple[NoBearing, ...], Field(description="Pairs where a bearing is plausible, but nothing was found that shows it.")]


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
    update: OrNone[str] = Field(
        description="Of what the 2006 text does not answer: which form of text would serve, in our view. A word of `vocabulary.updates`."
    )

    @classmethod
    def of(cls, entry: model.Relation, page: model.Technology, export: Export) -> Self:
        """A relation on the page of a technology."""
        return _pair(cls, entry, page, export, id=f"{page.id}-{entry.recommendation}-{entry.kind}")


def _pair(kind: type[Made], entry: model.Bearing, page: model.Technology, export: Export, **computed: object) -> Made:
    """What the page of a technology says of a Recommendation."""
    recommendation = f"rec-{entry.recommendation}"
    return export.made(
        kind,
        entry,
        page.path,
        url=export.writer.place(page.path, f"on-{entry.recommendation}"),
        technology=page.id,
        technology_url=export.writer.place(page.path),
        recommendation=recommendation,
        recommendation_url=export.writer.leads_to(recommendation),
        **computed,
    )


class Question(Exported):
    """A question to ask before use."""

    id: str = Field(description="For a question of one technology the technology and a name, parted by a slash; for a common one the name.")
    url: Url
    ask: Text
    plain: OrNone[str] = Field(description="The same as somebody outside the police may ask it.")
    why: Text
    good_answer: Text
    stage: str = Field(description="A word of `vocabulary.stages`.")
    answered_by: tuple[str, ...] = Field(description="Words of `vocabulary.roles`.")
    recommendations: Recommendations
    instruments: tuple[Reference, ...]
    cases: tuple[Reference, ...]
    sources: tuple[SourceKey, ...]

    @classmethod
    def of(cls, entry: model.Question, page: model.Technology | None, export: Export) -> Self:
        """A question of a technology, which stands on its `page`; without one, a question that is common to all."""
        path, anchor = (page.path, f"question-{entry.id}") if page else (PRACTICE, question_anchor(entry.id))
        return export.made(
            cls,
            entry,
            path,
            id=f"{page.id}/{entry.id}" if page else entry.id,
            url=export.writer.place(path, anchor),
            instruments=tuple(f"law-{each}" for each in entry.instruments),
            cases=tuple(f"case-{each}" for each in entry.cases),
        )


class RetiredQuestion(Exported):
    """The id of a question that went, and those that now ask what it asked."""

    id: str
    retired: date
    replaced_by: tuple[Reference, ...]
