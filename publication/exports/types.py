"""What the exported objects are made of. Each object is one class, in `data`, `pages` or `whole`: its fields and how it is made.

Their JSON Schema and the tables of `/data/` follow from the classes. A change here is a change of what others rely on: adding a field
is allowed within a version of the format, anything else is not (dev/decisions/0008).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

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


class Exported(BaseModel):
    """An object of the export."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Text(Exported):
    """A text in two forms."""

    markdown: str = Field(
        description="CommonMark. Links have whole addresses; a citation is written as Pandoc writes it, with the key of the source."
    )
    plain: str = Field(description="The words alone, without links and citations.")


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

    def text_or_none(self, text: str, page: str) -> Text | None:
        """The same; None for an empty one."""
        return self.text(text, page) if text else None


def recommendation_ids(numbers: Iterable[int]) -> tuple[str, ...]:
    """The ids of Recommendations."""
    return tuple(f"rec-{number}" for number in numbers)
