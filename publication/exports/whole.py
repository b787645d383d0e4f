"""What the JSON files of `/api/` hold: one object or all of them, after a head that says which state of the publication this is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Self

from pydantic import Field
from pydantic.json_schema import GenerateJsonSchema

from publication.exports.data import Case, Event, Instrument, Source, Term, Word
from publication.exports.pages import Page, Recommendation, Technology
from publication.exports.relations import Question, RetiredQuestion
from publication.exports.types import Export, Exported, Url
from publication.model.addresses import schema_file

FORMAT = "1.1"


class Revision(Exported):
    """Which state of the publication this is."""

    version: date = Field(description="The day of the newest entry in the list of changes.")
    commit: str | None = Field(description="The commit in the repository, where it is known.")
    moment: datetime = Field(description="The time of that commit, in UTC.")


class Licence(Exported):
    """What may be done with the text and data."""

    id: str = Field(description="The identifier of the licence in the SPDX list.")
    name: str
    url: Url


LICENCE = Licence(id="CC-BY-4.0", name="Creative Commons Attribution 4.0 International", url="https://creativecommons.org/licenses/by/4.0/")


class Head(Exported):
    """What stands at the beginning of each file."""

    schema_url: Url = Field(alias="$schema", description="The JSON Schema to which this file conforms.")
    format: str = Field(pattern=r"^\d+\.\d+$", description="The version of the format.")
    publication: str = Field(description="The title of the publication.")
    publication_url: Url
    language: str = Field(description="The language of the texts, as in BCP 47; a text that is not translated is English.")
    revision: Revision
    licence: Licence
    notice: tuple[str, ...] = Field(description="What must be known to use the text rightly.")


class Publication(Head):
    """The whole publication in one file."""

    title: str
    description: str
    recommendations: tuple[Recommendation, ...]
    technologies: tuple[Technology, ...]
    common_questions: tuple[Question, ...] = Field(description="Questions to ask of every technology, besides its own.")
    retired_questions: tuple[RetiredQuestion, ...]
    pages: tuple[Page, ...]
    sources: tuple[Source, ...]
    instruments: tuple[Instrument, ...]
    cases: tuple[Case, ...]
    terms: tuple[Term, ...]
    timeline: tuple[Event, ...]
    vocabulary: dict[str, tuple[Word, ...]] = Field(description="The closed lists, by name.")

    @classmethod
    def of(cls, export: Export) -> Self:
        """Everything, in its order."""
        found = export.publication
        return cls(
            **_head("publication", export),
            title=export.site.name,
            description=export.site.description,
            recommendations=tuple(Recommendation.of(entry, export) for entry in found.recommendations),
            technologies=tuple(Technology.of(entry, export) for entry in found.technologies),
            common_questions=tuple(Question.of(entry, None, export) for entry in found.questions),
            retired_questions=tuple(RetiredQuestion.made(entry, export) for entry in found.retired_questions),
            pages=tuple(Page.of(page, export) for page in found.all_pages if page in found.pages),
            sources=tuple(Source.of(entry, export) for entry in found.sources),
            instruments=tuple(Instrument.of(entry, export) for entry in found.instruments),
            cases=tuple(Case.of(entry, export) for entry in found.cases),
            terms=tuple(Term.of(entry, export) for entry in found.terms),
            timeline=tuple(Event.of(entry, export) for entry in found.timeline),
            vocabulary={name: tuple(Word.made(word, export) for word in words) for name, words in found.vocabulary.lists.items()},
        )


class RecommendationFile(Recommendation, Head):
    """A Recommendation in a file of its own."""


class TechnologyFile(Technology, Head):
    """A technology in a file of its own."""


KINDS: dict[str, type[Head]] = {"publication": Publication, "recommendation": RecommendationFile, "technology": TechnologyFile}
"""What each kind of JSON file holds."""


def with_head(kind: str, made: Exported, export: Export) -> Head:
    """An object in a file of its own: the head, then the same fields."""
    # The language of an object is its own: of a page that is not translated it is English.
    return KINDS[kind].model_construct(**_head(kind, export) | dict(made))


@cache
def schema(kind: str, address: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one kind of file, for the site at `address`."""
    found = KINDS[kind].model_json_schema(mode="serialization", by_alias=True)
    return {"$schema": GenerateJsonSchema.schema_dialect, "$id": address + schema_file(kind), **found}


def _head(kind: str, export: Export) -> dict[str, Any]:
    """What stands at the beginning of a file that holds an object of this kind."""
    revision = export.site.revision
    return {
        "schema_url": export.site.source.address + schema_file(kind),
        "format": FORMAT,
        "publication": export.site.name,
        "publication_url": export.site.address,
        "language": export.publication.language,
        "revision": Revision(version=revision.day, commit=revision.commit or None, moment=revision.moment.astimezone(UTC)),
        "licence": LICENCE,
        "notice": tuple(export.publication.words.data.notice),
    }
