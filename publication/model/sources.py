"""A source, as every page, export and edition uses it."""

from __future__ import annotations

import re
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field

from publication.model.edtf import EdtfDate
from publication.model.problems import Place

MARK = re.compile(r"<(/?)(i|b|sup|sub|sc)>")
"""The markup of a value: emphasis, strong, superscript, subscript, small capitals. Anything else in it is text."""


class Name(BaseModel):
    """A person, or a body, of which all the words are in `literal`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    family: str = ""
    given: str = ""
    prefix: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def words(self) -> str:
        """As it is spoken: Jan van der Berg Jr."""
        return self.literal or " ".join(part for part in (self.given, self.prefix, self.family, self.suffix) if part)

    @property
    def listed(self) -> str:
        """As a list has it: van der Berg, Jan, Jr."""
        family = f"{self.prefix} {self.family}".strip()
        return self.literal or ", ".join(part for part in (family, self.given, self.suffix) if part)


class Source(BaseModel):
    """An entry of `data/sources.bib`, in the types and fields of biblatex.

    `fields` are words: the marks of LaTeX are read, and markup is that of `MARK`. Names and the date stand apart.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    place: Place = Field(exclude=True, repr=False)
    key: str
    type: str
    fields: dict[str, str]
    names: dict[str, tuple[Name, ...]] = Field(default_factory=dict)
    """By the field: author, editor, translator."""
    others: frozenset[str] = frozenset()
    """The fields of names that end with "and others"."""
    date: EdtfDate | None = None
    untidy: tuple[str, ...] = Field(default=(), exclude=True, repr=False)
    """What `make format` would do to the entry, and has to be done before it is published."""

    def __hash__(self) -> int:
        """By its key, so that what is made of a source can be kept under it; two with one key are compared whole."""
        return hash(self.key)

    @property
    def kind(self) -> str:
        """A word of `source_kinds`."""
        return self.fields.get("kind", "")

    @property
    def region(self) -> str:
        """A word of `regions`."""
        return self.fields.get("region", "")

    @property
    def seen(self) -> str:
        """How far it was read: a word of `source_reading`."""
        return self.fields.get("seen", "")

    @property
    def countries(self) -> tuple[str, ...]:
        """The States that its court, its public body or its title names: words of `countries`, with `;` between in the file."""
        return tuple(part.strip() for part in self.fields.get("country", "").split(";") if part.strip())

    @cached_property
    def year(self) -> str:
        """The year; empty when the source has none."""
        return self.date.year if self.date else ""

    @property
    def authors(self) -> tuple[str, ...]:
        """The authors, family names first."""
        return tuple(name.listed for name in self.names.get("author", ()))

    @property
    def title(self) -> str:
        """Title and subtitle."""
        return ": ".join(self.fields[part] for part in ("title", "subtitle") if part in self.fields)


def unmarked(value: str) -> str:
    """A value without its markup."""
    return MARK.sub("", value)
