"""A JSON Schema in words, for the page about the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from publication.model import Words


def described(schema: Mapping[str, Any], words: Words) -> Iterator[tuple[str, str, list[tuple[str, str, str]]]]:
    """Each type that a schema defines: its name, what it is, and its fields, each with its type in Markdown and what it is."""
    for name, found in schema.get("$defs", {}).items():
        fields = [(field, _type(about, words), about.get("description", "")) for field, about in found["properties"].items()]
        yield name, found.get("description", ""), fields


def _type(field: Mapping[str, Any], words: Words) -> str:
    """The type of a field: a link to a type, one of several, a list of one, or what JSON Schema calls it."""
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#type-{name.lower()})"
    if "anyOf" in field:
        return f" {words['or']} ".join(_type(each, words) for each in field["anyOf"])
    if "items" in field:
        return f"{words['list']} {_type(field['items'], words)}"
    return str(field.get("format") or field.get("type", ""))
