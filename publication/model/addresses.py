"""Where each exported file is, relative to the site. Promised stable: CONTRIBUTING says what that means."""

from __future__ import annotations

from publication.model import Case, Instrument, Page, Publication, Recommendation, Source, Technology, Term

WHOLE = "api/publication.json"
RELATIONS = "api/relations.csv"
MATRIX = "api/matrix.csv"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
LLMS = "llms.txt"
FEED = "feeds/changes.xml"

Single = Recommendation | Technology | Source | Instrument | Case | Term
"""What has a JSON file of its own."""


def json_file(entry: Single) -> str:
    """The JSON file of an object: its kind in the plural, and its id without the prefix that names the kind."""
    match entry:
        case Recommendation():
            return f"api/recommendations/{entry.number}.json"
        case Technology():
            return f"api/technologies/{entry.id}.json"
        case Source():
            return f"api/sources/{entry.key}.json"
        case Instrument():
            return f"api/instruments/{entry.id}.json"
        case Case():
            return f"api/cases/{entry.id}.json"
        case Term():
            return f"api/terms/{entry.id}.json"


def schema_file(kind: str) -> str:
    """The JSON Schema of a kind of file: `publication`, `recommendation`, `technology`, `source`, `instrument`, `case` or `term`."""
    return f"api/schema/{kind}.json"


def feed(page: Recommendation | Technology) -> str:
    """The feed of the changes to a page."""
    return f"feeds/recommendations/{page.number}.xml" if isinstance(page, Recommendation) else f"feeds/technologies/{page.id}.xml"


def markdown_view(page: Page) -> str:
    """The page as Markdown, beside its HTML."""
    return f"{page.address}index.md"


def by_kind(publication: Publication) -> dict[str, tuple[Single, ...]]:
    """Every object that has a JSON file of its own, by its kind."""
    return {
        "recommendation": publication.recommendations,
        "technology": publication.technologies,
        "source": publication.sources,
        "instrument": publication.instruments,
        "case": publication.cases,
        "term": publication.terms,
    }
