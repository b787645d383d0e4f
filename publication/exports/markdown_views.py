"""Each page as Markdown alone, beside its HTML: for language models, for notes, for whoever would rather read text.

It is made from the composed page, so what the publication computes is in it. HTML of the layouts becomes Markdown or goes; links have
whole addresses and citations are footnotes, so that a view can be read anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from urllib.parse import urljoin

from publication.citations.footnotes import with_footnotes
from publication.exports.file_types import LICENCE
from publication.exports.objects import Objects
from publication.model import Page
from publication.model.addresses import LLMS, markdown_view
from publication.model.layouts import LAYOUTS
from publication.model.targets import SOURCES_PAGE
from publication.source.markdown import outside_code

_ONLY_ON_A_SITE = re.compile(r"<(form|svg|button|script|template|dialog|summary|label)\b.*?</\1>", re.DOTALL)
_LINK = re.compile(r"<a\b[^>]*?\bhref=\"([^\"]*)\"[^>]*>(.*?)</a>", re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>((?:(?!</?tr\b).)*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<(t[hd])\b[^>]*>(.*?)</\1>", re.DOTALL)
_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)
_LINE_BREAK = re.compile(r"<br\s*/?>")
_CAPTION = re.compile(r"<caption\b[^>]*>(.*?)</caption>", re.DOTALL)
_FACT = re.compile(r"<dt\b[^>]*>(.*?)</dt>\s*<dd\b[^>]*>(.*?)</dd>", re.DOTALL)
_LINE_ITEM = re.compile(r"<li\b[^>]*>([^\n]*)</li>")
_BREAK = re.compile(r"</?(?:div|section|p|ul|ol|li|dl|figure|figcaption|details|table|thead|tbody|tr|td|th|nav|header|blockquote)\b[^>]*>")
_INLINE = re.compile(r"</?(?:span|time|sup|sub|b|i|em|strong|small|abbr|a|code|cite|dt|dd|label)\b[^>]*>")
_ATTRIBUTES = re.compile(r"[ \t]*\{:[^{}]*\}|[ \t]*\{#[^{}\s]+\}(?=[ \t]*$)", re.MULTILINE)
_BLOCK_TITLE = re.compile(r"^/{3,} *[\w-]+ *\| *(.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^/{3,}.*$", re.MULTILINE)
_PARTED_ITEMS = re.compile(r"^(- [^\n]*)\n\n(?=- )", re.MULTILINE)
_PARTED_ROWS = re.compile(r"^(\|[^\n]*\|)[ \t]*\n\s*?\n?(?=\|)", re.MULTILINE)
_HEAD_ALONE = re.compile(r"^\|[^\n]*\|\n\|(?: --- \|)+\n(?!\|)", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")


def markdown_views(objects: Objects, texts: Mapping[str, str]) -> dict[str, str]:
    """The view of each page, by its path relative to the site. `texts` are the composed pages by path."""
    return {markdown_view(page): _view(page, texts[page.path], objects) for page in objects.publication.own_pages}


def llms_txt(objects: Objects) -> dict[str, str]:
    """The list of views for language models, as llmstxt.org describes it."""
    publication, site, words = objects.publication, objects.site, objects.publication.words["data"]
    groups = (
        (words["llms"]["about"], [page for page in publication.own_pages if page in publication.pages and not _minor(page)]),
        (words["llms"]["recommendations"], [page for page in publication.own_pages if page in publication.recommendations]),
        (words["llms"]["technologies"], [page for page in publication.own_pages if page in publication.technologies]),
        ("Optional", [page for page in publication.own_pages if page in publication.pages and _minor(page)]),
    )
    parts = [f"# {site.name}", f"> {site.description}", "\n".join(f"- {line}" for line in words["notice"])]
    for title, pages in groups:
        entries = (f"- [{page.name}]({site.address}{markdown_view(page)}): {' '.join(page.summary.split())}" for page in pages)
        parts.append(f"## {title}\n\n" + "\n".join(entries))
    return {LLMS: "\n\n".join(parts) + "\n"}


def _minor(page: Page) -> bool:
    """Pages that say little of the subject; `Optional` is the heading that llmstxt.org gives to what may be left out."""
    return LAYOUTS[page.layout].minor


def _view(page: Page, text: str, objects: Objects) -> str:
    site, revision = objects.site, objects.site.revision
    body = outside_code(text, lambda part: _without_html(part, site.address + page.address))
    body = _PARTED_ITEMS.sub(r"\1\n", _EMPTY_LINES.sub("\n\n", body))
    body = objects.writer.markdown(body, page.path)
    body = with_footnotes(body, objects.publication, objects.writer.place(SOURCES_PAGE), plain=True)
    body = body.replace('<sup class="between">, </sup>', "")
    commit = f" ({revision.commit})" if revision.commit else ""
    about = f"{site.name}, {revision.version}{commit}. <{site.address}{page.address}>. {LICENCE.id}."
    notice = " ".join(objects.publication.words["data"]["notice"])
    return f"{body.strip()}\n\n---\n\n{about} {notice}\n"


def _without_html(text: str, address: str) -> str:
    """Markdown with HTML in it, without the HTML: rows become rows, facts and items become items, the rest only parts paragraphs."""
    text = _ONLY_ON_A_SITE.sub("", text)
    text = _LINK.sub(lambda match: f"[{_line(match.group(2))}]({urljoin(address, match.group(1))})", text)
    # Lines within a cell of a table; a row has one line.
    text = _LINE_BREAK.sub(" ", text)
    text = _HEADING.sub(lambda match: f"\n\n{'#' * int(match.group(1))} {_line(match.group(2))}\n\n", text)
    text = _CAPTION.sub(lambda match: f"\n\n**{_line(match.group(1))}**\n\n", text)
    text = _ROW.sub(_row, text)
    text = _FACT.sub(lambda match: f"\n- **{_line(match.group(1))}:** {_line(match.group(2))}", text)
    text = _LINE_ITEM.sub(lambda match: f"\n- {_line(match.group(1))}", text)
    text = _INLINE.sub("", _BREAK.sub("\n\n", text))
    text = _PARTED_ROWS.sub(r"\1\n", _BLOCK.sub("", _BLOCK_TITLE.sub(r"**\1**", _ATTRIBUTES.sub("", text))))
    return unescape(_HEAD_ALONE.sub("", text))


def _row(match: re.Match[str]) -> str:
    """A row of a table. One whose cells hold paragraphs becomes an entry below a heading, and one that names a group a heading above."""
    cells = _CELL.findall(match.group(1))
    if len(cells) == 1:
        return f"\n\n### {_line(cells[0][1])}\n\n"
    if any("\n\n" in content for _, content in cells):
        return "\n\n#### " + "\n\n".join(content.strip() for _, content in cells) + "\n\n"
    row = f"| {' | '.join(_line(content) or ' ' for _, content in cells)} |\n"
    return row + (f"|{' --- |' * len(cells)}\n" if cells and all(tag == "th" for tag, _ in cells) else "")


def _line(html: str) -> str:
    return " ".join(_INLINE.sub("", _BREAK.sub(" ", html)).split())
