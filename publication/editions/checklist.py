"""The questions before use of one technology, as a list to bring to a meeting: HTML that pandoc makes a DOCX and PDFs of."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown import Markdown
from markupsafe import Markup, escape

from publication.citations.entries import contributors
from publication.citations.reference import reference
from publication.editions import pandoc
from publication.editions.archive import packed
from publication.editions.imprint import standing, state
from publication.editions.pdf import tagged_pdf, typst_source
from publication.model import Publication, Question, Technology
from publication.model.locales import tag
from publication.model.practice import chosen
from publication.model.site import Revision, Site
from publication.model.targets import plain
from publication.pages.translated import Told

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


def checklist_files(publication: Publication, technology: Technology, site: Site) -> dict[str, bytes]:
    """The checklist of a technology by the ending of its file: `.docx`, `.pdf`, and `-sheet.pdf` with the bare questions on one sheet.

    It is in the language of the publication; what is not translated is in English. Raises typst.TypstError when a PDF does not conform
    to PDF/UA-1.
    """
    title = publication.words.checklist.title.format(technology=technology.title)
    values = {"title": title, "description": technology.summary, "site": site.name}
    whole, sheet = (pandoc.read(checklist_html(publication, technology, site, sheet=each)) for each in (False, True))
    metadata = {"title": title, "subject": site.name, "author": contributors(publication, site), "lang": tag(publication.language)}
    word = pandoc.write(whole, site.revision, "docx.yaml", metadata)
    return {
        ".docx": _with_pages(word, f"{title} – {site.name}", site.revision),
        ".pdf": tagged_pdf(typst_source(whole, publication, site, "checklist.typ", values)),
        "-sheet.pdf": tagged_pdf(typst_source(sheet, publication, site, "checklist.typ", values)),
    }


def checklist_html(publication: Publication, technology: Technology, site: Site, *, sheet: bool = False) -> str:
    """The questions common to all technologies and those of this one, by stage, each with a number; a `sheet` has nothing else."""
    told = Told(publication, site)

    def english(text: str) -> Markup:
        return Markup(told.in_english(escape(plain(text))))  # noqa: S704 - escaped

    def ask(question: Question, key: str) -> Markup:
        said = {name: escape(plain(getattr(question, name))) for name in ("ask", "plain")}
        return Markup(told.asked(question.model_copy(update=said), key))  # noqa: S704 - escaped

    stages = publication.vocabulary.stages
    order = [stage.id for stage in stages]
    keyed = sorted(chosen(publication, technologies=[technology.id]).items(), key=lambda pair: order.index(pair[1].stage))
    questions = [question for _, question in keyed]
    numbered = [(number, question, ask(question, key)) for number, (key, question) in enumerate(keyed, start=1)]
    keys = list(dict.fromkeys(key for question in questions for key in question.sources))
    environment = Environment(loader=FileSystemLoader(pandoc.TEMPLATES), undefined=StrictUndefined, autoescape=True)
    environment.filters["english"] = english
    words = publication.words
    return environment.get_template("checklist-sheet.html" if sheet else "checklist.html").render(
        words=words.checklist,
        vocabulary=publication.vocabulary,
        technology=technology,
        address=site.address,
        translated=[words.checklist.untranslated, standing(publication)] if publication.english else [],
        about=f"{state(publication, site)} {words.editions.independent}",
        stages=[(stage.label, found) for stage in stages if (found := [each for each in numbered if each[1].stage == stage.id])],
        recommendations=[each for each in publication.recommendations if any(each.number in found.recommendations for found in questions)],
        sources=[
            Markup(Markdown(extensions=["attr_list"]).convert(reference(publication.by_key[key], publication.wording)))  # noqa: S704 - our Markdown
            for key in keys
        ],
        number_of={key: number for number, key in enumerate(keys, start=1)},
    )


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
