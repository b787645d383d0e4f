"""Which questions before use matter to whom: the choice that the page of the check offers, and its order.

The script of the page does the same in the browser; tests/published/test_practice_check.py compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable

from publication.model import Example, Publication, Question, Reader


def chosen(publication: Publication, *, reader: str = "", stage: str = "", technologies: Iterable[str] = ()) -> dict[str, Question]:
    """The questions of a choice by key: common ones, then those of the technologies. What is left empty leaves nothing out.

    A stage has its own questions and those of earlier stages: before a contract somebody has to know which law allows the use.
    In the browser those that were answered with yes stay out.
    """
    wanted = set(technologies)
    stages = [word.id for word in publication.vocabulary.stages]
    reached = stages[: stages.index(stage) + 1] if stage in stages else stages if not stage else []
    found = next((each for each in publication.vocabulary.readers if each.id == reader), None)
    return {
        key: question
        for key, question in publication.every_question.items()
        if ("/" not in key or not wanted or key.split("/")[0] in wanted)
        and question.stage in reached
        and (found is None or _matters_to(found, question))
    }


def _matters_to(reader: Reader, question: Question) -> bool:
    said = set(reader.answered_by) & set(question.answered_by) or (reader.plain and question.plain)
    return question.stage in reader.stages and bool(said)


def chosen_by(publication: Publication, example: Example) -> dict[str, Question]:
    """The questions that a worked example has to answer."""
    return chosen(publication, reader=example.reader, stage=example.stage, technologies=example.technologies)


def by_role(publication: Publication, questions: dict[str, Question]) -> list[tuple[str, dict[str, Question]]]:
    """Questions in groups by who answers them first, within a group by stage; a role without question is left out."""
    stages = [word.id for word in publication.vocabulary.stages]
    groups = []
    for role in publication.vocabulary.roles:
        found = {key: question for key, question in questions.items() if question.answered_by[0] == role.id}
        if found:
            groups.append((role.id, dict(sorted(found.items(), key=lambda item: stages.index(item[1].stage)))))
    return groups


def question_anchor(key: str) -> str:
    """Where a question stands on the page of all questions: `drones/purpose` at `q-drones--purpose`."""
    return f"q-{key.replace('/', '--')}"
