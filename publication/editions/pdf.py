"""PDF: pandoc writes Typst, and Typst sets it, refusing what does not conform to PDF/UA-1 (ISO 14289-1).

That includes a letter that no font has. No font of the machine is used: Source Sans 3 comes as a package, the others come with Typst.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import fontpkg_source_sans_3
import pikepdf
import typst

from publication.citations.entries import contributors
from publication.editions import pandoc
from publication.editions.book import Book
from publication.editions.imprint import edition, standing
from publication.model import Publication
from publication.model.locales import tag
from publication.model.site import Site

FONTS = Path(fontpkg_source_sans_3.__file__).parent / "files"


def book_pdf(book: Book, tree: bytes) -> bytes:
    """The book, which pandoc has read as `tree`, as a tagged PDF. Raises typst.TypstError when it does not conform."""
    return tagged_pdf(_book(book, tree))


def cover_png(book: Book) -> bytes:
    """The first page of the PDF as a picture."""
    return _set(_book(book, pandoc.read(""), cover="yes"), format="png", ppi=110.0)


def typst_source(tree: bytes, publication: Publication, site: Site, template: str, texts: Mapping[str, str]) -> bytes:
    """A tree as Typst source in the language of the publication. `texts` are what the template names, but for what every template does."""
    language, _, region = tag(publication.language).partition("-")
    texts = {**texts, "author": contributors(publication, site), "lang": language, "region": region}
    moment = ", ".join(f"{name}: {getattr(site.revision.moment, name)}" for name in ("year", "month", "day", "hour", "minute", "second"))
    said = {name: json.dumps(text, ensure_ascii=False) for name, text in texts.items() if text} | {"moment": moment}
    return pandoc.write(tree, site.revision, "typst.yaml", said, f"--template={pandoc.TEMPLATES / template}", values="variable")


def tagged_pdf(source: bytes) -> bytes:
    """A Typst source as PDF/UA-1, in object streams (ISO 32000-1, 7.5.7): a third of the size. Raises typst.TypstError."""
    packed = BytesIO()
    with pikepdf.open(BytesIO(_set(source, pdf_standards=["ua-1"]))) as document:
        streams = pikepdf.ObjectStreamMode.generate
        document.save(packed, object_stream_mode=streams, recompress_flate=True, deterministic_id=True, fix_metadata_version=False)
    return packed.getvalue()


def _book(book: Book, tree: bytes, **more: str) -> bytes:
    said = book.publication.words.editions
    texts = {"title": book.site.name, "description": book.site.description, "contents": said.contents, "page": said.page}
    texts |= {"edition": edition(book.publication, book.site), "standing": standing(book.publication)}
    return typst_source(tree, book.publication, book.site, "book.typ", texts | more)


def _set(source: bytes, **options: Any) -> bytes:
    # The compiler reads a dictionary of files, which the types of the package do not know.
    files: Any = {"main": source}
    made: Any = typst.compile(files, font_paths=[str(FONTS)], ignore_system_fonts=True, **options)
    return bytes(made)
