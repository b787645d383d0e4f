"""What crawlers read: the sitemap (sitemaps.org 0.9) with the day on which each page changed, and robots.txt (RFC 9309)."""

from __future__ import annotations

from xml.sax.saxutils import escape

from publication.exports.head import published_in
from publication.model import Page, Publication
from publication.model.addresses import ROBOTS, SITEMAP
from publication.model.changes import changed
from publication.model.site import Site


def crawler_files(publication: Publication, site: Site) -> dict[str, str]:
    """Sitemap and robots.txt. A crawler reads the latter only at the root of a host."""
    pages = "".join(
        f"<url><loc>{escape(site.address + page.address)}</loc><lastmod>{changed(page, publication).isoformat()}</lastmod>"
        f"{_languages(page, publication, site)}</url>\n"
        for page in publication.own_pages
    )
    names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"' + (
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' if site.languages else ""
    )
    files = {SITEMAP: f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {names}>\n{pages}</urlset>\n'}
    if publication.english is None:
        maps = "".join(f"Sitemap: {site.address_in(language)}{SITEMAP}\n" for language in site.languages or (publication.language,))
        files[ROBOTS] = f"User-agent: *\nAllow: /\n\n{maps}"
    return files


def _languages(page: Page, publication: Publication, site: Site) -> str:
    """The page in each language that has it, as Google reads it in a sitemap."""
    there = published_in(page, publication, site)
    return "".join(f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(address)}"/>' for language, address in there.items())
