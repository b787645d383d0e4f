"""Checks of translations: what a language says is what the English says, with the same sources, references, figures and headings.

A text that its English has left behind is no fault: the English may have gained a figure or a source since. What is compared is what
claims to follow the English as it is now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from publication.checks.comparisons import blocks, differences
from publication.checks.findings import Finding
from publication.model import Page, Publication, Recommendation, Technology
from publication.model.problems import Place, suggestion
from publication.model.text import Section
from publication.model.translations import BEGINNING, HEAD, NOT_TRANSLATED, PageText, Translation, text_parts
from publication.model.words import OWN_WORDS, is_plural, leaves
from publication.source.commonmark import Extensions
from publication.source.overlay import with_text, with_texts
from publication.source.translations import FOLLOWS, INTERFACE


def translation(source: Publication, language: str) -> Iterator[Finding]:
    """Pages, keys, sections and words of a language are such as the English has; a digest is that of a text."""
    told = source.translations[language]
    for path, text in told.pages.items():
        if (page := source.by_path.get(path)) is None:
            yield Place(text.path, 1), f"there is no page {path}; rename the file, or take it out"
        else:
            yield from _page(page, text)
    optional = {f"{name}/{word.id}" for name in NOT_TRANSLATED for word in source.vocabulary.lists[name]}
    for file, key, place in _texts(source, told):
        if key not in (english := source.texts[file]) and not (file == "vocabulary" and key in optional):
            yield place, f"the English has no `{key}` to be translated{suggestion(key, english)}; headings and keys are called as there"
    for file, digests in told.follows.items():
        for key in digests.keys() - told.texts.get(file, {}).keys():
            place = told.places[file][f"follows/{key}"] if file in told.pages else told.places[FOLLOWS][f"{file}/{key}"]
            yield place, f"`follows` names `{key}`, of which there is no text; run make translated LANGUAGE={language}"
    yield from _words(source.words, told)


def translation_differs(source: Publication, language: str) -> Iterator[Finding]:
    """A text that follows the English has its parts, sources, references, links and figures, and so has each form of a word."""
    told = source.translations[language]
    for file, key, place in _texts(source, told):
        page, text = source.by_path.get(file), told.pages.get(file)
        if source.states[language][file].get(key) != "current":
            continue
        if page is None or text is None:
            yield from _compared(source.texts[file][key], told.texts[file][key], place)
        elif key == HEAD:
            for name in ("title", "summary", "addressed_to"):
                yield from _compared(getattr(page, name, ""), getattr(text, name), text.places.get(name, place))
        elif key in (parts := text_parts(text.body)):
            yield from _blockwise(text_parts(page.body)[key], parts[key], text.path, source.extensions)
        else:
            yield from _compared(source.texts[file][key], told.texts[file][key], place)
    english = leaves(source.words)
    for key, word in leaves(told.words).items():
        place = told.places["interface"][key]
        if is_plural(word) and is_plural(english.get(key)):
            for form in word.values():
                yield from _compared(english[key]["other"], form, place)
        elif key not in OWN_WORDS and type(word) is type(english.get(key)):
            yield from _compared(source.texts["interface"][key], told.texts["interface"][key], place)


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


def _texts(source: Publication, told: Translation) -> Iterator[tuple[str, str, Place]]:
    """The file, key and place of each text of a language of which there is an English file, words of the interface apart."""
    for file in told.texts.keys() & source.texts.keys() - {"interface"}:
        path = told.pages[file].path if file in told.pages else file
        yield from ((file, key, told.places[file].get(key, Place(path, 1))) for key in told.texts[file])


def _page(page: Page, text: PageText) -> Iterator[Finding]:
    """What is wrong with a page as a whole: whom it is addressed to, and the order of its sections."""
    if not isinstance(page, Recommendation) and text.addressed_to:
        yield text.places["addressed_to"], "`addressed_to` belongs to Recommendations only; take it out"
    if isinstance(page, Recommendation) and not text.addressed_to:
        yield text.places["title"], "`addressed_to` is missing; translate it as well"
    wanted, told = text_parts(page.body), text_parts(text.body)
    if [name for name in wanted if name in told] != [name for name in told if name in wanted]:
        yield Place(text.path, text.body.first_line), f"the sections are out of order; the order is {', '.join(wanted)}"


def _words(words: Mapping[str, Any], told: Translation) -> Iterator[Finding]:
    """A group of words stays a group, a list a list of as many that leads to the same pages, a word a word."""
    english = leaves(words)
    for key, word in leaves(told.words).items():
        wanted, kind = english.get(key), ""
        if key not in english and any(name.startswith(f"{key}.") for name in english):
            kind = "a group"
        elif key not in english:
            yield told.places["interface"][key], f"{INTERFACE}/en.yml has no word `{key}`{suggestion(key, english)}; correct the key"
        elif key in OWN_WORDS or (is_plural(wanted) and is_plural(word)):
            continue
        elif isinstance(wanted, list) and (not isinstance(word, list) or len(word) != len(wanted)):
            kind = f"a list of {len(wanted)}"
        elif not isinstance(word, type(wanted)):
            kind = "forms beside a number" if is_plural(wanted) else "a text"
        elif isinstance(wanted, list) and isinstance(word, list) and _paths(wanted) != _paths(word):
            yield told.places["interface"][key], f"`{key}` leads to other pages than in {INTERFACE}/en.yml"
        if kind:
            yield told.places["interface"][key], f"`{key}` has to be {kind}, as in {INTERFACE}/en.yml"


def _paths(entries: list[Any]) -> list[object]:
    return [each.get("path", each.get("page")) for each in entries if isinstance(each, Mapping)]


def _blockwise(english: Section, told: Section, path: str, extensions: Extensions) -> Iterator[Finding]:
    """Compares a section part by part: what each is, and what it says."""
    wanted, has = (list(blocks(section, extensions)) for section in (english, told))
    pairs = list(zip(wanted, has, strict=False))
    apart = next((pair for pair in pairs if pair[0].kind != pair[1].kind), None)
    if apart or len(wanted) != len(has):
        counts = [sum(not block.kind.startswith("h") for block in each) for each in (wanted, has)]
        there, here = (block.kind for block in apart) if apart else (f"{counts[0]} paragraphs, items and cells", counts[1])
        message = f"the section `{told.id or BEGINNING}` has not the parts of the English, in their order: {there} there, {here} here"
        yield Place(path, (apart[1] if apart else has[-1]).line), f"{message}; each part has an address"
        return
    for said, other in pairs:
        yield from _compared(said.text, other.text, Place(path, other.line))


def _compared(english: str, told: str, place: Place) -> Iterator[Finding]:
    for said in differences(english, told):
        yield place, f"{said}; compare the two sentence by sentence"
