"""A text as the site shows it: by Python-Markdown, with the extensions of mkdocs.yml, and nothing of ours added."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from markdown import Markdown

from publication.source.footnotes import in_order_of_marks
from publication.source.markdown import REFERENCE_SCHEME, Extensions
from publication.source.shapes import Shape, address, aligned, bare, joined

OF_MKDOCS = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs adds to those of mkdocs.yml."""
_OF_PHRASES = frozenset(
    {"abbr", "codehilite", "nl2br", "smarty", "wikilinks"}
    | {f"pymdownx.{name}" for name in ("arithmatex", "b64", "caret", "critic", "emoji", "inlinehilite", "keys")}
    | {
        f"pymdownx.{name}"
        for name in ("magiclink", "mark", "pathconverter", "progressbar", "smartsymbols", "snippets", "tasklist", "tilde")
    }
)
"""Extensions that change words, not the blocks around them: their signs stay as typed here, on both sides of a comparison."""


class Rendering:
    """Renders texts with the extensions of mkdocs.yml.

    `references` are the ids that `[text][id]` may name; a link to one has an address that says so. Raises ValueError where an
    extension is not there or has an option that it does not know.
    """

    def __init__(self, extensions: Extensions, references: Iterable[str]) -> None:
        used: dict[str, dict[str, Any]] = {name: {} for name in OF_MKDOCS}
        used |= {name: _given(options) for name, options in extensions.items() if name not in _OF_PHRASES}
        used["toc"] = {}
        try:
            self.renderer = Markdown(extensions=list(used), extension_configs=used)
        except (ImportError, AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValueError(f"the Markdown extensions cannot be used: {error}") from error
        self.references = {name.lower(): (REFERENCE_SCHEME + name, "") for name in references}

    def rendered(self, text: str) -> str:
        """The XHTML of a text. Raises ValueError where an extension fails on it, as `footnotes` does on a note without words."""
        self.renderer.reset()
        self.renderer.references = dict(self.references)
        try:
            return self.renderer.convert(in_order_of_marks(text))
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError) as error:
            raise ValueError(f"it cannot be rendered ({error})") from error


def _given(options: Any) -> dict[str, Any]:
    """Options that have a value; those that name a function in mkdocs.yml have none here."""
    return {name: value for name, value in (options or {}).items() if value is not None and name != "custom_fences"}


def as_rendered(html: str) -> Shape:
    """The shape of the XHTML that Python-Markdown made of a text. Raises ParseError where HTML in the text is not well formed."""
    shape = Shape()
    _Rendered(shape).walk(ElementTree.fromstring(f"<div>{_NAMED_ENTITY.sub(_as_sign, html)}</div>"))  # noqa: S314 - our own pages
    return shape


_NAMED_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z]\w*;")
_OF_CLASSES = {"admonition": "box", "tabbed-block": "box"}
_OF_TAGS = {"p": "para", "details": "box", "dt": "term", "dd": "definition"}
_LEFT_OUT = frozenset({"admonition-title", "footnote-backref", "headerlink", "tabbed-labels", "filename", "linenos", "caption-prefix"})
_WRAPPERS = frozenset({"figure", "figcaption", "section", "article", "aside", "div", "dl", "thead", "tbody", "span", "input"})


def _as_sign(entity: re.Match[str]) -> str:
    return escape(unescape(entity.group(0)))


class _Rendered:
    def __init__(self, shape: Shape) -> None:
        self.shape = shape

    def walk(self, element: Element) -> None:
        """Note what an element contains."""
        self.shape.add("text", element.text or "")
        for child in element:
            self._element(child)
            self.shape.add("text", child.tail or "")

    def _element(self, element: Element) -> None:
        tag, classes = element.tag, element.get("class", "").split()
        if "footnote-backref" in classes:
            self.shape.end_of_note()
        if tag == "summary" or _LEFT_OUT.intersection(classes):
            return
        kind = next((_OF_CLASSES[name] for name in classes if name in _OF_CLASSES), _OF_TAGS.get(tag, tag))
        if "footnote" in classes:
            for note in element.iter("li"):
                if note.get("id", "").startswith("fn:"):
                    self._around("footnote", note)
        elif tag == "sup" and element.find("a[@class='footnote-ref']") is not None:
            self.shape.add("note-mark", "".join(element.itertext()))
        elif tag == "pre":
            self.shape.add("pre", "".join(element.itertext()).strip("\n"))
        elif tag == "code":
            self.shape.add("code", joined("".join(element.itertext())).strip())
        elif tag == "img":
            self.shape.add("img", f"{address(element.get('src', ''))} {bare(element.get('alt', ''))}")
        elif tag in ("br", "hr"):
            self.shape.add(tag)
        elif tag == "p":
            self.shape.add("para")
            self.walk(element)
            self.shape.add("para")
        elif kind in _WRAPPERS:
            self.walk(element)
        else:
            self._around(kind, element)

    def _around(self, kind: str, element: Element) -> None:
        self.shape.add(kind, _told_of(element))
        self.walk(element)
        self.shape.add(f"/{kind}")


def _told_of(element: Element) -> str:
    if element.tag == "ol":
        return element.get("start", "1")
    if element.tag == "a":
        return address(element.get("href", ""))
    return aligned(element.get("style", "")) if element.tag in ("th", "td") else ""
