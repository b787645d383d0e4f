"""Checks of the questions before use."""

from __future__ import annotations

from collections.abc import Iterator

from publication.checks.relations import NUMBERS
from publication.model import Publication
from publication.model.practice import chosen_by
from publication.model.problems import Problem, suggestion
from publication.source.load import LISTS, TECHNOLOGY_PAGE


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
        declared = technology.may_bear_on
        for question in technology.questions:
            for number in sorted(set(question.recommendations) & set(NUMBERS) - declared):
                message = f"the question `{question.id}` names Recommendation {number}, to which no relation is declared"
                yield Problem(question.place, "mention-undeclared", f"{message}; add one to `relations`")


def example_answer(publication: Publication) -> Iterator[Problem]:
    """A worked example answers questions of its own choice, each once, of technologies that are there."""
    if _incomplete(publication):
        return
    for example in publication.examples:
        for name in example.technologies:
            if name not in publication.by_slug:
                message = f"there is no technology `{name}`{suggestion(name, publication.by_slug)}; mend the name"
                yield Problem(example.place, "example-answer", message)
        listed = chosen_by(publication, example)
        seen: set[str] = set()
        for given in example.answers:
            if given.question not in listed:
                message = f"`{given.question}` is no question of this choice{suggestion(given.question, listed)}; answer one that is listed"
                yield Problem(given.place, "example-answer", message)
            elif given.question in seen:
                yield Problem(given.place, "example-answer", f"`{given.question}` is answered twice; keep one answer")
            seen.add(given.question)


def question_retired(publication: Publication) -> Iterator[Problem]:
    """An id that was retired is not used again, stands once in the list, and leads to questions that are there."""
    if _incomplete(publication):
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


def _incomplete(publication: Publication) -> bool:
    """Whether a file that holds questions could not be read, so that they are not known."""
    return any(path == LISTS["questions"][0] or TECHNOLOGY_PAGE.fullmatch(path) for path in publication.unread)
