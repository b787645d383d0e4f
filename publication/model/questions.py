"""The questions before use: those of one technology, those common to all, retired ids, and worked examples."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from publication.model.base import Entry, Number, Slug, Text


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


OneOrMore = Annotated[tuple[Text, ...], BeforeValidator(_listed), Field(min_length=1)]
"""A word, or a list of words."""

QuestionKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$")]
"""The id of a common question, or a technology and the id of one of its questions: `aim`, `facial-recognition/gallery`."""


class Question(Entry):
    """A question before use. `id` never changes once published.

    The first of `answered_by` is who answers for it most; the check groups its lists by it.
    """

    id: Slug
    ask: Text
    plain: str = ""
    """The same as somebody outside the police may ask it, in plain words; empty when it is no question to ask from outside."""
    why: Text
    stage: str
    answered_by: OneOrMore
    good_answer: Text
    recommendations: tuple[Number, ...] = Field(min_length=1)
    instruments: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    sources: tuple[Text, ...] = Field(min_length=1)


class RetiredQuestion(Entry):
    """An id that no question may bear again, and the questions that now ask what it asked."""

    id: QuestionKey
    retired: date
    """The version of the publication in which it went."""
    replaced_by: tuple[QuestionKey, ...] = ()


class GivenAnswer(Entry):
    """An answer of a worked example to one question."""

    question: QuestionKey
    answer: Literal["yes", "partly", "no", "unknown"]
    note: str = ""


class Example(Entry):
    """A worked example of the check before use, on an invented situation: a choice, answers, and what was done with them."""

    id: Slug
    title: Text
    situation: Text
    reader: Text
    stage: Text
    technologies: tuple[Slug, ...] = Field(min_length=1)
    answers: tuple[GivenAnswer, ...]
    result: Text

    def answer_to(self, key: str) -> GivenAnswer | None:
        """The answer to a question; None when it was left open."""
        return next((given for given in self.answers if given.question == key), None)
