"""Checks of what refers to what: ids, questions, links, images, and terms that nothing leads to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from publication.checks.findings import Finding, on_pages, repeats
from publication.model import Law, Page, Publication, Relation, Term
from publication.model.practice import chosen_by
from publication.model.problems import Place, suggestion
from publication.source.load import LISTS, PREFIXES, TECHNOLOGY_PAGE
from publication.source.markdown import PICTURE, read_markdown

GENERATED = frozenset({"docs/sources.bib"})
"""Files that the build adds; a page may link to them."""
_SVG = "{http://www.w3.org/2000/svg}"


def id_unique(publication: Publication) -> Iterator[Finding]:
    """An id names one thing."""
    groups = (publication.terms, publication.instruments, publication.cases, publication.questions, publication.examples)
    for entries in groups:
        for name, place, first in repeats((entry.id, entry.place) for entry in entries):
            yield place, f"the id `{name}` is on line {first.line} as well; choose another"
    for technology in publication.technologies:
        # The ids of the common questions are taken as well: a technology's page leads to both.
        for name, place, first in repeats((question.id, question.place) for question in publication.questions_for(technology)):
            if place.path == technology.path:
                found = f"line {first.line}" if first.path == place.path else f"{first.path}:{first.line}"
                yield place, f"the question id `{name}` is on {found} as well; choose another"

    for entry in (*publication.law, *publication.every_question.values(), *publication.recommendations, *_relations(publication)):
        for field in ("technologies", "recommendations", "related", "instruments", "cases", "sources"):
            named = getattr(entry, field, ())
            if twice := next((each for each in named if named.count(each) > 1), None):
                yield entry.place, f"`{field}` names {twice} twice; keep one"
    for recommendation in publication.recommendations:
        if recommendation.number in recommendation.related:
            yield recommendation.place, f"`related` names {recommendation.number}, which is this Recommendation; take it out"


def _relations(publication: Publication) -> list[Relation]:
    return [relation for technology in publication.technologies for relation in technology.relations]


def also_unique(publication: Publication) -> Iterator[Finding]:
    """Another name leads to one thing: no two entries claim it, and it is not what something is called already."""
    named: list[tuple[str, Page | Term | Law]] = [(page.title, page) for page in publication.all_pages]
    # By id: an id that appears twice is a fault of its own.
    named += [(term.term, term) for term in {term.id: term for term in publication.terms}.values()]
    named += [(entry.title, entry) for entry in {entry.id: entry for entry in publication.instruments}.values()]
    named += [(case.name, case) for case in {case.id: case for case in publication.cases}.values()]
    taken = {_folded(name): entry.place for name, entry in reversed(named)}
    for _, entry in named:
        for name in entry.also:
            place = taken.get(_folded(name))
            if place is not None:
                message = f"`{name}` is a name of {place.path}:{place.line} already; keep it in one place"
                yield entry.place, message
            taken.setdefault(_folded(name), entry.place)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def unknown_reference(publication: Publication) -> Iterator[Finding]:
    """`[text][id]` names something that the publication has; so do the lists of the law data and of the questions."""
    known = publication.ids

    def judge(place: Place, name: str) -> Iterator[Finding]:
        of = PREFIXES.get(name.partition("-")[0])
        if name not in known and not (of and LISTS[of][0] in publication.unread):
            yield place, f"nothing has the id `{name}`{suggestion(name, known)}; correct the id or define it"

    for mention, place in on_pages(publication, "references"):
        yield from judge(place, mention.target)
    for change in publication.changes:
        for name in change.references:
            yield from judge(change.place, name)
    for text, place in prose(publication):
        for mention in read_markdown(text, references=known).references:
            yield from judge(place, mention.target)
    for entry in publication.law:
        for slug in entry.technologies:
            yield from judge(entry.place, slug)
    for question in publication.every_question.values():
        for name in (*(f"law-{each}" for each in question.instruments), *(f"case-{each}" for each in question.cases)):
            yield from judge(question.place, name)


def prose(publication: Publication) -> Iterator[tuple[str, Place]]:
    """Every text in front matter or data and may hold references, with the place of its entry."""
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


def term_unused(publication: Publication) -> Iterator[Finding]:
    """A term of the glossary is linked from a page; a reader meets it nowhere else."""
    if any(path.startswith("docs/") for path in publication.unread):
        # A page that could not be read may be the one that links it.
        return
    for term in publication.terms:
        if not publication.uses_of(term):
            yield term.place, f"no page links `[…][term-{term.id}]`; link it where it is first used, or take it out"


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


def link_missing(publication: Publication) -> Iterator[Finding]:
    """A link inside the publication leads to a page or file that is there."""
    known = publication.files | GENERATED
    for link, place in on_pages(publication, "links"):
        if not link.target.strip():
            yield place, "the link leads nowhere; write the address between the round brackets"
        file = _file(place.path, link.target)
        if file is not None and file not in known:
            yield place, f"the link leads to {link.target}, which is not there{suggestion(file, publication.files)}; correct the path"


def image_missing(publication: Publication) -> Iterator[Finding]:
    """A picture is a file of the publication; none is loaded from elsewhere."""
    for image, place in on_pages(publication, "images"):
        file = _file(place.path, image.target)
        if file is None:
            yield place, f"the image {image.target} is on another host; put the file beside the page"
        elif file not in publication.files:
            yield place, f"the image {image.target} is not there; add the file or correct the path"


def image_alt(publication: Publication) -> Iterator[Finding]:
    """Every picture has its text."""
    for image, place in on_pages(publication, "images"):
        if not image.alt.strip():
            yield place, f"the image {image.target} has no text; say in words what it shows"


def picture(publication: Publication) -> Iterator[Finding]:
    """A drawing is SVG that can be set into a page: it says what it shows, runs and loads nothing, and is on a line of its own there."""
    shown = {_file(place.path, image.target) for image, place in on_pages(publication, "images")}
    for path, text in publication.drawings.items():
        for line, message in _of_drawing(text) if path in shown else ():
            yield Place(path, line), message
    for page in publication.all_pages:
        alone = {page.body.first_line + page.body.text.count("\n", 0, found.start()) for found in PICTURE.finditer(page.body.text)}
        for image in page.body.images:
            if image.target.endswith(".svg") and image.alt.strip() and image.line not in alone:
                message = f'put the drawing on a line of its own, as `![what it shows]({image.target} "Caption")`'
                yield Place(page.path, image.line), message


@lru_cache(maxsize=256)
def _of_drawing(text: str) -> tuple[tuple[int, str], ...]:
    """The line and the message of what is wrong with a drawing."""
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 - a file of ours, and Expat refuses what grows without end
    except ElementTree.ParseError as error:
        return ((error.position[0], f"not valid SVG: {error.msg.partition(':')[0]}; correct the tags on this line and before it"),)
    lacking = [name for name in ("title", "desc") if not root.findtext(_SVG + name, "").strip()]
    found = [f"the drawing has no `<{name}>` with words; add it as a first part of `<svg>`" for name in lacking]
    if root.tag != f"{_SVG}svg" or root.get("viewBox", "").split()[2:3] != ["360"]:
        found.append('begin the drawing with `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 …">`: it is read on a phone')
    for each in root.iter():
        name = each.tag.removeprefix(_SVG)
        wrong = [f"<{name}>"] if name in ("script", "style", "foreignObject", "image") else []
        for key, value in each.items():
            plain = key.rpartition("}")[2]
            if plain.startswith("on") or plain == "style" or (plain == "href" and not value.startswith("#")):
                wrong.append(plain)
        found += [
            f"`{one}` runs or loads something, or is a style; use shapes, text and the classes `p-line` to `p-strong`" for one in wrong
        ]
    return tuple((1, message) for message in found)


def _file(page: str, target: str) -> str | None:
    """The file of `docs/` that a link on `page` means; None when it leads to another host or stays on the page."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    if parts.path.startswith("/"):
        return "docs" + unquote(parts.path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
