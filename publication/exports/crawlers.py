"""What crawlers read: the sitemap (sitemaps.org 0.9) with the day on which each page changed, and robots.txt (RFC 9309)."""

from __future__ import annotations

from xml.sax.saxutils import escape

from publication.model import Publication
from publication.model.addresses import SITEMAP
from publication.model.changes import changed
from publication.model.site import Site


def sitemap(publication: Publication, site: Site) -> str:
    """Every page, with the day on which it changed."""
    pages = "".join(
        f"<url><loc>{escape(site.address + page.address)}</loc><lastmod>{changed(page, publication).isoformat()}</lastmod></url>\n"
        for page in publication.all_pages
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{pages}</urlset>\n'


def robots(site: Site) -> str:
    """Everything is open. A crawler reads this only at the root of a host."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.address}{SITEMAP}\n"
