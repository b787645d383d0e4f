"""How to cite: each page and the whole, in a file that the page itself carries, and all sources in files of the site.

A page is a source as those of `data/sources.bib` are; `bibtex`, `csl` and `ris` say the same in three forms.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from publication.citations.bibtex import bibtex
from publication.citations.csl import csl_item
from publication.citations.ris import ris
from publication.model import Page, Publication, Recommendation
from publication.model.dates import day
from publication.model.edtf import read_date
from publication.model.layouts import LAYOUTS
from publication.model.problems import Place
from publication.model.site import Site
from publication.model.sources import Name, Source

INSTRUMENT = {
    "title": "Recommendations on Policing in Multi-Ethnic Societies",
    "institution": "OSCE High Commissioner on National Minorities",
    "date": "2006-02",
    "url": "https://polis.osce.org/recommendations-policing-multiethnic-societies",
}
"""The text that this publication restates, as it is cited beside a page on one of its Recommendations."""
WHOLE = "docs/about/index.md"
"""The page that says how to cite the whole."""
_NOT_IN_URLS = {ord(sign): quote(sign) for sign in (*map(chr, (*range(0x21), *range(0x7F, 0xA1))), *'"#%<>[\\]^`{|}')}
"""How each sign is written that an address may not hold as it is (URL Standard, URL code points), and the two that mean something in it."""


class Download(NamedTuple):
    """A file that is in the page: what its form is called, its name, and its content as a `data:` address."""

    form: str
    name: str
    address: str


def citable(page: Page) -> bool:
    """Whether a page says how to cite it: those that say something of the subject, not those about the site or that lead elsewhere."""
    return bool(page.address) and LAYOUTS[page.layout].citable and not page.path.startswith("docs/about/")


def heading(page: Page, publication: Publication) -> str:
    """What a page is called in a citation: a Recommendation with the word before its number."""
    if isinstance(page, Recommendation):
        return f"{publication.words['recommendation']['name']} {page.number}{publication.words['signs']['colon']}{page.title}"
    return page.title


def original(page: Page, publication: Publication) -> str:
    """The title of the English page of which this is a translation; empty for one that is none."""
    source = publication.english
    return heading(source.by_path[page.path], source) if source else ""


def contributors(publication: Publication, site: Site) -> str:
    """The author of every page, the same as in CITATION.cff."""
    return str(publication.words["citation"]["author"]).format(site=site.name)


def downloads(page: Page, publication: Publication, site: Site) -> list[Download]:
    """The citation of a page for reference managers; none for a page that says nothing to cite."""
    entries = page_entries(page, publication, site)
    if not entries:
        return []
    forms = (("BibTeX", "bib", "x-bibtex", bibtex(entries)), ("RIS", "ris", "x-research-info-systems", as_ris(entries)))
    return [Download(form, f"{entries[0].key}.{ending}", f"data:application/{kind},{_encoded(text)}") for form, ending, kind, text in forms]


def as_ris(sources: Iterable[Source]) -> str:
    """Sources as one file in RIS."""
    return "\n".join(ris(csl_item(source)) for source in sources)


def as_csl_json(sources: Iterable[Source]) -> str:
    """Sources as one file in CSL-JSON."""
    return json.dumps([csl_item(source) for source in sources], ensure_ascii=False, indent=1) + "\n"


def page_entries(page: Page, publication: Publication, site: Site) -> list[Source]:
    """What citing a page means: the page in this edition and, for a Recommendation, the text of 2006.

    Of the page about the publication it is the whole, of a page that says nothing to cite it is nothing.
    """
    if page.path == WHOLE:
        named = _of_translation(site.english.name if site.english else "", publication)
        return [_edition(_key(site), {"title": site.name, "url": site.address, **named}, publication, site)]
    if not citable(page):
        return []
    words = publication.words["citation"]
    fields = {
        "title": heading(page, publication),
        "organization": site.name,
        "url": site.address + page.address,
        "note": words["reviewed"].format(date=day(page.reviewed, publication.language)),
        **_of_translation(original(page, publication), publication),
    }
    entries = [_edition(_key(site, *page.address.strip("/").split("/")), fields, publication, site)]
    if isinstance(page, Recommendation):
        note = f"{publication.words['recommendation']['name']} {page.number}"
        key = f"hcnm-2006-recommendation-{page.number:02d}"
        entries.append(_source("report", key, INSTRUMENT["institution"], {**INSTRUMENT, "note": note}))
    return entries


def coins(page: Page, publication: Publication, site: Site) -> str:
    """What Zotero and others find on a page: the page as an OpenURL context object (ANSI/NISO Z39.88-2004), the title of a COinS element.

    `rft.aucorp` is there a body that writes; the meta elements that search engines read know persons only, and would part its name.
    """
    said = {
        "rft.type": "webpage",
        "rft.title": heading(page, publication),
        "rft.source": site.name,
        "rft.aucorp": contributors(publication, site),
        "rft.date": site.revision.version,
        "rft.identifier": site.address + page.address,
    }
    known = {"ctx_ver": "Z39.88-2004", "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc"} | said
    # Written as in `downloads`, so that compression finds the same words again.
    return "&".join(f"{name}={_encoded(value).replace('&', '%26').replace('+', '%2B')}" for name, value in known.items())


def _of_translation(title: str, publication: Publication) -> dict[str, str]:
    """What a reference to a translation has besides: its language, and the title of the original."""
    return {"origtitle": title, "langid": publication.language} if title else {}


def _encoded(text: str) -> str:
    """A text as a part of an address, with as few signs encoded as HTML allows: each one that is makes the page heavier."""
    return text.translate(_NOT_IN_URLS)


def _key(site: Site, *address: str) -> str:
    """A key that meets no other of a user and that every program takes: two words of the English name, the year, the language, the page."""
    language = [] if site.english is None else [site.language]
    return "-".join([*site.source.name.lower().split()[:2], str(site.revision.day.year), *language, *address])


def _edition(key: str, fields: dict[str, str], publication: Publication, site: Site) -> Source:
    """This publication in the edition that is published. The edition is its version, which is a date."""
    dated = {"version": site.revision.version, "date": site.revision.version}
    return _source("online", key, contributors(publication, site), fields | dated)


def _source(kind: str, key: str, author: str, fields: dict[str, str]) -> Source:
    names = {"author": (Name(literal=author),)}
    return Source(place=Place("", 0), key=key, type=kind, fields=fields, names=names, date=read_date(fields["date"]))
