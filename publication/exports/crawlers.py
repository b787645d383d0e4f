"""What crawlers read: the sitemap (sitemaps.org 0.9) with the day on which each page changed, and robots.txt (RFC 9309)."""

from __future__ import annotations

from xml.sax.saxutils import escape

from publication.model import Page, Publication
from publication.model.addresses import SITEMAP
from publication.model.changes import changed
from publication.model.site import Site


def sitemap(publication: Publication, site: Site) -> str:
    """Every page, with the day on which it changed."""
    pages = "".join(
        f"<url><loc>{escape(site.address + page.address)}</loc><lastmod>{changed(page, publication).isoformat()}</lastmod>"
        f"{_languages(page, publication, site)}</url>\n"
        for page in publication.own_pages
    )
    names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"' + (
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' if site.languages else ""
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {names}>\n{pages}</urlset>\n'


def robots(site: Site) -> str:
    """Everything is open. A crawler reads this only at the root of a host."""
    maps = "".join(f"Sitemap: {site.address_in(language)}{SITEMAP}\n" for language in site.languages or (site.language,))
    return f"User-agent: *\nAllow: /\n\n{maps}"


def _languages(page: Page, publication: Publication, site: Site) -> str:
    """The page in each language that has it, as Google reads it in a sitemap."""
    there = site.published(page.address, publication.languages_of(page))
    return "".join(f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(address)}"/>' for language, address in there.items())
