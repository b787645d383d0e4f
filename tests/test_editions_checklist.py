"""The questions before use as a list for a meeting."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import pikepdf
from docx.oxml.ns import qn

from publication.editions.checklist import Checklist, checklist
from publication.editions.docx import checklist_docx
from publication.editions.pdf import checklist_pdf
from publication.model import Publication
from publication.model.site import Revision

REVISION = Revision("2026-11-24", "0123456789abcdef", datetime(2026, 11, 24, 8, 0, 1, tzinfo=UTC))
ADDRESS = "https://example.org/policing/"


def made(publication: Publication) -> Checklist:
    return checklist(publication, publication.by_slug["facial-recognition"], "The site", ADDRESS, REVISION)


def test_it_asks_what_is_common_and_what_is_its_own_once_each_by_stage(publication: Publication) -> None:
    technology = publication.by_slug["facial-recognition"]
    asked = [item.ask for _, items in made(publication).groups for item in items]
    assert sorted(asked) == sorted(question.ask for question in publication.questions_for(technology))
    stages = [word.label for word in publication.vocabulary.stages]
    assert [stage for stage, _ in made(publication).groups] == [stage for stage in stages if stage in dict(made(publication).groups)]
    assert [item.number for _, items in made(publication).groups for item in items] == list(range(1, len(asked) + 1))


def test_a_question_names_its_recommendations_and_sources(publication: Publication) -> None:
    found = made(publication)
    question = next(question for question in publication.questions_for(publication.by_slug["facial-recognition"]) if question.sources)
    item = next(item for _, items in found.groups for item in items if item.ask == question.ask)
    first = "".join(run.text for run in found.sources[item.sources[0] - 1])
    title = publication.by_key[question.sources[0]].fields["title"].replace("{", "").replace("}", "")
    assert re.sub(r"\W", "", title)[:20] in re.sub(r"\W", "", first)
    assert item.recommendations == question.recommendations


def test_another_reader_finds_headings_tables_boxes_title_and_language_in_the_docx(publication: Publication) -> None:
    found = made(publication)
    content = checklist_docx(found)
    read = docx.Document(BytesIO(content))
    assert read.core_properties.title == found.title == "Questions before use: Facial recognition"
    assert read.core_properties.language == "en-GB"
    assert {element.get(qn("w:val")) for element in read.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    headings = [paragraph.text for paragraph in read.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings[: len(found.groups)] == [stage for stage, _ in found.groups]
    assert len(read.tables) == len(found.groups)
    for table, (_, items) in zip(read.tables, found.groups, strict=True):
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert [cell.text for cell in table.rows[0].cells] == ["No.", "Question", "Answered", "Notes"]
        assert [row.cells[0].text for row in table.rows[1:]] == [str(item.number) for item in items]
    boxes = list(read.element.iter("{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"))
    assert len(boxes) == 4 * sum(len(items) for _, items in found.groups)
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 24, 8, 0, 0)}


def test_two_makings_are_the_same(publication: Publication) -> None:
    found = made(publication)
    assert checklist_docx(found) == checklist_docx(found)
    assert checklist_pdf(found) == checklist_pdf(found)


def test_the_pdf_is_tagged_and_says_so(publication: Publication) -> None:
    with pikepdf.open(BytesIO(checklist_pdf(made(publication)))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Questions before use: Facial recognition"
