"""The exported objects on the page of a technology: relations, pairs without one, questions before use."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import Field

from publication import model
from publication.exports.types import Cases, Export, Exported, Instruments, OrNone, Recommendations, Reference, SourceKey, Text, Url
from publication.model.practice import question_anchor
from publication.model.targets import PRACTICE
from publication.model.translations import reason_key


class _Bearing(Exported):
    id: str
    url: Url
    technology: Reference
    technology_url: Url
    recommendation: Reference
    recommendation_url: Url
    because: Text

    @classmethod
    def of(cls, entry: model.Bearing, page: model.Technology, export: Export) -> Self:
        """What the page of a technology says of a Recommendation."""
        return cls.made(
            entry,
            export,
            page.path,
            id=f"{page.id}-{reason_key(entry)}",
            url=export.writer.place(page.path, f"on-{entry.recommendation}"),
            technology=page.id,
            technology_url=export.writer.place(page.path),
            recommendation=f"rec-{entry.recommendation}",
            recommendation_url=export.writer.leads_to(f"rec-{entry.recommendation}"),
        )


class NoBearing(_Bearing):
    """A pair that was examined and has no relation, with the reason."""


class Relation(_Bearing):
    """What a technology does to a Recommendation: analysis by this publication."""

    kind: str = Field(description="A word of `vocabulary.relation_kinds`.")
    sources: tuple[SourceKey, ...]
    update: OrNone[str] = Field(
        description="Of what the 2006 text does not answer: which form of text would serve, in our view. A word of `vocabulary.updates`."
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
    instruments: Instruments
    cases: Cases
    sources: tuple[SourceKey, ...]

    @classmethod
    def of(cls, entry: model.Question, page: model.Technology | None, export: Export) -> Self:
        """A question of a technology, which stands on its `page`; without one, a question that is common to all."""
        path, anchor = (page.path, f"question-{entry.id}") if page else (PRACTICE, question_anchor(entry.id))
        name = f"{page.id}/{entry.id}" if page else entry.id
        return cls.made(entry, export, path, id=name, url=export.writer.place(path, anchor))


class RetiredQuestion(Exported):
    """The id of a question that went, and those that now ask what it asked."""

    id: str
    retired: date
    replaced_by: tuple[Reference, ...]
