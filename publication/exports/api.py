"""The files of `/api/`: JSON, its schemas, and CSV."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from publication.exports.file_types import FILES, Head, head
from publication.exports.objects import Objects
from publication.exports.tables import matrix_csv, relations_csv
from publication.exports.types import Exported
from publication.model.addresses import MATRIX, RELATIONS, WHOLE, json_file, schema_file


def api_files(objects: Objects) -> dict[str, str]:
    """Every file of `/api/`, by its path relative to the site."""
    whole = objects.whole()
    files = {WHOLE: _json(whole)}
    for entry, made in zip(objects.publication.recommendations, whole.recommendations, strict=True):
        files[json_file(entry)] = _json(_file("recommendation", made, objects))
    for page, technology in zip(objects.publication.technologies, whole.technologies, strict=True):
        files[json_file(page)] = _json(_file("technology", technology, objects))
    if objects.publication.english is None:
        files |= schema_files(objects.site.address)
    files[RELATIONS] = relations_csv(objects)
    files[MATRIX] = matrix_csv(objects.publication)
    return files


def schema_files(address: str) -> dict[str, str]:
    """The JSON Schema (draft 2020-12) of each kind of file, for the site at `address`."""
    return {schema_file(kind): _dumped(schema(kind, address)) for kind in FILES}


def schema(kind: str, address: str) -> dict[str, Any]:
    """The JSON Schema of one kind of file."""
    found = FILES[kind].model_json_schema(mode="serialization", by_alias=True)
    return {"$schema": GenerateJsonSchema.schema_dialect, "$id": address + schema_file(kind), **found}


def _file(kind: str, made: Exported, objects: Objects) -> Head:
    """An object in a file of its own: the head, then the same fields. Its parts are objects already."""
    return FILES[kind].model_validate(
        head(kind, objects.publication, objects.site) | {name: getattr(made, name) for name in type(made).model_fields}
    )


def _json(file: BaseModel) -> str:
    return _dumped(file.model_dump(mode="json", by_alias=True))


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
