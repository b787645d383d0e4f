"""The checks: one function per id, each a plain function from the publication to its problems.

They run in `python -m publication check`, at every build and preview, and in the tests. `ALL` is the one list; CONTRIBUTING
explains each id. What could not be read at all (`Publication.unread`) was reported by `load` and is not held against the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from publication.checks import advice, age, entries, markdown, pages, questions, references, relations, sources
from publication.checks.translations import check_translation
from publication.model import Publication
from publication.model.problems import Problem
from publication.model.translations import ENGLISH
from publication.source.load import Loaded

Check = Callable[[Publication], Iterator[Problem]]
CheckOfADay = Callable[[Publication, date], Iterator[Problem]]

ALL: dict[str, Check] = {
    "number-sequence": pages.number_sequence,
    "file-name": pages.file_name,
    "vocabulary": pages.vocabulary,
    "section": pages.section,
    "heading-id": pages.heading_id,
    "heading-jump": pages.heading_jump,
    "title-unique": pages.title_unique,
    "nav-missing": pages.nav_missing,
    "template-left-over": pages.template_left_over,
    "raw-html": pages.raw_html,
    "markdown": markdown.markdown,
    "id-unique": references.id_unique,
    "also-unique": references.also_unique,
    "unknown-reference": references.unknown_reference,
    "link-missing": references.link_missing,
    "image-missing": references.image_missing,
    "image-alt": references.image_alt,
    "relation-unknown": relations.relation_unknown,
    "relation-duplicate": relations.relation_duplicate,
    "relation-unsourced": relations.relation_unsourced,
    "update-option": relations.update_option,
    "mention-undeclared": relations.mention_undeclared,
    "technology-unrelated": relations.technology_unrelated,
    "matrix-cell": relations.matrix_cell,
    "question-unsourced": questions.question_unsourced,
    "question-retired": questions.question_retired,
    "example-answer": questions.example_answer,
    "cite-unknown": sources.cite_unknown,
    "cite-in-code": sources.cite_in_code,
    "cite-in-data": sources.cite_in_data,
    "at-sign": sources.at_sign,
    "source-uncited": sources.source_uncited,
    "source-fields": sources.source_fields,
    "source-identifier": sources.source_identifier,
    "source-archive": sources.source_archive,
    "source-key": sources.source_key,
    "source-twice": entries.source_twice,
    "entry-bare": entries.entry_bare,
    "timeline-order": entries.timeline_order,
    "term-unused": entries.term_unused,
}

ADVICE: dict[str, Check] = {"length": advice.length, "questions": advice.questions}
"""What is worth a look: said by `python -m publication check`, and no fault."""

OF_A_DAY: dict[str, CheckOfADay] = {"change-past": age.change_past, "date-ahead": age.date_ahead}
"""What is a fault on a day."""

ADVICE_OF_A_DAY: dict[str, CheckOfADay] = {"status-old": age.status_old, "change-near": age.change_near}
"""What is worth a look on a day."""

ELSEWHERE = (
    "front-matter",
    "data-file",
    "encoding",
    "bibliography",
    "change-date",
    "layout",
    "setting",
    "translation",
    "translation-differs",
)
"""Ids of what `source` reports when it reads a file, and `pages` of a layout; CONTRIBUTING explains them beside the others."""


def check(publication: Publication) -> list[Problem]:
    """Every problem of every check, in the order of files and lines."""
    return sorted({problem for run in ALL.values() for problem in run(publication)})


def every_problem(loaded: Loaded, languages: Iterable[str] | None = None) -> list[Problem]:
    """What could not be read and what the checks find in the rest, each once, in the order of files and lines.

    `languages` are those whose texts are looked at: all where nothing is said.
    """
    publication = loaded.publication
    if publication is None:
        return sorted(set(loaded.problems))
    source = publication.english or publication
    wanted = (ENGLISH, *source.translations) if languages is None else languages
    found = {problem for language in wanted for problem in _of_language(source, language)}
    return sorted({*loaded.problems, *found})


def _of_language(source: Publication, language: str) -> Iterable[Problem]:
    return check(source) if language == ENGLISH else check_translation(source, language)


def every_advice(publication: Publication, today: date | None) -> list[Problem]:
    """What is worth a look and no fault, in the order of files and lines; with a day, also what has grown old or comes soon."""
    found = {problem for run in ADVICE.values() for problem in run(publication)}
    if today is not None:
        found |= {problem for on in ADVICE_OF_A_DAY.values() for problem in on(publication, today)}
    return sorted(found)


def faults_of_a_day(publication: Publication, today: date) -> list[Problem]:
    """What is a fault on a day, in the order of files and lines."""
    return sorted({problem for on in OF_A_DAY.values() for problem in on(publication, today)})
