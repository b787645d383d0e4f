"""The files of `/api/`: JSON, its schemas, and CSV."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from publication.exports import types
from publication.exports.file_types import FILES
from publication.exports.objects import Objects
from publication.exports.tables import matrix_csv, relations_csv
from publication.model.addresses import MATRIX, RELATIONS, WHOLE, by_kind, json_file, schema_file


def api_files(objects: Objects) -> dict[str, str]:
    """Every file of `/api/`, by its path relative to the site."""
    files = {WHOLE: _json(objects.whole())}
    makers: dict[str, Callable[[Any], types.Exported]] = {
        "recommendation": objects.recommendation,
        "technology": objects.technology,
        "source": objects.source,
        "instrument": objects.instrument,
        "case": objects.case,
        "term": objects.term,
    }
    for kind, entries in by_kind(objects.publication).items():
        head = objects.head(kind)
        for entry in entries:
            made = makers[kind](entry)
            # The parts are objects already; the file has the same fields, and the head before them.
            fields = {name: getattr(made, name) for name in type(made).model_fields}
            files[json_file(entry)] = _json(FILES[kind].model_validate(head | fields))
    files |= schema_files(objects.site.address)
    files[RELATIONS] = relations_csv(objects)
    files[MATRIX] = matrix_csv(objects.publication)
    return files


def schema_files(address: str) -> dict[str, str]:
    """The JSON Schema (draft 2020-12) of each kind of file, for the site at `address`."""
    return {schema_file(kind): _dumped(_schema(model, address + schema_file(kind))) for kind, model in FILES.items()}


def _schema(model: type[BaseModel], address: str) -> dict[str, Any]:
    found = model.model_json_schema(mode="serialization", by_alias=True)
    return {"$schema": GenerateJsonSchema.schema_dialect, "$id": address, **found}


def _json(file: BaseModel) -> str:
    return _dumped(file.model_dump(mode="json", by_alias=True))


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
