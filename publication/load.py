"""From files to the model. The only module that reads the publication's folder.

Nothing is lost silently: what cannot be read becomes a problem with file and line, and the rest is loaded all the same, so that
one run shows every fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from publication.bibliography import Bibliography, read_bibliography
from publication.changes import CHANGELOG, read_changes
from publication.markdown_source import read_markdown
from publication.model import (
    Authentic,
    Case,
    Entry,
    Event,
    Example,
    Instrument,
    Page,
    Publication,
    Question,
    Recommendation,
    Redirect,
    RetiredQuestion,
    Technology,
    Term,
    Vocabulary,
)
from publication.problems import Place, Problem
from publication.refusals import in_words, nearest_line
from publication.yaml_source import PLACE_KEY, YamlSource, read_yaml

SOURCES = "data/sources.bib"
VOCABULARY = "data/vocabulary.yml"
WORDS = "data/interface/en.yml"
LISTS: dict[str, tuple[str, type[Entry]]] = {
    "terms": ("data/glossary.yml", Term),
    "timeline": ("data/timeline.yml", Event),
    "instruments": ("data/instruments.yml", Instrument),
    "cases": ("data/cases.yml", Case),
    "questions": ("data/questions.yml", Question),
    "redirects": ("data/redirects.yml", Redirect),
    "examples": ("data/examples.yml", Example),
    "retired_questions": ("data/retired-questions.yml", RetiredQuestion),
}
RECOMMENDATION_PAGE = re.compile(r"docs/recommendations/(\d{2})\.md")
TECHNOLOGY_PAGE = re.compile(r"docs/technologies/([a-z0-9-]+)\.md")
AUTHENTIC_FILE = re.compile(r"data/authentic/(\d{2})\.([a-z]{2,3})\.md")
LAYOUTS = "overrides/layouts"
DECISIONS = "docs/decisions/"
"""Records for who works on the code; they are no pages, and mkdocs.yml leaves them out too."""
_FENCE = "---"

EntryType = TypeVar("EntryType", bound=Entry)


@dataclass(frozen=True)
class Loaded:
    """What was read and what was wrong. `publication` is None only when its vocabulary or interface words cannot be read."""

    publication: Publication | None
    problems: tuple[Problem, ...]
    bibliography: Bibliography
    words: dict[str, Any] | None = None
    """The words of the interface, which the frame of a page needs even when the publication cannot be shown."""


def load(root: Path) -> Loaded:
    """Read the publication in the folder `root`."""
    return _Loader(root).load()


def known_ids(page_paths: Iterable[str], terms: Iterable[str], instruments: Iterable[str], cases: Iterable[str]) -> set[str]:
    """Every id that a text may refer to. Pages count by their file name, so that a page with a fault is still known."""
    ids = {f"term-{term}" for term in terms} | {f"law-{item}" for item in instruments} | {f"case-{item}" for item in cases}
    for path in page_paths:
        if match := RECOMMENDATION_PAGE.fullmatch(path):
            ids.add(f"rec-{int(match.group(1))}")
        elif (match := TECHNOLOGY_PAGE.fullmatch(path)) and match.group(1) != "index":
            ids.add(match.group(1))
    return ids


class _Loader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.unread: set[str] = set()

    def load(self) -> Loaded:
        vocabulary = self._entry(Vocabulary, self._yaml(VOCABULARY), "data-file", VOCABULARY)
        words = self._yaml(WORDS).value
        bibliography = read_bibliography(self._text(SOURCES) or "", SOURCES)
        self.problems += bibliography.problems
        if any(problem.id == "bibliography" for problem in bibliography.problems):
            self.unread.add(SOURCES)
        lists = {name: self._list(path, model) for name, (path, model) in LISTS.items()}
        found = (path.relative_to(self.root).as_posix() for path in (self.root / "docs").rglob("*") if path.is_file())
        files = sorted(path for path in found if not path.startswith(DECISIONS))
        paths = [path for path in files if path.endswith(".md")]
        ids = known_ids(paths, *([str(entry.id) for entry in lists[name]] for name in ("terms", "instruments", "cases")))  # type: ignore[attr-defined]
        pages = [page for page in (self._page(path, ids) for path in paths) if page is not None]
        changes, faults = read_changes(self._text(CHANGELOG) or "", ids)
        self.problems += faults
        publication = None
        words = _without_places(words) if isinstance(words, dict) else None
        if vocabulary is not None and words is not None:
            publication = Publication(
                vocabulary=vocabulary,
                words=words,
                recommendations=tuple(sorted((p for p in pages if isinstance(p, Recommendation)), key=lambda p: (p.number, p.path))),
                technologies=self._in_order([page for page in pages if isinstance(page, Technology)]),
                pages=tuple(page for page in pages if not isinstance(page, Recommendation | Technology)),
                sources=bibliography.sources,
                authentic=tuple(self._authentic()),
                changes=changes,
                navigation=self._navigation(),
                files=frozenset(files),
                layouts=frozenset(path.stem for path in (self.root / LAYOUTS).glob("[!_]*.md")),
                drawings={path: text for path in files if path.endswith(".svg") and (text := self._text(path)) is not None},
                unread=frozenset(self.unread),
                **{name: tuple(entries) for name, entries in lists.items()},
            )
        return Loaded(publication, tuple(sorted(set(self.problems))), bibliography, words)

    def _in_order(self, technologies: list[Technology]) -> tuple[Technology, ...]:
        """Technologies in the order of the navigation, which is the order of the roundtable's areas."""
        order = {path: index for index, path in enumerate(self._navigation())}
        return tuple(sorted(technologies, key=lambda page: (order.get(page.path, len(order)), page.path)))

    def _fault(self, path: str, line: int, problem_id: str, message: str) -> None:
        self.problems.append(Problem(Place(path, line), problem_id, message))
        self.unread.add(path)

    def _text(self, path: str) -> str | None:
        """The text of a file; None, and a problem, when there is none to be had. A byte order mark and Windows line ends go."""
        try:
            return (self.root / path).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            self._fault(path, line, "encoding", "the file is not UTF-8; save it as UTF-8")
        except FileNotFoundError:
            self._fault(path, 1, "data-file", "the file is missing; restore it")
        except OSError as error:
            self._fault(path, 1, "data-file", f"the file cannot be read: {error.strerror}; check what stands there and its rights")
        return None

    def _yaml(self, path: str, problem_id: str = "data-file") -> YamlSource:
        text = self._text(path)
        if text is None:
            return YamlSource(None)
        source = read_yaml(text, path, problem_id=problem_id)
        self._note(path, source)
        if source.value is None and not source.problems:
            self._fault(path, 1, problem_id, "the file is empty; CONTRIBUTING shows what belongs in it")
        return source

    def _note(self, path: str, source: YamlSource) -> None:
        self.problems += source.problems
        if source.problems:
            self.unread.add(path)

    def _list(self, path: str, model: type[EntryType]) -> list[EntryType]:
        source = self._yaml(path)
        if source.value is None:
            return []
        if not isinstance(source.value, list):
            self._fault(path, 1, "data-file", "a list is expected: begin each entry with `- `")
            return []
        entries = (self._entry(model, source, "data-file", path, (index,)) for index in range(len(source.value)))
        return [entry for entry in entries if entry is not None]

    def _entry(
        self,
        model: type[EntryType],
        source: YamlSource,
        problem_id: str,
        path: str,
        at: tuple[str | int, ...] = (),
        extra: dict[str, Any] | None = None,
    ) -> EntryType | None:
        """The object at the position `at` of a YAML source; None, and a problem for each fault, when it is not valid."""
        value = source.value
        for step in at:
            value = value[step]
        if value is None:
            return None
        if not isinstance(value, dict):
            self._fault(path, source.lines.get(at, 1), problem_id, "`key: value` lines are expected here")
            return None
        extra = extra or {}
        for name in sorted(set(value) & set(extra)):
            self._fault(path, source.lines[(*at, name)], problem_id, f"unknown key `{name}`: the file's name and text say it; take it out")
        try:
            return model.model_validate(value | extra)
        except ValidationError as error:
            for fault in error.errors():
                where = (*at, *fault["loc"])
                self._fault(path, nearest_line(source.lines, where), problem_id, in_words(model, fault))
            return None

    def _page(self, path: str, ids: set[str]) -> Page | None:
        text = self._text(path)
        if text is None:
            return None
        header, body, body_line = _split(text)
        if header is None:
            message = "the page has no front matter; begin it with `---`, title, summary and reviewed, and `---`"
            self._fault(path, 1, "front-matter", message)
            return None
        source = read_yaml(header, path, problem_id="front-matter", first_line=2)
        self._note(path, source)
        if source.problems:
            return None
        if source.value is None:
            self._fault(path, 1, "front-matter", "the front matter is empty; give title, summary and reviewed")
            return None
        return self._entry(
            page_model(path),
            source,
            "front-matter",
            path,
            extra={"path": path, "body": read_markdown(body, references=ids, first_line=body_line)},
        )

    def _authentic(self) -> Iterator[Authentic]:
        folder = self.root / "data" / "authentic"
        for file in sorted(folder.glob("*.md")) if folder.is_dir() else ():
            path = file.relative_to(self.root).as_posix()
            match = AUTHENTIC_FILE.fullmatch(path)
            if match is None:
                self._fault(path, 1, "file-name", "call the file by number and language, for example `09.en.md`")
                continue
            header, body, _ = _split(self._text(path) or "")
            if header is None:
                self._fault(path, 1, "front-matter", "the provenance is missing; begin with `---`, provenance, rights and `---`")
                continue
            source = read_yaml(header, path, problem_id="front-matter", first_line=2)
            self._note(path, source)
            told = {"path": path, "number": int(match.group(1)), "language": match.group(2), "text": body}
            entry = self._entry(Authentic, source, "front-matter", path, extra=told)
            if entry is not None:
                yield entry

    def _navigation(self) -> tuple[str, ...]:
        """The pages of `nav` in mkdocs.yml, in order."""
        text = self._text("mkdocs.yml")
        try:
            settings = yaml.load(text or "", Loader=_SettingsLoader)  # noqa: S506 - a SafeLoader that reads over MkDocs' own tags
        except yaml.YAMLError:
            settings = None
        if not isinstance(settings, dict):
            self._fault("mkdocs.yml", 1, "data-file", "not valid YAML; MkDocs names the line")
            return ()
        return tuple(f"docs/{page}" for page in _leaves(settings.get("nav", [])))


