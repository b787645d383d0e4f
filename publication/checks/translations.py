"""Checks of translations: what a language says is what the English says, with the same sources, references, figures and headings.

A text that its English has left behind is no fault: the English may have gained a figure or a source since. What is compared is what
claims to follow the English as it is now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from publication.checks.comparisons import Block, blocks, compared
from publication.model import Page, Publication, Recommendation, Technology
from publication.model.problems import Place, Problem, suggestion
from publication.model.translations import (
    HEAD,
    NOT_TRANSLATED,
    REASONS,
    TEXTS,
    PageText,
    Translation,
    reason_key,
    text_parts,
)
from publication.model.words import OWN_WORDS, is_plural, leaves
from publication.source.commonmark import Extensions
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
            follows = [part for part, state in source.states[language][path].items() if state == "current"]
            yield from _page(page, text, follows, source.extensions)
    yield from _data(source, translation)
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


def _page(page: Page, text: PageText, follows: Collection[str], extensions: Extensions) -> Iterator[Problem]:
    """What is wrong with a page, of which the parts that follow the English are compared with it."""
    yield from _keys(page, text, follows)
    if not isinstance(page, Recommendation) and text.addressed_to:
        yield _fault(text, "addressed_to", "`addressed_to` belongs to Recommendations only; take it out")
    if isinstance(page, Recommendation) and not text.addressed_to:
        yield _fault(text, "title", "`addressed_to` is missing; translate it as well")
    english = {"title": page.title, "summary": page.summary, "addressed_to": getattr(page, "addressed_to", "")}
    if HEAD in follows:
        for name, said in english.items():
            yield from compared(said, getattr(text, name), Place(text.path, text.lines.get(name, 1)))
    yield from _sections(page, text, follows, extensions)


def _keys(page: Page, text: PageText, follows: Collection[str]) -> Iterator[Problem]:
    """The reasons of a technology: known keys, and what each says."""
    for name in REASONS:
        known = {reason_key(each): each.because for each in getattr(page, name, ())}
        for key, said in getattr(text, name).items():
            if key not in known:
                yield _fault(text, f"{name}/{key}", f"the English page has no `{name}` of `{key}`{suggestion(key, known)}; take it out")
            elif key in follows:
                yield from compared(known[key], said, Place(text.path, text.lines[f"{name}/{key}"]))


def _sections(page: Page, text: PageText, follows: Collection[str], extensions: Extensions) -> Iterator[Problem]:
    wanted, told = text_parts(page.body), text_parts(text.body)
    for name, section in told.items():
        if name not in wanted:
            message = f"the English page has no section `{name}`{suggestion(name, wanted)}; headings keep the id of the English"
            yield Problem(Place(text.path, section.line), "translation", message)
        elif name in follows:
            yield from _blockwise(name, [*blocks(wanted[name], extensions)], [*blocks(section, extensions)], text)
    if [name for name in wanted if name in told] != [name for name in told if name in wanted]:
        message = f"the sections are out of order; the order is {', '.join(wanted)}"
        yield Problem(Place(text.path, text.body.first_line), "translation", message)


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


def _data(source: Publication, translation: Translation) -> Iterator[Problem]:
    language, english, states = translation.language, source.texts, source.states[translation.language]
    optional = {f"{name}/{word.id}" for name in NOT_TRANSLATED for word in source.vocabulary.lists[name]}
    for file in TEXTS:
        for key, told in translation.texts[file].items():
            place = Place(f"{FOLDER}/{language}/{file}.yml", translation.lines[file].get(key, 1))
            if states[file].get(key) == "current":
                yield from compared(english[file][key], told, place)
            elif key not in english[file] and key not in optional:
                near = suggestion(key, english[file])
                yield Problem(place, "translation", f"the English has no `{key}` to be translated{near}; correct the key")
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
