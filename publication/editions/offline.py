"""The book as one HTML file that needs nothing else: no server, no other file, no network. It has a search of its own."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from publication.editions import pandoc
from publication.editions.book import Book
from publication.model.locales import right_to_left, tag

_POLICY = "default-src 'none'; img-src data:; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
_BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)
_CONTENTS = re.compile(r'<ol class="toc">.*?</ol>\s*</nav>', re.DOTALL)
_OTHER_CHAPTER = re.compile(r'href="(?:text/)?ch\d+\.xhtml#')
_OWN_NOTE = re.compile(r'(id="|href="#)(fn(?:ref)?\d+|footnotes)"')
_PICTURE = re.compile(r'src="\.\./(media/[^"]+)"')


def book_html(book: Book, files: Mapping[str, bytes]) -> str:
    """The chapters of the EPUB, whose `files` these are, as one HTML document.

    Its policy allows its own style sheet and script, by their hash, and pictures that are in it.
    """
    style = _text("book.css") + _text("offline.css")
    script = _text("offline.js")
    environment = Environment(loader=FileSystemLoader(pandoc.TEMPLATES), undefined=StrictUndefined, autoescape=True)
    contents = _CONTENTS.search(files["EPUB/nav.xhtml"].decode())
    return environment.get_template("offline.html").render(
        book=book,
        words=book.publication.words,
        language=tag(book.publication.language),
        direction="rtl" if right_to_left(book.publication.language) else "ltr",
        contents=_safe(_OTHER_CHAPTER.sub('href="#', contents[0].removesuffix("</nav>"))) if contents else "",
        chapters=[_safe(_chapter(name, files)) for name in sorted(files) if name.startswith("EPUB/text/ch")],
        style=_safe(style),
        script=_safe(script),
        policy=_POLICY.format(style=_hash(style), script=_hash(script)),
    )


def _chapter(name: str, files: Mapping[str, bytes]) -> str:
    """What a chapter of the EPUB holds, with ids and addresses that are right in one file."""
    found = _BODY.search(files[name].decode())
    text = found[1] if found else ""
    stem = name.removeprefix("EPUB/text/").removesuffix(".xhtml")

    def picture(match: re.Match[str]) -> str:
        return f'src="data:image/svg+xml;base64,{base64.b64encode(files[f"EPUB/{match[1]}"]).decode()}"'

    text = _OWN_NOTE.sub(rf'\1{stem}-\2"', text)
    text = _PICTURE.sub(picture, _OTHER_CHAPTER.sub('href="#', text))
    return re.sub(r' epub:type="[^"]*"', "", text)


def _text(name: str) -> str:
    return (pandoc.TEMPLATES / name).read_text(encoding="utf-8")


def _safe(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - made from our pages, or a file beside this one


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
