"""What each kind of entry is asked: the flag, the question, what may be answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from publication.checks.pages import NUMBER_OF_RECOMMENDATIONS
from publication.checks.sources import REQUIRED
from publication.model import IsoDate, Publication, Slug
from publication.model.identifiers import wrong_with_address, wrong_with_doi, wrong_with_isbn
from publication.model.problems import suggestion


@dataclass(frozen=True)
class Asked:
    """One value: its flag, the question on a terminal, and what may be answered."""

    name: str
    question: str
    choices: str = ""
    """The closed list of data/vocabulary.yml whose words may be given."""
    many: bool = False
    open: str = ""
    """What the writer still has to say; it is marked in the file when nothing is given."""
    optional: bool = False
    judge: Callable[[str], str] = field(default=lambda _: "")


def _number_of_recommendation(text: str) -> str:
    return "" if text.isdecimal() and 1 <= int(text) <= NUMBER_OF_RECOMMENDATIONS else f"there is no Recommendation `{text}`; give 1 to 23"


def _form(kind: Any, wrong: str) -> Callable[[str], str]:
    """Judges by a type of the model, so that what is accepted here passes the checks too."""
    adapter = TypeAdapter(kind)

    def judge(text: str) -> str:
        try:
            adapter.validate_python(text)
        except ValidationError:
            return f"`{text}` {wrong}"
        return ""

    return judge


_date = _form(IsoDate, "is no date; write 2024, 2024-06 or 2024-06-13")
_slug = _form(Slug, "is no id; use small letters, digits and hyphens")


def _key(text: str) -> str:
    return "" if re.fullmatch(r"[a-z0-9]+", text) else f"`{text}` is no key; use small letters and digits, such as smith2024drones"


def _kind_of_entry(text: str) -> str:
    known = sorted(REQUIRED)
    return "" if text in REQUIRED else f"`{text}` is not a type of entry in use{suggestion(text, known)}; use {', '.join(known)}"


def _braces(text: str) -> str:
    depth = 0
    for sign in text:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            break
    return "" if depth == 0 else f"`{text}` has a brace without its partner"


QUESTIONS: dict[str, tuple[Asked, ...]] = {
    "technology": (
        Asked("title", "What is the technology called?"),
        Asked("slug", "Under which address (small letters, hyphens)? Empty: made from the title", optional=True, judge=_slug),
        Asked("area", "Which area of police work?", choices="areas"),
        Asked("summary", "A summary of two or three sentences?", open="summarise in two or three sentences"),
    ),
    "source": (
        Asked("type", "Type of entry (article, book, incollection, inproceedings, misc, techreport, unpublished)?", judge=_kind_of_entry),
        Asked("author", "Author, as `Surname, Name`; a body between braces, `{Some Body}`?", many=True, optional=True, judge=_braces),
        Asked("title", "Title?", judge=_braces),
        Asked("year", "Year?", optional=True, judge=lambda text: "" if re.fullmatch(r"\d{4}", text) else f"`{text}` is no year"),
        Asked("key", "Key (small letters and digits)? Empty: made from author, year and title", optional=True, judge=_key),
        Asked("journal", "Journal (of an article)?", optional=True, judge=_braces),
        Asked("booktitle", "Title of the whole (of a chapter or a paper)?", optional=True, judge=_braces),
        Asked("publisher", "Publisher (of a book)?", optional=True, judge=_braces),
        Asked("institution", "Institution (of a report)?", optional=True, judge=_braces),
        Asked("howpublished", "Where it appeared, when none of these fits?", optional=True, judge=_braces),
        Asked("volume", "Volume?", optional=True),
        Asked("number", "Number?", optional=True),
        Asked("pages", "Pages, as 1--20?", optional=True),
        Asked("doi", "DOI, as 10.1000/182?", optional=True, judge=wrong_with_doi),
        Asked("isbn", "ISBN?", optional=True, judge=wrong_with_isbn),
        Asked("url", "Address?", optional=True, judge=wrong_with_address),
        Asked("note", "What is not certain about it, in words for readers?", optional=True, judge=_braces),
        Asked("kind", "What kind of source?", choices="source_kinds"),
        Asked("region", "Which part of the OSCE area is it about?", choices="regions"),
        Asked("seen", "How far was it read?", choices="source_reading"),
    ),
    "term": (
        Asked("term", "Which term?"),
        Asked("id", "Its id? Empty: made from the term", optional=True, judge=_slug),
        Asked("group", "Which group of the glossary?", choices="term_groups"),
        Asked("definition", "Its definition?", open="define it in a sentence or two"),
        Asked("source", "Key of a source; empty for the next question", many=True, optional=True),
    ),
    "case": (
        Asked("name", "What is the case called, as A v. B?"),
        Asked("id", "Its id? Empty: made from the name", optional=True, judge=_slug),
        Asked("court", "Which court or body decided?"),
        Asked("country", "Which country is it about?", optional=True),
        Asked("number", "Number of the application or file?", optional=True),
        Asked("date", "Date of the decision, as 2024-06-13?", judge=_date),
        Asked("facts", "The facts, in a sentence or two of your own?", open="tell the facts"),
        Asked("holding", "What did the court hold?", open="say what the court held"),
        Asked("limits", "What does the case not say?", optional=True),
        Asked("technology", "Technology it concerns (its address); empty for the next question", many=True, optional=True),
        Asked(
            "recommendation", "Recommendation it concerns; empty for the next", many=True, optional=True, judge=_number_of_recommendation
        ),
        Asked("source", "Key of a source; empty to end", many=True, optional=True),
    ),
}


def wrong(asked: Asked, given: str | list[str], publication: Publication) -> Iterator[str]:
    """What is wrong with an answer, and what would be right."""
    for value in [given] if isinstance(given, str) else given:
        if not value:
            continue
        if asked.choices:
            known = [word.id for word in getattr(publication.vocabulary, asked.choices)]
            if value not in known:
                yield f"`{value}` is not in the list{suggestion(value, known)}; the list is {', '.join(known)}"
        if asked.name == "source" and value not in publication.by_key:
            yield f"no source has the key `{value}`{suggestion(value, publication.by_key)}; add the source first"
        if asked.name == "technology" and value not in publication.by_slug:
            yield f"there is no technology `{value}`{suggestion(value, publication.by_slug)}"
        if reason := asked.judge(value):
            yield reason
