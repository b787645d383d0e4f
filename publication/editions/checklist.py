"""The questions before use of one technology, as a list to bring to a meeting: what a DOCX and a PDF of it say."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import html
from markdown import Markdown

from publication.model import Publication, Question, Recommendation, Source, Technology
from publication.model.site import Revision
from publication.model.targets import plain
from publication.model.words import Words


@dataclass(frozen=True)
class Run:
    """A piece of a reference: its text, whether it is a title, and the address that it leads to."""

    text: str
    emphasis: bool = False
    link: str = ""


@dataclass(frozen=True)
class Item:
    """A question with what a meeting needs to answer it. `sources` are numbers of the checklist's list."""

    number: int
    ask: str
    why: str
    good_answer: str
    answered_by: str
    recommendations: tuple[int, ...]
    sources: tuple[int, ...]


@dataclass(frozen=True)
class Checklist:
    """The questions of a technology in the order of the stages, with everything that they name."""

    slug: str
    title: str
    technology: str
    summary: str
    address: str
    site_name: str
    revision: Revision
    words: Words
    groups: tuple[tuple[str, tuple[Item, ...]], ...]
    recommendations: tuple[tuple[str, str], ...]
    """Name and address of each Recommendation that a question rests on."""
    sources: tuple[tuple[Run, ...], ...]
    """The references, in the order of their numbers."""


def checklist(publication: Publication, technology: Technology, site_name: str, address: str, revision: Revision) -> Checklist:
    """The checklist of a technology: the questions common to all and its own, by stage, each with a number."""
    order = [stage.id for stage in publication.vocabulary.stages]
    asked = sorted(publication.questions_for(technology), key=lambda question: order.index(question.stage))
    numbers = {key: number for number, key in enumerate(dict.fromkeys(key for each in asked for key in each.sources), start=1)}
    items = [(question.stage, _item(publication, question, number, numbers)) for number, question in enumerate(asked, start=1)]
    named = sorted({number for question in asked for number in question.recommendations})
    words = publication.words["checklist"]
    return Checklist(
        slug=technology.id,
        title=words["title"].format(technology=technology.title),
        technology=technology.title,
        summary=technology.summary,
        address=address + technology.address,
        site_name=site_name,
        revision=revision,
        words=publication.words,
        groups=tuple(
            (publication.vocabulary.label("stages", stage), tuple(item for at, item in items if at == stage))
            for stage in order
            if any(at == stage for at, _ in items)
        ),
        recommendations=tuple(_named(publication.by_number[number], address) for number in named),
        sources=tuple(_runs(publication.by_key[key]) for key in numbers),
    )


def rests_on(item: Item, words: Words) -> str:
    """The Recommendations and sources of a question, by number."""
    recommendations = words["recommendations_by_number"].format(numbers=", ".join(map(str, item.recommendations)))
    sources = words["sources_by_number"].format(numbers=", ".join(map(str, item.sources)))
    return "; ".join(text for text, there in ((recommendations, item.recommendations), (sources, item.sources)) if there)


def _named(recommendation: Recommendation, address: str) -> tuple[str, str]:
    return recommendation.name, address + recommendation.address


def _item(publication: Publication, question: Question, number: int, numbers: dict[str, int]) -> Item:
    return Item(
        number=number,
        ask=plain(question.ask),
        why=plain(question.why),
        good_answer=plain(question.good_answer),
        answered_by=", ".join(publication.vocabulary.label("roles", role) for role in question.answered_by),
        recommendations=question.recommendations,
        sources=tuple(numbers[key] for key in question.sources),
    )


def _runs(source: Source) -> tuple[Run, ...]:
    """A reference, which the model holds as Markdown, in pieces."""
    paragraph = html.fragment_fromstring(Markdown().convert(source.citation))
    runs = [Run(paragraph.text or "")]
    for child in paragraph:
        runs += [Run(child.text_content(), child.tag == "em", child.get("href", "")), Run(child.tail or "")]
    return tuple(run for run in runs if run.text)
