"""The book as EPUB 3 by pandoc, with the metadata of EPUB Accessibility 1.1."""

from __future__ import annotations

import re
import tempfile
import uuid
from html import escape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from publication.citations.entries import contributors
from publication.editions import pandoc
from publication.editions.archive import packed
from publication.editions.book import Book
from publication.model.locales import right_to_left, tag

_NOTE = re.compile(r'(<aside epub:type="footnote"[^>]* id="fn(\d+)">\s*<p>)')
_FILE_AS_TITLE = re.compile(r"<title>ch\d+\.xhtml</title>")
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_LEVEL = re.compile(r"(</?h)([2-6])\b")


def epub_files(book: Book, tree: bytes, cover: bytes) -> dict[str, bytes]:
    """The files of the EPUB by path; `tree` is the book as pandoc has read it, `cover` a PNG."""
    said, site, language = book.publication.words.editions, book.site, book.publication.language
    metadata = {
        "title": site.name,
        "lang": tag(language),
        "creator": contributors(book.publication, site),
        "description": site.description,
        "date": site.revision.version,
        "rights": said.licence,
        "source": site.address,
        "identifier": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, site.address)}",
        "accessibilitySummary": said.accessibility,
        "toc-title": said.contents,
    } | ({"dir": "rtl", "page-progression-direction": "rtl"} if right_to_left(language) else {})
    with tempfile.TemporaryDirectory(prefix="publication-") as folder:
        picture = Path(folder) / "cover.png"
        picture.write_bytes(cover)
        made = pandoc.write(tree, site.revision, "epub.yaml", metadata, f"--epub-cover-image={picture}")
    with ZipFile(BytesIO(made)) as archive:
        return {name: _finished(name, archive.read(name), said.back) for name in archive.namelist()}


def book_epub(book: Book, files: dict[str, bytes]) -> bytes:
    """The files as EPUB."""
    return packed(files, book.site.revision.moment, first="mimetype")


def _finished(name: str, content: bytes, back: str) -> bytes:
    """A file with what pandoc leaves out: numbers of notes and the way back to their marks, a title, headings from the first level."""
    if not name.startswith("EPUB/text/ch"):
        return content
    link = '<a href="#fnref{0}" role="doc-backlink" aria-label="{1}">{0}</a> '
    text = _NOTE.sub(lambda note: note[1] + link.format(note[2], escape(back.format(number=note[2]))), content.decode())
    if 'class="level2 chapter"' in text:
        text = _LEVEL.sub(lambda found: f"{found[1]}{int(found[2]) - 1}", text)
    heading = _HEADING.search(text)
    title = re.sub(r"<[^>]+>", "", heading[1]) if heading else ""
    return _FILE_AS_TITLE.sub(lambda _: f"<title>{title}</title>", text).encode()
