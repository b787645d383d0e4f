"""Checks of translations: what a language says is what the English says, with the same sources, references, figures and headings.

A text that its English has left behind is no fault: the English may have gained a figure or a source since. What is compared is what
claims to follow the English as it is now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from publication.checks.comparisons import Block, blocks, compared
from publication.model import Page, Publication, Recommendation, Technology
from publication.model.problems import Place, Problem, suggestion
from publication.model.text import Section
from publication.model.translations import (
    HEAD,
    NOT_TRANSLATED,
    REASONS,
    PageText,
    Translation,
    text_parts,
)
from publication.model.words import OWN_WORDS, is_plural, leaves
from publication.source.overlay import with_text, with_texts
from publication.source.translations import FOLDER, FOLLOWS, INTERFACE


def check_translation(publication: Publication, language: str) -> Iterator[Problem]:
    """Every fault of one language, but for what could not be read, which `load` tells."""
    source = publication.english or publication
    translation = source.translations[language]
    for path, text in translation.pages.items():
        if (page := source.by_path.get(path)) is None:
            yield Problem(Place(text.path, 1), "translation", f"there is no page {path}; rename the file, or take it out")
        else:
            yield from _page(page, text)
    for file in translation.texts.keys() & source.texts.keys() - {"interface"}:
        yield from _texts(file, source, translation)
    yield from _follows(translation)
    yield from _words(source, translation)


def as_written(source: Publication, language: str) -> Publication:
    """The texts of a translation as if they were all there is, each at its own place, for the checks that look at texts by themselves."""
    translation = source.translations[language]
    glossary, timeline = translation.entries["glossary"], translation.entries["timeline"]
    pages = [
        with_texts(page, text).model_copy(update={"path": text.path, "place": text.place, "questions": ()})
        for path, text in translation.pages.items()
        if (page := source.by_path.get(path)) is not None
    ]
    own: dict[str, Any] = {
        "recommendations": (),
        "technologies": tuple(page for page in pages if isinstance(page, Technology)),
        "pages": tuple(page for page in pages if not isinstance(page, Technology)),
        "terms": tuple(with_text(term, glossary.get(term.id)) for term in source.terms),
        "timeline": tuple(with_text(event, timeline.get(event.date)) for event in source.timeline),
    }
    fields = {name: getattr(source, name) for name in Publication.model_fields}
    return Publication(**fields | own | dict.fromkeys(("questions", "instruments", "cases", "examples", "changes", "authentic"), ()))


def _page(page: Page, text: PageText) -> Iterator[Problem]:
    """What is wrong with a page as a whole: whom it is addressed to, and the order of its sections."""
    if not isinstance(page, Recommendation) and text.addressed_to:
        yield _fault(text, "addressed_to", "`addressed_to` belongs to Recommendations only; take it out")
    if isinstance(page, Recommendation) and not text.addressed_to:
        yield _fault(text, "title", "`addressed_to` is missing; translate it as well")
    wanted, told = text_parts(page.body), text_parts(text.body)
    if [name for name in wanted if name in told] != [name for name in told if name in wanted]:
        message = f"the sections are out of order; the order is {', '.join(wanted)}"
        yield Problem(Place(text.path, text.body.first_line), "translation", message)


def _texts(file: str, source: Publication, translation: Translation) -> Iterator[Problem]:
    """What is wrong with the texts of a page or a file of data: one that there is in English, and that follows it, says the same."""
    english, states = source.texts[file], source.states[translation.language][file]
    page, text = source.by_path.get(file), translation.pages.get(file)
    wanted, parts = (text_parts(each.body) if each else {} for each in (page, text))
    lists = NOT_TRANSLATED if file == "vocabulary" else ()
    optional = {f"{name}/{word.id}" for name in lists for word in source.vocabulary.lists[name]}
    for key, told in translation.texts[file].items():
        place = _place(translation, file, key, parts)
        if key not in english and key not in optional:
            message = f"the English has no `{key}` to be translated{suggestion(key, english)}; headings and keys are called as there"
            yield Problem(place, "translation", message)
        elif states.get(key) != "current":
            continue
        elif text is not None and key == HEAD:
            for name in ("title", "summary", "addressed_to"):
                yield from compared(getattr(page, name, ""), getattr(text, name), Place(text.path, text.lines.get(name, 1)))
        elif text is not None and key in parts:
            yield from _blockwise(key, [*blocks(wanted[key], source.extensions)], [*blocks(parts[key], source.extensions)], text)
        else:
            yield from compared(english[key], told, place)


def _place(translation: Translation, file: str, key: str, parts: Mapping[str, Section]) -> Place:
    """Where a text of a translation is; `parts` are those of its page."""
    if (text := translation.pages.get(file)) is None:
        return Place(f"{FOLDER}/{translation.language}/{file}.yml", translation.lines[file].get(key, 1))
    lines = [text.lines[f"{name}/{key}"] for name in REASONS if key in getattr(text, name)]
    return Place(text.path, parts[key].line if key in parts else lines[0] if lines else 1)


def _blockwise(name: str, english: list[Block], translated: list[Block], text: PageText) -> Iterator[Problem]:
    pairs = list(zip(english, translated, strict=False))
    apart = next(((a, b) for a, b in pairs if a.kind != b.kind), None)
    if apart or len(english) != len(translated):
        first = apart[1] if apart else translated[-1]
        counts = [sum(not block.kind.startswith("h") for block in each) for each in (english, translated)]
        wanted = apart[0].kind if apart else f"{counts[0]} paragraphs, items and cells"
        has = first.kind if apart else f"{counts[1]}"
        message = (
            f"the section `{name}` has not the parts of the English, in their order: {wanted} there, {has} here; each part has an address"
        )
        yield Problem(Place(text.path, first.line), "translation", message)
        return
    for said, told in pairs:
        yield from compared(said.text, told.text, Place(text.path, told.line))


def _follows(translation: Translation) -> Iterator[Problem]:
    """A digest is that of a text."""
    language = translation.language
    for file, digests in translation.follows.items():
        for key in digests.keys() - translation.texts.get(file, {}).keys():
            message = f"`follows` names `{key}`, of which there is no text; run make translated LANGUAGE={language}"
            if (text := translation.pages.get(file)) is not None:
                yield _fault(text, f"follows/{key}", message)
            else:
                place = Place(f"{FOLDER}/{language}/{FOLLOWS}.yml", translation.lines[FOLLOWS].get(f"{file}/{key}", 1))
                yield Problem(place, "translation", message)


def _words(source: Publication, translation: Translation) -> Iterator[Problem]:
    """A group stays a group, a list a list of as many, a word a word, and each form of a word says what the English says of any number."""
    english, told = leaves(source.words), leaves(translation.words)
    for key, value in told.items():
        place = Place(f"{INTERFACE}/{translation.language}.yml", translation.lines["interface"].get(key, 1))
        wanted: Any = english.get(key)
        if key not in english:
            kind = "a group" if any(name.startswith(f"{key}.") for name in english) else ""
            message = f"{INTERFACE}/en.yml has no word `{key}`{suggestion(key, english)}; correct the key"
            yield Problem(place, "translation", _has_to_be(key, kind) if kind else message)
        elif key in OWN_WORDS:
            continue
        elif is_plural(wanted) and is_plural(value):
            for form in value.values():
                yield from compared(wanted["other"], form, place)
        elif not isinstance(value, type(wanted)) or (isinstance(wanted, list) and len(value) != len(wanted)):
            kind = f"a list of {len(wanted)}" if isinstance(wanted, list) else "forms beside a number" if is_plural(wanted) else "a text"
            yield Problem(place, "translation", _has_to_be(key, kind))
        elif isinstance(wanted, list) and _paths(wanted) != _paths(value):
            yield Problem(place, "translation", f"`{key}` leads to other pages than in {INTERFACE}/en.yml")
        else:
            yield from compared(source.texts["interface"][key], translation.texts["interface"][key], place)


def _has_to_be(key: str, kind: str) -> str:
    return f"`{key}` has to be {kind}, as in {INTERFACE}/en.yml"


def _paths(entries: list[Any]) -> list[object]:
    return [each.get("path", each.get("page")) for each in entries if isinstance(each, Mapping)]


def _fault(text: PageText, key: str, message: str) -> Problem:
    return Problem(Place(text.path, text.lines.get(key, 1)), "translation", message)
