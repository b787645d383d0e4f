"""Checks of the pages themselves: numbers, names, words, sections, headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from publication.checks.findings import Finding, on_pages, repeats
from publication.checks.references import prose
from publication.model import Entry, Page, Publication, Recommendation, Technology
from publication.model.base import NUMBERS
from publication.model.layouts import LAYOUTS
from publication.model.problems import Place, suggestion
from publication.source.commonmark import without_code
from publication.source.load import RECOMMENDATION_PAGE

SECTIONS: dict[type[Page], tuple[str, ...]] = {
    Recommendation: ("asks", "why", "technology", "since-2006"),
    Technology: ("what-it-is", "in-use", "promises", "gone-wrong", "minorities", "law", "safeguards", "open-questions", "limits"),
}
"""The sections that each kind of page has, by heading id and in this order; the layouts add the computed ones."""

_LEFT_OVER = re.compile(
    r"\b(TODO|FIXME|TBD|XXX|unverified|doubtful|dossier|lorem ipsum|from general knowledge|to be checked)\b", re.IGNORECASE
)
_PAGE_NAME = re.compile(r"docs/(?:[a-z0-9-]+/)*[a-z0-9-]+(?:\.[a-z]{2,3}(?:-[A-Za-z]+)?)?\.md")
_PAGE_ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".mkdn")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SCHEMES = ("http", "https", "mailto")
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
ATTRIBUTES = re.compile(r"\{[^{}\n]*[\w-]+\s*=[^{}\n]*\}")


def number_sequence(publication: Publication) -> Iterator[Finding]:
    """Recommendations are numbered 1 to 23, and each has its page."""
    for page in publication.recommendations:
        if page.number not in NUMBERS:
            yield page.place, f"there is no Recommendation {page.number}; numbers run from 1 to 23"
    known = {page.number for page in publication.recommendations}
    for number in NUMBERS:
        path = f"docs/recommendations/{number:02d}.md"
        # A page that is there with a wrong number is named once, not a second time for the number that is therefore missing.
        if number not in known and path not in publication.files:
            yield Place(path, 1), f"Recommendation {number} has no page; restore {path}"


def file_name(publication: Publication) -> Iterator[Finding]:
    """`docs/recommendations/09.md` holds Recommendation 9, and no other file does."""
    for page in publication.recommendations:
        right = f"docs/recommendations/{page.number:02d}.md"
        if page.path != right and page.number in NUMBERS:
            yield page.place, f"number {page.number} belongs in {right}; rename the file or correct `number`"
    for path in sorted(publication.files):
        first = path.split("/")[1]
        if first in publication.translations:
            yield Place(path, 1), f"the address of the site in another language begins with `{first}/`; choose another folder"
        elif path.casefold().endswith(_PAGE_ENDINGS) and not _PAGE_NAME.fullmatch(path):
            yield Place(path, 1), "the name of a page is its address; write small letters, digits and hyphens, with `.md` at the end"


def vocabulary(publication: Publication) -> Iterator[Finding]:
    """Words of closed lists are those of data/vocabulary.yml; a layout is one that there is."""
    known = {name: [entry.id for entry in entries] for name, entries in publication.vocabulary if isinstance(entries, tuple)}
    known["layouts"] = sorted(LAYOUTS)
    for place, field, word, name in _words(publication):
        if word not in known[name]:
            near = suggestion(word, known[name])
            yield place, f"`{field}` is `{word}`, which is not in the list{near}; the list is {', '.join(known[name])}"


def _words(publication: Publication) -> Iterator[tuple[Place, str, str, str]]:
    """Each word of a closed list: its place, its field, the word, and the name of the list."""
    relations = [relation for technology in publication.technologies for relation in technology.relations]
    fields: tuple[tuple[Iterable[Entry], dict[str, str]], ...] = (
        (publication.all_pages, {"layout": "layouts"}),
        (publication.recommendations, {"part": "parts"}),
        (publication.technologies, {"area": "areas"}),
        (relations, {"kind": "relation_kinds", "update": "updates"}),
        (publication.every_question.values(), {"stage": "stages", "answered_by": "roles"}),
        (publication.vocabulary.readers, {"stages": "stages", "answered_by": "roles"}),
        (publication.examples, {"reader": "readers", "stage": "stages"}),
        (publication.law, {"country": "countries"}),
        (publication.terms, {"group": "term_groups"}),
        (publication.instruments, {"body": "bodies", "force": "forces"}),
    )
    for entries, lists in fields:
        for entry in entries:
            for field, name in lists.items():
                value = getattr(entry, field)
                for word in (value,) if isinstance(value, str) else value or ():
                    if word or field not in ("update", "country"):
                        yield entry.place, field, word, name
    of_sources = {"kind": "source_kinds", "region": "regions", "seen": "source_reading", "urlstatus": "url_states", "langid": "languages"}
    for source in publication.sources:
        yield from ((source.place, name, source.fields[name], of_sources[name]) for name in of_sources if name in source.fields)
        yield from ((source.place, "country", country, "countries") for country in source.countries)


def section(publication: Publication) -> Iterator[Finding]:
    """Recommendation and technology pages have the sections of their kind, all of them, in order."""
    for page in publication.all_pages:
        asked = SECTIONS.get(type(page), ())
        found = [heading for heading in page.body.headings if heading.level == 2]
        ids = [heading.id for heading in found if heading.id is not None]
        if not asked:
            continue
        missing = [name for name in asked if name not in ids]
        for name in missing:
            yield page.place, f"the section `{{#{name}}}` is missing; this kind of page has {', '.join(asked)}"
        for heading in found:
            if heading.id is not None and heading.id not in asked:
                message = (
                    f"`{heading.title}` is no section of this kind of page{suggestion(heading.id, asked)}; make it a heading of level three"
                )
                yield Place(page.path, heading.line), message
        if not missing and [name for name in ids if name in asked] != list(asked):
            yield page.place, f"the sections are out of order; the order is {', '.join(asked)}"


def heading_id(publication: Publication) -> Iterator[Finding]:
    """Every heading has an id of its own, so that an address does not change with the wording."""
    for heading, place in on_pages(publication, "headings"):
        if heading.id is None:
            yield place, f"the heading `{heading.title}` has no id; end it with `{{#a-short-name}}`"
        elif not _ID.fullmatch(heading.id):
            yield place, f"the id `{heading.id}` is part of an address; write it in small letters, digits and hyphens"
    named = (((place.path, heading.id), place) for heading, place in on_pages(publication, "headings") if heading.id)
    for (_, name), place, first in repeats(named):
        yield place, f"the id `{name}` is on line {first.line} as well; choose another"


def heading_jump(publication: Publication) -> Iterator[Finding]:
    """Headings descend one level at a time. The title is level one and comes from the front matter."""
    for page in publication.all_pages:
        level = 1
        for heading in page.body.headings:
            place, above, level = Place(page.path, heading.line), level, heading.level
            if level == 1:
                yield place, "a page has one heading of level one, its `title`; use `##` here"
            elif level > above + 1:
                yield place, f"a heading of level {level} follows one of level {above}; use `{'#' * (above + 1)}`"


def title_unique(publication: Publication) -> Iterator[Finding]:
    """No two pages have the same title."""
    for title, place, first in repeats((page.title.casefold(), page.place) for page in publication.all_pages):
        yield place, f"the title `{title}` is that of {first.path} as well; choose another"


def nav_missing(publication: Publication) -> Iterator[Finding]:
    """Every page is in the navigation, and the navigation names only pages that are there."""
    if "mkdocs.yml" in publication.unread:
        return
    for page in publication.all_pages:
        if page.path not in publication.navigation and page.path != "docs/404.md":
            entry = page.path.removeprefix("docs/")
            yield page.place, f"no reader finds this page; add `{entry}` to `nav` in mkdocs.yml"
    for path in publication.navigation:
        if path not in publication.files and RECOMMENDATION_PAGE.fullmatch(path) is None:
            named = path.removeprefix("docs/")
            wrong = "is no page of this publication; link it from a page," if "://" in named else "is not there; restore the page"
            yield Place("mkdocs.yml", 1), f"`nav` names {named}, which {wrong} or take it out"


def template_left_over(publication: Publication) -> Iterator[Finding]:
    """Nothing of a template, and no note to oneself, is left in a page."""
    texts = [(page.body.text, Place(page.path, page.body.first_line), 1) for page in publication.all_pages]
    texts += [(f"{page.title} {page.summary}", page.place, 0) for page in publication.all_pages]
    texts += [(text, place, 0) for text, place in prose(publication)]
    texts += [(source.fields.get("note", ""), source.place, 0) for source in publication.sources]
    for text, place, step in texts:
        for line, note in _notes(text):
            yield Place(place.path, place.line + line * step), f"`{note}` is a note to a writer; settle it and take it out"


@lru_cache(maxsize=16384)  # a preview checks every text after each edit
def _notes(text: str) -> tuple[tuple[int, str], ...]:
    """The notes to a writer in a text, each with its line, from 0."""
    return tuple((text.count("\n", 0, found.start()), found[0]) for found in _LEFT_OVER.finditer(text))


def raw_html(publication: Publication) -> Iterator[Finding]:
    """Pages hold Markdown only; what needs HTML belongs in a layout."""
    for scrap, place in on_pages(publication, "html"):
        yield place, f"`{scrap.target[:60]}` is HTML; write it as Markdown, or in a layout when Markdown cannot say it"
    for link, place in on_pages(publication, "links"):
        scheme = _SCHEME.match(link.target)
        if scheme and scheme.group(1).lower() not in _SCHEMES:
            yield place, f"`{link.target[:60]}` may run or load something; links lead to {', '.join(_SCHEMES)} or a page of ours"
    # attr_list would take any attribute, `style` and `onclick` among them; only an id and classes are of use here.
    for page in publication.all_pages:
        text = without_code(page.body.text)
        for found in ATTRIBUTES.finditer(text):
            message = f"`{found[0][:60]}` sets an attribute; only an id, `{{#a-short-name}}`, and classes, `{{.name}}`, are taken"
            yield Place(page.path, page.body.first_line + text.count("\n", 0, found.start())), message
