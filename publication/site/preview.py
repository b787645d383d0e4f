"""What a preview keeps between edits: the HTML of a page, for as long as everything that it was made from is the same.

A page is made from its Markdown, from the settings, and from what it refers to: where an id leads, whether a file is there. The last is
not guessed: whoever answers such a question while a page is rendered notes question and answer, and the HTML is used again only
where each question still has that answer. What was rendered with a warning is not kept, so that the next build warns again.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs.utils import CountHandler

from publication.model.problems import Problem, counted
from publication.model.targets import Target

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import PrefixedLogger
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import TableOfContents

    from publication.pages.references import ReferenceExtension

_READ_FILES = ("pymdownx.snippets", "pymdownx.b64")
"""Markdown extensions that put other files into a page, unnoticed: with one of them nothing is kept."""


def is_whole(command: str) -> bool:
    """Whether what MkDocs makes is to be whole: a preview has no exports, no card and no search, unless SEARCH=1 is set."""
    return command != "serve" or os.environ.get("SEARCH", "") not in ("", "0")


def forget_strict() -> None:
    """Take away the counter with which MkDocs ends a strict build; `strict: true` in mkdocs.yml is meant for builds only."""
    logger = logging.getLogger("mkdocs")
    for handler in [handler for handler in logger.handlers if isinstance(handler, CountHandler)]:
        logger.removeHandler(handler)


class Faults(logging.Filter):
    """Keeps the faults of one preview until its pages are made, so that they come last, once.

    Meanwhile the warnings of MkDocs and its plugins are counted and not shown: most follow from the faults, and would hide them.
    """

    def __init__(self, log: PrefixedLogger, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.log, self.found, self.left_out = log, list(map(str, problems)), 0
        self.last: logging.LogRecord | None = None
        self.handlers: list[logging.Handler] = []
        if problems:
            self._hold()

    def add(self, fault: str) -> None:
        """Keep a fault that the making of the pages finds."""
        if not self.found:
            self._hold()
        self.found.append(fault)

    def _hold(self) -> None:
        parent: logging.Logger | None = self.log.logger
        while parent is not None:
            self.handlers += parent.handlers
            parent = parent.parent if parent.propagate else None
        for handler in self.handlers:
            handler.addFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record is shown now: what only informs, and what this publication says itself."""
        shown = record.levelno < logging.WARNING or record.name == self.log.logger.name
        # Each handler asks, one after the other.
        self.left_out += not shown and record is not self.last
        self.last = record
        return shown

    def show(self) -> None:
        """Let all be said again; say each fault, and then what to do."""
        for handler in self.handlers:
            handler.removeFilter(self)
        if not self.found:
            return
        for fault in self.found:
            self.log.warning(fault)
        rest = f"; {self.left_out} more of MkDocs, most of which follow from them, are shown when all is corrected" if self.left_out else ""
        self.log.warning(f"{counted(self.found)}: correct the lines above and save, and the pages are made again{rest}")
        self.found, self.handlers = [], []


class _Answers(Mapping[str, Any]):
    """Answers questions from `answer`, and notes each with `noted`, which says in plain values what matters of the answer."""

    def __init__(self, answer: Callable[[str], Any], noted: Callable[[Any], Hashable]) -> None:
        self.answer = answer
        self.noted = noted
        self.asked: dict[str, Hashable] = {}

    def __getitem__(self, name: str) -> Any:
        found = self.answer(name)
        self.asked[name] = self.noted(found)
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        raise TypeError("one name is asked for at a time")

    __len__ = __iter__  # type: ignore[assignment]

    def get_file_from_path(self, path: str) -> Any:
        """As `Files` of MkDocs answers it."""
        return self.get(path)


def _of_file(file: File | None) -> Hashable:
    return None if file is None else (file.url, file.inclusion)


def _of_target(target: Target | None) -> Hashable:
    return target and (target.path, target.anchor, target.definition)


@dataclass(frozen=True)
class _Rendered:
    """What MkDocs needs of a page after it was rendered, and what it was rendered from."""

    made_from: Hashable
    files: dict[str, Hashable]
    targets: dict[str, Hashable]
    content: str
    toc: TableOfContents
    title: str | None
    anchors: set[str]
    links: dict[str, dict[str, str]]
    """Links to anchors, by the path of the file that has to have them."""

    def holds(self, made_from: Hashable, files: Files, targets: Mapping[str, Target]) -> bool:
        """Whether it would come out the same again."""
        return (
            self.made_from == made_from
            and all(_of_file(files.get_file_from_path(path)) == answer for path, answer in self.files.items())
            and all(_of_target(targets.get(name)) == answer for name, answer in self.targets.items())
        )

    def give(self, page: Page, files: Files) -> None:
        """Set what `Page.render` sets."""
        page.content, page.toc, page.present_anchor_ids = self.content, self.toc, self.anchors
        page._title_from_render = self.title
        there = {path: files.get_file_from_path(path) for path in self.links}
        page.links_to_anchors = {file: self.links[path] for path, file in there.items() if file is not None}


class KeptPages:
    """The rendered pages of one preview, by their paths."""

    def __init__(self) -> None:
        self.pages: dict[str, _Rendered] = {}

    def keep(self, page: Page, references: ReferenceExtension, made_from: Hashable) -> None:
        """Let `page`, when MkDocs renders it, take what is kept, or else be kept.

        `made_from` is what it is made from besides its Markdown, mkdocs.yml, its own address, and what it refers to.
        """
        found = references.found

        def render(config: MkDocsConfig, files: Files) -> None:
            whole = (page.markdown, page.url, _settings(config), made_from)
            path = page.file.src_uri
            kept = self.pages.pop(path, None)
            if kept is None or not kept.holds(whole, files, found):
                kept = _rendered(page, config, files, references, whole)
            else:
                kept.give(page, files)
            if kept is not None:
                self.pages[path] = kept

        page.render = render  # type: ignore[method-assign]


def _settings(config: MkDocsConfig) -> Hashable:
    names = [str(name) for name in config.markdown_extensions if isinstance(name, str)]
    return (*names, repr(config.mdx_configs), config.validation.links.get("absolute_links"), config.use_directory_urls)


def _rendered(page: Page, config: MkDocsConfig, files: Files, references: ReferenceExtension, made_from: Hashable) -> _Rendered | None:
    """Render a page; None where a warning was said on the way, or where what it is made from cannot be known."""
    found = references.found
    of_files, of_targets = _Answers(files.get_file_from_path, _of_file), _Answers(found.get, _of_target)
    references.found = of_targets
    try:
        with _heard(page) as said:
            type(page).render(page, config, of_files)  # type: ignore[arg-type]
    finally:
        references.found = found
    if said or not set(_READ_FILES).isdisjoint(map(str, config.markdown_extensions)):
        return None
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    title = page._title_from_render
    anchors = page.present_anchor_ids or set()
    return _Rendered(made_from, of_files.asked, of_targets.asked, page.content or "", page.toc, title, anchors, links)


@contextmanager
def _heard(page: Page) -> Iterator[list[logging.LogRecord]]:
    """What MkDocs says meanwhile, but for what only helps to find its own faults."""
    said: list[logging.LogRecord] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record)

    # The logger of MkDocs, or of the builder that takes its place.
    logger, ear = logging.getLogger(type(page).__module__.partition(".")[0]), Ear(logging.INFO)
    logger.addHandler(ear)
    try:
        yield said
    finally:
        logger.removeHandler(ear)
