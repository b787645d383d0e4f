"""Checks of Markdown: pages are written and previewed on GitHub and rendered by Python-Markdown, and both have to show the same.

Each text is read in both ways and the two are compared, block by block; `publication.checks.notations` finds what both leave as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree.ElementTree import ParseError

from publication.checks.differences import differences
from publication.checks.notations import of_lines, typed
from publication.checks.references import prose
from publication.model import Publication
from publication.model.problems import Place, Problem
from publication.source.github import OnGitHub, as_on_github
from publication.source.load import known_ids
from publication.source.markdown import Extensions, tokens
from publication.source.rendering import Rendering, as_rendered
from publication.source.settings import SETTINGS
from publication.source.shapes import Shape

_BEGIN = r"(?=[^\W\d_“‘(]|\d++[^\d.)])"
_PLAIN = re.compile(
    rf"{_BEGIN}(?:(?:[^\W_]|[ .,;()’‘“”–—'\"%/§?!-]|:(?=[ \n]))++|\n{{2,}}(?:{_BEGIN}|\Z)|(?<=[\w(“‘ ])\[[\w ’-]+\]\[[a-z0-9-]+\])*+\n?"
)
"""Text that both read alike: words and references to ids, in paragraphs of one line. Most texts of data are no more than this."""


_LONGEST = 500_000
"""Python-Markdown takes minutes for more; the longest page has a tenth of it."""


@dataclass(frozen=True)
class Readings:
    """A text as GitHub reads it and as the site shows it, or why the site cannot show it. Lines count from 0."""

    github: OnGitHub
    site: Shape | str


class Reading:
    """Reads texts twice, with the ids of a publication and the extensions of its pages. Raises ValueError as `Rendering` does."""

    def __init__(self, extensions: Extensions, references: frozenset[str]) -> None:
        self.extensions = extensions
        self.references = references
        self.rendering = Rendering(extensions, references)

    def read(self, text: str) -> Readings:
        """Both readings of a text."""
        parsed = tokens(text, references=self.references, extensions=self.extensions)
        github = as_on_github(parsed, attributes="attr_list" in self.extensions)
        try:
            return Readings(github, as_rendered(self.rendering.rendered(text)))
        except ParseError:
            return Readings(github, "HTML begins here and does not end as it should; write it as Markdown, `&lt;` for the sign `<`")
        except ValueError as error:
            return Readings(github, f"{error}; write it more simply, in paragraphs, lists and tables with empty lines between them")

    def notes(self, text: str) -> Iterator[tuple[str, int]]:
        """Name and line of each footnote that a text itself has."""
        parsed = tokens(text, references=self.references, extensions=self.extensions)
        yield from ((token.info, token.map[0]) for token in parsed if token.type == "footnote_open" and token.map)

    def faults(self, text: str) -> Iterator[tuple[int, str]]:
        """The line and the message of what would appear as typed, and of what GitHub and the site show differently."""
        if len(text) > _LONGEST:
            yield 0, f"the text has more than {_LONGEST:,} signs, too many to be compared with what GitHub shows; part it into pages"
            return
        if _PLAIN.fullmatch(text) and "www." not in text:
            return
        readings = self.read(text)
        found = [each for run in readings.github.runs for each in typed(run, self.extensions, self.references)]
        found += of_lines(text, self.extensions)
        for name, line in readings.github.unmarked:
            found.append((line, f"no mark leads to the footnote `{name}`; write `[^{name}]` where it belongs, or take it out"))
        for line in readings.github.empty:
            found.append(
                (line, "nothing stands in this block; write what belongs to it between its lines of slashes, or indented by four spaces")
            )
        # On GitHub capitals make no difference.
        notes = [(name, name.lower(), line) for name, line in self.notes(text)] if "[^" in text else []
        folded = [lower for _, lower, _ in notes]
        twice = [(line, name) for number, (name, lower, line) in enumerate(notes) if lower in folded[:number]]
        found += [(line, f"the footnote `{name}` stands above as well; give one of them another name") for line, name in twice]
        yield from found
        if twice:
            return
        if isinstance(readings.site, str):
            # The check `raw-html` names HTML that GitHub sees as well.
            if not found and not any(event.kind == "html" for event, _ in readings.github.shape.found):
                yield text.count("\n", 0, max(text.find("<"), 0)), readings.site
            return
        lines = {line for line, _ in found}
        for each in differences(text, readings.github.shape.blocks(), readings.site.blocks()):
            # What is typed wrong, and HTML, have faults of their own, of which the difference is a consequence.
            if not each.html and not any(each.first <= line <= each.last for line in lines):
                yield each.line, each.message


@dataclass(frozen=True)
class _Kept:
    """What the faults of a text depend on besides the text: ids and extensions. The reading is made from these."""

    references: frozenset[str]
    extensions: str
    reading: Reading = field(compare=False)


@lru_cache(maxsize=16384)  # a preview checks every text after each edit
def _faults(text: str, kept: _Kept) -> tuple[tuple[int, str], ...]:
    return tuple(kept.reading.faults(text))


def markdown(publication: Publication) -> Iterator[Problem]:
    """GitHub and the site show the same, and no notation that this site does not read is left as typed."""
    if SETTINGS in publication.unread:
        return
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
    kept = _Kept(frozenset(known), repr(publication.extensions), reading)
    for text, place, step in _texts(publication):
        for line, message in _faults(text, kept):
            yield Problem(Place(place.path, place.line + line * step), "markdown", message)
        for name, line in reading.notes(text) if "[^" in text else ():
            if name in publication.by_key:
                message = f"the footnote `{name}` has the name of a source, whose note would be lost; give it another, such as `[^1]`"
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
