"""A checklist as DOCX (ECMA-376): headings, tables with a repeated header row, boxes that can be ticked on screen and on paper."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from publication.editions.archive import packed
from publication.editions.checklist import Checklist, Item, Run, rests_on
from publication.editions.imprint import edition
from publication.model.words import Words

_WIDTHS = (Cm(1.1), Cm(14.2), Cm(3.2), Cm(8.0))
_FONT = "Calibri"
_BOX = (
    '<w:sdt {names} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:sdtPr><w:alias w:val="{label}"/>'
    '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>'
    '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr>'
    "<w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
)


def checklist_docx(checklist: Checklist) -> bytes:
    """The checklist as a Word file."""
    words = checklist.words["checklist"]
    document = Document()
    _set_up(document, checklist)
    document.add_heading(checklist.title, 0)
    document.add_paragraph(checklist.summary)
    document.add_paragraph(words["intro"])
    for field in words["fields"]:
        document.add_paragraph(f"{field}: " + "_" * 60)
    for stage, items in checklist.groups:
        document.add_heading(stage, 1)
        _table(document, stage, items, words)
    document.add_heading(words["recommendations"], 1)
    document.add_paragraph(words["recommendations_note"])
    for name, address in checklist.recommendations:
        _runs(document.add_paragraph(style="List Bullet"), (Run(name, link=address),))
    document.add_heading(words["sources"], 1)
    for number, reference in enumerate(checklist.sources, start=1):
        paragraph = document.add_paragraph(f"{number}. ")
        paragraph.paragraph_format.space_after = Pt(3)
        _runs(paragraph, reference)
    document.add_heading(words["about"], 1)
    paragraph = document.add_paragraph(f"{edition(checklist.revision, checklist.words)} {checklist.words['editions']['independent']} ")
    _runs(paragraph, (Run(checklist.address, link=checklist.address),))
    made = BytesIO()
    document.save(made)
    with ZipFile(made) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()}, checklist.revision.moment)


def _set_up(document: WordDocument, checklist: Checklist) -> None:
    """Page, language, properties, styles."""
    properties = document.core_properties
    properties.title = checklist.title
    properties.subject = checklist.site_name
    properties.author = properties.last_modified_by = checklist.words["editions"]["author"]
    properties.language = "en-GB"
    properties.comments = ""
    properties.created = properties.modified = checklist.revision.moment.replace(tzinfo=None)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.6)
    section.top_margin = section.bottom_margin = Cm(1.8)
    for name, size in (("Normal", 10), ("Title", 22), ("Heading 1", 14)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in [key for key in fonts.attrib if "Theme" in key]:
            del fonts.attrib[attribute]
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), _FONT)
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), "en-GB")
    footer = section.footer.paragraphs[0]
    footer.add_run(f"{checklist.title} – {checklist.site_name} – ")
    footer._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))


def _table(document: WordDocument, stage: str, items: tuple[Item, ...], words: Words) -> None:
    table = document.add_table(rows=1, cols=len(_WIDTHS), style="Table Grid")
    table.autofit = False
    for tag, value in (("w:tblCaption", stage), ("w:tblDescription", words["table"])):
        element = OxmlElement(tag)
        element.set(qn("w:val"), value)
        table._tbl.tblPr.append(element)
    head = table.rows[0]
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, title in zip(head.cells, (words["number"], words["question"], words["answer"], words["notes"]), strict=True):
        cell.paragraphs[0].add_run(title).bold = True
    for item in items:
        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        number, question, answer, _ = row.cells
        number.paragraphs[0].add_run(str(item.number))
        _question(question, item, words)
        for index, label in enumerate(words["answers"]):
            paragraph = answer.paragraphs[0] if index == 0 else answer.add_paragraph()
            paragraph._p.append(parse_xml(_BOX.format(names=nsdecls("w"), label=f"{item.number}: {label}")))
            paragraph.add_run(f" {label}")
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def _question(cell: _Cell, item: Item, words: Words) -> None:
    cell.paragraphs[0].add_run(item.ask).bold = True
    for label, text in (
        ("why", item.why),
        ("good_answer", item.good_answer),
        ("answered_by", item.answered_by),
        ("rests_on", rests_on(item, words)),
    ):
        paragraph = cell.add_paragraph()
        paragraph.add_run(f"{words[label]}: ").bold = True
        paragraph.add_run(text)
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Pt(2)


def _runs(paragraph: Paragraph, runs: tuple[Run, ...]) -> None:
    for piece in runs:
        if not piece.link:
            paragraph.add_run(piece.text).italic = piece.emphasis or None
            continue
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(piece.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        run = paragraph.add_run(piece.text)
        run.underline = True
        link.append(run._r)
        paragraph._p.append(link)
