"""From one file to entries of the model.

Nothing is lost silently: what cannot be read becomes a problem with file and line, and the rest is read all the same, so that one run
shows every fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from publication.model import Entry
from publication.model.problems import PLACE_KEY, Place, Problem
from publication.model.text import MarkdownSource
from publication.source.markdown import read_markdown
from publication.source.refusals import in_words, nearest_line
from publication.source.typography import set_marks
from publication.source.yaml import YamlSource, read_yaml

_HEAD = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)

_HTML = re.compile(r"(?<!\\)<(?!https?:|mailto:)[A-Za-z!][^<>]*>")

EntryType = TypeVar("EntryType", bound=Entry)


@dataclass(frozen=True)
class FrontMatter:
    """The head of a file, and the text below it, which begins at `body_line`."""

    header: YamlSource
    body: str
    body_line: int


class Reader:
    """Reads the files of the folder `root`; paths are relative to it. What is wrong with them gathers in `problems`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        """Files that could not be read whole."""
        self.ids: frozenset[str] = frozenset()
        """What a text may refer to."""
        self.extensions: dict[str, dict[str, Any]] = {}
        """The Markdown extensions of the pages."""

    def fault(self, path: str, line: int, problem_id: str, message: str) -> None:
        """Note what is wrong with a file, which then counts as unread."""
        self.problems.append(Problem(Place(path, line), problem_id, message))
        self.unread.add(path)

    def text(self, path: str) -> str | None:
        """The text of a file; None, and a problem, when there is none to be had. A byte order mark and Windows line ends go."""
        try:
            return (self.root / path).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            self.fault(path, line, "encoding", "the file is not UTF-8; save it as UTF-8")
        except FileNotFoundError:
            self.fault(path, 1, "data-file", "the file is missing; restore it")
        except OSError as error:
            self.fault(path, 1, "data-file", f"the file cannot be read: {error.strerror}; check what is there and its rights")
        return None

    def yaml(self, path: str, change: Callable[[str], str] = str) -> YamlSource:
        """A file of `data/`, its text changed by `change`; its value is None, with a problem, when it is missing, empty or no YAML."""
        text = self.text(path)
        if text is None:
            return YamlSource(None)
        source = read_yaml(change(text), path, problem_id="data-file")
        self._note(path, source, text)
        if source.value is None and not source.problems:
            self.fault(path, 1, "data-file", "the file is empty; CONTRIBUTING shows what belongs in it")
        return source

    def _note(self, path: str, source: YamlSource, text: str, first_line: int = 1) -> None:
        self.problems += source.problems
        for found in _HTML.finditer(text) if not path.startswith("data/interface/") else ():
            # It would go into pages as it is, and be seen as typed in menus, feeds and data.
            message = f"`{found[0][:60]}` is HTML; write it in words, or `&lt;` for the sign"
            self.problems.append(Problem(Place(path, first_line + text.count("\n", 0, found.start())), "raw-html", message))
        if source.problems:
            self.unread.add(path)

    def entries(self, path: str, model: type[EntryType]) -> list[EntryType]:
        """The valid objects of a file of `data/` that holds a list."""
        source = self.yaml(path)
        if source.value is None:
            return []
        if not isinstance(source.value, list):
            self.fault(path, 1, "data-file", "a list is expected: begin each entry with `- `")
            return []
        found = (self.entry(model, source, "data-file", path, (index,)) for index in range(len(source.value)))
        return [entry for entry in found if entry is not None]

    def entry(
        self,
        model: type[EntryType],
        source: YamlSource,
        problem_id: str,
        path: str,
        at: tuple[str | int, ...] = (),
        extra: dict[str, Any] | None = None,
    ) -> EntryType | None:
        """The object at the position `at` of a YAML source; None, and a problem for each fault, when it is not valid."""
        value = source.at(at)
        if value is None and at:
            self.fault(path, source.lines.get(at, 1), problem_id, f"`{at[-1]}` is empty; fill it in or take it out")
        if value is None:
            return None
        if not isinstance(value, dict):
            self.fault(path, source.lines.get(at, 1), problem_id, "`key: value` lines are expected here")
            return None
        extra = extra or {}
        for name in sorted(set(value) & set(extra)):
            self.fault(path, source.lines[(*at, name)], problem_id, f"unknown key `{name}`: the file's name and text say it; take it out")
        try:
            return model.model_validate(value | extra)
        except ValidationError as error:
            for fault in error.errors():
                where = (*at, *fault["loc"])
                self.fault(path, nearest_line(source.lines, where), problem_id, in_words(model, fault))
            return None

    def page(
        self,
        model: type[EntryType],
        path: str,
        keys: str,
        extra: Callable[[FrontMatter], dict[str, Any]],
        change: Callable[[str], str] = str,
    ) -> EntryType | None:
        """The object of a file that begins with front matter, of which `keys` names what it needs, with what `extra` adds to that.

        None, and a problem for each fault, when it is not valid. The text is changed by `change` before it is read.
        """
        text = self.text(path)
        if text is None:
            return None
        text = change(text)
        head = _HEAD.match(text)
        if head is None:
            begun = re.match(r"\s*---[ \t]*\n", text)
            wrong = "has a front matter that is not on its first line, or does not end" if begun else "has no front matter"
            self.fault(path, 1, "front-matter", f"the file {wrong}; begin it with `---`, {keys}, and `---`")
            return None
        source = read_yaml(head[1], path, problem_id="front-matter", first_line=2)
        self._note(path, source, head[1], 2)
        if source.problems:
            return None
        if source.value is None:
            self.fault(path, 1, "front-matter", f"the front matter is empty; give {keys}")
            return None
        found = FrontMatter(source, text[head.end() :], text.count("\n", 0, head.end()) + 1)
        return self.entry(model, source, "front-matter", path, extra=extra(found))

    def markdown(self, found: FrontMatter) -> MarkdownSource:
        """The text below the front matter, and what it refers to."""
        return read_markdown(set_marks(found.body), references=self.ids, first_line=found.body_line, extensions=self.extensions)


def without_places(value: Any) -> Any:
    """What was read from YAML, without the places of its mappings."""
    if isinstance(value, dict):
        return {key: without_places(item) for key, item in value.items() if key != PLACE_KEY}
    if isinstance(value, list):
        return [without_places(item) for item in value]
    return value
