"""The book as EPUB 3.3, with the metadata of EPUB Accessibility 1.1."""

from __future__ import annotations

import uuid
from itertools import groupby
from typing import Any

from publication.editions.archive import packed
from publication.editions.book import BETWEEN, Book, Chapter
from publication.editions.imprint import imprint
from publication.editions.templating import filled, inside, safe, template_file

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def book_epub(book: Book, cover: bytes) -> bytes:
    """The book as an EPUB; `cover` is a PNG."""
    shared: dict[str, Any] = {
        "book": book,
        "words": book.words["editions"],
        "imprint": imprint(book.revision, book.address, book.words),
        "identifier": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, book.address)}",
        "modified": f"{book.revision.moment:%Y-%m-%dT%H:%M:%SZ}",
    }
    files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "EPUB/package.opf": filled("package.opf", drawn=_drawn(book), **shared),
        "EPUB/nav.xhtml": filled("nav.xhtml", entries=nested(book.chapters), **shared),
        "EPUB/cover.xhtml": filled("cover.xhtml", **shared),
        "EPUB/title.xhtml": filled("title.xhtml", **shared),
        "EPUB/cover.png": cover,
        "EPUB/book.css": template_file("book.css") + template_file("picture.css"),
    }
    for chapter in book.chapters:
        files[f"EPUB/{chapter.id}.xhtml"] = _chapter(book, chapter)
    return packed(files, book.revision.moment, first="mimetype")


def nested(chapters: tuple[Chapter, ...], depth: int = 0) -> list[tuple[str, Chapter | None, list[Any]]]:
    """The contents as a tree: title, chapter (None for a section) and what stands below it."""
    entries: list[tuple[str, Chapter | None, list[Any]]] = []
    for part, group in groupby(chapters, key=lambda chapter: chapter.parts[depth : depth + 1]):
        if part:
            entries.append((part[0], None, nested(tuple(group), depth + 1)))
        else:
            entries += [(chapter.title, chapter, []) for chapter in group]
    return entries


def _drawn(book: Book) -> set[str]:
    """The chapters that hold a picture, which the package has to declare."""
    return {chapter.id for chapter in book.chapters if chapter.body.xpath("boolean(.//*[local-name()='svg'])")}


def _chapter(book: Book, chapter: Chapter) -> str:
    notes = [(note, safe(_xml(note.content))) for note in chapter.notes]
    return filled(
        "chapter.xhtml",
        book=book,
        chapter=chapter,
        body=safe(_xml(chapter.body)),
        notes=notes,
        words=book.words["editions"],
        back=_address,
    )


def _xml(element: Any) -> str:
    # Set as text: lxml would declare the prefix again on every element.
    return inside(element, _address, "xml").replace(' role="doc-noteref"', ' role="doc-noteref" epub:type="noteref"')


def _address(link: str) -> str:
    """A link of the book as the file of its chapter and the id in it."""
    if not link.startswith("#"):
        return link
    chapter = link[1:].partition(BETWEEN)[0]
    return f"{chapter}.xhtml" if link == f"#{chapter}" else f"{chapter}.xhtml{link}"
