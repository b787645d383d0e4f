"""What is worth a look and no fault: lengths, and what a kind of page usually has. `python -m publication check` says it and goes on."""

from __future__ import annotations

from collections.abc import Iterator

from publication.checks.findings import Finding
from publication.model import Publication
from publication.model.official import lacking

_SUMMARY = 70
_WORDS_OF_A_RECOMMENDATION = (400, 900)
_WORDS_OF_A_TECHNOLOGY = (1800, 3200)
_PLAIN_QUESTIONS = 3


def length(publication: Publication) -> Iterator[Finding]:
    """A summary can be read in a breath, and pages of one kind are about as long as each other."""
    for page in publication.all_pages:
        if (count := len(page.summary.split())) > _SUMMARY:
            yield page.place, f"the summary has {count} words; {_SUMMARY} are enough for most readers"
    for pages, (least, most) in (
        (publication.recommendations, _WORDS_OF_A_RECOMMENDATION),
        (publication.technologies, _WORDS_OF_A_TECHNOLOGY),
    ):
        for page in pages:
            if not least <= page.body.words <= most:
                yield page.place, f"the page has {page.body.words} words; others of its kind have {least} to {most}"


def questions(publication: Publication) -> Iterator[Finding]:
    """The questions on a technology are asked of everybody, at every stage, and some of them in plain words."""
    stages = {word.id for word in publication.vocabulary.stages}
    roles = {word.id for word in publication.vocabulary.roles}
    for technology in publication.technologies:
        asked = publication.questions_for(technology)
        plain = sum(bool(question.plain) for question in technology.questions)
        if plain < _PLAIN_QUESTIONS:
            message = f"{plain} of its questions have a wording under `plain`; residents read only these"
            yield technology.place, message
        missing = sorted(stages - {question.stage for question in asked}) + sorted(
            roles - {role for question in asked for role in question.answered_by}
        )
        if missing:
            yield technology.place, f"no question, common ones included, is for: {', '.join(missing)}"


def official_address(publication: Publication) -> Iterator[Finding]:
    """A judgment has the number from which the address with its court can be computed, where that court has a scheme of addresses."""
    for source in publication.sources:
        if number := lacking(source):
            message = f"`{source.key}` does not lead to its court: `number` lacks {number}"
            yield source.place, message
