"""Checks of Markdown: pages are written and previewed on GitHub and rendered by Python-Markdown, and both have to show the same.

Each text is read in both ways and the two are compared, block by block; `publication.checks.notations` finds what both leave as typed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache

from publication.checks.differences import differences
from publication.checks.findings import Finding
from publication.checks.notations import of_lines, typed
from publication.checks.references import prose
from publication.model import Publication
from publication.model.problems import Place
from publication.source.rendering import Reading
from publication.source.settings import SETTINGS

_BEGIN = r"(?=[^\W\d_“‘(]|\d++[^\d.)])"
_PLAIN = re.compile(
    rf"{_BEGIN}(?:(?:[^\W_]|[ .,;()’‘“”–—'\"%/§?!-]|:(?=[ \n]))++|\n{{2,}}(?:{_BEGIN}|\Z)|(?<=[\w(“‘ ])\[[\w ’-]+\]\[[a-z0-9-]+\])*+\n?"
)
"""Text that both read alike: words and references to ids, in paragraphs of one line. Most texts of data are no more than this."""
_MARKED = re.compile(r"\*\w[^*\n]*\*|`[^`\n]*`|\[@[^\]\n]*\]?|\[[^\]\n]*\][(\[][^)\]\n]*[)\]]?")
_LONGEST = 500_000
"""Python-Markdown takes minutes for more, and so does a comparison; the longest page has a tenth of it."""


@lru_cache(maxsize=16384)  # a preview checks every text after each edit
def faults(text: str, reading: Reading) -> tuple[tuple[int, str], ...]:
    """The line, from 0, and the message of what would appear as typed, and of what GitHub and the site show differently."""
    if len(text) > _LONGEST:
        return ((0, f"the text has more than {_LONGEST:,} signs, too many to be compared with what GitHub shows; part it into pages"),)
    if _PLAIN.fullmatch(text) and "www." not in text:
        return ()
    github = reading.on_github(text)
    found = [*of_lines(text, reading.extensions)]
    found += (each for block in github for each in typed(block, reading.extensions, reading.references))
    try:
        site = reading.on_site(text)
    except ValueError as error:
        return (*found, (0, f"{error}; write it more simply, in paragraphs, lists and tables with empty lines between them"))
    # Of what is typed wrong the difference is a consequence.
    wrong = {line for line, _ in found}
    differing = [each for each in differences(text, github, site) if not wrong.intersection(range(each.first, each.last + 1))]
    return (*found, *((each.line, each.message) for each in differing))


@lru_cache(maxsize=4)
def _reading(extensions: str, references: frozenset[str]) -> Reading:
    return Reading(json.loads(extensions), references)


def markdown(publication: Publication) -> Iterator[Finding]:
    """GitHub and the site show the same, and no notation that this site does not read is left as typed."""
    if SETTINGS in publication.unread:
        return
    try:
        reading = _reading(json.dumps(publication.extensions), publication.ids)
    except ValueError as error:
        yield Place(SETTINGS, 1), f"{error}; correct `markdown_extensions`"
        return
    for name, place in _names(publication):
        if found := _MARKED.search(name):
            yield place, f"`{found[0]}` is in a title or a summary, which menus, search and data show as typed; write plain words"
    for text, place, step in _texts(publication):
        for line, message in faults(text, reading):
            yield Place(place.path, place.line + line * step), message


def _names(publication: Publication) -> Iterator[tuple[str, Place]]:
    """What is shown as it is typed, and its place."""
    for page in publication.all_pages:
        yield f"{page.title}\n{page.summary}", page.place
    yield from ((term.term, term.place) for term in publication.terms)
    yield from ((entry.title, entry.place) for entry in publication.instruments)
    yield from ((case.name, case.place) for case in publication.cases)


def _texts(publication: Publication) -> Iterator[tuple[str, Place, int]]:
    """Every text in Markdown: where it begins, and by how many lines one of its lines moves the place.

    A text of data has the line of its entry, since YAML may fold its lines.
    """
    for page in publication.all_pages:
        yield page.body.text, Place(page.path, page.body.first_line), 1
    for change in publication.changes:
        yield change.text, change.place, 0
    for authentic in publication.authentic:
        yield authentic.text, authentic.place, 0
    for text, place in prose(publication):
        yield text, place, 0
