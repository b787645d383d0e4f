"""What the head of a page tells machines: where else the page is, and in what form."""

from __future__ import annotations

from dataclasses import dataclass

from publication.citations.entries import heading
from publication.exports.linked_data import linked_data, script
from publication.model import Page, Publication, Recommendation, Technology
from publication.model.addresses import FEED, WHOLE, feed, json_file, markdown_view
from publication.model.site import Site
from publication.model.translations import ENGLISH
from publication.pages.compose import Composer

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


def published_in(page: Page, publication: Publication, site: Site) -> dict[str, str]:
    """The addresses of a page by language, where it is published in several; of a page in a language of its own only."""
    there = [language for language in site.languages if language == ENGLISH or page.path in publication.states[language]]
    return {language: site.address_in(language) + page.address for language in there} if len(there) > 1 else {}


def alternates(page: Page, publication: Publication, site_name: str) -> tuple[Alternate, ...]:
    """The other forms of a page. The feed of the whole belongs to every page."""
    words = publication.words["changes"]["feed"]
    # The list of changes is English: its feeds stand in the English site, in the folder above that of a translation.
    up = "../" if publication.english is not None else ""
    found = [Alternate(ATOM, up + FEED, words.format(title=site_name), shown=not isinstance(page, Recommendation | Technology))]
    if isinstance(page, Recommendation | Technology):
        found.append(Alternate(ATOM, up + feed(page), words.format(title=heading(page, publication))))
        found.append(Alternate(JSON, json_file(page)))
    elif page.layout == "data":
        found.append(Alternate(JSON, WHOLE))
    found.append(Alternate(MARKDOWN, markdown_view(page)))
    return tuple(found)


def forms_of(path: str, composer: Composer | None) -> tuple[Alternate, ...]:
    """The other forms of the page of a file; none in a preview that shows it as written, without a composer."""
    found = composer.publication.by_path.get(path) if composer else None
    if composer is None or found is None or composer.of(found) is not composer:
        return ()
    return alternates(found, composer.publication, composer.site.name)


def script_of(path: str, composer: Composer | None) -> str:
    """The page of a file as JSON-LD, as the text of a `script` element; empty as above."""
    found = composer.publication.by_path.get(path) if composer else None
    if composer is None or found is None:
        return ""
    own = composer.of(found)
    return script(linked_data(own.publication.by_path[path], own.publication, own.site))
