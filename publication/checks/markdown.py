"""Checks of Markdown: pages are written and previewed on GitHub and rendered by Python-Markdown, and both have to show the same.

Each text is read in both ways and the two are compared, block by block; `publication.checks.notations` finds what both leave as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import ParseError

from publication.checks.differences import differences
from publication.checks.notations import of_lines, typed
from publication.checks.references import prose
from publication.model import Publication
from publication.model.problems import Place, Problem
from publication.source.load import known_ids
from publication.source.markdown import Extensions, tokens
from publication.source.rendering import Rendering
from publication.source.settings import SETTINGS
from publication.source.shapes import Block, Run, as_on_github, as_rendered


_BEGIN = r"(?=[^\W\d_“‘(]|\d++[^\d.)])"
_PLAIN = re.compile(
    rf"{_BEGIN}(?:(?:[^\W_]|[ .,;()’‘“”–—'\"%/§?!-]|:(?=[ \n]))++|\n{{2,}}(?:{_BEGIN}|\Z)|(?<=[\w(“‘ ])\[[\w ’-]+\]\[[a-z0-9-]+\])*+\n?"
)
"""Text that both read alike: words and references to ids, in paragraphs of one line. Most texts of data are no more than this."""


@dataclass(frozen=True)
class Readings:
    """A text as GitHub reads it and as the site shows it; None where the HTML in it cannot be read. Lines count from 0."""

    runs: tuple[Run, ...]
    github: tuple[Block, ...]
    site: tuple[Block, ...] | None


class Reading:
    """Reads texts twice, with the `references` of a publication and the `extensions` of its pages. Raises ValueError as `Rendering` does."""

    def __init__(self, extensions: Extensions, references: frozenset[str]) -> None:
        self.extensions = extensions
        self.references = references
        self.rendering = Rendering(extensions, references)

    def read(self, text: str) -> Readings:
        """Both readings of a text."""
        parsed = tokens(text, references=self.references, extensions=self.extensions)
        shape, runs = as_on_github(parsed, attributes="attr_list" in self.extensions)
        github = tuple(shape.blocks())
        try:
            return Readings(runs, github, tuple(as_rendered(self.rendering.rendered(text)).blocks()))
        except ParseError:
            return Readings(runs, github, None)

    def faults(self, text: str) -> Iterator[tuple[int, str]]:
        """The line and the message of what would appear as typed, and of what GitHub and the site show differently."""
        if _PLAIN.fullmatch(text) and "www." not in text:
            return
        readings = self.read(text)
        found = [each for run in readings.runs for each in typed(run, self.extensions, self.references)]
        found += of_lines(text, self.extensions)
        yield from found
        if readings.site is None:
            line = text.count("\n", 0, max(text.find("<"), text.find("&"), 0))
            yield line, "HTML begins here and does not end as it should; write it as Markdown, `&lt;` for the sign `<`"
            return
        lines = {line for line, _ in found}
        for each in differences(text, readings.github, readings.site):
            # What is typed wrong, and HTML, have faults of their own, of which the difference is a consequence.
            if not each.html and not any(each.first <= line <= each.last for line in lines):
                yield each.line, each.message


def markdown(publication: Publication) -> Iterator[Problem]:
    """GitHub and the site show the same, and no notation that this site does not read is left as typed."""
    known = known_ids(
        publication.files,
        (term.id for term in publication.terms),
        (item.id for item in publication.instruments),
        (case.id for case in publication.cases),
    )
    try:
        reading = Reading(publication.extensions, frozenset(known))
    except ValueError as error:
        yield Problem(Place(SETTINGS, 1), "markdown", f"{error}; mend `markdown_extensions`")
        return
    for text, place, step in _texts(publication):
        for line, message in reading.faults(text):
            yield Problem(Place(place.path, place.line + line * step), "markdown", message)


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
