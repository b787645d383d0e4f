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
    made: Any = typst.compile(
        _files(_book(book, pandoc.read(""), "--variable=cover")), font_paths=[str(FONTS)], ignore_system_fonts=True, format="png", ppi=110.0
    )
    return bytes(made[0] if isinstance(made, list) else made)


def typst_source(tree: bytes, publication: Publication, site: Site, template: str, values: Mapping[str, str], *options: str) -> bytes:
    """A tree as Typst source in the language of the publication. `values` are the texts that the template names."""
    language, _, region = tag(publication.language).partition("-")
    texts = {**values, "author": contributors(publication, site), "lang": language}
    variables = [f"--variable={name}={json.dumps(value, ensure_ascii=False)}" for name, value in texts.items() if value]
    moment = ", ".join(f"{name}: {getattr(site.revision.moment, name)}" for name in ("year", "month", "day", "hour", "minute", "second"))
    return pandoc.write(
        tree,
        site.revision,
        "--to=typst",
        f"--lua-filter={pandoc.TEMPLATES / 'typst.lua'}",
        f"--template={pandoc.TEMPLATES / template}",
        f"--variable=moment={moment}",
        f"--variable=region={json.dumps(region) if region else 'none'}",
        *variables,
        *options,
    )


def tagged_pdf(source: bytes) -> bytes:
    """A Typst source as PDF/UA-1, in object streams (ISO 32000-1, 7.5.7): a third of the size. Raises typst.TypstError."""
    made = typst.compile(_files(source), font_paths=[str(FONTS)], ignore_system_fonts=True, pdf_standards=["ua-1"])
    packed = BytesIO()
    with pikepdf.open(BytesIO(made)) as document:
        document.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return packed.getvalue()


def _book(book: Book, tree: bytes, *options: str) -> bytes:
    said = book.publication.words.editions
    values = {
        "title": book.site.name,
        "description": book.site.description,
        "edition": edition(book.publication, book.site),
        "standing": standing(book.publication),
        "contents": said.contents,
        "page": said.page,
    }
    return typst_source(tree, book.publication, book.site, "book.typ", values, *options)


def _files(source: bytes) -> Any:
    """What the compiler reads: a dictionary of files, which the types of the package do not know."""
    return {"main": source}
