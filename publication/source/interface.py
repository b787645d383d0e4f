"""Which words of the interface are asked for, and where: `words.frame.menu` in a template, `publication.words["frame"]` in the code.

A word that is asked for and is not there would end a build in the middle. Read here, it is a fault with a file and a line.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from publication.model.problems import Place, Problem

Names = tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """A word by the names that lead to it; `given` are the placeholders that are filled, None where the word is used as it stands."""

    word: Names
    place: Place
    given: frozenset[str] | None = None


@cache  # a preview reads them again after every change of a page
def asked_in_template(text: str, path: str) -> tuple[tuple[Asked, ...], tuple[Problem, ...]]:
    """What a Jinja template asks for. A template that is not valid is a problem with its line."""
    try:
        tree = Environment(autoescape=True).parse(text)
    except TemplateSyntaxError as error:
        message = f"not a valid template: {error.message}; mend it, Jinja's documentation names the tags"
        return (), (Problem(Place(path, error.lineno), "layout", message),)
    return tuple(_Template(path).asked(tree)), ()


@cache
def asked_in_code(text: str, path: str) -> tuple[Asked, ...]:
    """What Python asks for by an attribute `words`, or by a name that the same function gave to a part of it."""
    found: list[Asked] = []
    for function in ast.walk(ast.parse(text)):
        if isinstance(function, ast.FunctionDef):
            found += _Code(path).asked(function)
    return tuple(found)


@dataclass
class _Template:
    path: str
    known: dict[str, Names] = field(default_factory=lambda: {"words": ()})

    def asked(self, node: nodes.Node) -> Iterator[Asked]:
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr) and node.node.attr == "format":
            word = self.word(node.node.node)
            if word is not None:
                yield Asked(word, Place(self.path, node.lineno), frozenset(each.key for each in node.kwargs))
                for part in (*node.args, *node.kwargs):
                    yield from self.asked(part)
                return
        if isinstance(node, nodes.Getattr | nodes.Getitem) and (word := self.word(node)) is not None:
            yield Asked(word, Place(self.path, node.lineno))
            return
        for part in node.iter_child_nodes():
            yield from self.asked(part)
        if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            word = self.word(node.node)
            if word is not None:
                self.known[node.target.name] = word
            else:
                self.known.pop(node.target.name, None)

    def word(self, node: nodes.Node) -> Names | None:
        if isinstance(node, nodes.Name):
            return self.known.get(node.name)
        if isinstance(node, nodes.Getattr):
            before, name = self.word(node.node), node.attr
        elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            before, name = self.word(node.node), str(node.arg.value)
        else:
            return None
        return None if before is None else (*before, name)


@dataclass
class _Code:
    path: str
    known: dict[str, Names] = field(default_factory=dict)

    def asked(self, function: ast.FunctionDef) -> Iterator[Asked]:
        for node in ast.walk(function):
            if isinstance(node, ast.Assign):
                self.name(node)
        for node in ast.walk(function):
            if isinstance(node, ast.Subscript) and (word := self.word(node)):
                yield Asked(word, Place(self.path, node.lineno))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
                word = self.word(node.func.value)
                if word and all(each.arg for each in node.keywords):
                    yield Asked(word, Place(self.path, node.lineno), frozenset(str(each.arg) for each in node.keywords))

    def name(self, node: ast.Assign) -> None:
        target, value = node.targets[0], node.value
        several = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
        targets, values = (getattr(each, "elts", [each]) if several else [each] for each in (target, value))
        for one, other in zip(targets, values, strict=False):
            if isinstance(one, ast.Name) and (word := self.word(other)) is not None:
                self.known[one.id] = word

    def word(self, node: ast.expr) -> Names | None:
        if isinstance(node, ast.Attribute):
            return () if node.attr == "words" else None
        if isinstance(node, ast.Name):
            return self.known.get(node.id)
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
            before = self.word(node.value)
            return None if before is None else (*before, node.slice.value)
        return None
