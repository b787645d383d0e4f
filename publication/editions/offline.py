"""The book as one HTML file that needs nothing else: no server, no other file, no network. It has a search of its own."""

from __future__ import annotations

import base64
import hashlib
from copy import deepcopy
from dataclasses import replace

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml.builder import E
from markupsafe import Markup

from publication.editions import pandoc
from publication.editions.book import Book, Chapter
from publication.model.locales import right_to_left, tag

_POLICY = "default-src 'none'; img-src data:; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"


def book_html(book: Book) -> str:
    """The chapters as one HTML document, whose policy allows its own style sheet and script, by their hash, and pictures that are in it."""
    style, script = _text("book.css") + _text("offline.css"), _text("offline.js")
    language, back = book.publication.language, book.publication.words.editions.back
    contents: list[tuple[Chapter, list[Chapter]]] = []
    for chapter in book.chapters:
        contents.append((chapter, [])) if chapter.level == 1 else contents[-1][1].append(chapter)
    environment = Environment(loader=FileSystemLoader(pandoc.TEMPLATES), undefined=StrictUndefined, autoescape=True)
    return environment.get_template("offline.html").render(
        book=book,
        words=book.publication.words,
        language=tag(language),
        direction="rtl" if right_to_left(language) else "ltr",
        contents=contents,
        chapters=[_safe(text) for text in (book.imprint, *(_with_ways_back(chapter, back).html for chapter in book.chapters))],
        style=_safe(style),
        script=_safe(script),
        policy=_POLICY.format(style=_hash(style), script=_hash(script)),
    )


def _with_ways_back(chapter: Chapter, back: str) -> Chapter:
    """The chapter with its notes below a line, each with its number, which leads back to its mark."""
    body = deepcopy(chapter.body)
    marks, notes = body.xpath(".//a[@type='noteref']"), body.xpath("./aside")
    for number, (mark, note) in enumerate(zip(marks, notes, strict=True), start=1):
        mark.attrib.update({"id": f"{note.get('id')}-mark", "role": "doc-noteref"})
        way = E.a(str(number), {"href": f"#{mark.get('id')}", "role": "doc-backlink", "aria-label": back.format(number=number)})
        way.tail, note[0].text = f" {note[0].text or ''}", None
        note[0].insert(0, way)
        del mark.attrib["type"], note.attrib["type"]
    if notes:
        body.append(E.div({"class": "footnotes"}, *notes))
    return replace(chapter, body=body)


def _text(name: str) -> str:
    return (pandoc.TEMPLATES / name).read_text(encoding="utf-8")


def _safe(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - made from our pages, or a file beside this one


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
