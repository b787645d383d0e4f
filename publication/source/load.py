"""From files to the model: which files there are, and what each of them is."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from publication.model import Entry, Page, Publication, Recommendation, Technology, Vocabulary
from publication.model.data import Authentic, Case, Event, Instrument, Term
from publication.model.problems import Place, Problem
from publication.model.questions import Example, Question, RetiredQuestion
from publication.model.translations import ENGLISH
from publication.model.words import Words
from publication.source.beside import Beside
from publication.source.bibliography import read_bibliography
from publication.source.changelog import CHANGELOG, read_changes
from publication.source.overlay import laid_over
from publication.source.reading import Reader, without_places
from publication.source.settings import SETTINGS, read_extensions, read_navigation, settings_files
from publication.source.theme import theme_problems
from publication.source.translations import languages, plural_faults, read_translations, source_of
from publication.source.yaml import read_yaml

SOURCES = "data/sources.bib"
VOCABULARY = "data/vocabulary.yml"
WORDS = "data/interface/en.yml"
LISTS: dict[str, tuple[str, type[Entry]]] = {
    "terms": ("data/glossary.yml", Term),
    "timeline": ("data/timeline.yml", Event),
    "instruments": ("data/instruments.yml", Instrument),
    "cases": ("data/cases.yml", Case),
    "questions": ("data/questions.yml", Question),
    "examples": ("data/examples.yml", Example),
    "retired_questions": ("data/retired-questions.yml", RetiredQuestion),
}
PREFIXES = {"term": "terms", "law": "instruments", "case": "cases"}
"""How an id begins that refers to an entry of these lists."""
RECOMMENDATION_PAGE = re.compile(r"docs/recommendations/(\d{2})\.md")
TECHNOLOGY_PAGE = re.compile(r"docs/technologies/([a-z0-9-]+)\.md")
AUTHENTIC_FILE = re.compile(r"data/authentic/\d{2}\.[a-z]{2,3}\.md")
TEMPLATES = "overrides"
LAYOUTS = f"{TEMPLATES}/layouts"


@dataclass(frozen=True)
class Loaded:
    """What was read and what was wrong. `publication` is None only when its vocabulary or interface words cannot be read.

    It is in the language that was asked for; `publication.english` is then the source, which the checks look at.
    """

    publication: Publication | None
    problems: tuple[Problem, ...]
    words: Words | None = None
    """The words of the interface, which the frame of a page needs even when the publication cannot be shown."""


def load(root: Path, language: str = ENGLISH, *, apart: bool = False) -> Loaded:
    """Read the publication in the folder `root`, in a language that it is translated into. Raises ValueError for another.

    The sources take as long as all the rest, and are read in a process beside this one if `apart`.
    """
    if language != ENGLISH and language not in languages(root):
        known = ", ".join((ENGLISH, *languages(root)))
        raise ValueError(f"`{language}` is no language of this publication, which has {known}; add data/interface/{language}.yml")
    collects = gc.isenabled()
    gc.disable()  # all that is read stays: to look for what may go takes a seventh of the time
    try:
        return _Loader(root).load(language, apart=apart)
    finally:
        if collects:
            gc.enable()


def known_ids(page_paths: Iterable[str], lists: Mapping[str, Iterable[Any]]) -> frozenset[str]:
    """Every id that a text may refer to. Pages count by their file name, so that a page with a fault is still known."""
    ids = {f"{prefix}-{entry.id}" for prefix, name in PREFIXES.items() for entry in lists[name]}
    for path in page_paths:
        if match := RECOMMENDATION_PAGE.fullmatch(path):
            ids.add(f"rec-{int(match.group(1))}")
        elif (match := TECHNOLOGY_PAGE.fullmatch(path)) and match.group(1) != "index":
            ids.add(match.group(1))
    return frozenset(ids)


class _Loader(Reader):
    def load(self, language: str, *, apart: bool) -> Loaded:
        reading = Beside(partial(read_bibliography, self.text(SOURCES) or "", SOURCES), apart=apart)
        vocabulary = self.entry(Vocabulary, self.yaml(VOCABULARY))
        interface = self.yaml(WORDS)
        plural_faults(self, interface, ENGLISH)
        lists: dict[str, list[Any]] = {name: self.entries(path, model) for name, (path, model) in LISTS.items()}
        lists["timeline"].sort(key=lambda event: event.date[:4])
        files = sorted(path.relative_to(self.root).as_posix() for path in (self.root / "docs").rglob("*") if path.is_file())
        paths = [path for path in files if path.endswith(".md") and source_of(path) is None]
        navigation, self.extensions = self._settings()
        self.ids = known_ids(paths, lists)
        pages = [page for page in map(self._page, paths) if page is not None]
        order = {path: index for index, path in enumerate(navigation)}
        pages.sort(key=lambda page: (order.get(page.path, len(order)), page.path))
        log = self.text(CHANGELOG)
        changes, faults = read_changes(log, self.ids) if log is not None else ((), ())
        self.problems += faults
        translated = [path for path in files if source_of(path) is not None]
        translations = read_translations(self, translated)
        bibliography = reading.finish()
        self.problems += bibliography.problems
        if any(problem.id == "bibliography" for problem in bibliography.problems):
            self.unread.add(SOURCES)
        publication = None
        words = Words(without_places(interface.value)) if isinstance(interface.value, dict) else None
        if vocabulary is not None and words is not None:
            publication = Publication(
                vocabulary=vocabulary,
                words=words,
                recommendations=tuple(sorted((p for p in pages if isinstance(p, Recommendation)), key=lambda p: (p.number, p.path))),
                technologies=tuple(page for page in pages if isinstance(page, Technology)),
                pages=tuple(page for page in pages if not isinstance(page, Recommendation | Technology)),
                sources=bibliography.sources,
                authentic=tuple(self._authentic()),
                changes=changes,
                navigation=navigation,
                extensions=self.extensions,
                files=frozenset(files),
                ids=self.ids,
                drawings={path: text for path in files if path.endswith(".svg") and (text := self.text(path)) is not None},
                unread=frozenset(self.unread),
                translations=translations,
                **{name: tuple(entries) for name, entries in lists.items()},
            )
            if language != ENGLISH:
                publication = laid_over(publication, translations[language])
                words = publication.words
        return Loaded(publication, tuple(sorted(set(self.problems))), words)

    def _page(self, path: str) -> Page | None:
        return self.page(page_model(path), path, "title, summary and reviewed")

    def _authentic(self) -> Iterator[Authentic]:
        for path in sorted(file.relative_to(self.root).as_posix() for file in (self.root / "data/authentic").glob("*.md")):
            if AUTHENTIC_FILE.fullmatch(path) is None:
                self.fault(path, 1, "file-name", "call the file by number and language, for example `09.en.md`")
            elif (entry := self.page(Authentic, path, "provenance and rights")) is not None:
                yield entry
                if not entry.text:
                    self.fault(path, entry.body.first_line, "front-matter", "the wording is missing; write it below the front matter")

    def _settings(self) -> tuple[dict[str, int], dict[str, dict[str, Any]]]:
        """The pages of `nav` in mkdocs.yml, in order, with their levels, and the Markdown extensions."""
        text = self.text(SETTINGS)
        self.problems += theme_problems(text or "", SETTINGS)
        for path in settings_files(self.root):
            self.problems += theme_problems(self.text(path) or "", path)
        try:
            return (read_navigation(text), read_extensions(text)) if text is not None else ({}, {})
        except ValueError as error:
            found = read_yaml(text or "", SETTINGS, problem_id="data-file").problems or (
                Problem(Place(SETTINGS, 1), "data-file", str(error)),
            )
            self.problems += found
            self.unread.add(SETTINGS)
            return {}, {}


def page_model(path: str) -> type[Page]:
    """What kind of page a file of `docs/` holds, by its folder."""
    if path.startswith("docs/recommendations/") and re.fullmatch(r"\d+", path.rsplit("/", 1)[-1].removesuffix(".md")):
        return Recommendation
    if re.fullmatch(r"docs/technologies/[^/]+", path) and not path.endswith("/index.md"):
        return Technology
    return Page
