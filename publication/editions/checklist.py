"""The questions before use of one technology, as a list to bring to a meeting: HTML that pandoc makes a DOCX and PDFs of."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown import Markdown
from markupsafe import Markup, escape

from publication.citations.reference import reference
from publication.editions import pandoc
from publication.editions.archive import packed
from publication.editions.imprint import edition
from publication.editions.pdf import tagged_pdf, typst_source
from publication.model import Publication, Source, Technology
from publication.model.site import Revision
from publication.model.targets import plain
from publication.source.settings import Settings

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_SECTION = re.compile(r"<w:sectPr ?/>|<w:sectPr>.*?</w:sectPr>", re.DOTALL)
_PAGE = (
    f'<w:sectPr><w:footerReference w:type="default" r:id="footer" xmlns:r="{_RELATIONS}"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" '
    'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
_FOOTER = (
    f'<?xml version="1.0" encoding="UTF-8"?><w:ftr xmlns:w="{_WORD}"><w:p><w:r><w:t xml:space="preserve">{{text}} – </w:t></w:r>'
    '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
)


def checklist_files(publication: Publication, technology: Technology, settings: Settings, revision: Revision) -> dict[str, bytes]:
    """The checklist of a technology by the ending of its file: `.docx`, `.pdf`, and `-sheet.pdf` with the bare questions on one sheet.

    Raises typst.TypstError when a PDF does not conform to PDF/UA-1.
    """
    words = publication.words["checklist"]
    title = words["title"].format(technology=technology.title)
    about = publication.words["editions"]["author"]
    values = {"title": title, "description": technology.summary, "author": about, "site": settings.name}
    whole = pandoc.read(checklist_html(publication, technology, settings, revision))
    sheet = pandoc.read(checklist_html(publication, technology, settings, revision, sheet=True))
    word = pandoc.write(
        whole,
        revision,
        "--to=docx",
        f"--lua-filter={pandoc.TEMPLATES / 'docx.lua'}",
        f"--metadata=title={title}",
        f"--metadata=subject={settings.name}",
        f"--metadata=author={about}",
        "--metadata=lang=en-GB",
    )
    return {
        ".docx": _with_pages(word, f"{title} – {settings.name}", revision),
        ".pdf": tagged_pdf(typst_source(whole, revision, "checklist.typ", values)),
        "-sheet.pdf": tagged_pdf(typst_source(sheet, revision, "checklist.typ", values)),
    }


def checklist_html(publication: Publication, technology: Technology, settings: Settings, revision: Revision, *, sheet: bool = False) -> str:
    """The questions common to all technologies and those of this one, by stage, each with a number; a `sheet` has nothing else."""
    order = [stage.id for stage in publication.vocabulary.stages]
    asked = sorted(publication.questions_for(technology), key=lambda question: order.index(question.stage))
    keys = list(dict.fromkeys(key for question in asked for key in question.sources))
    numbered = list(enumerate(asked, start=1))
    environment = Environment(loader=FileSystemLoader(pandoc.TEMPLATES), undefined=StrictUndefined, autoescape=True)
    environment.filters["plain"] = plain
    return environment.get_template("checklist-sheet.html" if sheet else "checklist.html").render(
        words=publication.words["checklist"],
        vocabulary=publication.vocabulary,
        technology=technology,
        address=settings.address,
        about=f"{edition(revision, publication.words)} {publication.words['editions']['independent']}",
        stages=[
            (stage.label, found)
            for stage in publication.vocabulary.stages
            if (found := [each for each in numbered if each[1].stage == stage.id])
        ],
        recommendations=[publication.by_number[number] for number in sorted({number for each in asked for number in each.recommendations})],
        sources=[_reference(publication.by_key[key]) for key in keys],
        number_of={key: number for number, key in enumerate(keys, start=1)},
    )


def _reference(source: Source) -> Markup:
    return Markup(Markdown().convert(reference(source, plain=True)))  # noqa: S704 - a reference that the model holds as Markdown


def _with_pages(word: bytes, text: str, revision: Revision) -> bytes:
    """A DOCX on A4 with a footer of its title and the page, which pandoc takes from a file made in Word."""
    with ZipFile(BytesIO(word)) as archive:
        files: dict[str, Any] = {
            name: archive.read(name).decode() if name.endswith((".xml", ".rels")) else archive.read(name) for name in archive.namelist()
        }
    files["word/footer.xml"] = _FOOTER.format(text=escape(text))
    files["word/document.xml"] = _SECTION.sub(_PAGE, files["word/document.xml"])
    files["word/_rels/document.xml.rels"] = files["word/_rels/document.xml.rels"].replace(
        "</Relationships>", f'<Relationship Id="footer" Type="{_RELATIONS}/footer" Target="footer.xml"/></Relationships>'
    )
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(
        "</Types>",
        f'<Override PartName="/word/footer.xml" ContentType="{_FOOTER_TYPE}"/></Types>',
    )
    return packed(files, revision.moment)
