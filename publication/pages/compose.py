"""What a page says, put together: its own text and what the publication knows about it, as one Markdown text.

Layouts (`overrides/layouts/*.md`) are Jinja templates that write Markdown, so that references, citations, contents and search
treat the computed parts like any other text. Words that readers see come from `data/interface/`, not from the layouts.
"""

from __future__ import annotations

import posixpath
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError

from publication.citations.entries import WHOLE, citable, coins, contributors, downloads, heading, original
from publication.citations.reference import escaped, reference
from publication.model import Page, Publication
from publication.model.addresses import is_english_only
from publication.model.dates import day, written
from publication.model.evidence import profile
from publication.model.layouts import LAYOUTS
from publication.model.locales import file_size, number, own_name, plural
from publication.model.practice import by_role, chosen_by, question_anchor
from publication.model.problems import Place, Problem
from publication.model.site import Site
from publication.model.sources import unmarked
from publication.model.targets import LAW, SOURCES_PAGE, Target, targets
from publication.model.words import UnknownWordError
from publication.pages.compiled import COMPILED
from publication.pages.groups import by, by_kind, by_voice, pairs
from publication.pages.law import numbered, reading
from publication.pages.overviews import OVERVIEWS, tally
from publication.pages.pictures import with_pictures
from publication.pages.schema import described
from publication.pages.strips import strip
from publication.pages.translated import IN_ENGLISH, Told
from publication.source.markdown import CITATION, CITATION_KEY


