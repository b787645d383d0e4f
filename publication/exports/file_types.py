"""What the files of `/api/` hold: one object or all of them, after a head that says which state of the publication this is."""

from __future__ import annotations

from datetime import UTC, date, datetime

from pydantic import Field

from publication import model
from publication.exports import data_types, types
from publication.model.addresses import schema_file
from publication.model.site import Site

FORMAT = "1.1"


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


LICENCE = Licence(id="CC-BY-4.0", name="Creative Commons Attribution 4.0 International", url="https://creativecommons.org/licenses/by/4.0/")


class Head(types.Exported):
    """What stands at the beginning of each file."""

    schema_url: types.Url = Field(alias="$schema", description="The JSON Schema to which this file conforms.")
    format: str = Field(pattern=r"^\d+\.\d+$", description="The version of the format.")
    publication: str = Field(description="The title of the publication.")
    publication_url: types.Url
    language: str = Field(description="The language of the texts, as in BCP 47; a text that is not translated is English.")
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
    sources: tuple[data_types.Source, ...]
    instruments: tuple[data_types.Instrument, ...]
    cases: tuple[data_types.Case, ...]
    terms: tuple[data_types.Term, ...]
    timeline: tuple[data_types.Event, ...]
    vocabulary: dict[str, tuple[data_types.Word, ...]] = Field(description="The closed lists, by name.")


class RecommendationFile(types.Recommendation, Head):
    """A Recommendation in a file of its own."""


class TechnologyFile(types.Technology, Head):
    """A technology in a file of its own."""


FILES: dict[str, type[Head]] = {"publication": Publication, "recommendation": RecommendationFile, "technology": TechnologyFile}
"""What each kind of JSON file holds."""


def head(kind: str, publication: model.Publication, site: Site) -> dict[str, object]:
    """What stands at the beginning of a file that holds an object of this kind."""
    revision = site.revision
    return {
        "schema_url": site.source.address + schema_file(kind),
        "format": FORMAT,
        "publication": site.name,
        "publication_url": site.address,
        "language": publication.language,
        "revision": Revision(version=revision.day, commit=revision.commit or None, moment=revision.moment.astimezone(UTC)),
        "licence": LICENCE,
        "notice": tuple(publication.words.data.notice),
    }
