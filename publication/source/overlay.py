"""A publication in another language: the English objects with the texts of a translation in the place of their own."""

from __future__ import annotations

from functools import reduce
from typing import Any, TypeVar

from publication.model import Bearing, Country, Entry, Page, Publication, Recommendation, Technology, Vocabulary, Word, Words
from publication.model.locales import alphabetical, language_name, territory
from publication.model.text import MarkdownSource
from publication.model.translations import REASONS, PageText, Translation, reason_key, text_parts
from publication.model.words import leaves
from publication.source.markdown import read_markdown

AnyEntry = TypeVar("AnyEntry", bound=Entry)
AnyPage = TypeVar("AnyPage", bound=Page)


def laid_over(english: Publication, translation: Translation) -> Publication:
    """The publication in the language of `translation`; what that lacks stays English."""
    said, asked = translation.entries, translation.entries["questions"]

    def page(each: AnyPage) -> AnyPage:
        if (text := translation.pages.get(each.path)) is not None:
            each = with_texts(each, text).model_copy(update={"body": _body(each.body, text.body, english)})
        if isinstance(each, Technology):
            each = each.model_copy(update={"questions": tuple(with_text(it, asked.get(f"{each.id}/{it.id}")) for it in each.questions)})
        return each

    return Publication(
        **{name: getattr(english, name) for name in Publication.model_fields}
        | {
            "language": translation.language,
            "english": english,
            "vocabulary": _vocabulary(english.vocabulary, translation),
            "words": _words(english.words, translation.words),
            "recommendations": tuple(map(page, english.recommendations)),
            "technologies": tuple(map(page, english.technologies)),
            "pages": tuple(map(page, english.pages)),
            "terms": tuple(with_text(term, said["glossary"].get(term.id)) for term in english.terms),
            "timeline": tuple(with_text(event, said["timeline"].get(event.date)) for event in english.timeline),
            "questions": tuple(with_text(question, asked.get(question.id)) for question in english.questions),
        }
    )


def with_text(entry: AnyEntry, text: Entry | None) -> AnyEntry:
    """An entry with the fields of its translation, and the place of these."""
    return entry.model_copy(update={name: getattr(text, name) for name in type(text).model_fields}) if text else entry


def with_texts(page: AnyPage, text: PageText) -> AnyPage:
    """A page with the texts of its translation, reasons with the place of theirs; its body is that of the translation alone."""
    new: dict[str, Any] = {"title": text.title, "summary": text.summary, "also": text.also, "body": text.body}
    if isinstance(page, Recommendation) and text.addressed_to:
        new["addressed_to"] = text.addressed_to
    if isinstance(page, Technology):
        new |= {name: tuple(_reason(each, name, text) for each in getattr(page, name)) for name in REASONS}
    return page.model_copy(update=new)


def _reason(entry: Bearing, name: str, text: PageText) -> Bearing:
    key = reason_key(entry)
    if key not in (texts := getattr(text, name)):
        return entry
    return entry.model_copy(update={"because": texts[key], "place": text.places[key]})


def _body(english: MarkdownSource, translated: MarkdownSource, publication: Publication) -> MarkdownSource:
    """The translated text; a section that it lacks is the English one, in the order of the English."""
    wanted, told = text_parts(english), text_parts(translated)
    if list(wanted) == list(told):
        return translated
    text = "\n\n".join(told.get(name, part).markdown for name, part in wanted.items())
    return read_markdown(f"{text}\n", references=publication.ids, extensions=publication.extensions)


def _vocabulary(english: Vocabulary, translation: Translation) -> Vocabulary:
    said = translation.entries["vocabulary"]

    def word(name: str, entry: Word) -> Word:
        if isinstance(entry, Country) and f"{name}/{entry.id}" not in said:
            return entry.model_copy(update={"label": territory(entry.code, translation.language) or entry.label})
        if name == "languages":
            return entry.model_copy(update={"label": language_name(entry.id, translation.language) or entry.label})
        return with_text(entry, said.get(f"{name}/{entry.id}"))

    lists = {name: tuple(word(name, entry) for entry in entries) for name, entries in english.lists.items()}
    lists["countries"] = tuple(sorted(lists["countries"], key=lambda country: alphabetical(country.label)))
    return english.model_copy(update=lists)


def _words(english: Words, translated: Words) -> Words:
    """The interface words, those of a translation in the place of the English ones."""
    known, said = leaves(english), leaves(translated)
    found: dict[str, Any] = {}
    for name, word in known.items():
        *groups, last = name.split(".")
        reduce(lambda group, key: group.setdefault(key, {}), groups, found)[last] = said.get(name, word)
    return Words(found)
