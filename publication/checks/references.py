"""Checks of what a text refers to: ids, links, images."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from publication.model import Law, Page, Publication, Term
from publication.model.problems import Place, Problem, suggestion
from publication.source.load import LISTS, known_ids
from publication.source.markdown import read_markdown

GENERATED = frozenset({"docs/sources.bib"})
"""Files that the build adds; a page may link to them."""

_FILE_OF_PREFIX = {"term-": LISTS["terms"][0], "law-": LISTS["instruments"][0], "case-": LISTS["cases"][0]}


def id_unique(publication: Publication) -> Iterator[Problem]:
    """An id names one thing."""
    for entries in (publication.terms, publication.instruments, publication.cases, publication.questions, publication.examples):
        first: dict[str, int] = {}
        for entry in entries:
            if entry.id in first:
                yield Problem(entry.place, "id-unique", f"the id `{entry.id}` stands on line {first[entry.id]} as well; choose another")
            first.setdefault(entry.id, entry.place.line)
    for technology in publication.technologies:
        # The ids of the common questions are taken as well: a technology's page leads to both.
        places: dict[str, Place] = {}
        for question in publication.questions_for(technology):
            if question.id in places and question.place.path == technology.path:
                where = places[question.id]
                found = f"line {where.line}" if where.path == technology.path else f"{where.path}:{where.line}"
                message = f"the question id `{question.id}` stands on {found} as well; choose another"
                yield Problem(question.place, "id-unique", message)
            places.setdefault(question.id, question.place)


def also_unique(publication: Publication) -> Iterator[Problem]:
    """Another name leads to one thing: no two entries claim it, and it is not what something is called already."""
    named: list[tuple[str, Page | Term | Law]] = [(page.title, page) for page in publication.all_pages]
    # By id: an id that stands twice is a fault of its own.
    named += [(term.term, term) for term in {term.id: term for term in publication.terms}.values()]
    named += [(entry.title, entry) for entry in {entry.id: entry for entry in publication.instruments}.values()]
    named += [(case.name, case) for case in {case.id: case for case in publication.cases}.values()]
    taken = {_folded(name): entry.place for name, entry in reversed(named)}
    for _, entry in named:
        for name in entry.also:
            place = taken.get(_folded(name))
            if place is not None:
                message = f"`{name}` is a name of {place.path}:{place.line} already; keep it in one place"
                yield Problem(entry.place, "also-unique", message)
            taken.setdefault(_folded(name), entry.place)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def unknown_reference(publication: Publication) -> Iterator[Problem]:
    """`[text][id]` names something that the publication has; so do the lists of the law data and of the questions."""
    known = known_ids(
        publication.files,
        (term.id for term in publication.terms),
        (item.id for item in publication.instruments),
        (case.id for case in publication.cases),
    )

    def judge(place: Place, name: str) -> Iterator[Problem]:
        file = next((file for prefix, file in _FILE_OF_PREFIX.items() if name.startswith(prefix)), None)
        if name not in known and file not in publication.unread:
            yield Problem(place, "unknown-reference", f"nothing has the id `{name}`{suggestion(name, known)}; mend the id or define it")

    for page in publication.all_pages:
        for mention in page.body.references:
            yield from judge(Place(page.path, mention.line), mention.target)
    for change in publication.changes:
        for name in change.references:
            yield from judge(change.place, name)
    for text, place in prose(publication):
        for mention in read_markdown(text, references=known).references:
            yield from judge(place, mention.target)
    for recommendation in publication.recommendations:
        for number in recommendation.related:
            yield from judge(recommendation.place, f"rec-{number}")
    for entry in publication.law:
        for slug in entry.technologies:
            yield from judge(entry.place, slug)
        for number in entry.recommendations:
            yield from judge(entry.place, f"rec-{number}")
    for question in publication.every_question.values():
        for name in (*(f"law-{each}" for each in question.instruments), *(f"case-{each}" for each in question.cases)):
            yield from judge(question.place, name)


def prose(publication: Publication) -> Iterator[tuple[str, Place]]:
    """Every text that stands in front matter or data and may hold references, with the place of its entry."""
    for technology in publication.technologies:
        for entry in (*technology.relations, *technology.no_evidence_found, *technology.does_not_bear):
            yield entry.because, entry.place
    for question in publication.every_question.values():
        yield "\n\n".join((question.ask, question.plain, question.why, question.good_answer)), question.place
    for example in publication.examples:
        yield "\n\n".join((example.situation, example.result, *(given.note for given in example.answers))), example.place
    for term in publication.terms:
        yield term.definition, term.place
    for event in publication.timeline:
        yield event.text, event.place
    for instrument in publication.instruments:
        yield "\n\n".join((instrument.status, *(provision.what for provision in instrument.asks))), instrument.place
    for case in publication.cases:
        yield "\n\n".join((case.facts, case.holding, case.limits, case.status)), case.place


def link_missing(publication: Publication) -> Iterator[Problem]:
    """A link inside the publication leads to a page or file that is there."""
    for page in publication.all_pages:
        for link in page.body.links:
            file = _file(page.path, link.target)
            if file is not None and file not in publication.files | GENERATED:
                message = f"the link leads to {link.target}, which is not there{suggestion(file, publication.files)}; mend the path"
                yield Problem(Place(page.path, link.line), "link-missing", message)


def image_missing(publication: Publication) -> Iterator[Problem]:
    """A picture is a file of the publication; none is loaded from elsewhere."""
    for page in publication.all_pages:
        for image in page.body.images:
            file = _file(page.path, image.target)
            place = Place(page.path, image.line)
            if file is None:
                yield Problem(place, "image-missing", f"the image {image.target} is on another host; put the file beside the page")
            elif file not in publication.files:
                yield Problem(place, "image-missing", f"the image {image.target} is not there; add the file or mend the path")


def image_alt(publication: Publication) -> Iterator[Problem]:
    """Every picture has its text."""
    for page in publication.all_pages:
        for image in page.body.images:
            if not image.alt.strip():
                yield Problem(
                    Place(page.path, image.line), "image-alt", f"the image {image.target} has no text; say in words what it shows"
                )


def _file(page: str, target: str) -> str | None:
    """The file of `docs/` that a link on `page` means; None when it leads to another host or stays on the page."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    if parts.path.startswith("/"):
        return "docs" + unquote(parts.path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
