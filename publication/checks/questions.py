"""Checks of the questions before use."""

from __future__ import annotations

from collections.abc import Iterator

from publication.checks.findings import Finding, repeats
from publication.model import Publication
from publication.model.practice import chosen_by
from publication.model.problems import suggestion
from publication.source.load import LISTS, TECHNOLOGY_PAGE


def example_answer(publication: Publication) -> Iterator[Finding]:
    """A worked example answers questions of its own choice, each once, of technologies that are there."""
    for example in publication.examples if not _incomplete(publication) else ():
        for name in example.technologies:
            if name not in publication.by_slug:
                yield example.place, f"there is no technology `{name}`{suggestion(name, publication.by_slug)}; correct the name"
        listed = chosen_by(publication, example)
        for given in example.answers:
            if given.question not in listed:
                message = f"`{given.question}` is no question of this choice{suggestion(given.question, listed)}; answer one that is listed"
                yield given.place, message
        for name, place, _ in repeats((given.question, given.place) for given in example.answers if given.question in listed):
            yield place, f"`{name}` is answered twice; keep one answer"


def question_retired(publication: Publication) -> Iterator[Finding]:
    """An id that was retired is not used again, is once in the list, and leads to questions that are there."""
    if _incomplete(publication):
        return
    known = publication.every_question
    for entry in publication.retired_questions:
        if entry.id in known:
            message = f"the question `{entry.id}` was retired (line {entry.place.line} of {entry.place.path})"
            yield known[entry.id].place, f"{message}; choose an id that never was used"
        for key in entry.replaced_by:
            if key not in known:
                message = f"`replaced_by` names `{key}`, which is no question{suggestion(key, known)}; name one that is asked today"
                yield entry.place, message
    for name, place, first in repeats((entry.id, entry.place) for entry in publication.retired_questions):
        yield place, f"`{name}` is on line {first.line} as well; keep one"


def _incomplete(publication: Publication) -> bool:
    """Whether a file that holds questions could not be read, so that they are not known."""
    return any(path == LISTS["questions"][0] or TECHNOLOGY_PAGE.fullmatch(path) for path in publication.unread)
