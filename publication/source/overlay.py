"""A publication in another language: the English objects with the texts of a translation in the place of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from publication.model import Country, Page, Publication, Question, Recommendation, Relation, Technology, Vocabulary, Word, Words
from publication.model.locales import language_name, territory
from publication.model.pages import NoBearing
from publication.model.text import MarkdownSource
from publication.model.translations import PageText, Translation, reason_key
from publication.source.commonmark import Extensions
from publication.source.markdown import read_markdown
from publication.source.translations import merged

AnyPage = TypeVar("AnyPage", bound=Page)
Reason = TypeVar("Reason", Relation, NoBearing)


def laid_over(english: Publication, translation: Translation, references: frozenset[str], extensions: Extensions) -> Publication:
    """The publication in the language of `translation`; what that lacks stays English."""

    def page(each: AnyPage) -> AnyPage:
        text = translation.pages.get(each.path)
        return _page(each, text, translation, references, extensions) if text or isinstance(each, Technology) else each

    said = {name: getattr(english, name) for name in Publication.model_fields}
    return Publication(
        **said
        | {
            "language": translation.language,
            "english": english,
            "vocabulary": _vocabulary(english.vocabulary, translation),
            "words": Words(merged(english.words, translation.words or {})),
            "recommendations": tuple(map(page, english.recommendations)),
            "technologies": tuple(map(page, english.technologies)),
            "pages": tuple(map(page, english.pages)),
            "terms": tuple(_with(term, translation.glossary.get(term.id)) for term in english.terms),
            "timeline": tuple(_with(event, translation.timeline.get(event.date)) for event in english.timeline),
            "questions": _questions(english.questions, "", translation),
        }
    )


def _with(entry: Any, text: Any) -> Any:
    """An entry with the fields of its translation."""
    return entry.model_copy(update={name: getattr(text, name) for name in type(text).model_fields if name != "place"}) if text else entry


def _page(page: AnyPage, text: PageText | None, translation: Translation, references: frozenset[str], extensions: Extensions) -> AnyPage:
    new: dict[str, Any] = {}
    if text is not None:
        new |= {"title": text.title, "summary": text.summary, "also": text.also}
        new["body"] = _body(page.body, text.body, references, extensions)
        if isinstance(page, Recommendation) and text.addressed_to:
            new["addressed_to"] = text.addressed_to
    if isinstance(page, Technology):
        new["questions"] = _questions(page.questions, f"{page.id}/", translation)
        if text is not None:
            new["relations"] = _reasons(page.relations, text.relations)
            new["no_evidence_found"] = _reasons(page.no_evidence_found, text.no_evidence_found)
            new["does_not_bear"] = _reasons(page.does_not_bear, text.does_not_bear)
    return page.model_copy(update=new)


def _reasons(entries: Iterable[Reason], texts: Mapping[str, str]) -> tuple[Reason, ...]:
    return tuple(entry.model_copy(update={"because": texts.get(reason_key(entry), entry.because)}) for entry in entries)


def _questions(questions: Iterable[Question], before: str, translation: Translation) -> tuple[Question, ...]:
    return tuple(_with(question, translation.questions.get(f"{before}{question.id}")) for question in questions)


def _body(english: MarkdownSource, translated: MarkdownSource, references: frozenset[str], extensions: Extensions) -> MarkdownSource:
    """The translated text; a section that it lacks is the English one, in the order of the English."""
    wanted, told = english.sections(), translated.sections()
    beginning = translated.beginning() or english.beginning()
    if list(wanted) == list(told) and beginning == translated.beginning():
        return translated
    shown = [told.get(name, section) for name, section in wanted.items()]
    text = "\n\n".join(part for part in (beginning, *(f"## {each.title} {{#{each.id}}}\n\n{each.text}" for each in shown)) if part)
    return read_markdown(f"{text}\n", references=references, extensions=extensions)


def _vocabulary(english: Vocabulary, translation: Translation) -> Vocabulary:
    def word(name: str, entry: Word) -> Word:
        if isinstance(entry, Country) and entry.id not in translation.vocabulary.get(name, {}):
            return entry.model_copy(update={"label": territory(entry.code, translation.language) or entry.label})
        if name == "languages":
            return entry.model_copy(update={"label": language_name(entry.id, translation.language) or entry.label})
        return _with(entry, translation.vocabulary.get(name, {}).get(entry.id))  # type: ignore[no-any-return]

    lists = {name: getattr(english, name) for name in type(english).model_fields if name != "place"}
    return english.model_copy(update={name: tuple(word(name, entry) for entry in entries) for name, entries in lists.items()})
