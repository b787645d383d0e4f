"""The publication as a book: a chapter for each page, in the order of the navigation, without a second list.

Each page is composed and rendered as for the site, then freed of what only a site can do (filters, permanent links, downloads by
button). Ids become unique by the name of their chapter, links between pages lead inside the book, and others are whole addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import html5lib
from lxml import etree
from lxml.etree import _Element as Element
from markdown import Markdown

from publication.citations.footnotes import with_footnotes
from publication.editions.clean import SVG, cleaned, drop
from publication.model import Page, Publication
from publication.model.site import Revision
from publication.model.targets import SOURCES_PAGE, Target, targets
from publication.model.words import Words
from publication.pages.compose import Composer
from publication.pages.references import ReferenceExtension
from publication.pages.tables import TableExtension
from publication.source.load import LAYOUTS
from publication.source.settings import Section, Settings

BETWEEN = "--"
"""Stands between the name of a chapter and an id of its page."""
_AUTHOR_AND_YEAR = re.compile(r".+? \((?:[A-Z][a-z]+ )?(?:\d{4}|no date)\)")
_OF_MKDOCS = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs adds to those of mkdocs.yml."""
_LOCAL = re.compile(r"url\(#([^)]+)\)")


@dataclass(frozen=True)
class Note:
    """A footnote of a chapter. `content` is a `p`; `marks` are the ids of the places that point to it."""

    id: str
    number: int
    content: Element
    marks: tuple[str, ...]

    @property
    def short(self) -> str:
        """Author and year, as the reference begins: enough where the whole stands in an earlier note."""
        text = "".join(self.content.itertext()).strip()
        found = _AUTHOR_AND_YEAR.match(text)
        return found.group(0) if found else text.partition(". ")[0]


@dataclass(frozen=True)
class Chapter:
    """A page as a chapter. `parts` are the titles of the navigation's sections around it, from the outermost; `body` is a `div`."""

    id: str
    page: Page
    title: str
    parts: tuple[str, ...]
    body: Element = field(repr=False)
    notes: tuple[Note, ...] = field(repr=False)

    @property
    def ids(self) -> set[str]:
        """Every id that a link can lead to."""
        return {self.id, *self.body.xpath(".//@id"), *(note.id for note in self.notes)}


@dataclass(frozen=True)
class Book:
    """The whole, with what its cover says."""

    name: str
    description: str
    address: str
    revision: Revision
    words: Words
    chapters: tuple[Chapter, ...]

    def dead_links(self) -> list[str]:
        """Links inside the book that lead nowhere; empty in a book that is right."""
        known = {name for chapter in self.chapters for name in chapter.ids}
        return [
            f"{chapter.page.path}: {link}"
            for chapter in self.chapters
            for link in chapter.body.xpath(".//a/@href[starts-with(., '#')]")
            if link[1:] not in known
        ]


def book(publication: Publication, settings: Settings, revision: Revision, root: Path) -> Book:
    """The book of a publication. Raises ValueError when a link inside it leads nowhere, and what the layouts raise."""
    found = targets(publication)
    site = settings.site(revision)
    texts = Composer(publication, site, root / LAYOUTS, found).compose_all()
    render = _Renderer(publication, settings, found)
    chapters = tuple(render.chapter(publication.by_path[path], parts, texts[path]) for path, parts in _pages(settings.navigation))
    made = Book(settings.name, settings.description, settings.address, revision, publication.words, chapters)
    if dead := made.dead_links():
        raise ValueError("links inside the editions lead nowhere:\n" + "\n".join(dead))
    return made


def chapter_id(page: Page) -> str:
    """What a chapter is called: `rec-9`, `facial-recognition`, `roundtable-timeline`."""
    name = str(getattr(page, "id", "") or page.address.strip("/").replace("/", "-"))
    return name or "home"


