"""The questions before use as a list for a meeting."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import pikepdf
import pypdf
import pytest
from docx.oxml.ns import qn
from lxml import html

from publication.editions.checklist import checklist_files, checklist_html
from publication.model import Publication
from publication.model.site import Revision
from publication.source.load import load
from publication.source.settings import read_site
from tests.conftest import ROOT

REVISION = Revision("2026-11-24", "0123456789abcdef", datetime(2026, 11, 24, 8, 0, 1, tzinfo=UTC))
SITE = read_site(ROOT, REVISION)


@pytest.fixture(scope="module")
def files(publication: Publication) -> dict[str, bytes]:
    return checklist_files(publication, publication.by_slug["facial-recognition"], SITE)


def test_it_asks_what_is_common_and_what_is_its_own_once_each_by_stage(publication: Publication) -> None:
    technology = publication.by_slug["facial-recognition"]
    tree = html.fromstring(f"<main>{checklist_html(publication, technology, SITE)}</main>")
    asked = [found.text_content() for found in tree.xpath("//div[@class='question']/p[1]")]
    assert [int(line.partition(".")[0]) for line in asked] == list(range(1, len(asked) + 1))
    assert len({line.partition(". ")[2] for line in asked}) == len(publication.questions_for(technology))
    stages = [word.label for word in publication.vocabulary.stages]
    shown = [heading for heading in tree.xpath("//h2/text()") if heading in stages]
    assert shown == sorted(set(shown), key=stages.index)


def test_a_question_names_its_recommendations_and_sources(publication: Publication) -> None:
    technology = publication.by_slug["facial-recognition"]
    tree = html.fromstring(f"<main>{checklist_html(publication, technology, SITE)}</main>")
    sources = [item.text_content() for item in tree.xpath("//ol/li")]
    question = next(each for each in technology.questions if each.sources and each.recommendations)
    said = next(
        div for div in tree.xpath("//div[@class='question']") if re.sub(r"\W", "", question.ask) in re.sub(r"\W", "", div.text_content())
    ).text_content()
    numbers = re.search(r"sources ([\d, ]+)", said)
    assert numbers
    title = re.sub(r"\W", "", publication.by_key[question.sources[0]].fields["title"])[:20]
    assert title in re.sub(r"\W", "", sources[int(numbers[1].split(",")[0]) - 1])
    assert f"Recommendations {', '.join(map(str, question.recommendations))}" in said


def test_another_reader_finds_headings_fields_title_and_language_in_the_docx(files: dict[str, bytes], publication: Publication) -> None:
    read = docx.Document(BytesIO(files[".docx"]))
    number = len(publication.questions_for(publication.by_slug["facial-recognition"]))
    assert read.core_properties.title == "Questions before use: Facial recognition"
    assert read.core_properties.created == datetime(2026, 11, 24, 8, 0, 1, tzinfo=UTC)
    assert {element.get(qn("w:val")) for element in read.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    headings = [paragraph.text for paragraph in read.paragraphs if paragraph.style.name.startswith("Heading")]
    assert publication.vocabulary.stages[0].label in headings
    assert read.sections[0].page_width.mm == pytest.approx(210, abs=0.5)
    assert read.sections[0].footer.paragraphs[0].text.startswith("Questions before use")
    boxes = list(read.element.iter("{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"))
    assert len(boxes) == 4 * number
    names = {found.get(qn("w:val")) for found in read.element.iter(qn("w:alias"))}
    assert {"System", "1: Yes", f"Notes, {number}"} <= names
    assert len(list(read.element.iter(qn("w:sdt")))) == 5 * number + 3
    with ZipFile(BytesIO(files[".docx"])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 24, 8, 0, 0)}


def test_a_list_in_another_language_asks_in_plain_words_and_marks_what_is_english() -> None:
    publication = load(ROOT, "fr").publication
    assert publication is not None
    technology = publication.by_slug["facial-recognition"]
    site = read_site(ROOT, REVISION, "fr")
    tree = html.fromstring(f"<main>{checklist_html(publication, technology, site)}</main>")
    said = tree.text_content()
    assert "Ce qui n’est pas encore traduit figure en anglais. Cette traduction est provisoire" in said
    question = next(
        each for each in technology.questions if f"facial-recognition/{each.id}" in publication.translations["fr"].texts["questions"]
    )
    assert question.plain in said
    assert {part.get("lang") for part in tree.xpath("//div[@class='question']/p[2]/span")} == {"en"}
    assert tree.xpath("//ol/li/p//em/@lang")
    made = checklist_files(publication, technology, site)
    read = docx.Document(BytesIO(made[".docx"]))
    assert read.core_properties.title == publication.words.checklist.title.format(technology=technology.title)
    assert {element.get(qn("w:val")) for element in read.styles.element.iter(qn("w:lang"))} == {"fr"}
    assert {"en"} <= {element.get(qn("w:val")) for element in read.element.iter(qn("w:lang"))}
    with pikepdf.open(BytesIO(made[".pdf"])) as pdf:
        assert str(pdf.Root.Lang) == "fr"
    assert len(pypdf.PdfReader(BytesIO(made["-sheet.pdf"])).pages) <= 2


def test_the_pdfs_are_tagged_and_the_short_one_fits_a_sheet(files: dict[str, bytes]) -> None:
    for ending in (".pdf", "-sheet.pdf"):
        with pikepdf.open(BytesIO(files[ending])) as pdf:
            assert pdf.Root.MarkInfo.Marked
            assert str(pdf.Root.Lang) == "en-GB"
            with pdf.open_metadata() as metadata:
                assert metadata["pdfuaid:part"] == "1"
                assert metadata["dc:title"] == "Questions before use: Facial recognition"
    assert len(pypdf.PdfReader(BytesIO(files["-sheet.pdf"])).pages) <= 2
