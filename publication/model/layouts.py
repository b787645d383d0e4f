"""The layouts that a page can name, and what follows from each. `overrides/layouts/` has a file for every one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    """A kind of page."""

    name: str
    computed: bool = False
    """It shows what other pages and data say, so it changes when they do."""
    citable: bool = True
    """It says something of the subject, so it says how to cite it. Pages about the publication do not."""
    cites: bool = False
    """It shows which pages cite a source, so it is composed after them."""
    minor: bool = False
    """It says little of the subject: llmstxt.org calls that optional."""
    kind: str = "WebPage"
    """What the page is in the vocabulary of schema.org."""
    sheets: tuple[str, ...] = ()
    """The style sheets of `overrides/assets/` that it needs besides those of every page."""
    scripts: tuple[str, ...] = ()
    """The scripts of `overrides/assets/` that it needs besides those of every page."""


_ALL = (
    Layout("about", citable=False),
    Layout("changes", computed=True, citable=False, minor=True),
    Layout("countries", computed=True),
    Layout("coverage", computed=True, citable=False, cites=True, minor=True),
    Layout("data", computed=True, kind="Dataset"),
    Layout("editions", citable=False),
    Layout("examples", citable=False),
    Layout("glossary", computed=True, kind="DefinedTermSet"),
    Layout("home", computed=True, citable=False, minor=True, kind="WebSite"),
    Layout("law", computed=True, sheets=("tables",), scripts=("filter",)),
    Layout("matrix", computed=True, sheets=("tables",), scripts=("filter", "matrix")),
    Layout("page"),
    Layout("pages", computed=True, citable=False, minor=True),
    Layout("practice", sheets=("tables",), scripts=("practice",)),
    Layout("recommendation", kind="CreativeWork"),
    Layout("recommendations", computed=True, citable=False),
    Layout("roundtable", kind="Report"),
    Layout("sources", computed=True, citable=False, cites=True, sheets=("tables",), scripts=("filter",)),
    Layout("technologies", computed=True, citable=False),
    Layout("technology", kind="Article"),
    Layout("timeline"),
    Layout("unforeseen", computed=True),
    Layout("verify", citable=False, minor=True),
    Layout("your-questions"),
)

LAYOUTS = {layout.name: layout for layout in _ALL}
"""By name."""
