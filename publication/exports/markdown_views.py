"""Each page as Markdown alone, beside its HTML: for language models, for notes, for whoever would rather read text.

The layouts compose it anew, without what only a browser can use; links have whole addresses and citations are footnotes, so that a view
can be read anywhere.
"""

from __future__ import annotations

import re

from publication.citations.footnotes import with_footnotes
from publication.exports.types import Export
from publication.exports.whole import LICENCE
from publication.model import Page
from publication.model.addresses import markdown_view
from publication.model.layouts import LAYOUTS
from publication.model.targets import SOURCES_PAGE
from publication.pages.compose import Composer
from publication.source.markdown import outside_code

_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?>")
"""An element of a layout, which groups or marks what stands in it; an address in angle brackets is none."""
_ATTRIBUTES = re.compile(r"[ \t]*\{:[^{}]*\}|[ \t]*\{#[^{}\s]+\}(?=[ \t]*$)", re.MULTILINE)
_BLOCK = re.compile(r"^/{3,} *[\w-]*(?: *\| *(.+))?$", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")


def view(page: Page, composer: Composer, export: Export) -> str:
    """The view of a page; `composer` composes plain pages."""
    site, revision = export.site, export.site.revision
    body = outside_code(composer.compose(page, cited_by=export.cited_by), _without_marks)
    body = export.writer.markdown(_EMPTY_LINES.sub("\n\n", body), page.path)
    body = with_footnotes(body, export.publication, export.writer.place(SOURCES_PAGE), plain=True)
    commit = f" ({revision.commit})" if revision.commit else ""
    about = f"{site.name}, {revision.version}{commit}. <{site.address}{page.address}>. {LICENCE.id}."
    notice = " ".join(export.publication.words.data.notice)
    return f"{body.strip()}\n\n---\n\n{about} {notice}\n"


def _without_marks(text: str) -> str:
    """Markdown without what Python-Markdown adds to it: elements, attributes, and blocks, of which the title stays."""
    return _BLOCK.sub(lambda block: f"**{block[1]}**" if block[1] else "", _ATTRIBUTES.sub("", _TAG.sub("", text)))


def llms_txt(export: Export) -> str:
    """The list of views for language models, as llmstxt.org describes it."""
    publication, site, words = export.publication, export.site, export.publication.words.data
    own = publication.own_pages
    minor = [page for page in own if LAYOUTS[page.layout].minor]
    groups = (
        (words.llms.about, [page for page in own if page in publication.pages and page not in minor]),
        (words.llms.recommendations, [page for page in publication.recommendations if page in own]),
        (words.llms.technologies, [page for page in publication.technologies if page in own]),
        # The heading that llmstxt.org gives to what may be left out.
        ("Optional", minor),
    )
    parts = [f"# {site.name}", f"> {site.description}", "\n".join(f"- {line}" for line in words.notice)]
    for title, pages in groups:
        entries = (f"- [{page.name}]({site.address}{markdown_view(page)}): {' '.join(page.summary.split())}" for page in pages)
        parts.append(f"## {title}\n\n" + "\n".join(entries))
    return "\n\n".join(parts) + "\n"
