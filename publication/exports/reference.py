"""What the exported objects are, in words for `/data/`: read from the types, so that page, objects and schemas cannot differ."""

from __future__ import annotations

import types as python_types
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from publication.exports import file_types, types

_SIMPLE = {str: "string", int: "integer", bool: "true or false", date: "date", datetime: "date and time"}
_ANY_ADDRESS = "A whole address."
_SHOWN = (
    file_types.Head,
    file_types.Publication,
    types.Page,
    types.Section,
    types.Recommendation,
    types.Technology,
    types.Relation,
    types.NoBearing,
    types.Question,
    types.RetiredQuestion,
    types.Source,
    types.Instrument,
    types.Provision,
    types.Case,
    types.Term,
    types.Event,
    types.Authentic,
    types.Citation,
    types.Text,
    types.Word,
    file_types.Revision,
    file_types.Licence,
)


@dataclass(frozen=True)
class FieldReference:
    """A field: its name in JSON, its type as Markdown, what it means (perhaps empty)."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True)
class TypeReference:
    """A type: its name, what it is, the type whose fields it has too (perhaps empty), and its own fields."""

    name: str
    meaning: str
    extends: str
    fields: tuple[FieldReference, ...]


def every_type() -> tuple[TypeReference, ...]:
    """The types of the export, the whole first."""
    return tuple(_described(model) for model in _SHOWN)


def _described(model: type[types.Exported]) -> TypeReference:
    base = model.__mro__[1]
    inherited = base.model_fields if issubclass(base, types.Exported) else {}
    written = get_type_hints(model, include_extras=True)
    fields = tuple(
        FieldReference(
            field.alias or name,
            _in_words(written[name]),
            "" if written[name] == types.Url and field.description == _ANY_ADDRESS else field.description or "",
        )
        for name, field in model.model_fields.items()
        if name not in inherited
    )
    return TypeReference(model.__name__, model.__doc__ or "", base.__name__ if inherited else "", fields)


def _in_words(annotation: Any) -> str:
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    if isinstance(annotation, type) and issubclass(annotation, types.Exported):
        return f"[{annotation.__name__}](#type-{annotation.__name__.lower()})"
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return "address" if annotation == types.Url else _in_words(inner[0])
    if origin in (Union, python_types.UnionType):
        return " or ".join("null" if each is type(None) else _in_words(each) for each in inner)
    if origin is tuple:
        return f"list of {_in_words(inner[0])}"
    if origin is dict:
        return f"object whose values are each a {_in_words(inner[1])}"
    raise TypeError(f"{annotation} has no words; give it some in publication/exports/reference.py")
