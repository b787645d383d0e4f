"""YAML that remembers its lines.

PyYAML's own loader forgets the line of a value and lets the later of two equal keys win. Here the node tree is walked once, so
that every mapping carries its place under `PLACE_KEY` and a repeated key is a problem instead of a lost value. Texts get their
typographic marks here, after those that YAML itself uses are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from typing import Any

import yaml

from publication.model.problems import PLACE_KEY, Place, Problem
from publication.source.typography import set_marks

_Loader = yaml.SafeLoader | yaml.CSafeLoader


@dataclass(frozen=True)
class YamlSource:
    """The parsed value, the line of each path into it, and the problems met on the way. Whoever reads it leaves it as it is."""

    value: Any
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def at(self, path: Iterable[str | int]) -> Any:
        """The value at a path that is there."""
        return reduce(lambda value, step: value[step], path, self.value)

    def keys_at(self, path: Iterable[str | int] = ()) -> list[str]:
        """The keys of the mapping at a path; none where there is no mapping."""
        value = self.at(path)
        return [key for key in value if key != PLACE_KEY] if isinstance(value, dict) else []


@lru_cache(maxsize=4096)  # a preview reads all files after each edit; what follows from a text alone is parsed once
def read_yaml(text: str, path: str, *, problem_id: str, first_line: int = 1) -> YamlSource:
    """Parse `text`, which begins at `first_line` of the file `path`.

    Returns the value with a `Place` in every mapping. A text that is no YAML gives the value None and one problem that bears
    `problem_id`; so does each key that appears twice.
    """
    try:
        return _read(yaml.CSafeLoader(text), path, problem_id, first_line)
    except yaml.YAMLError:
        # Twenty times slower, but its messages say more, and it counts characters where the other counts bytes.
        return _read_slowly(text, path, problem_id, first_line)


def _read_slowly(text: str, path: str, problem_id: str, first_line: int) -> YamlSource:
    try:
        loader = yaml.SafeLoader(text)
    except yaml.reader.ReaderError as error:
        line = first_line + text.count("\n", 0, error.position)
        message = f"not valid YAML: the character U+{error.character:04X} is not allowed; remove it"
        return YamlSource(None, {}, (Problem(Place(path, line), problem_id, message),))
    try:
        return _read(loader, path, problem_id, first_line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = (error.problem or "it cannot be read").strip()
        place = Place(path, first_line + (mark.line if mark else 0))
        return YamlSource(None, {}, (Problem(place, problem_id, f"not valid YAML: {what}; {_remedy(what)}"),))


def _read(loader: _Loader, path: str, problem_id: str, first_line: int) -> YamlSource:
    lines: dict[tuple[str | int, ...], int] = {}
    problems: list[Problem] = []

    def place(node: yaml.Node) -> Place:
        return Place(path, first_line + node.start_mark.line)

    def fault(node: yaml.Node, message: str) -> None:
        problems.append(Problem(place(node), problem_id, message))

    def walk(node: yaml.Node, at: tuple[str | int, ...]) -> Any:
        lines.setdefault(at, place(node).line)
        if isinstance(node, yaml.MappingNode):
            result: dict[str, Any] = {PLACE_KEY: place(node)}
            for key_node, value_node in node.value:
                key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
                if not isinstance(key, str):
                    fault(key_node, "a key must be a plain word")
                elif key in result:
                    fault(key_node, f"the key `{key}` appears twice; keep one")
                else:
                    lines[(*at, key)] = place(key_node).line
                    result[key] = walk(value_node, (*at, key))
            return result
        if isinstance(node, yaml.SequenceNode):
            return [walk(item, (*at, index)) for index, item in enumerate(node.value)]
        try:
            if node.tag.endswith(":int") and re.match(r"[+-]?0[0-7_]", node.value):
                # YAML 1.1 reads 016 as 14, in base eight.
                fault(
                    node,
                    f"`{node.value}` begins with a zero and would be read as another number; write it without",
                )
                return int(node.value.replace("_", ""))
            value = loader.construct_object(node)
            return set_marks(value) if isinstance(value, str) else value
        except (yaml.YAMLError, ValueError):
            fault(node, f"`{node.value}` cannot be read as a value; put it between quotation marks")
            return None

    try:
        node = loader.get_single_node()
        value = walk(node, ()) if node is not None else None
    finally:
        loader.dispose()
    return YamlSource(value, lines, tuple(problems))


def _remedy(what: str) -> str:
    if "mapping values are not allowed" in what:
        return "put a text that holds a colon between quotation marks, and write each `key: value` with its colon, under the one before"
    if re.search(r"tab|\\t", what):
        return "indent with spaces"
    return "check indentation, colons and quotation marks on this line and the one before"
