"""Checks of the questions before use."""

from __future__ import annotations

from collections.abc import Iterator

from publication.checks.relations import NUMBERS
from publication.load import LISTS
from publication.model import Publication
from publication.problems import Problem, suggestion


def question_unsourced(publication: Publication) -> Iterator[Problem]:
    """A question before use rests on a Recommendation and a source."""
    for question in publication.every_question.values():
        if not question.recommendations:
            yield Problem(
                question.place, "question-unsourced", f"the question `{question.id}` names no Recommendation; add `recommendations`"
            )
        if not question.sources:
            yield Problem(question.place, "question-unsourced", f"the question `{question.id}` names no source; add `sources`")
    for technology in publication.technologies:
        declared = {relation.recommendation for relation in technology.relations}
        for question in technology.questions:
            for number in sorted(set(question.recommendations) & set(NUMBERS) - declared):
                message = f"the question `{question.id}` names Recommendation {number}, to which no relation is declared"
                yield Problem(question.place, "mention-undeclared", f"{message}; add one to `relations`")


def question_retired(publication: Publication) -> Iterator[Problem]:
    """An id that was retired is not used again, stands once in the list, and leads to questions that are there."""
    if publication.unread & {LISTS["questions"][0], *(page.path for page in publication.technologies)}:
        return
    known = publication.every_question
    first: dict[str, int] = {}
    for entry in publication.retired_questions:
        if entry.id in known:
            message = (
                f"the question `{entry.id}` was retired (line {entry.place.line} of {entry.place.path}); choose an id that never was used"
            )
            yield Problem(known[entry.id].place, "question-retired", message)
        if entry.id in first:
            yield Problem(entry.place, "question-retired", f"`{entry.id}` stands on line {first[entry.id]} as well; keep one")
        first.setdefault(entry.id, entry.place.line)
        for key in entry.replaced_by:
            if key not in known:
                message = f"`replaced_by` names `{key}`, which is no question{suggestion(key, known)}; name one that is asked today"
                yield Problem(entry.place, "question-retired", message)
