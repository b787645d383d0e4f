"""What a page is, in the vocabulary of schema.org, as JSON-LD for its head.

Kept light: what the page itself says in its own words is not said twice. A restated Recommendation is a work based on the document of 2006,
not that document; commentary is an article, not a scholarly one, since nobody has reviewed it.
"""

from __future__ import annotations

import json
from typing import Any

from publication.citations.entries import INSTRUMENT, contributors, heading
from publication.model import Page, Publication, Recommendation, Technology
from publication.model.addresses import MATRIX, RELATIONS, WHOLE, json_file
from publication.model.changes import changed
from publication.model.site import Site

Node = dict[str, Any]
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
ROUNDTABLE = "docs/roundtable/index.md"


def linked_data(page: Page, publication: Publication, site: Site) -> Node:
    """The page as a JSON-LD document: what it is, and the way to it from the first page."""
    nodes = [_work(page, publication, site)]
    trail = _trail(page, publication, site)
    if len(trail) > 1:
        nodes.append({"@type": "BreadcrumbList", "itemListElement": trail})
    return {"@context": "https://schema.org", "@graph": nodes}


def script(data: Node) -> str:
    """The document as the text of a `script` element, which no text in it can end."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _work(page: Page, publication: Publication, site: Site) -> Node:
    node: Node = {
        "@type": "WebPage",
        "@id": site.address + page.address,
        "url": site.address + page.address,
        "name": heading(page, publication),
        "inLanguage": publication.language,
        "dateModified": changed(page, publication).isoformat(),
        "license": LICENCE,
    }
    if site.english is not None:
        node["translationOfWork"] = {"@id": site.english.address + page.address}
    if page.address:
        node["isPartOf"] = {"@type": "WebSite", "@id": site.address, "name": site.name}
    if isinstance(page, Recommendation):
        number = f"{publication.words['recommendation']['name']} {page.number}"
        return (
            node
            | {"@type": "CreativeWork", "isBasedOn": _instrument(number), "encoding": _file(site, json_file(page))}
            | _author(publication, site)
        )
    if isinstance(page, Technology):
        return node | {"@type": "Article", "headline": page.title, "encoding": _file(site, json_file(page))} | _author(publication, site)
    if page.path == ROUNDTABLE:
        return node | {"@type": "Report"} | _author(publication, site)
    if page.layout == "glossary":
        return node | {"@type": "DefinedTermSet", "hasDefinedTerm": _terms(publication)}
    if page.layout == "data":
        return node | _dataset(page, publication, site)
    if not page.address:
        return node | {"@type": "WebSite", "name": site.name, "description": site.description} | _author(publication, site)
    return node


def _author(publication: Publication, site: Site) -> Node:
    return {"author": {"@type": "Organization", "name": contributors(publication, site)}}


def _instrument(number: str) -> Node:
    return {
        "@type": "CreativeWork",
        "name": f"{INSTRUMENT['title']}, {number}",
        "datePublished": INSTRUMENT["date"],
        "publisher": {"@type": "Organization", "name": INSTRUMENT["institution"]},
        "url": INSTRUMENT["url"],
    }


def _file(site: Site, path: str) -> Node:
    return {"@type": "MediaObject", "contentUrl": site.address + path, "encodingFormat": "application/json"}


def _terms(publication: Publication) -> list[Node]:
    """The terms by their anchors; the page beside them has the definitions."""
    return [{"@type": "DefinedTerm", "@id": f"#term-{term.id}", "name": term.term} for term in publication.terms]


def _dataset(page: Page, publication: Publication, site: Site) -> Node:
    distribution = [
        {"@type": "DataDownload", "contentUrl": site.address + path, "encodingFormat": kind}
        for path, kind in ((WHOLE, "application/json"), (RELATIONS, "text/csv"), (MATRIX, "text/csv"))
    ]
    return {
        "@type": "Dataset",
        "name": site.name,
        "description": f"{site.description} {page.summary}",
        "version": site.revision.version,
        "isAccessibleForFree": True,
        "creator": _author(publication, site)["author"],
        "distribution": distribution,
    }


def _trail(page: Page, publication: Publication, site: Site) -> list[Node]:
    """The pages above a page in its address, the first page first, and the page itself."""
    by_address = {each.address: each for each in publication.all_pages}
    parts = page.address.rstrip("/").split("/") if page.address else []
    addresses = ["", *("/".join(parts[:count]) + "/" for count in range(1, len(parts) + 1))]
    above = [by_address[address] for address in addresses if address in by_address]
    return [
        {
            "@type": "ListItem",
            "position": position,
            "name": heading(each, publication),
            "item": site.address + each.address,
        }
        for position, each in enumerate(above, start=1)
    ]
