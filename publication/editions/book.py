"""The publication as a book: one HTML document that pandoc reads, a chapter for each page in the order of the navigation.

Each page is composed and rendered as for the site, then freed of what only a site can do (`clean`). Ids become unique by the name of
their chapter, links between pages lead inside the book, and others are whole addresses. A section of the navigation that begins with
its index is a chapter with chapters below it; the pages of another section are chapters beside the others. In another language, what
is not translated is the English text, marked as such.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import html5lib
from lxml import etree
from lxml.builder import E
from lxml.etree import _Element as Element
from markdown import Markdown

from publication.checks.markdown import OF_MKDOCS
from publication.citations.footnotes import with_footnotes
from publication.editions.clean import cleaned, drop, readable
from publication.editions.imprint import imprint
from publication.model import Page, Publication
from publication.model.site import Site
from publication.model.sources import unmarked
from publication.model.targets import SOURCES_PAGE, Target, targets
from publication.model.translations import ENGLISH
from publication.pages.compose import Composer
from publication.pages.references import ReferenceExtension
from publication.pages.tables import TableExtension
from publication.source.load import LAYOUTS

BETWEEN = "--"
"""Stands between the name of a chapter and an id of its page."""
OF_THE_SITE = frozenset({"accessibility", "data", "editions", "pages", "verify"})
"""Layouts of pages that speak of the site and its files. A link to one leads to the site."""


@dataclass(frozen=True)
class Chapter:
    """A page as a chapter. `level` is 1, or 2 below the index of its section; `body` is a `div` with the notes at its end."""

    id: str
    page: Page
    title: str
    level: int
    body: Element = field(repr=False)

    @property
    def html(self) -> str:
        """The chapter with its heading; both say when they are not in the language of the book."""
        heading = etree.Element(f"h{self.level}", {"id": self.id, "class": "chapter"} | _language(self.body))
        heading.text = self.title
        return "".join(etree.tostring(each, encoding="unicode", method="html") for each in (heading, self.body))


@dataclass(frozen=True)
class Book:
    """The whole, in the language of `publication`, with what its cover says."""

    publication: Publication
    site: Site
    chapters: tuple[Chapter, ...]

    def dead_links(self) -> list[str]:
        """Links inside the book that lead nowhere; empty in a book that is right."""
        known = {name for chapter in self.chapters for name in (chapter.id, *chapter.body.xpath(".//@id"))}
        return [
            f"{chapter.page.path}: {link}"
            for chapter in self.chapters
            for link in chapter.body.xpath(".//a/@href[starts-with(., '#')]")
            if link[1:] not in known
        ]

    @property
    def imprint(self) -> str:
        """What a reader has to know of this edition, as the first chapter."""
        lines = "".join(f"<p>{escape(line)}</p>" for line in imprint(self.publication, self.site))
        return f'<h1 id="imprint" class="chapter">{escape(self.publication.words.editions.imprint)}</h1><div class="body">{lines}</div>'

    @property
    def html(self) -> str:
        """The chapters, one after another."""
        return self.imprint + "".join(chapter.html for chapter in self.chapters)


def book(publication: Publication, site: Site, root: Path) -> Book:
    """The book of a publication, whose language that of `site` is.

    Raises ValueError when a link inside it leads nowhere, and what the layouts raise.
    """
    composer = Composer(publication, site, root / LAYOUTS, targets(publication))
    texts = composer.compose_all()
    pages = [(publication.by_path[path], level) for path, level in publication.navigation.items()]
    render = _Renderer(composer, frozenset(page.path for page, _ in pages if page.layout not in OF_THE_SITE))
    chapters = []
    for page, level in pages:
        if page.layout == "home":
            # The page to begin with, without its ways into a site, is a foreword.
            texts[page.path] = f"# {publication.words.editions.foreword} {{: #top }}\n\n{page.summary}\n{{: .lead }}\n\n{page.body.text}"
        if page.path in render.inside:
            chapters.append(render.chapter(page, level, texts[page.path]))
    made = Book(publication, site, tuple(chapters))
    if dead := made.dead_links():
        raise ValueError("links inside the editions lead nowhere:\n" + "\n".join(dead))
    return made


def chapter_id(page: Page) -> str:
    """What a chapter is called: `rec-9`, `facial-recognition`, `roundtable-timeline`."""
    return str(getattr(page, "id", "") or page.address.strip("/").replace("/", "-") or "home")


def _language(element: Element) -> dict[str, str]:
    return {"lang": element.get("lang")} if element.get("lang") else {}


class _Renderer:
    """Renders composed pages with the Markdown extensions of the site. `inside` are the paths of the pages that are chapters."""

    def __init__(self, composer: Composer, inside: frozenset[str]) -> None:
        self.composer, self.inside = composer, inside
        self.publication, self.address = composer.publication, composer.site.address
        self.references = ReferenceExtension(composer.found)
        options = {name: dict[str, Any]() for name in OF_MKDOCS} | self.publication.extensions
        options["toc"] = options["toc"] | {"permalink": False}
        self.markdown = Markdown(
            extensions=[*options, self.references, TableExtension(self.publication.words.frame.table)],
            extension_configs={name: dict(value) for name, value in options.items()},
        )

    def chapter(self, page: Page, level: int, text: str) -> Chapter:
        """A composed page as a chapter. One that is not translated is marked as English, and says so above its text."""
        own, name, sources = self.composer.of(page), chapter_id(page), Target(SOURCES_PAGE, "", "").seen_from(page.path)
        self.references.page, self.references.found = page.path, own.found
        html = self.markdown.reset().convert(with_footnotes(text, own.publication, sources))
        root = html5lib.parse(f"<div>{html}</div>", treebuilder="lxml", namespaceHTMLElements=False).find(".//body/div")
        for link in root.xpath(".//a[@hreflang]"):
            # The same page in English has the address of this one, in another site.
            link.set("href", urljoin(self.address + page.address, link.get("href")))
        notes = self._notes(root, name, sources, own.publication)
        cleaned(root)
        heading = root.find(".//h1")
        title = "".join(heading.itertext()).strip() if heading is not None else page.name
        if heading is not None:
            drop(heading)
        for element in [each for part in (root, *notes) for each in part.iter("*")]:
            if (found := element.get("id")) and not found.startswith(f"{name}{BETWEEN}"):
                element.set("id", f"{name}{BETWEEN}{found}")
            if element.tag == "a" and (link := element.get("href")) is not None and element.get("type") != "noteref":
                element.set("href", self._link(page, name, link))
            if re.fullmatch(r"h[1-6]", element.tag):
                element.tag = f"h{min(int(element.tag[1]) + level - 1, 6)}"
        root.set("class", "body matrix-body" if root.find(".//table[@class='matrix']") is not None else "body")
        readable(root)
        root.extend(notes)
        address = own.site.address + page.address
        root.insert(0, E.div({"class": "address"}, E.p(E.a(address, href=address))))
        if own is not self.composer:
            root.set("lang", ENGLISH)
            said = E.p(self.publication.words.translation.missing)
            root.insert(0, E.div({"class": "note", "lang": self.publication.language}, said))
        return Chapter(name, page, title, level, root)

    def _link(self, page: Page, name: str, link: str) -> str:
        """Where a link of a page leads in the book: an id of the book, or a whole address."""
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return link
        place = f"{BETWEEN}{parts.fragment}" if parts.fragment not in ("", "top") else ""
        if not parts.path:
            return f"#{name}{place}"
        if parts.path.endswith(".md"):
            found = self.publication.by_path.get(urljoin(page.path, parts.path))
        else:
            found = self.publication.by_address.get(urljoin("/" + page.address, parts.path).lstrip("/"))
        if found is not None and found.path in self.inside:
            return f"#{chapter_id(found)}{place}"
        if found is not None:
            return self.address + found.address + (f"#{parts.fragment}" if place else "")
        # A file of the site that no book holds, such as the matrix as CSV: layouts write it relative to the page's source.
        return self.address + urljoin(page.path, link).removeprefix("docs/")

    def _notes(self, root: Element, name: str, sources: str, publication: Publication) -> list[Element]:
        """Take the footnotes out of a rendered page: each mark gets a note of its own, as pandoc reads notes.

        The first mark of a source in a chapter has the whole reference, a later one author, year, title and a link to the source list.
        """
        block = root.find(".//div[@class='footnote']")
        if block is None:
            return []
        for back in block.xpath(".//a[@class='footnote-backref']"):
            drop(back)
        whole = {item.get("id"): item.find("p") for item in block.iter("li")}
        notes: dict[str, Element] = {}
        seen: set[str] = set()
        for number, link in enumerate(root.xpath(".//a[@class='footnote-ref']"), start=1):
            target, id_ = link.get("href").removeprefix("#"), f"{name}{BETWEEN}note-{number}"
            again = _again(whole[target], target.removeprefix("fn:"), sources, publication) if target in seen else None
            seen.add(target)
            notes[id_] = E.aside(whole[target] if again is None else again, type="footnote", id=id_)
            mark, place, before = E.a(str(number), type="noteref", href=f"#{id_}"), link.getparent(), link.getparent().getprevious()
            mark.tail = place.tail
            place.getparent().replace(place, mark)
            if before is not None and before.get("type") == "noteref" and not before.tail:
                mark.addprevious(E.sup(", ", {"class": "between"}))
        drop(block)
        return list(notes.values())


def _again(content: Element, key: str, sources: str, publication: Publication) -> Element:
    """What a later note says of a source that an earlier one has in full: what stands there before its title, and the title."""
    fields, language = publication.by_key[key].fields, publication.by_key[key].fields.get("langid", ENGLISH)
    who = "".join(content.xpath("(.//em)[1]/preceding::text()")).strip().removesuffix(".")
    title = E.a(unmarked(fields["title"]).partition(":")[0], href=f"{sources}#{key}")
    return E.p(f"{who}, " if who else "", title if language == publication.language else E.span(title, lang=language), ".")