class LayoutError(ValueError):
    """A layout cannot be read or asks for something that is not there; `problem` says where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True)
class Composer:
    """Composes the pages of one publication for one site.

    `layouts` is the folder of the layouts, `found` says where each id leads, and `schema` is the JSON Schema of the export, for the
    page about the data. A page that is `plain` is to be read as Markdown: without drawings, forms, and addresses as HTML has them.
    """

    publication: Publication
    site: Site
    layouts: Path
    found: Mapping[str, Target]
    schema: Mapping[str, Any] = field(default_factory=dict)
    plain: bool = False
    guest: bool = False
    """Whether it composes an English page for the site of another language, which has the page but not the files that belong to it."""

    def compose_all(self) -> dict[str, str]:
        """The Markdown of every page, by path. What shows which pages cite a source comes last. Raises LayoutError."""
        last = [page for page in self.publication.all_pages if LAYOUTS[page.layout].cites]
        texts = {page.path: self.compose(page) for page in self.publication.all_pages if page not in last}
        cited_by = self.cited_by(texts)
        return texts | {page.path: self.compose(page, cited_by=cited_by) for page in last}

    @cached_property
    def _english(self) -> Composer | None:
        source, site = self.publication.english, self.site.english
        return replace(self, publication=source, site=site, found=targets(source), guest=True) if source and site else None

    def _named(self, name: str) -> str:
        """What an id of the publication is called: an instrument and a case in English."""
        called = self.found[name].name
        return self._told.in_english(called) if name.startswith(("law-", "case-")) else called

    @cached_property
    def _told(self) -> Told:
        return Told(self.publication, self.site, self.plain)

    def of(self, page: Page) -> Composer:
        """What composes a page: for one that is not translated, that of the English site."""
        return self._english if self._english and self.publication.in_english(page) else self

    def compose(self, page: Page, **more: Any) -> str:
        """The Markdown of one page, title included. Raises LayoutError."""
        if (composer := self.of(page)) is not self:
            return composer.compose(composer.publication.by_path[page.path], **more)
        page = self._told.page(page)
        try:
            template = self._environment.get_template(f"{page.layout}.md")
            overview = OVERVIEWS[page.layout](self.publication) if page.layout in OVERVIEWS else {}
            text = template.render(**self._about(page), **overview, **more)
        except (TemplateError, LookupError, TypeError, UnknownWordError) as error:
            message = f"{error}; correct it, or what {page.path} gives to it"
            raise LayoutError(Problem(_place(error, self.layouts, page), "layout", message)) from error
        if self.plain:
            return text
        return with_pictures(text, page.path, self.publication.drawings, self.publication.words.picture.in_words)

    def cited_by(self, texts: Mapping[str, str]) -> dict[str, list[Page]]:
        """The pages that cite a source, by its key, in the order of the navigation; `texts` are the composed pages by path."""
        cited: dict[str, list[Page]] = {}
        for path, text in texts.items():
            keys = {key for match in CITATION.finditer(text) for key in CITATION_KEY.findall(match.group(1))}
            for key in sorted(keys):
                cited.setdefault(key, []).append(self.publication.by_path[path])
        return cited

    @cached_property
    def _environment(self) -> Environment:
        publication = self.publication
        environment = Environment(
            loader=FileSystemLoader(self.layouts),
            undefined=StrictUndefined,
            bytecode_cache=COMPILED,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,  # noqa: S701 - the output is Markdown, written by ourselves from our own files
        )
        environment.globals.update(
            publication=publication,
            site=self.site,
            schema=self.schema,
            plain=self.plain,
            words=publication.words,
            colon=publication.words.signs.colon,
            semicolon=publication.words.signs.semicolon,
            english=f" {IN_ENGLISH}" if publication.english and not self.plain else "",
            vocabulary=publication.vocabulary,
            whole=WHOLE,
            citation_author=contributors(publication, self.site),
        )
        environment.filters.update(
            cite=cite,
            in_words=lambda source: reference(source, publication.wording),
            day=lambda when: day(when, publication.language),
            written=lambda when: written(when, publication.language),
            asked=self._told.asked,
            in_english=self._told.in_english,
            escape_markdown=escaped,
            without_marks=lambda text: escaped(unmarked(text)),
            quote=quote,
            own_name=own_name,
            size=lambda edition: file_size(edition.bytes, publication.language),
            by=by,
            by_kind=lambda relations: by_kind(relations, publication),
            by_voice=by_voice,
            pairs=pairs,
            profile=lambda found: profile(found, publication),
            strip=lambda found: "" if self.plain else strip(found, publication),
            question_anchor=question_anchor,
            types=lambda schema: described(schema, publication.words.data),
            listed_questions=lambda example: by_role(publication, chosen_by(publication, example)),
            tally=lambda example: tally(publication, example),
            numbered=lambda entry: numbered(entry, publication),
            reading=lambda case: reading(case, publication),
            told=self._told.entry,
            number=lambda value: number(value, publication.language),
            plural=lambda forms, value: plural(forms, value, publication.language),
            ref=lambda name, text="": f"[{text or self._named(name)}][{name}]",
            label_of=lambda word, name: publication.vocabulary.label(name, word),
        )
        environment.tests["citable"] = citable
        return environment

    def _about(self, page: Page) -> dict[str, Any]:
        """What a layout knows of the page that it composes, and how that page writes an address."""

        def file(name: str) -> str:
            if self.guest or (self.site.english is not None and is_english_only(name)):
                # MkDocs knows no relative way out of a site.
                return self.site.source.address + name
            return Target(f"docs/{name}", "", "").seen_from(page.path)

        return {
            "page": page,
            "sections": page.body.sections(),
            "canonical": self.site.address + page.address,
            "citation_title": heading(page, self.publication),
            "citation_original": original(page, self.publication),
            "coins": coins(page, self.publication, self.site) if citable(page) else "",
            "downloads": downloads(page, self.publication, self.site),
            "sources_page": Target(SOURCES_PAGE, "", "").seen_from(page.path),
            "law": Target(LAW, "", "").seen_from(page.path),
            "lag": partial(self._told.lag, page),
            "reason": partial(self._told.reason, page),
            "link_to": lambda target: Target(target.path, "", "").seen_from(page.path),
            "url_of": lambda target, anchor="": (
                Target(target.path, anchor, "").seen_from(page.path) if self.plain else _url(page, target.address, anchor)
            ),
            "file": file,
        }


def _url(page: Page, address: str, anchor: str = "") -> str:
    """An address of the site as the HTML of a page writes it; MkDocs rewrites links in Markdown only."""
    relative = posixpath.relpath("/" + address, "/" + page.address) + ("/" if address.endswith("/") or not address else "")
    return f"{relative}#{anchor}" if anchor else relative


def _place(error: BaseException, layouts: Path, page: Page) -> Place:
    """The line of a layout where an error happened."""
    folder = f"{layouts.parent.name}/{layouts.name}"
    if isinstance(error, TemplateSyntaxError):
        return Place(f"{folder}/{error.name}", error.lineno)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).parent == layouts]
    if not frames:
        return Place(f"{folder}/{page.layout}.md", 1)
    return Place(f"{folder}/{Path(frames[-1].filename).name}", frames[-1].lineno or 1)


def cite(keys: Iterable[str]) -> str:
    """The citation of some sources, as mkdocs-bibtex reads it; nothing for none."""
    listed = "; ".join(f"@{key}" for key in keys)
    return f"[{listed}]" if listed else ""


def quote(text: str) -> str:
    """A text as a Markdown quotation."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
