"""The cover as a picture: what the title page of the PDF says, drawn by the same template."""

from __future__ import annotations

from publication.editions.book import Book
from publication.editions.pdf import first_page, opening


def cover_png(book: Book) -> bytes:
    """The title page as PNG."""
    return first_page(opening(book))
