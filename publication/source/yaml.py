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


@dataclass(frozen=True)
class YamlSource:
    """A parsed value, the place of each path into it, and the problems met on the way. Whoever reads it leaves it as it is."""

    value: Any
    places: dict[tuple[str | int, ...], Place] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    problem_id: str = ""

    def problem(self, path: tuple[str | int, ...], message: str) -> Problem:
        """What is wrong at a path; one that is not there counts as the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return Problem(self.places[path], self.problem_id, message)

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
    except yaml.reader.ReaderError as error:
        line = text.encode().count(b"\n", 0, error.position)
        fault = f"the character U+{error.character:04X} is not allowed; remove it"
    except yaml.MarkedYAMLError as error:
        what, line = str(error.problem), error.problem_mark.line if error.problem_mark else 0
        fault = f"{what}; {_remedy(what, text.splitlines()[line : line + 1])}"
    problem = Problem(Place(path, first_line + line), problem_id, f"not valid YAML: {fault}")
    return YamlSource(None, problems=(problem,), problem_id=problem_id)


def _read(loader: yaml.CSafeLoader, path: str, problem_id: str, first_line: int) -> YamlSource:
    places: dict[tuple[str | int, ...], Place] = {}
    problems: list[Problem] = []

    def place(node: yaml.Node) -> Place:
        return Place(path, first_line + node.start_mark.line)

    def fault(node: yaml.Node, message: str) -> None:
        problems.append(Problem(place(node), problem_id, message))

    def walk(node: yaml.Node, at: tuple[str | int, ...]) -> Any:
        places.setdefault(at, place(node))
        if isinstance(node, yaml.MappingNode):
            result: dict[str, Any] = {PLACE_KEY: place(node)}
            for key_node, value_node in node.value:
                key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
                if not isinstance(key, str):
                    fault(key_node, "a key must be a plain word")
                elif key in result:
                    fault(key_node, f"the key `{key}` appears twice; keep one")
                else:
                    places[(*at, key)] = place(key_node)
                    result[key] = walk(value_node, (*at, key))
            return result
        if isinstance(node, yaml.SequenceNode):
            return [walk(item, (*at, index)) for index, item in enumerate(node.value)]
        try:
            if node.tag.endswith(":int") and re.match(r"[+-]?0[0-7_]", node.value):
                # YAML 1.1 reads 016 as 14, in base eight.
                fault(node, f"`{node.value}` begins with a zero and would be read as another number; write it without")
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
    return YamlSource(value, places, tuple(problems), problem_id)


def _remedy(what: str, lines: list[str]) -> str:
    if "mapping values are not allowed" in what:
        return "put a text that holds a colon between quotation marks, and write each `key: value` with its colon, under the one before"
    if any("\t" in line for line in lines):
        return "indent with spaces"
    return "check indentation, colons and quotation marks on this line and the one before"
