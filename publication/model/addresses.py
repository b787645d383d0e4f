"""Where each exported file is, relative to the site. Promised stable: CONTRIBUTING says what that means."""

from __future__ import annotations

from publication.model import Page, Publication, Recommendation, Technology

WHOLE = "api/publication.json"
RELATIONS = "api/relations.csv"
MATRIX = "api/matrix.csv"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
LLMS = "llms.txt"
FEED = "feeds/changes.xml"


_ENGLISH_ONLY = ("feeds/", "api/schema/", "sources.", "robots.txt", "editions/policing-technology", "editions/checklists/")
"""How the files begin that a translation leaves to the English site: those without language, the list of changes, editions."""


def is_english_only(path: str) -> bool:
    """Whether only the English site has a file, at this path relative to it."""
    return path.startswith(_ENGLISH_ONLY)


def json_file(entry: Recommendation | Technology) -> str:
    """The JSON file of a Recommendation or technology. Every other object is in the file of the whole."""
    return f"api/recommendations/{entry.number}.json" if isinstance(entry, Recommendation) else f"api/technologies/{entry.id}.json"


def schema_file(kind: str) -> str:
    """The JSON Schema of a kind of file: `publication`, `recommendation` or `technology`."""
    return f"api/schema/{kind}.json"


def feed(page: Recommendation | Technology) -> str:
    """The feed of the changes to a page."""
    return f"feeds/recommendations/{page.number}.xml" if isinstance(page, Recommendation) else f"feeds/technologies/{page.id}.xml"


def markdown_view(page: Page) -> str:
    """The page as Markdown, beside its HTML."""
    return f"{page.address}index.md"


def by_kind(publication: Publication) -> dict[str, tuple[Recommendation | Technology, ...]]:
    """Every object that has a JSON file of its own, by its kind."""
    return {"recommendation": publication.recommendations, "technology": publication.technologies}
