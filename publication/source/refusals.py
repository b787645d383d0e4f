"""What the model refuses, in words for somebody who edits a page."""

from __future__ import annotations

from typing import Any

from publication.model import Authentic, Entry
from publication.model.problems import suggestion


def nearest_line(lines: dict[tuple[str | int, ...], int], where: tuple[str | int, ...]) -> int:
    """The line of `where`, or of the nearest thing around it that has one."""
    while where not in lines and where:
        where = where[:-1]
    return lines.get(where, 1)


def in_words(model: type[Entry], fault: Any) -> str:
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
    if fault["type"] in ("string_too_short", "too_short"):
        return f"`{name}` is empty; fill it in"
    if fault["type"] == "string_type" and fault["input"] is None:
        return f"`{name}` is empty; fill it in or leave the key out"
    given = fault["input"]
    shown = "a list" if isinstance(given, list) else "a group of keys" if isinstance(given, dict) else f"`{given}`"
    right = _RIGHT.get(fault["type"]) or fault["msg"].removeprefix("Value error, ").lower()
    return f"`{name}` is not valid (it is {shown}); {right}"


_RIGHT = {
    "tuple_type": "write a list, `[one]` or `[one, other]`",
    "string_type": "write text, between quotation marks where it is a number, a date, or a word such as `no`",
    "bool_parsing": "write `true` or `false`",
    **dict.fromkeys(("int_parsing", "int_type", "int_from_float"), "write a whole number"),
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), "write a day as 2024-06-13"),
}
"""What is right instead, by what pydantic calls the fault."""
_DATE = 'write it as "2024", "2024-06" or "2024-06-13", between quotation marks'


def _keys(model: Any, path: list[str]) -> set[str]:
    """The keys that a mapping at `path` below `model` may have."""
    for step in path:
        annotation = model.model_fields[step].annotation
        model = next((arg for arg in getattr(annotation, "__args__", ()) if hasattr(arg, "model_fields")), annotation)
    hidden = {"place", "path", "body", "lines", "number" if model is Authentic else "", "language" if model is Authentic else ""}
    return {name for name in model.model_fields if name not in hidden}
