"""How to cite: each page and the whole, and all sources, as BibTeX, RIS and CSL-JSON, in files with addresses that do not change.

A page is a source as those of `data/sources.bib` are; `bibtex`, `csl` and `ris` say the same in three forms.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import urlencode

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

FORMATS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
"""The endings of the files and what the form is called."""
FOLDER = "cite"
INSTRUMENT = {
    "title": "Recommendations on Policing in Multi-Ethnic Societies",
    "institution": "OSCE High Commissioner on National Minorities",
    "date": "2006-02",
    "url": "https://polis.osce.org/recommendations-policing-multiethnic-societies",
}
"""The text that this publication restates, as it is cited beside a page on one of its Recommendations."""
WHOLE = "docs/about/index.md"
"""The page that says how to cite the whole."""


def citable(page: Page) -> bool:
    """Whether a page says how to cite it: those that say something of the subject, not those about the site or that lead elsewhere."""
    return bool(page.address) and LAYOUTS[page.layout].citable and not page.path.startswith("docs/about/")


def stem(page: Page) -> str:
    """The address of a page's citation files without their ending, relative to the site: `cite/recommendations/09`.

    The page about the publication leads to the files of the whole.
    """
    return f"{FOLDER}/publication" if page.path == WHOLE else f"{FOLDER}/{page.address.rstrip('/')}"


def heading(page: Page, publication: Publication) -> str:
    """What a page is called in a citation: a Recommendation with the word before its number."""
    if isinstance(page, Recommendation):
        return f"{publication.words['recommendation']['name']} {page.number}: {page.title}"
    return page.title


def original(page: Page, publication: Publication) -> str:
    """The title of the English page of which this is a translation; empty for one that is none."""
    source = publication.english
    return heading(source.by_path[page.path], source) if source else ""


def contributors(publication: Publication, site: Site) -> str:
    """The author of every page, the same as in CITATION.cff."""
    return str(publication.words["citation"]["author"]).format(site=site.name)


def citation_files(publication: Publication, site: Site) -> dict[str, str]:
    """Path of the file, relative to the site, and its content: of each page, of the publication, and of all sources.

    data/sources.bib itself is not written here.
    """
    files: dict[str, str] = {}
    for page in publication.own_pages:
        if citable(page):
            files |= _written(stem(page), page_entries(page, publication, site))
    files |= _written(f"{FOLDER}/publication", [_of_site(publication, site)])
    everything = _written("sources", publication.sources)
    del everything["sources.bib"]
    return files | everything


def citation_paths(publication: Publication) -> list[str]:
    """The paths of `citation_files`, without making one."""
    stems = [*(stem(page) for page in publication.own_pages if citable(page)), f"{FOLDER}/publication", "sources"]
    return [f"{name}.{ending}" for name in stems for ending in FORMATS if (name, ending) != ("sources", "bib")]


def page_entries(page: Page, publication: Publication, site: Site) -> list[Source]:
    """What citing a page means: the page in this edition and, for a Recommendation, the text of 2006."""
    words = publication.words["citation"]
    fields = {
        "title": heading(page, publication),
        "organization": site.name,
        "url": site.address + page.address,
        "note": words["reviewed"].format(date=day(page.reviewed, publication.language)),
        **_of_translation(original(page, publication), publication),
    }
    entries = [_edition("-".join([*_key(site), *page.address.strip("/").split("/")]), fields, publication, site)]
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
    return urlencode({"ctx_ver": "Z39.88-2004", "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc"} | said)


def _of_translation(title: str, publication: Publication) -> dict[str, str]:
    """What a reference to a translation has besides: its language, and the title of the original."""
    return {"origtitle": title, "langid": publication.language} if title else {}


def _of_site(publication: Publication, site: Site) -> Source:
    named = _of_translation(site.english.name if site.english else "", publication)
    return _edition("-".join(_key(site)), {"title": site.name, "url": site.address, **named}, publication, site)


def _key(site: Site) -> list[str]:
    """The beginning of our keys: the first two words of the name, and the year, so that they meet no other key of a user."""
    return [*site.name.lower().split()[:2], str(site.revision.day.year)]


def _edition(key: str, fields: dict[str, str], publication: Publication, site: Site) -> Source:
    """This publication in the edition that is published. The edition is its version, which is a date."""
    dated = {"version": site.revision.version, "date": site.revision.version}
    return _source("online", key, contributors(publication, site), fields | dated)


def _source(kind: str, key: str, author: str, fields: dict[str, str]) -> Source:
    names = {"author": (Name(literal=author),)}
    return Source(place=Place("", 0), key=key, type=kind, fields=fields, names=names, date=read_date(fields["date"]))


def _written(path: str, entries: Sequence[Source]) -> dict[str, str]:
    """One set of references in each of the forms."""
    items = [csl_item(entry) for entry in entries]
    return {
        f"{path}.bib": bibtex(entries),
        f"{path}.ris": "\n".join(ris(item) for item in items),
        f"{path}.json": json.dumps(items, ensure_ascii=False, indent=1) + "\n",
    }
