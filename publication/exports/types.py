"""What the exported objects are made of. Each object is one class, in `data`, `pages` or `whole`: its fields, and in `of` what is computed
for them. A field that is not computed is that of the same name in the model (`Export.made`).

Their JSON Schema and the tables of `/data/` follow from the classes. A change here is a change of what others rely on: adding a field
is allowed within a version of the format, anything else is not (dev/decisions/0008).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

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


def recommendation_ids(numbers: Iterable[int]) -> tuple[str, ...]:
    """The ids of Recommendations."""
    return tuple(f"rec-{number}" for number in numbers)


Recommendations = Annotated[tuple[Reference, ...], BeforeValidator(recommendation_ids)]


class Exported(BaseModel):
    """An object of the export."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


Made = TypeVar("Made", bound=Exported)


class Text(Exported):
    """A text in two forms."""

    markdown: str = Field(
        description="CommonMark. Links have whole addresses; a citation is written as Pandoc writes it, with the key of the source."
    )
    plain: str = Field(description="The words alone, without links and citations.")

    @model_validator(mode="before")
    @classmethod
    def _written(cls, value: Any, info: ValidationInfo) -> Any:
        """What the model has as one text, in both forms; `Export.made` says for which page."""
        return info.context(value) if isinstance(value, str) and info.context else value


@dataclass(frozen=True)
class Export:
    """One publication for one site, as its objects are made from it. `cited_by` gives the pages that cite a source, by its key."""

    publication: model.Publication
    site: Site
    writer: TextWriter
    cited_by: Mapping[str, Iterable[model.Page]]

    def text(self, text: str, page: str) -> Text:
        """A text that stands on the page at the path `page`."""
        return Text(markdown=self.writer.markdown(text, page), plain=self.writer.plain(text, page))

    def made(self, kind: type[Made], entry: object, page: str = "", **computed: object) -> Made:
        """An exported object: the `computed` fields, and every other one as `entry` has it.

        `page` is the path of the page on which its texts stand. Raises AttributeError for a field that is neither.
        """
        fields = {name: getattr(entry, name) for name in kind.model_fields if name not in computed} | computed
        return kind.model_validate(fields, from_attributes=True, context=lambda text: self.text(text, page))