def _pages(items: tuple[str | Section, ...], parts: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    for item in items:
        if isinstance(item, Section):
            yield from _pages(item.items, (*parts, item.title))
        else:
            yield item, parts


class _Renderer:
    """Renders composed pages with the Markdown extensions of the site."""

    def __init__(self, publication: Publication, settings: Settings, found: dict[str, Target]) -> None:
        self.publication = publication
        self.settings = settings
        self.references = ReferenceExtension(found)
        self.by_address = {page.address: page for page in publication.all_pages}
        options: dict[str, dict[str, Any]] = (
            {name: {} for name in _OF_MKDOCS} | settings.extensions | {"toc": {**settings.extensions.get("toc", {}), "permalink": False}}
        )
        self.markdown = Markdown(
            extensions=[*options, self.references, TableExtension(publication.words["frame"]["table"])],
            extension_configs={name: dict(value) for name, value in options.items()},
        )

    def chapter(self, page: Page, parts: tuple[str, ...], text: str) -> Chapter:
        self.references.page = page.path
        html = self.markdown.reset().convert(with_footnotes(text, self.publication, Target(SOURCES_PAGE, "", "").seen_from(page.path)))
        root = html5lib.parse(f"<div>{html}</div>", treebuilder="lxml", namespaceHTMLElements=False).find(".//body/div")
        name = chapter_id(page)
        for element in root.iter("*"):
            if found := element.get("id"):
                element.set("id", f"{name}{BETWEEN}{found}" if found != "top" else name)
            if element.tag == "a" and (link := element.get("href")) is not None:
                element.set("href", self._link(page, name, link))
            if element.tag == f"{SVG}svg":
                _make_references_unique(element, name)
        notes = _notes(root, name)
        body = cleaned(root)
        title = body.find(".//h1")
        return Chapter(name, page, "".join(title.itertext()).strip() if title is not None else page.name, parts, body, notes)

    def _link(self, page: Page, name: str, link: str) -> str:
        """Where a link of a page leads in the book: an id of the book, or a whole address."""
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return link
        if not parts.path:
            return f"#{name}{BETWEEN}{parts.fragment}" if parts.fragment not in ("", "top") else f"#{name}"
        if parts.path.endswith(".md"):
            found = self.publication.by_path.get(urljoin(page.path, parts.path))
        else:
            found = self.by_address.get(urljoin("/" + page.address, parts.path).lstrip("/"))
        if found is not None:
            return f"#{chapter_id(found)}" + (f"{BETWEEN}{parts.fragment}" if parts.fragment not in ("", "top") else "")
        # A file of the site that no book holds, such as the matrix as CSV: layouts write it relative to the page's source.
        return self.settings.address + urljoin(page.path, link).removeprefix("docs/")


def _notes(root: Element, name: str) -> tuple[Note, ...]:
    """Take the footnotes out of a rendered page, and leave numbered marks that know the id of their note."""
    block = root.find(".//div[@class='footnote']")
    if block is None:
        return ()
    found: list[Note] = []
    start = f"{name}{BETWEEN}"
    marks: dict[str, list[str]] = {}
    for link in root.xpath(".//a[@class='footnote-ref']"):
        sup = link.getparent()
        note = link.get("href").removeprefix("#").replace(f"{start}fn:", f"{start}note-")
        places = marks.setdefault(note, [])
        places.append(f"{note}-{len(places) + 1}")
        tail = sup.tail
        for attribute in list(link.attrib):
            del link.attrib[attribute]
        link.attrib.update({"class": "noteref", "id": places[-1], "href": f"#{note}"})
        link.tail = tail
        sup.getparent().replace(sup, link)
    for number, item in enumerate(block.iter("li"), start=1):
        identity = item.get("id").replace(f"{start}fn:", f"{start}note-")
        content = deepcopy(item.find("p"))
        for back in content.xpath(".//a[@class='footnote-backref']"):
            drop(back)
        content.attrib.clear()
        found.append(Note(identity, number, cleaned(content), tuple(marks.get(identity, ()))))
    drop(block)
    return tuple(found)


def _make_references_unique(drawing: Element, name: str) -> None:
    """Let a picture refer to its own parts by their new ids, and say its namespace where every format expects it."""
    for part in drawing.iter("*"):
        for attribute, value in list(part.attrib.items()):
            if attribute == "aria-labelledby":
                part.set(attribute, " ".join(f"{name}{BETWEEN}{each}" for each in str(value).split()))
            elif attribute == "href" and str(value).startswith("#"):
                part.set(attribute, f"#{name}{BETWEEN}{str(value)[1:]}")
            elif attribute.endswith("}xmlns"):
                del part.attrib[attribute]
            elif "url(#" in str(value):
                part.set(attribute, _LOCAL.sub(rf"url(#{name}{BETWEEN}\1)", str(value)))
    parent = drawing.getparent()
    if parent is not None:
        whole = etree.Element(drawing.tag, dict(drawing.attrib), nsmap={None: SVG.strip("{}")})
        whole.text, whole.tail = drawing.text, drawing.tail
        whole.extend(list(drawing))
        parent.replace(drawing, whole)
