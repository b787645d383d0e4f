"""What the files of `/api/` hold: one object or all of them, after a head that says which state of the publication this is."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import Field

from publication.exports import types

FORMAT = "1.0"


class Revision(types.Exported):
    """Which state of the publication this is."""

    version: date = Field(description="The day of the newest entry in the list of changes.")
    commit: str | None = Field(description="The commit in the repository, where it is known.")
    moment: datetime = Field(description="The time of that commit, in UTC.")


class Licence(types.Exported):
    """What may be done with the text and data."""

    id: str = Field(description="The identifier of the licence in the SPDX list.")
    name: str
    url: types.Url


class Head(types.Exported):
    """What stands at the beginning of each file."""

    schema_url: types.Url = Field(alias="$schema", description="The JSON Schema to which this file conforms.")
    format: str = Field(pattern=r"^\d+\.\d+$", description="The version of the format.")
    publication: str = Field(description="The title of the publication.")
    publication_url: types.Url
    revision: Revision
    licence: Licence
    notice: tuple[str, ...] = Field(description="What must be known to use the text rightly.")


class Publication(Head):
    """The whole publication in one file."""

    title: str
    description: str
    recommendations: tuple[types.Recommendation, ...]
    technologies: tuple[types.Technology, ...]
    common_questions: tuple[types.Question, ...] = Field(description="Questions to ask of every technology, besides its own.")
    retired_questions: tuple[types.RetiredQuestion, ...]
    pages: tuple[types.Page, ...]
    sources: tuple[types.Source, ...]
    instruments: tuple[types.Instrument, ...]
    cases: tuple[types.Case, ...]
    terms: tuple[types.Term, ...]
    timeline: tuple[types.Event, ...]
    vocabulary: dict[str, tuple[types.Word, ...]] = Field(description="The closed lists, by name.")


class RecommendationFile(types.Recommendation, Head):
    """A Recommendation in a file of its own."""


class TechnologyFile(types.Technology, Head):
    """A technology in a file of its own."""


FILES: dict[str, type[Head]] = {"publication": Publication, "recommendation": RecommendationFile, "technology": TechnologyFile}
"""What each kind of JSON file holds."""
