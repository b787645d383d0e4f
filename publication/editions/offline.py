"""The book as one HTML file that needs nothing else: no server, no other file, no network. It has a search of its own."""

from __future__ import annotations

import base64
import hashlib

from publication.editions.book import Book, Chapter
from publication.editions.epub import nested
from publication.editions.imprint import imprint
from publication.editions.templating import filled, inside, safe, template_file

_POLICY = "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"


def book_html(book: Book) -> str:
    """The book as an HTML document. Its policy allows its own style sheet and script, by their hash, and nothing else."""
    style = template_file("book.css") + template_file("picture-screen.css") + template_file("offline.css")
    script = template_file("offline.js")
    return filled(
        "offline.html",
        book=book,
        words=book.words["editions"],
        search=book.words["search"],
        imprint=imprint(book.revision, book.address, book.words),
        entries=nested(book.chapters),
        chapters=[(chapter, safe(_html(chapter.body)), _notes(chapter)) for chapter in book.chapters],
        style=safe(style),
        script=safe(script),
        policy=_POLICY.format(style=_hash(style), script=_hash(script)),
    )


def _notes(chapter: Chapter) -> list[tuple[str, int, str, str]]:
    return [(note.id, note.number, note.marks[0], safe(_html(note.content))) for note in chapter.notes]


def _html(element: object) -> str:
    return inside(element, str, "html")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
