"""From one file to entries of the model.

Nothing is lost silently: what cannot be read becomes a problem with file and line, and the rest is read all the same, so that one run
shows every fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError

from publication.model import Entry
from publication.model.base import NUMBERS
from publication.model.problems import PLACE_KEY, Place, Problem, suggestion
from publication.model.text import MarkdownSource
from publication.source.markdown import read_markdown
from publication.source.typography import set_marks
from publication.source.yaml import YamlSource, read_yaml

_HEAD = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_DATE = 'write it as "2024", "2024-06" or "2024-06-13", between quotation marks'
_RIGHT = {
    "tuple_type": "write a list, `[one]` or `[one, other]`",
    "string_type": "write text, between quotation marks where it is a number, a date, or a word such as `no`",
    "bool_parsing": "write `true` or `false`",
    **dict.fromkeys(("int_parsing", "int_type", "int_from_float"), "write a whole number"),
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), "write a day as 2024-06-13"),
}
"""What is right instead, by what pydantic calls the fault."""
_HTML = re.compile(r"(?<!\\)<(?!https?:|mailto:)[A-Za-z!][^<>]*>")

EntryType = TypeVar("EntryType", bound=Entry)


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
        self.note(Problem(Place(path, line), problem_id, message))

    def note(self, *problems: Problem) -> None:
        """The same of problems that are known already."""
        self.problems += problems
        self.unread.update(problem.place.path for problem in problems)

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
        self.note(*source.problems)
        self._html(path, text)
        if source.value is None and not source.problems:
            self.fault(path, 1, "data-file", "the file is empty; CONTRIBUTING shows what belongs in it")
        return source

    def _html(self, path: str, text: str, first_line: int = 1) -> None:
        """Note HTML in data, which would go into pages as it is, and be seen as typed in menus, feeds and exports."""
        for found in _HTML.finditer(text) if not path.startswith("data/interface/") else ():
            message = f"`{found[0][:60]}` is HTML; write it in words, or `&lt;` for the sign"
            self.problems.append(Problem(Place(path, first_line + text.count("\n", 0, found.start())), "raw-html", message))

    def entries(self, path: str, model: type[EntryType]) -> list[EntryType]:
        """The valid objects of a file of `data/` that holds a list."""
        source = self.yaml(path)
        if source.value is None:
            return []
        if not isinstance(source.value, list):
            self.fault(path, 1, "data-file", "a list is expected: begin each entry with `- `")
            return []
        found = (self.entry(model, source, (index,)) for index in range(len(source.value)))
        return [entry for entry in found if entry is not None]

    def entry(
        self, model: type[EntryType], source: YamlSource, at: tuple[str | int, ...] = (), extra: Mapping[str, Any] = MappingProxyType({})
    ) -> EntryType | None:
        """The object at a path of a YAML source, with what `extra` adds to it; None, and a problem for each fault, when it is not valid."""
        value = source.at(at)
        if value is None and not at:
            return None
        if not isinstance(value, dict):
            empty = f"`{at[-1]}` is empty; fill it in or take it out" if value is None else ""
            self.note(source.problem(at, empty or "`key: value` lines are expected here"))
            return None
        for name in sorted(value.keys() & extra.keys()):
            self.note(source.problem((*at, name), f"unknown key `{name}`: the file's name and text say it; take it out"))
        try:
            return model.model_validate({**value, **extra})
        except ValidationError as error:
            for fault in error.errors():
                # Where an entry of a list is wrong, pydantic says besides that the list is too short without it.
                if fault["type"] != "too_short" or not fault["input"]:
                    self.note(source.problem((*at, *fault["loc"]), _in_words(model, fault)))
            return None

    def page(
        self,
        model: type[EntryType],
        path: str,
        keys: str,
        change: Callable[[str], str] = str,
        more: Callable[[YamlSource, MarkdownSource], dict[str, Any]] = lambda header, body: {},  # noqa: ARG005 - their names are shown
    ) -> EntryType | None:
        """The object of a file that begins with front matter, of which `keys` names what it needs; with `path`, `body` and what is `more`.

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
        header = read_yaml(head[1], path, problem_id="front-matter", first_line=2)
        self.note(*header.problems)
        self._html(path, head[1], 2)
        if header.value is None and not header.problems:
            self.fault(path, 1, "front-matter", f"the front matter is empty; give {keys}")
        if header.value is None or header.problems:
            return None
        below, line = set_marks(text[head.end() :]), text.count("\n", 0, head.end()) + 1
        body = read_markdown(below, references=self.ids, first_line=line, extensions=self.extensions)
        return self.entry(model, header, extra={"path": path, "body": body} | more(header, body))


def without_places(value: Any) -> Any:
    """What was read from YAML, without the places of its mappings."""
    if isinstance(value, dict):
        return {key: without_places(item) for key, item in value.items() if key != PLACE_KEY}
    if isinstance(value, list):
        return [without_places(item) for item in value]
    return value


def _in_words(model: type[Entry], fault: Any) -> str:
    """A validation error of pydantic in words for somebody who edits a page."""
    loc = [str(step) for step in fault["loc"] if not isinstance(step, int)]
    name = loc[-1] if loc else "value"
    if fault["type"] == "missing":
        return f"`{name}` is missing; add it (CONTRIBUTING lists the keys)"
    if fault["type"] == "extra_forbidden":
        known = _keys(model, loc[:-1])
        return f"unknown key `{name}`{suggestion(name, known)}; known keys are {', '.join(sorted(known))}"
    if fault["type"] == "string_pattern_mismatch":
        form = _DATE if name in ("date", "status_checked") else "use small letters, digits and hyphens"
        return f"`{name}` is `{fault['input']}`, which has not the form that is asked; {form}"
    if fault["type"] in ("greater_than_equal", "less_than_equal"):
        return f"there is no Recommendation {fault['input']}; numbers run from {NUMBERS[0]} to {NUMBERS[-1]}"
    if fault["type"] in ("string_too_short", "too_short"):
        return f"`{name}` is empty; fill it in"
    if fault["type"] == "string_type" and fault["input"] is None:
        return f"`{name}` is empty; fill it in or leave the key out"
    given = fault["input"]
    shown = "a list" if isinstance(given, list) else "a group of keys" if isinstance(given, dict) else f"`{given}`"
    right = _RIGHT.get(fault["type"]) or fault["msg"].removeprefix("Value error, ").lower()
    return f"`{name}` is not valid (it is {shown}); {right}"


def _keys(model: Any, path: list[str]) -> set[str]:
    """The keys that a mapping at `path` below `model` may have."""
    for step in path:
        annotation = model.model_fields[step].annotation
        model = next((arg for arg in getattr(annotation, "__args__", ()) if hasattr(arg, "model_fields")), annotation)
    return set(model.model_fields) - {"place", "path", "body", "places"}
