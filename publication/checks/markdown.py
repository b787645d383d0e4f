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
from publication.source.commonmark import Extensions, Syntax
from publication.source.markdown import outside_code, rendered_as_commonmark
from publication.source.rendering import Rendering
from publication.source.settings import SETTINGS
from publication.source.shown import blocks

_BEGIN = r"(?=[^\W\d_“‘(]|\d++[^\d.)])"
_PLAIN = re.compile(
    rf"{_BEGIN}(?:(?:[^\W_]|[ .,;()’‘“”–—'\"%/§?!-]|:(?=[ \n]))++|\n{{2,}}(?:{_BEGIN}|\Z)|(?<=[\w(“‘ ])\[[\w ’-]+\]\[[a-z0-9-]+\])*+\n?"
)
"""Text that both read alike: words and references to ids, in paragraphs of one line. Most texts of data are no more than this."""
_LONGEST = 500_000
"""Python-Markdown takes minutes for more, and so does a comparison; the longest page has a tenth of it."""
_ATTRIBUTES = re.compile(r"[ ]*(?<!\\)\{(?::[^\n}]*|[ ]*[.#][^\n}]*|[^{}\n]*[\w-]\s*=[^{}\n]*)\}")
"""What the extension attr_list reads, and GitHub shows as typed."""


class Reading:
    """Reads texts twice, with the ids of a publication and the extensions of its pages. Raises ValueError as `Rendering` does."""

    def __init__(self, extensions: Extensions, references: frozenset[str]) -> None:
        self.extensions = extensions
        self.references = references
        self.syntax = Syntax.of(extensions)
        self.rendering = Rendering(extensions, references)

    def faults(self, text: str) -> Iterator[tuple[int, str]]:
        """The line, from 0, and the message of what would appear as typed, and of what GitHub and the site show differently."""
        if len(text) > _LONGEST:
            yield 0, f"the text has more than {_LONGEST:,} signs, too many to be compared with what GitHub shows; part it into pages"
            return
        if _PLAIN.fullmatch(text) and "www." not in text:
            return
        found = list(of_lines(text, self.extensions))
        plain = outside_code(text, lambda part: _ATTRIBUTES.sub("", part)) if "attr_list" in self.extensions else text
        github = blocks(rendered_as_commonmark(plain, self.references, self.syntax))
        found += (each for block in github for each in typed(block, self.extensions, self.references))
        yield from found
        lines = {line for line, _ in found}
        try:
            site = blocks(self.rendering.rendered(text))
        except ValueError as error:
            yield 0, f"{error}; write it more simply, in paragraphs, lists and tables with empty lines between them"
            return
        for each in differences(text, github, site):
            # Of what is typed wrong the difference is a consequence.
            if not any(each.first <= line <= each.last for line in lines):
                yield each.line, each.message


@lru_cache(maxsize=4)
def _reading(extensions: str, references: frozenset[str]) -> Reading:
    return Reading(json.loads(extensions), references)


@lru_cache(maxsize=16384)  # a preview checks every text after each edit
def _faults(text: str, reading: Reading) -> tuple[tuple[int, str], ...]:
    return tuple(reading.faults(text))


def markdown(publication: Publication) -> Iterator[Finding]:
    """GitHub and the site show the same, and no notation that this site does not read is left as typed."""
    if SETTINGS in publication.unread:
        return
    try:
        reading = _reading(json.dumps(publication.extensions), publication.ids)
    except ValueError as error:
        yield Place(SETTINGS, 1), f"{error}; correct `markdown_extensions`"
        return
    for text, place, step in _texts(publication):
        for line, message in _faults(text, reading):
            yield Place(place.path, place.line + line * step), message


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
