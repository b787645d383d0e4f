"""Checks of the pages themselves: numbers, names, words, sections, headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from publication.checks.references import prose
from publication.model import Entry, Page, Publication, Recommendation, Technology
from publication.model.layouts import LAYOUTS
from publication.model.problems import Place, Problem, suggestion
from publication.source.commonmark import CODE
from publication.source.load import RECOMMENDATION_PAGE

NUMBER_OF_RECOMMENDATIONS = 23
SECTIONS: dict[type[Page], tuple[str, ...]] = {
    Recommendation: ("asks", "why", "technology", "since-2006"),
    Technology: (
        "what-it-is",
        "in-use",
        "promises",
        "gone-wrong",
        "minorities",
        "law",
        "safeguards",
        "open-questions",
        "limits",
    ),
}
"""The sections that each kind of page has, by heading id and in this order; the layouts add the computed ones."""

_LEFT_OVER = re.compile(
    r"\b(TODO|FIXME|TBD|XXX|unverified|doubtful|dossier|lorem ipsum|from general knowledge|to be checked)\b", re.IGNORECASE
)
_SCHEMES = ("http", "https", "mailto")
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
ATTRIBUTES = re.compile(r"\{[^{}\n]*[\w-]+\s*=[^{}\n]*\}")

_WORDS_OF_SOURCES = {
    "kind": "source_kinds",
    "region": "regions",
    "seen": "source_reading",
    "urlstatus": "url_states",
    "langid": "languages",
}
"""The fields of a source that hold a word of a list."""


def number_sequence(publication: Publication) -> Iterator[Problem]:
    """Recommendations are numbered 1 to 23, each once."""
    first: dict[int, str] = {}
    for page in publication.recommendations:
        if not 1 <= page.number <= NUMBER_OF_RECOMMENDATIONS:
            yield _problem(page, "number-sequence", f"there is no Recommendation {page.number}; numbers run from 1 to 23")
        elif page.number in first:
            yield _problem(page, "number-sequence", f"Recommendation {page.number} stands in {first[page.number]} as well; keep one")
        first.setdefault(page.number, page.path)
    unread = {int(match.group(1)) for path in publication.unread if (match := RECOMMENDATION_PAGE.fullmatch(path))}
    for number in range(1, NUMBER_OF_RECOMMENDATIONS + 1):
        if number not in first and number not in unread:
            path = f"docs/recommendations/{number:02d}.md"
            # A page with a wrong number is told so once, not a second time for the number that is therefore missing.
            if path not in publication.files:
                yield Problem(Place(path, 1), "number-sequence", f"Recommendation {number} has no page; restore {path}")


def file_name(publication: Publication) -> Iterator[Problem]:
    """`docs/recommendations/09.md` holds Recommendation 9."""
    taken = Counter(page.number for page in publication.recommendations)
    for page in publication.recommendations:
        right = f"docs/recommendations/{page.number:02d}.md"
        if page.path != right and taken[page.number] == 1 and 1 <= page.number <= NUMBER_OF_RECOMMENDATIONS:
            yield _problem(page, "file-name", f"number {page.number} belongs in {right}; rename the file or mend `number`")


def vocabulary(publication: Publication) -> Iterator[Problem]:
    """Words of closed lists are those of data/vocabulary.yml; a layout is one that there is."""
    words = publication.vocabulary

    def judge(place: Place, field: str, word: str, name: str) -> Iterator[Problem]:
        yield from compare(place, field, word, [entry.id for entry in getattr(words, name)])

    def compare(place: Place, field: str, word: str, known: list[str]) -> Iterator[Problem]:
        if word not in known:
            message = f"`{field}` is `{word}`, which is not in the list{suggestion(word, known)}; the list is {', '.join(known)}"
            yield Problem(place, "vocabulary", message)

    for page in publication.all_pages:
        yield from compare(page.place, "layout", page.layout, sorted(LAYOUTS))
    for recommendation in publication.recommendations:
        yield from judge(recommendation.place, "part", recommendation.part, "parts")
    for technology in publication.technologies:
        yield from judge(technology.place, "area", technology.area, "areas")
        for relation in technology.relations:
            yield from judge(relation.place, "kind", relation.kind, "relation_kinds")
            if relation.update:
                yield from judge(relation.place, "update", relation.update, "updates")
    for question in publication.every_question.values():
        yield from judge(question.place, "stage", question.stage, "stages")
        for role in question.answered_by:
            yield from judge(question.place, "answered_by", role, "roles")
    for reader in words.readers:
        for stage in reader.stages:
            yield from judge(reader.place, "stages", stage, "stages")
        for role in reader.answered_by:
            yield from judge(reader.place, "answered_by", role, "roles")
    for example in publication.examples:
        yield from judge(example.place, "reader", example.reader, "readers")
        yield from judge(example.place, "stage", example.stage, "stages")
    for source in publication.sources:
        for field, name in _WORDS_OF_SOURCES.items():
            if field in source.fields:
                yield from judge(source.place, field, source.fields[field], name)
        for country in source.countries:
            yield from judge(source.place, "country", country, "countries")
    for entry in publication.law:
        if entry.country:
            yield from judge(entry.place, "country", entry.country, "countries")
    for term in publication.terms:
        yield from judge(term.place, "group", term.group, "term_groups")
    for instrument in publication.instruments:
        yield from judge(instrument.place, "body", instrument.body, "bodies")
        yield from judge(instrument.place, "force", instrument.force, "forces")


def section(publication: Publication) -> Iterator[Problem]:
    """Recommendation and technology pages have the sections of their kind, all of them, in order."""
    for page in publication.all_pages:
        asked = SECTIONS.get(type(page), ())
        found = [heading for heading in page.body.headings if heading.level == 2]
        ids = [heading.id for heading in found if heading.id is not None]
        if not asked:
            continue
        missing = [name for name in asked if name not in ids]
        for name in missing:
            yield _problem(page, "section", f"the section `{{#{name}}}` is missing; this kind of page has {', '.join(asked)}")
        for heading in found:
            if heading.id is not None and heading.id not in asked:
                message = (
                    f"`{heading.title}` is no section of this kind of page{suggestion(heading.id, asked)}; make it a heading of level three"
                )
                yield Problem(Place(page.path, heading.line), "section", message)
        if not missing and [name for name in ids if name in asked] != list(asked):
            yield _problem(page, "section", f"the sections are out of order; the order is {', '.join(asked)}")


def heading_id(publication: Publication) -> Iterator[Problem]:
    """Every heading has an id of its own, so that an address does not change with the wording."""
    for page in publication.all_pages:
        first: dict[str, int] = {}
        for heading in page.body.headings:
            place = Place(page.path, heading.line)
            if heading.id is None:
                yield Problem(place, "heading-id", f"the heading `{heading.title}` has no id; end it with `{{#a-short-name}}`")
            elif heading.id in first:
                yield Problem(place, "heading-id", f"the id `{heading.id}` stands on line {first[heading.id]} as well; choose another")
            else:
                first[heading.id] = heading.line


def heading_jump(publication: Publication) -> Iterator[Problem]:
    """Headings descend one level at a time. The title is level one and comes from the front matter."""
    for page in publication.all_pages:
        level = 1
        for heading in page.body.headings:
            place = Place(page.path, heading.line)
            if heading.level == 1:
                yield Problem(place, "heading-jump", "a page has one heading of level one, its `title`; use `##` here")
            elif heading.level > level + 1:
                yield Problem(
                    place, "heading-jump", f"a heading of level {heading.level} follows one of level {level}; use `{'#' * (level + 1)}`"
                )
            level = heading.level


def title_unique(publication: Publication) -> Iterator[Problem]:
    """No two pages have the same title."""
    first: dict[str, str] = {}
    for page in publication.all_pages:
        title = page.title.casefold()
        if title in first:
            yield _problem(page, "title-unique", f"the title `{page.title}` stands in {first[title]} as well; choose another")
        first.setdefault(title, page.path)


def nav_missing(publication: Publication) -> Iterator[Problem]:
    """Every page stands in the navigation, and the navigation names only pages that are there."""
    if "mkdocs.yml" in publication.unread:
        return
    for page in publication.all_pages:
        if page.path not in publication.navigation and page.path != "docs/404.md":
            entry = page.path.removeprefix("docs/")
            yield _problem(page, "nav-missing", f"no reader finds this page; add `{entry}` to `nav` in mkdocs.yml")
    for path in publication.navigation:
        if path not in publication.files and RECOMMENDATION_PAGE.fullmatch(path) is None:
            message = f"`nav` names {path.removeprefix('docs/')}, which is not there; restore the page or take it out"
            yield Problem(Place("mkdocs.yml", 1), "nav-missing", message)


def template_left_over(publication: Publication) -> Iterator[Problem]:
    """Nothing of a template, and no note to oneself, is left in a page."""

    def judge(text: str, place: Place) -> Iterator[Problem]:
        if match := _LEFT_OVER.search(text):
            yield Problem(place, "template-left-over", f"`{match.group(0)}` is a note to a writer; settle it and take it out")

    for page in publication.all_pages:
        yield from judge(f"{page.title} {page.summary}", page.place)
        for offset, line in enumerate(page.body.text.splitlines()):
            yield from judge(line, Place(page.path, page.body.first_line + offset))
    for text, place in prose(publication):
        yield from judge(text, place)
    for source in publication.sources:
        yield from judge(source.fields.get("note", ""), source.place)


def raw_html(publication: Publication) -> Iterator[Problem]:
    """Pages hold Markdown only; what needs HTML belongs in a layout."""
    for page in publication.all_pages:
        for scrap in page.body.html:
            place = Place(page.path, scrap.line)
            yield Problem(
                place, "raw-html", f"`{scrap.target[:60]}` is HTML; write it as Markdown, or in a layout when Markdown cannot say it"
            )
        for link in page.body.links:
            scheme = _SCHEME.match(link.target)
            if scheme and scheme.group(1).lower() not in _SCHEMES:
                message = f"`{link.target[:60]}` may run or load something; links lead to {', '.join(_SCHEMES)} or a page of ours"
                yield Problem(Place(page.path, link.line), "raw-html", message)
        # attr_list would take any attribute, `style` and `onclick` among them; only an id and classes are of use here.
        for number, line in enumerate(_without_code(page.body.text).splitlines(), start=page.body.first_line):
            for found in ATTRIBUTES.findall(line):
                message = f"`{found[:60]}` sets an attribute; only an id, `{{#a-short-name}}`, and classes, `{{.name}}`, are taken"
                yield Problem(Place(page.path, number), "raw-html", message)


def _without_code(text: str) -> str:
    """The text with code blanked out, line for line."""
    return CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group(0)), text)


def _problem(entry: Entry, problem_id: str, message: str) -> Problem:
    return Problem(entry.place, problem_id, message)
