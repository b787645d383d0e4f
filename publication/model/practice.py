"""Which questions before use matter to whom: the choice that the page of the check offers, and its order.

The script of the page does the same in the browser; tests/browser/test_practice.py compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable

from publication.model import Example, Publication, Question, Reader


def chosen(publication: Publication, *, reader: str = "", stage: str = "", technologies: Iterable[str] = ()) -> dict[str, Question]:
    """The questions of a choice by key: common ones, then those of the technologies. What is left empty leaves nothing out."""
    wanted = set(technologies)
    found = next((each for each in publication.vocabulary.readers if each.id == reader), None)
    return {
        key: question
        for key, question in publication.every_question.items()
        if ("/" not in key or not wanted or key.split("/")[0] in wanted)
        and stage in ("", question.stage)
        and (found is None or _matters_to(found, question))
    }


def _matters_to(reader: Reader, question: Question) -> bool:
    said = set(reader.answered_by) & set(question.answered_by) or (reader.plain and question.plain)
    return question.stage in reader.stages and bool(said)


def chosen_by(publication: Publication, example: Example) -> dict[str, Question]:
    """The questions that a worked example has to answer."""
    return chosen(publication, reader=example.reader, stage=example.stage, technologies=example.technologies)


def by_part(publication: Publication, questions: dict[str, Question]) -> list[tuple[str, dict[str, Question]]]:
    """Questions in groups by the part of their first Recommendation, within a part by stage; a part without question is left out."""
    stages = [word.id for word in publication.vocabulary.stages]
    groups = []
    for part in publication.vocabulary.parts:
        found = {key: question for key, question in questions.items() if part_of(publication, question) == part.id}
        if found:
            groups.append((part.id, dict(sorted(found.items(), key=lambda item: stages.index(item[1].stage)))))
    return groups


def part_of(publication: Publication, question: Question) -> str:
    """The part of the Recommendation on which a question rests most, which is the first that it names; empty when it names none."""
    first = publication.by_number.get(question.recommendations[0]) if question.recommendations else None
    return first.part if first else ""


def question_anchor(key: str) -> str:
    """Where a question stands on the page of all questions: `drones/purpose` at `q-drones--purpose`."""
    return f"q-{key.replace('/', '--')}"
