"""What a page says, put together: its own text and what the publication knows about it, as one Markdown text.

Layouts (`overrides/layouts/*.md`) are Jinja templates that write Markdown, so that references, citations, contents and search
treat the computed parts like any other text. Words that readers see come from `data/interface/`, not from the layouts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publication.links import GLOSSARY, LAW, SOURCES_PAGE, Target
from publication.markdown_source import CITATION, CITATION_KEY
from publication.model import Page, Publication


@dataclass(frozen=True)
class Site:
    """What the publication does not know of itself: its name and where it is published."""

    name: str
    address: str


@dataclass(frozen=True)
class Composer:
    """Composes the pages of one publication for one site. `layouts` is the folder of the layouts."""

    publication: Publication
    site: Site
    layouts: Path
    found: Mapping[str, Target]

    def layout_names(self) -> set[str]:
        """The layouts that there are."""
        return {path.stem for path in self.layouts.glob("*.md")}

    def compose_all(self) -> dict[str, str]:
        """The Markdown of every page, by path. The list of sources comes last: it shows which pages cite a source."""
        texts = {page.path: self.compose(page) for page in self.publication.all_pages if page.path != SOURCES_PAGE}
        sources_page = self.publication.by_path.get(SOURCES_PAGE)
        if sources_page is not None:
            texts[SOURCES_PAGE] = self.compose(sources_page, cited_by=self._cited_by(texts))
        return texts

    def compose(self, page: Page, **more: Any) -> str:
        """The Markdown of one page, title included."""
        template = self._environment(page).get_template(f"{page.layout}.md")
        return template.render(page=page, sections=page.body.sections(), **more)

    def _cited_by(self, texts: Mapping[str, str]) -> dict[str, list[Page]]:
        cited: dict[str, list[Page]] = {}
        for path, text in texts.items():
            keys = {key for match in CITATION.finditer(text) for key in CITATION_KEY.findall(match.group(1))}
            for key in sorted(keys):
                cited.setdefault(key, []).append(self.publication.by_path[path])
        return cited

    def _environment(self, page: Page) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(self.layouts),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,  # noqa: S701 - the output is Markdown, written by ourselves from our own files
        )
        environment.globals.update(
            publication=self.publication,
            site=self.site,
            words=self.publication.words,
            vocabulary=self.publication.vocabulary,
            canonical=self.site.address + page.address,
            glossary=Target(GLOSSARY, "", "").seen_from(page.path),
            law=Target(LAW, "", "").seen_from(page.path),
            link_to=lambda target: Target(target.path, "", "").seen_from(page.path),
        )
        environment.filters.update(
            cite=cite,
            day=day,
            written=written,
            quote=quote,
            by=by,
            ref=self._reference,
            label_of=lambda word, name: self.publication.vocabulary.label(name, word),
        )
        environment.tests["has"] = lambda values, value: value in values
        return environment

    def _reference(self, name: str, text: str = "") -> str:
        return f"[{text or self.found[name].name}][{name}]"


def cite(keys: Iterable[str]) -> str:
    """The citation of some sources, as mkdocs-bibtex reads it; nothing for none."""
    listed = "; ".join(f"@{key}" for key in keys)
    return f"[{listed}]" if listed else ""


def day(when: date) -> str:
    """A day as readers write it: 24 November 2026."""
    return f"{when.day} {when:%B} {when.year}"


def written(when: str) -> str:
    """An ISO date, as exact as it is, as readers write it: 2024, June 2024, 13 June 2024."""
    parts = [int(part) for part in when.split("-")]
    if len(parts) == 1:
        return when
    first = date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    return day(first) if len(parts) > 2 else f"{first:%B} {first.year}"


def quote(text: str) -> str:
    """A text as a Markdown quotation."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def by(items: Iterable[Any], name: str) -> list[tuple[Any, list[Any]]]:
    """Items in groups of equal `name`, groups and items in the order in which they come."""
    groups: dict[Any, list[Any]] = {}
    for item in items:
        groups.setdefault(attrgetter(name)(item), []).append(item)
    return list(groups.items())
