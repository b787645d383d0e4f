"""What the head of a page tells machines: in which other forms the page is, and what it is in the vocabulary of schema.org, as JSON-LD.

The latter is kept light: what the page itself says in its own words is not said twice. A restated Recommendation is a work based on the
document of 2006, not that document; commentary is an article, not a scholarly one, since nobody has reviewed it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from publication.citations.entries import INSTRUMENT, contributors, heading
from publication.exports.whole import LICENCE
from publication.model import Page, Publication, Recommendation, Technology
from publication.model.addresses import FEED, MATRIX, RELATIONS, WHOLE, feed, json_file, markdown_view
from publication.model.changes import changed
from publication.model.layouts import LAYOUTS
from publication.model.site import Site
from publication.pages.compose import Composer

Node = dict[str, Any]
ATOM = "application/atom+xml"
JSON = "application/json"
MARKDOWN = "text/markdown"


@dataclass(frozen=True)
class Alternate:
    """Another form of a page: its media type, its path relative to the site, and a title where several have one type."""

    type: str
    path: str
    title: str = ""
    shown: bool = True
    """Whether the foot of the page shows it to readers too."""


def alternates(path: str, composer: Composer | None) -> tuple[Alternate, ...]:
    """The other forms of the page of a file; none of one that is not translated, nor in a preview without a composer."""
    if composer is None or (page := composer.publication.by_path.get(path)) is None or composer.of(page) is not composer:
        return ()
    # The feeds are those of the English site, in the folder above that of a translation.
    up = "../" if composer.site.english is not None else ""
    title = composer.publication.words.changes.feed
    own = isinstance(page, Recommendation | Technology)
    found = [Alternate(ATOM, up + FEED, title.format(title=composer.site.name), shown=not own)]
    if isinstance(page, Recommendation | Technology):
        found.append(Alternate(ATOM, up + feed(page), title.format(title=heading(page, composer.publication))))
        found.append(Alternate(JSON, json_file(page)))
    elif page.layout == "data":
        found.append(Alternate(JSON, WHOLE))
    return (*found, Alternate(MARKDOWN, markdown_view(page)))


def script(path: str, composer: Composer | None) -> str:
    """The page of a file as JSON-LD, as the text of a `script` element, which no text in it can end; empty as above."""
    if composer is None or (page := composer.publication.by_path.get(path)) is None:
        return ""
    own = composer.of(page)
    publication, site, page = own.publication, own.site, own.publication.by_path[path]
    nodes = [_work(page, publication, site)]
    if page.address:
        nodes.append({"@type": "BreadcrumbList", "itemListElement": _trail(page, publication, site)})
    document = {"@context": "https://schema.org", "@graph": nodes}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _work(page: Page, publication: Publication, site: Site) -> Node:
    kind = LAYOUTS[page.layout].kind
    author = {"@type": "Organization", "name": contributors(publication, site)}
    node: Node = {
        "@type": kind,
        "@id": site.address + page.address,
        "url": site.address + page.address,
        "name": heading(page, publication) if page.address else site.name,
        "inLanguage": publication.language,
        "dateModified": changed(page, publication).isoformat(),
        "license": LICENCE.url,
    }
    if site.english is not None:
        node["translationOfWork"] = {"@id": site.english.address + page.address}
    if page.address:
        node["isPartOf"] = {"@type": "WebSite", "@id": site.address, "name": site.name}
    if isinstance(page, Recommendation):
        node["isBasedOn"] = {
            "@type": "CreativeWork",
            "name": f"{INSTRUMENT['title']}, {publication.words.recommendation.name} {page.number}",
            "datePublished": INSTRUMENT["date"],
            "publisher": {"@type": "Organization", "name": INSTRUMENT["institution"]},
            "url": INSTRUMENT["url"],
        }
    if isinstance(page, Technology):
        node["headline"] = page.title
    if kind == "WebSite":
        node["description"] = site.description
    if kind == "Dataset":
        files = ((WHOLE, JSON), (RELATIONS, "text/csv"), (MATRIX, "text/csv"))
        node |= {
            "name": site.name,
            "description": f"{site.description} {page.summary}",
            "version": site.revision.version,
            "isAccessibleForFree": True,
            "creator": author,
            "distribution": [{"@type": "DataDownload", "contentUrl": site.address + path, "encodingFormat": form} for path, form in files],
        }
    elif kind != "WebPage":
        node["author"] = author
    return node


def _trail(page: Page, publication: Publication, site: Site) -> list[Node]:
    """The pages above a page in its address, the first page first, and the page itself."""
    parts = page.address.rstrip("/").split("/")
    addresses = ["", *("/".join(parts[:count]) + "/" for count in range(1, len(parts) + 1))]
    above = [publication.by_address[address] for address in addresses if address in publication.by_address]
    return [
        {"@type": "ListItem", "position": position, "name": heading(each, publication), "item": site.address + each.address}
        for position, each in enumerate(above, start=1)
    ]
