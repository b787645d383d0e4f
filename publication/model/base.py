"""What every object of the model is built from: the entry of a file, texts, dates, and the closed lists of words."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from publication.model.problems import PLACE_KEY, Place

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]

NUMBERS = range(1, 24)
Number = Annotated[int, Field(ge=NUMBERS[0], le=NUMBERS[-1])]
"""The number of a Recommendation."""

Names = tuple[Text, ...]
"""What readers also call a thing: short forms, other spellings, the name in its own language. The search finds it by them."""


def _in_the_calendar(when: str) -> str:
    if when.count("-") == 2:
        date.fromisoformat(when)
    return when


IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$"), AfterValidator(_in_the_calendar)]
"""A date as exact as its source: a year, a month of a year, or a day (ISO 8601)."""


class Entry(BaseModel):
    """An object of a file. A key that is not listed is refused; `place` is set by the loader."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    place: Place = Field(alias=PLACE_KEY, exclude=True, repr=False)


class Word(Entry):
    """One word of a closed list, with the label that readers see and what it means."""

    id: Text
    label: Text
    definition: Text


class Reader(Word):
    """Who may use the questions before use, and which of them matter to that reader."""

    stages: tuple[Text, ...]
    answered_by: tuple[Text, ...]
    plain: bool = False
    """Whether this reader is also shown what others answer, where it has a wording for somebody outside the police."""


class Country(Word):
    """A participating State of the OSCE, or a place that the pages name beside them. `also` are names that mean it without doubt."""

    definition: Text = "A participating State of the OSCE."
    participating: bool = True
    also: Names = ()
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    """Its code in ISO 3166, or the one that the Unicode CLDR gives it, by which its name in other languages is found."""


class Vocabulary(Entry):
    """The closed lists of `data/vocabulary.yml`."""

    parts: tuple[Word, ...]
    areas: tuple[Word, ...]
    relation_kinds: tuple[Word, ...]
    updates: tuple[Word, ...]
    source_kinds: tuple[Word, ...]
    source_reading: tuple[Word, ...]
    regions: tuple[Word, ...]
    countries: tuple[Country, ...]
    bodies: tuple[Word, ...]
    forces: tuple[Word, ...]
    stages: tuple[Word, ...]
    roles: tuple[Word, ...]
    readers: tuple[Reader, ...]
    term_groups: tuple[Word, ...]
    url_states: tuple[Word, ...]
    languages: tuple[Word, ...]

    @property
    def lists(self) -> dict[str, tuple[Word, ...]]:
        """The lists by name."""
        return {name: getattr(self, name) for name in type(self).model_fields if name != "place"}

    def label(self, name: str, word: str) -> str:
        """The label of `word` in the list `name`; the word itself when the list lacks it."""
        return next((entry.label for entry in getattr(self, name) if entry.id == word), word)
