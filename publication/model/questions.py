"""The questions before use: those of one technology, those common to all, and the ids that were retired."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from publication.model.base import Entry, Slug, Text


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


OneOrMore = Annotated[tuple[Text, ...], BeforeValidator(_listed), Field(min_length=1)]
"""A word, or a list of words."""

QuestionKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$")]
"""The id of a common question, or a technology and the id of one of its questions: `aim`, `facial-recognition/gallery`."""


class Question(Entry):
    """A question before use. `id` never changes once published.

    The first of `recommendations` is the one on which the question rests most; lists are grouped by its part.
    """

    id: Slug
    ask: Text
    plain: str = ""
    """The same as somebody outside the police may ask it, in plain words; empty when it is no question to ask from outside."""
    why: Text
    stage: str
    answered_by: OneOrMore
    good_answer: Text
    recommendations: tuple[int, ...] = ()
    instruments: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class RetiredQuestion(Entry):
    """An id that no question may bear again, and the questions that now ask what it asked."""

    id: QuestionKey
    retired: Text
    """The version of the publication, an ISO date, in which it went."""
    replaced_by: tuple[QuestionKey, ...] = ()
