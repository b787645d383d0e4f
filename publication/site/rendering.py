"""The HTML of the pages: made on two cores, and in a preview used again for as long as everything that it was made from is the same.

A page is made from its Markdown as composed, from the settings, and from what it refers to: where an id leads, whether a file is there,
what a note says of a source. The last is not guessed: whoever answers such a question while a page is made notes question and answer, and
the HTML is used again only where each question still has that answer. What was rendered with a warning is not kept, so that the next build
warns again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from publication.model.targets import Target
from publication.pages.paragraphs import ParagraphExtension
from publication.pages.references import ReferenceExtension
from publication.site.references import Registry
from publication.source.beside import Beside

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import TableOfContents

_READ_FILES = ("pymdownx.snippets", "pymdownx.b64")
"""Markdown extensions that put other files into a page, unnoticed: with one of them nothing is kept."""
_WORTH = 100_000
"""Signs of Markdown, rendered in a tenth of a second, from which on a second process is begun."""


class Answers(Mapping[str, Any]):
    """Answers questions from `answer`, and notes each with `noted`, which says in plain values what matters of the answer."""

    def __init__(self, answer: Callable[[str], Any], noted: Callable[[Any], Hashable] = lambda found: found) -> None:
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

    def still(self, asked: Mapping[str, Hashable]) -> bool:
        """Whether questions that were asked before have the same answers now."""
        return all(self.noted(self.answer(name)) == answer for name, answer in asked.items())


def _of_file(file: File | None) -> Hashable:
    return None if file is None else (file.url, file.inclusion)


def _of_target(target: Target | None) -> Hashable:
    return target and (target.path, target.anchor, target.definition)


@dataclass
class _Waiting:
    """A page that is to be rendered, what it is made from, and who answers its questions."""

    page: Page
    path: str
    """As the publication writes it: `docs/index.md`."""
    sections: Collection[str]
    """Those whose paragraphs get addresses."""
    made_from: Hashable
    config: MkDocsConfig
    files: Answers
    targets: Answers
    sources: Answers

    @property
    def answers(self) -> tuple[Answers, ...]:
        """Who is asked."""
        return self.files, self.targets, self.sources


@dataclass(frozen=True)
class _Html:
    """What MkDocs needs of a page after it was rendered, and the questions that were asked meanwhile."""

    content: str
    toc: TableOfContents
    title: str | None
    anchors: set[str]
    links: dict[str, dict[str, str]]
    """Links to anchors, by the path of the file that has to have them."""
    asked: tuple[dict[str, Hashable], ...]

    def give(self, page: Page, files: Answers) -> None:
        """Set what `Page.render` sets."""
        page.content, page.toc, page.present_anchor_ids = self.content, self.toc, self.anchors
        page._title_from_render = self.title
        there = {path: files.answer(path) for path in self.links}
        page.links_to_anchors = {file: self.links[path] for path, file in there.items() if file is not None}


class Rendering:
    """Renders the pages of one build after the other, with the extensions that have to know which page it is."""

    def __init__(self, references: ReferenceExtension, paragraphs: ParagraphExtension) -> None:
        self.references, self.paragraphs = references, paragraphs
        self.kept: dict[str, tuple[Hashable, _Html]] = {}
        self.waiting: list[_Waiting] = []

    def begin(
        self,
        page: Page,
        markdown: str,
        sections: Collection[str],
        words: Hashable,
        config: MkDocsConfig,
        files: Files,
        found: Mapping[str, Target],
        registry: Registry | None,
    ) -> bool:
        """Let `page` wait, whose `markdown` still has its citations. Whether it does: one that is kept needs no Markdown any more.

        `words` is what it is made from besides, `found` says where each id leads, and `registry`, where there is one, what a note says.
        """
        path = f"docs/{page.file.src_uri}"
        of_files, of_targets = Answers(files.get_file_from_path, _of_file), Answers(found.get, _of_target)
        of_sources = Answers(partial(registry.seen_from, path) if registry else lambda _: None)
        made_from = (markdown, page.url, tuple(sections), words, registry is None, _settings(config))
        waiting = _Waiting(page, path, sections, made_from, config, of_files, of_targets, of_sources)
        kept_from, kept = self.kept.pop(path, (None, None))
        if kept is not None and kept_from == made_from and all(map(Answers.still, waiting.answers, kept.asked)):
            self.kept[path] = made_from, kept
            page.render = lambda *_: kept.give(page, of_files)  # type: ignore[method-assign]
            return False
        page.render = partial(self._wait, waiting)  # type: ignore[method-assign]
        if registry:
            registry.words = of_sources
        return True

    def _wait(self, waiting: _Waiting, config: MkDocsConfig, _: Files) -> None:
        self.waiting.append(waiting)
        if config.plugins.events["page_content"]:
            # Somebody wants to see it now.
            self.finish(keep=True, apart=False)
        else:
            waiting.page.content = ""

    def finish(self, *, keep: bool, apart: bool) -> None:
        """Render the pages that wait, half of them in a process beside this one if `apart`; for the next build, `keep` them."""
        waiting, self.waiting = self.waiting, []
        own, other = _halves(waiting) if apart else (waiting, [])
        beside = Beside(partial(self._each, other)) if other else None
        made = self._each(own)
        if beside is not None:
            for each, html in zip(other, beside.finish(), strict=True):
                if html is None:
                    # It has something to say, and says it here.
                    made.append(self._rendered(each))
                else:
                    html.give(each.page, each.files)
                    each.page.markdown = ""
                    made.append(html)
        if keep:
            self.kept |= {each.path: (each.made_from, html) for each, html in zip([*own, *other], made, strict=True) if html is not None}

    def _each(self, waiting: Iterable[_Waiting]) -> list[_Html | None]:
        return [self._rendered(each) for each in waiting]

    def _rendered(self, waiting: _Waiting) -> _Html | None:
        """Render a page; None where a warning was said on the way, or where what it is made from cannot be known."""
        page, config = waiting.page, waiting.config
        self.references.page, self.references.found = waiting.path, waiting.targets
        self.paragraphs.sections = waiting.sections
        with _heard(page) as said:
            type(page).render(page, config, waiting.files)  # type: ignore[arg-type]
        page.markdown = ""  # MkDocs asks only whether there was any; at 300 pages it has 18 MB
        if said or not set(_READ_FILES).isdisjoint(map(str, config.markdown_extensions)):
            return None
        links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
        asked = tuple(answers.asked for answers in waiting.answers)
        return _Html(page.content or "", page.toc, page._title_from_render, page.present_anchor_ids or set(), links, asked)


def _halves(waiting: list[_Waiting]) -> tuple[list[_Waiting], list[_Waiting]]:
    """The pages in two parts that take about the same time; in one, where that is a moment."""
    parts: tuple[list[_Waiting], list[_Waiting]] = [], []
    lengths = [0, 0]
    for each in sorted(waiting, key=lambda each: -len(each.page.markdown or "")):
        least = lengths[1] < lengths[0]
        parts[least].append(each)
        lengths[least] += len(each.page.markdown or "")
    return parts if sum(lengths) > _WORTH else (waiting, [])


def _settings(config: MkDocsConfig) -> Hashable:
    names = [str(name) for name in config.markdown_extensions if isinstance(name, str)]
    return (*names, repr(config.mdx_configs), config.validation.links.get("absolute_links"), config.use_directory_urls)


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