class _SettingsLoader(yaml.SafeLoader):
    """Reads mkdocs.yml for its navigation and ignores tags such as `!ENV`, which only MkDocs resolves."""


_SettingsLoader.add_multi_constructor("", lambda *_: None)


def _leaves(item: Any) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif isinstance(item, dict):
        for value in item.values():
            yield from _leaves(value)
    elif isinstance(item, list):
        for value in item:
            yield from _leaves(value)


def page_model(path: str) -> type[Page]:
    """What kind of page a file of `docs/` holds: the folder tells."""
    if path.startswith("docs/recommendations/") and re.fullmatch(r"\d+", path.rsplit("/", 1)[-1].removesuffix(".md")):
        return Recommendation
    if TECHNOLOGY_PAGE.fullmatch(path) and not path.endswith("/index.md"):
        return Technology
    return Page


def _split(text: str) -> tuple[str | None, str, int]:
    """Front matter, body, and the line on which the body begins."""
    lines = text.splitlines(keepends=True)
    if not lines or lines[0].rstrip() != _FENCE:
        return None, text, 1
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return "".join(lines[1:index]), "".join(lines[index + 1 :]), index + 2
    return None, text, 1


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(item) for key, item in value.items() if key != PLACE_KEY}
    if isinstance(value, list):
        return [_without_places(item) for item in value]
    return value
