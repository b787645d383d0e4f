"""Checks of translations: what a language says is what the English says, with the same sources, references, figures and headings.

A text that its English has left behind is no fault: the English may have gained a figure or a source since. What is compared is what
claims to follow the English as it is now.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publication.model import Page, Publication, Recommendation, Technology
from publication.model.problems import Place, Problem, suggestion
from publication.model.text import MarkdownSource
from publication.model.translations import HEAD, NOT_TRANSLATED, OWN_WORDS, PageText, Translation, data_states, data_texts, flat, page_state
from publication.source.markdown import CITATION, CITATION_KEY, Extensions, tokens
from publication.source.translations import FILES, FOLDER, INTERFACE

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_SPACES = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?![\w/-])")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CODE = re.compile(r"`[^`]*`")
_ADDRESS = re.compile(r"\]\([^)]*\)|\]\[[^\]]*\]|<[^>]*>|https?://\S+|\{[:#][^}]*\}")
_PLACEHOLDER = re.compile(r"\{[a-z_]*\}")
_LINK = re.compile(r"\]\(([^)\s]+)")
_REFERENCE = re.compile(r"\]\[([^\]]+)\]")


@dataclass(frozen=True)
class _Block:
    """A paragraph, item, cell or heading: what kind it is, its line, and what it says."""

    kind: str
    line: int
    text: str


def check_translation(publication: Publication, language: str) -> Iterator[Problem]:
    """Every fault of one language, but for what could not be read, which `load` tells."""
    source = publication.english or publication
    translation = source.translations[language]
    for path, text in translation.pages.items():
        if (page := source.by_path.get(path)) is None:
            yield Problem(Place(text.path, 1), "translation", f"there is no page {path}; rename the file, or take it out")
        else:
            yield from _page(page, text, source)
    yield from _data(source, translation)
    yield from _words(source, translation)


def _page(page: Page, text: PageText, source: Publication) -> Iterator[Problem]:
    state = page_state(page, text)
    yield from _keys(page, text)
    if not isinstance(page, Recommendation) and text.addressed_to:
        yield _fault(text, "addressed_to", "`addressed_to` belongs to Recommendations only; take it out")
    if isinstance(page, Recommendation) and not text.addressed_to:
        yield _fault(text, "title", "`addressed_to` is missing; translate it as well")
    english = {"title": page.title, "summary": page.summary, "addressed_to": getattr(page, "addressed_to", "")}
    if state.parts[HEAD] == "current":
        for name, said in english.items():
            yield from _compared(said, getattr(text, name), Place(text.path, text.lines.get(name, 1)))
    yield from _sections(page, text, state.are("current"), source.extensions)


def _keys(page: Page, text: PageText) -> Iterator[Problem]:
    """The reasons of a technology: known keys, and what each says."""
    empty: tuple[()] = ()
    technology = page if isinstance(page, Technology) else None
    english = {
        "relations": {f"{each.recommendation}-{each.kind}": each.because for each in (technology.relations if technology else empty)},
        "no_evidence_found": {str(each.recommendation): each.because for each in (technology.no_evidence_found if technology else empty)},
        "does_not_bear": {str(each.recommendation): each.because for each in (technology.does_not_bear if technology else empty)},
    }
    follows = page_state(page, text).are("current")
    for name, known in english.items():
        for key, said in getattr(text, name).items():
            if key not in known:
                yield _fault(text, f"{name}/{key}", f"the English page has no `{name}` of `{key}`{suggestion(key, known)}; take it out")
            elif key in follows:
                yield from _compared(known[key], said, Place(text.path, text.lines[f"{name}/{key}"]))
    known_parts = {*text.parts}
    for key in text.follows:
        if key not in known_parts:
            yield _fault(
                text, f"follows/{key}", f"`follows` names `{key}`, of which there is no text; run make translated PAGE={text.path}"
            )


def _sections(page: Page, text: PageText, follows: tuple[str, ...], extensions: Extensions) -> Iterator[Problem]:
    wanted, told = page.body.sections(), text.body.sections()
    for heading in text.body.headings:
        if heading.level == 2 and heading.id not in wanted:
            message = (
                f"the English page has no section `{heading.id}`{suggestion(heading.id or '', wanted)}; headings keep the id of the English"
            )
            yield Problem(Place(text.path, heading.line), "translation", message)
    if [name for name in wanted if name in told] != [name for name in told if name in wanted]:
        yield Problem(
            Place(text.path, text.body.first_line), "translation", f"the sections are out of order; the order is {', '.join(wanted)}"
        )
    english, translated = _blocks(page.body, extensions), _blocks(text.body, extensions)
    for name in translated.keys() & set(follows):
        yield from _blockwise(name, english[name], translated[name], text)


def _blockwise(name: str, english: list[_Block], translated: list[_Block], text: PageText) -> Iterator[Problem]:
    pairs = list(zip(english, translated, strict=False))
    apart = next(((a, b) for a, b in pairs if a.kind != b.kind), None)
    if apart or len(english) != len(translated):
        first = apart[1] if apart else translated[-1]
        wanted = apart[0].kind if apart else f"{len(english)} paragraphs, items and cells"
        has = first.kind if apart else f"{len(translated)}"
        message = (
            f"the section `{name}` has not the parts of the English, in their order: {wanted} there, {has} here; each part has an address"
        )
        yield Problem(Place(text.path, first.line), "translation", message)
        return
    for said, told in pairs:
        yield from _compared(said.text, told.text, Place(text.path, told.line))


def _blocks(body: MarkdownSource, extensions: Extensions) -> dict[str, list[_Block]]:
    """The blocks of a text by the section in which they stand; those above every section under `beginning`."""
    found: dict[str, list[_Block]] = {"beginning": []}
    section, kind = "beginning", ""
    ids = {heading.line: heading.id for heading in body.headings if heading.level == 2}
    for token in tokens(body.text, extensions=extensions):
        line = body.first_line + (token.map[0] if token.map else 0)
        if token.type == "heading_open" and token.tag == "h2":
            section = ids.get(line) or section
            found.setdefault(section, [])
        if token.type.endswith("_open"):
            kind = {"th": "cell", "td": "cell", "list_item": "item"}.get(token.type[:-5], token.tag or token.type[:-5])
        elif token.type == "inline":
            own = f"#{token.content.rpartition('{#')[2].rstrip('}')}" if kind in ("h3", "h4") else ""
            found[section].append(_Block(kind + own, line, token.content))
        elif token.type in ("fence", "code_block", "html_block"):
            found[section].append(_Block(token.type, line, token.content if token.type == "html_block" else ""))
    return found


def _compared(english: str, told: str, place: Place) -> Iterator[Problem]:
    """The sources, references, links and figures of a text are those of its English."""
    for what, of_english, of_other in (
        ("citation", _citations(english), _citations(told)),
        ("reference", Counter(_REFERENCE.findall(english)), Counter(_REFERENCE.findall(told))),
        ("link", Counter(_LINK.findall(english)), Counter(_LINK.findall(told))),
        ("number", numbers(english), numbers(told, english=False)),
        ("placeholder", Counter(_PLACEHOLDER.findall(english)), Counter(_PLACEHOLDER.findall(told))),
    ):
        lost, added = of_english - of_other, of_other - of_english
        if lost or added:
            said = [f"the {what} {', '.join(f'`{each}`' for each in lost.elements())} of the English is missing"] if lost else []
            said += [f"the English has no {what} {', '.join(f'`{each}`' for each in added.elements())} here"] if added else []
            yield Problem(place, "translation-differs", f"{'; '.join(said)}; compare the two sentence by sentence")


def _citations(text: str) -> Counter[str]:
    return Counter(key for found in CITATION.findall(text) for key in CITATION_KEY.findall(found))


def numbers(text: str, *, english: bool = True) -> Counter[str]:
    """The figures in a text, each as English writes it without separators: `5,000`, `5 000` are 5000; `0.04`, `0,04` are 0.04."""
    plain = _ADDRESS.sub("]", CITATION.sub("", _CODE.sub("", text)))
    plain = _THOUSANDS.sub("", plain) if english else _SPACES.sub(lambda number: re.sub(r"\D", "", number.group()), plain)
    return Counter(number.replace(",", ".") for number in _NUMBER.findall(plain))


def _data(source: Publication, translation: Translation) -> Iterator[Problem]:
    english = data_texts(source.terms, source.vocabulary, source.timeline, source.every_question, source.words)
    states = data_states(english, translation)
    found = {
        "glossary": {key: f"{text.term}\n{text.definition}" for key, text in translation.glossary.items()},
        "vocabulary": {
            f"{name}/{key}": f"{text.label}\n{text.definition}"
            for name, words in translation.vocabulary.items()
            for key, text in words.items()
        },
        "timeline": {key: f"{text.when}\n{text.text}" for key, text in translation.timeline.items()},
        "questions": {key: text.plain for key, text in translation.questions.items()},
    }
    optional = {f"{name}/{word.id}" for name in NOT_TRANSLATED if name != "place" for word in getattr(source.vocabulary, name)}
    for file, texts in found.items():
        path, lines = f"{FOLDER}/{translation.language}/{file}.yml", translation.lines.get(file, {})
        for key, told in texts.items():
            place = Place(path, lines.get(key, 1))
            if key in english[file]:
                if states[file][key] == "current":
                    yield from _compared(english[file][key], told, place)
            elif key not in optional:
                known = english[file]
                yield Problem(place, "translation", f"the English has no `{key}` to be translated{suggestion(key, known)}; correct the key")
    path, lines = f"{FOLDER}/{translation.language}/{FILES[-1]}.yml", translation.lines.get(FILES[-1], {})
    for file, digests in translation.follows.items():
        for key in digests:
            if key not in english.get(file, {}):
                message = f"`{file}` has no text `{key}`; run make translated LANGUAGE={translation.language}"
                yield Problem(Place(path, lines.get(f"{file}/{key}", 1)), "translation", message)


def _words(source: Publication, translation: Translation) -> Iterator[Problem]:
    path, lines = f"{INTERFACE}/{translation.language}.yml", translation.lines.get("interface", {})
    english, told = flat(source.words), flat(translation.words or {})
    for key, text in told.items():
        place = Place(path, lines.get(key, 1))
        if key not in english:
            yield Problem(place, "translation", f"{INTERFACE}/en.yml has no word `{key}`{suggestion(key, english)}; correct the key")
        elif key not in OWN_WORDS:
            yield from _compared(english[key], text, place)
    yield from _kinds(source.words, translation.words or {}, "", path, lines)


def _kinds(
    english: Mapping[str, object], told: Mapping[str, object], before: str, path: str, lines: Mapping[str, int]
) -> Iterator[Problem]:
    """A group stays a group, a list a list of as many, a word a word."""
    for key in english.keys() & told.keys():
        name, one, other = f"{before}{key}", english[key], told[key]
        if name in OWN_WORDS:
            continue
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            yield from _kinds(one, other, f"{name}.", path, lines)
        elif type(one) is not type(other) or (isinstance(one, list) and isinstance(other, list) and len(one) != len(other)):
            kind = f"list of {len(one)}" if isinstance(one, list) else "group" if isinstance(one, Mapping) else "text"
            yield Problem(Place(path, lines.get(name, 1)), "translation", f"`{name}` has to be a {kind}, as in {INTERFACE}/en.yml")
        elif isinstance(one, list) and isinstance(other, list) and _paths(one) != _paths(other):
            yield Problem(Place(path, lines.get(name, 1)), "translation", f"`{name}` leads to other pages than in {INTERFACE}/en.yml")


def _paths(entries: list[object]) -> list[object]:
    return [each.get("path", each.get("page")) for each in entries if isinstance(each, Mapping)]


def _fault(text: PageText, key: str, message: str) -> Problem:
    return Problem(Place(text.path, text.lines.get(key, 1)), "translation", message)
