"""What the exported objects are made of. Each object is one class, in `data`, `pages` or `whole`: its fields, and in `of` what is computed
for them. A field that is not computed is that of the same name in the model (`Exported.made`).

Their JSON Schema and the tables of `/data/` follow from the classes. A change here is a change of what others rely on: adding a field
is allowed within a version of the format, anything else is not (dev/decisions/0008).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator

from publication import model
from publication.exports.texts import TextWriter
from publication.model.site import Site

Url = Annotated[str, Field(pattern=r"^https?://", description="A whole address.")]
PartialDate = Annotated[
    str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="A year, a month or a day (ISO 8601), as exact as is known.")
]
Reference = Annotated[str, Field(description="The id of another object of the publication.")]
SourceKey = Annotated[str, Field(description="The id of a source.")]
Names = Annotated[tuple[str, ...], Field(description="Other names: short forms, other spellings, names in other languages.")]
Value = TypeVar("Value")
OrNone = Annotated[Value | None, BeforeValidator(lambda value: value or None)]
"""What the model leaves empty is null."""


def _ids(prefix: str) -> BeforeValidator:
    """What the model has as numbers or names of one kind of object, as ids."""
    return BeforeValidator(lambda names: tuple(f"{prefix}-{name}" for name in names))


Recommendations = Annotated[tuple[Reference, ...], _ids("rec")]
Instruments = Annotated[tuple[Reference, ...], _ids("law")]
Cases = Annotated[tuple[Reference, ...], _ids("case")]


class Exported(BaseModel):
    """An object of the export."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    @classmethod
    def made(cls, entry: object, export: Export, page: str = "", **computed: object) -> Self:
        """The object: the `computed` fields, and every other one as `entry` has it.

        `page` is the path of the page on which its texts stand. Raises AttributeError for a field that is neither.
        """
        fields = {name: getattr(entry, name) for name in cls.model_fields if name not in computed} | computed

        def forms(text: str) -> dict[str, str]:
            return {"markdown": export.writer.markdown(text, page), "plain": export.writer.plain(text, page)}

        return cls.model_validate(fields, from_attributes=True, context=forms)


class Text(Exported):
    """A text in two forms."""

    markdown: str = Field(
        description="CommonMark. Links have whole addresses; a citation is written as Pandoc writes it, with the key of the source."
    )
    plain: str = Field(description="The words alone, without links and citations.")

    @model_validator(mode="before")
    @classmethod
    def _written(cls, value: Any, info: ValidationInfo) -> Any:
        """What the model has as one text, in both forms; `Exported.made` says for which page."""
        return info.context(value) if isinstance(value, str) and info.context else value


@dataclass(frozen=True)
class Export:
    """One publication for one site, as its objects are made from it. `cited_by` gives the pages that cite a source, by its key."""

    publication: model.Publication
    site: Site
    writer: TextWriter
    cited_by: Mapping[str, Iterable[model.Page]]
