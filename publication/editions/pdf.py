"""PDF: pandoc writes Typst, and Typst sets it, refusing what does not conform to PDF/UA-1 (ISO 14289-1). No font of the machine is used."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import fontpkg_source_sans_3
import pikepdf
import typst

from publication.editions import pandoc
from publication.editions.book import Book
from publication.model.dates import day
from publication.model.site import Revision

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


def typst_source(tree: bytes, revision: Revision, template: str, values: Mapping[str, str], *options: str) -> bytes:
    """A tree as Typst source. `values` are the texts that the template names."""
    variables = [f"--variable={name}={json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
    moment = ", ".join(f"{name}: {getattr(revision.moment, name)}" for name in ("year", "month", "day", "hour", "minute", "second"))
    return pandoc.write(
        tree,
        revision,
        "--to=typst",
        f"--lua-filter={pandoc.TEMPLATES / 'typst.lua'}",
        f"--template={pandoc.TEMPLATES / template}",
        f"--variable=moment={moment}",
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
    words = book.words["editions"]
    values = {
        "title": book.name,
        "description": book.description,
        "author": words["author"],
        "edition": words["edition"].format(date=day(book.revision.day)),
        "contents": words["contents"],
    }
    return typst_source(tree, book.revision, "book.typ", values, *options)


def _files(source: bytes) -> Any:
    """What the compiler reads: a dictionary of files, which the types of the package do not know."""
    return {"main": source}
