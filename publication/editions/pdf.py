"""PDF by Typst, which refuses what does not conform to PDF/UA-1 (ISO 14289-1) and needs nothing of the machine's fonts."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import fontpkg_source_sans_3
import pikepdf
import typst

from publication.editions.book import Book
from publication.editions.checklist import Checklist, Item, Run, rests_on
from publication.editions.imprint import edition, imprint
from publication.editions.typst_source import document, literal
from publication.model.site import Revision
from publication.model.words import Words

TEMPLATES = Path(__file__).parent / "templates"
FONTS = Path(fontpkg_source_sans_3.__file__).parent / "files"
PICTURE_STYLE = (TEMPLATES / "picture.css").read_text(encoding="utf-8")


def book_pdf(book: Book) -> bytes:
    """The book as a tagged PDF. Raises typst.TypstError when it does not conform."""
    return compiled(f"{opening(book)}\n{document(book, PICTURE_STYLE)}")


def checklist_pdf(checklist: Checklist) -> bytes:
    """A checklist as a tagged PDF. Raises typst.TypstError when it does not conform."""
    words = checklist.words["checklist"]
    groups = "".join(f"({literal(stage)}, ({''.join(_row(item, words) for item in items)})), " for stage, items in checklist.groups)
    recommendations = "".join(f"link({literal(address)}, {literal(name)}), " for name, address in checklist.recommendations)
    sources = "".join(f"[{''.join(_piece(run) for run in runs)}], " for runs in checklist.sources)
    said = {
        name: literal(text)
        for name, text in (
            ("title", checklist.title),
            ("summary", checklist.summary),
            ("about", f"{edition(checklist.revision, checklist.words)} {checklist.words['editions']['independent']}"),
            ("address", checklist.address),
            ("site", checklist.site_name),
            ("author", checklist.words["editions"]["author"]),
            *((f"word-{name.replace('_', '-')}", value) for name, value in words.items() if isinstance(value, str)),
        )
    }
    lists = "".join(f"{name}: ({''.join(literal(each) + ', ' for each in words[name])}), " for name in ("fields", "answers"))
    values = "".join(f"{name}: {text}, " for name, text in said.items())
    return compiled(
        f'#import "checklist.typ": checklist\n#checklist(({values}{lists}date: {date(checklist.revision)}, groups: ({groups}), '
        f"recommendations: ({recommendations}), sources: ({sources})))"
    )


def _row(item: Item, words: Words) -> str:
    texts = (str(item.number), item.ask, item.why, item.good_answer, item.answered_by, rests_on(item, words))
    return f"({', '.join(literal(text) for text in texts)}), "


def _piece(run: Run) -> str:
    text = f"#{literal(run.text)};"
    if run.link:
        return f"#link({literal(run.link)})[{text}];"
    return f"#emph[{text}];" if run.emphasis else text


def opening(book: Book) -> str:
    """The call of the template with what title page and metadata say."""
    words = book.words["editions"]
    about = "".join(f"{literal(line)}, " for line in imprint(book.revision, book.address, book.words))
    return (
        '#import "book.typ": *\n'
        f"#show: book.with(title: {literal(book.name)}, subtitle: {literal(book.description)}, date: {date(book.revision)}, "
        f"authors: ({literal(words['author'])},), about: ({about}), "
        f"contents: {literal(words['contents'])})"
    )


def date(revision: Revision) -> str:
    """The moment of a revision as Typst writes it."""
    names = ("year", "month", "day", "hour", "minute", "second")
    return f"datetime({', '.join(f'{name}: {getattr(revision.moment, name)}' for name in names)})"


def compiled(source: str) -> bytes:
    """A Typst source as PDF/UA-1."""
    return _packed(typst.compile(_files(source), font_paths=[str(FONTS)], ignore_system_fonts=True, pdf_standards=["ua-1"]))


def first_page(source: str) -> bytes:
    """The first page of a Typst source as PNG."""
    # Several pages come as a list, which the types of the package do not say.
    made: Any = typst.compile(_files(source), font_paths=[str(FONTS)], ignore_system_fonts=True, format="png", ppi=144.0)
    return bytes(made[0] if isinstance(made, list) else made)


def _files(source: str) -> Any:
    """What the compiler reads: a dictionary of files, which the types of the package do not know."""
    return {"main": source.encode(), **{path.name: path.read_bytes() for path in sorted(TEMPLATES.glob("*.typ"))}}


def _packed(pdf: bytes) -> bytes:
    """The same document in object streams (ISO 32000-1, 7.5.7), a third of the size: most of a tagged PDF is small objects."""
    packed = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return packed.getvalue()
