"""Checks of Markdown: pages are written and previewed on GitHub and rendered by Python-Markdown, and both have to show the same.

Each text is read in both ways and the two are compared, block by block; `publication.checks.notations` finds what both leave as typed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from markdown import Markdown

from publication.checks.differences import differences
from publication.checks.findings import Finding
from publication.checks.notations import of_lines, typed
from publication.checks.references import prose
from publication.model import Publication
from publication.model.problems import Place
from publication.source.commonmark import Extensions, Syntax
from publication.source.markdown import REFERENCE_SCHEME, outside_code, rendered_as_commonmark
from publication.source.settings import SETTINGS
from publication.source.shown import Block, blocks

OF_MKDOCS = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs adds to those of mkdocs.yml."""
_OF_PHRASES = frozenset(
    {"abbr", "codehilite", "footnotes", "nl2br", "smarty", "wikilinks"}
    | {f"pymdownx.{name}" for name in ("arithmatex", "b64", "caret", "critic", "emoji", "inlinehilite", "keys", "magiclink")}
    | {f"pymdownx.{name}" for name in ("mark", "pathconverter", "progressbar", "smartsymbols", "snippets", "tasklist", "tilde")}
)
"""Extensions that change words, not the blocks around them: their signs stay as typed here, on both sides of a comparison."""
_ATTRIBUTES = re.compile(r"[ ]*(?<!\\)\{(?::[^\n}]*|[ ]*[.#][^\n}]*|[^{}\n]*[\w-]\s*=[^{}\n]*)\}")
"""What the extension attr_list reads, and GitHub shows as typed."""
_BEGIN = r"(?=[^\W\d_“‘(]|\d++[^\d.)])"
_PLAIN = re.compile(
    rf"{_BEGIN}(?:(?:[^\W_]|[ .,;()’‘“”–—'\"%/§?!-]|:(?=[ \n]))++|\n{{2,}}(?:{_BEGIN}|\Z)|(?<=[\w(“‘ ])\[[\w ’-]+\]\[[a-z0-9-]+\])*+\n?"
)
"""Text that both read alike: words and references to ids, in paragraphs of one line. Most texts of data are no more than this."""
_MARKED = re.compile(r"\*\w[^*\n]*\*|`[^`\n]*`|\[@[^\]\n]*\]?|\[[^\]\n]*\][(\[][^)\]\n]*[)\]]?")
_LONGEST = 500_000
"""Python-Markdown takes minutes for more, and so does a comparison; the longest page has a tenth of it."""


class Reading:
    """Reads texts twice, as GitHub and as the site show them.

    `references` are the ids that `[text][id]` may name; a link to one has an address that says so. Raises ValueError where an
    extension of mkdocs.yml is not there or has an option that it does not know.
    """

    def __init__(self, extensions: Extensions, references: frozenset[str]) -> None:
        self.extensions, self.references, self.syntax = extensions, references, Syntax.of(extensions)
        self.defined = {name.lower(): (REFERENCE_SCHEME + name, "") for name in references}
        used: dict[str, dict[str, Any]] = {name: {} for name in OF_MKDOCS}
        used |= {name: _given(options) for name, options in extensions.items() if name not in _OF_PHRASES}
        used["toc"] = {}
        try:
            self.renderer = Markdown(extensions=list(used), extension_configs=used)
        except (ImportError, AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValueError(f"the Markdown extensions cannot be used: {error}") from error

    def on_github(self, text: str) -> list[Block]:
        """The blocks of a text as GitHub shows it, with their lines."""
        plain = outside_code(text, lambda part: _ATTRIBUTES.sub("", part)) if "attr_list" in self.extensions else text
        return blocks(rendered_as_commonmark(plain, self.references, self.syntax))

    def on_site(self, text: str) -> list[Block]:
        """The blocks of a text as the site shows it, with nothing of ours added. Raises ValueError where an extension fails on it."""
        self.renderer.reset()
        self.renderer.references = dict(self.defined)
        try:
            return blocks(self.renderer.convert(text))
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError) as error:
            raise ValueError(f"it cannot be rendered ({error})") from error


def _given(options: Any) -> dict[str, Any]:
    """Options that have a value; those that name a function in mkdocs.yml have none here."""
    return {name: value for name, value in (options or {}).items() if value is not None and name != "custom_fences"}


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
    return (*found, *differences(text, github, site, {line for line, _ in found}))


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
        yield authentic.body.text, Place(authentic.path, authentic.body.first_line), 1
    for text, place in prose(publication):
        yield text, place, 0
