"""The texts of other languages: from files to `Translation`, and laid over the English publication.

A language is there when `data/interface/` has its words. What a translation lacks stays English.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from publication.model import Entry
from publication.model.locales import plural_categories
from publication.model.problems import Place
from publication.model.text import MarkdownSource
from publication.model.translations import ENGLISH, ENTRIES, REASONS, TEXTS, PageText, Translation, text_parts
from publication.model.words import Words, is_plural, leaves
from publication.source.reading import Reader, without_places
from publication.source.settings import BASE, settings_file, settings_files
from publication.source.typography import set_spaces
from publication.source.yaml import YamlSource

INTERFACE = "data/interface"
FOLDER = "data/translations"
FOLLOWS = "follows"
"""The file of digests, which `make translated` writes."""
PAGE = re.compile(r"(?P<page>docs/.+)\.(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.md")
FILES = (*TEXTS, FOLLOWS, "terms")
"""The last is for those who translate: how the language calls a thing, and where an official form was seen. Nothing is made of it."""


def languages(root: Path) -> tuple[str, ...]:
    """The languages of the publication in the folder `root` besides English, in alphabetical order."""
    return tuple(sorted(path.stem for path in (root / INTERFACE).glob("*.yml") if path.stem != ENGLISH))


def published_languages(root: Path) -> tuple[str, ...]:
    """The languages that are published: English, and all others that have settings or those that the environment's LANGUAGES names.

    Raises ValueError for a language that the publication does not have.
    """
    there = tuple(language for language in languages(root) if (root / settings_file(language)).is_file())
    asked = os.environ.get("LANGUAGES", "").replace(",", " ").split()
    if unknown := [language for language in asked if language not in (ENGLISH, *there)]:
        raise ValueError(f"LANGUAGES names `{unknown[0]}`, which is not there; there are {', '.join((ENGLISH, *there))}")
    return (ENGLISH, *(language for language in there if not asked or language in asked))


def source_of(path: str) -> str | None:
    """The English page of which the file `path` is a translation; None for a page."""
    match = PAGE.fullmatch(path)
    return f"{match['page']}.md" if match else None


def translation_of(path: str, language: str) -> str:
    """The file in which the translation of the page `path` stands."""
    return f"{path.removesuffix('.md')}.{language}.md"


def read_translations(reader: Reader, paths: Iterable[str]) -> dict[str, Translation]:
    """Every translation, by language; `paths` are the Markdown files of `docs/`. What is wrong with a file goes to the `reader`."""
    known = languages(reader.root)
    pages = {path: match["language"] for path in paths if (match := PAGE.fullmatch(path))}
    settings = {path: Path(path).stem for path in settings_files(reader.root) if path != BASE}
    for path, language in (pages | settings).items():
        if language not in known:
            reader.fault(path, 1, "translation", f"`{language}` has no words; add {INTERFACE}/{language}.yml, or take the file out")
    folder = reader.root / FOLDER
    for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
        path = file.relative_to(reader.root).as_posix()
        if file.is_file() and path not in {f"{FOLDER}/{language}/{name}.yml" for language in known for name in FILES}:
            reader.fault(
                path, 1, "translation", f"no file of a translation; {FOLDER}/ has a folder for each language with {', '.join(FILES)}"
            )
    return {language: _Texts(reader, language).read(path for path, of in pages.items() if of == language) for language in known}


class _Texts:
    """Reads the texts of one language."""

    def __init__(self, reader: Reader, language: str) -> None:
        self.reader = reader
        self.language = language
        self.places: dict[str, dict[str, Place]] = {}

    def read(self, paths: Iterable[str]) -> Translation:
        needed = "status, title and summary"
        found = {str(source_of(path)): self.reader.page(PageText, path, needed, self._spaced, _places) for path in paths}
        pages = {path: text for path, text in found.items() if text is not None}
        words = self._yaml("interface")
        plural_faults(self.reader, words, self.language)
        return Translation(
            language=self.language,
            pages=pages,
            entries={file: self._entries(file, model) for file, model in ENTRIES.items()},
            words=Words(without_places(words.value) or {}),
            follows=self._follows() | {path: text.follows for path, text in pages.items()},
            places=self.places | {path: text.places for path, text in pages.items()},
        )

    def _spaced(self, text: str) -> str:
        return set_spaces(text, self.language)

    def _yaml(self, name: str) -> YamlSource:
        path, separator = f"{FOLDER}/{self.language}/{name}.yml", "/"
        if name == "interface":
            path, separator = f"{INTERFACE}/{self.language}.yml", "."
        if not (self.reader.root / path).is_file():
            return YamlSource(None)
        source = self.reader.yaml(path, self._spaced)
        self.places[name] = {separator.join(map(str, at)): place for at, place in source.places.items()}
        if source.value is not None and not isinstance(source.value, dict):
            self.reader.fault(path, 1, "data-file", "`key: value` lines are expected here")
            return YamlSource(None)
        return source

    def _groups(self, source: YamlSource) -> Iterator[tuple[str, str]]:
        """The group and the key of each entry of a file that has them in groups."""
        for group in source.keys_at():
            if isinstance(source.at((group,)), dict):
                yield from ((group, key) for key in source.keys_at((group,)))
            else:
                self.reader.note(source.problem((group,), "`key: value` lines are expected here"))

    def _entries(self, name: str, model: type[Entry]) -> dict[str, Entry]:
        source = self._yaml(name)
        places = self._groups(source) if name == "vocabulary" else ((key,) for key in source.keys_at())
        found = {"/".join(at): self.reader.entry(model, source, at) for at in places}
        return {key: entry for key, entry in found.items() if entry is not None}

    def _follows(self) -> dict[str, dict[str, str]]:
        source = self._yaml(FOLLOWS)
        found: dict[str, dict[str, str]] = {}
        for file, key in self._groups(source):
            found.setdefault(file, {})[key] = str(source.at((file, key)))
        return found


def _places(header: YamlSource, body: MarkdownSource) -> dict[str, Any]:
    """Where the keys, reasons and parts of a translated page are."""
    places = {"/".join(map(str, at)): place for at, place in header.places.items()}
    places |= {name.partition("/")[2]: place for name, place in places.items() if name.startswith(REASONS)}
    path = header.places[()].path
    return {"places": places | {name: Place(path, part.line) for name, part in text_parts(body).items()}}


def plural_faults(reader: Reader, words: YamlSource, language: str) -> None:
    """Note each word with forms that lacks one which a number asks for in a language, or has one which none asks for."""
    wanted = plural_categories(language)
    found = leaves(without_places(words.value)) if isinstance(words.value, dict) else {}
    for name, forms in found.items():
        if is_plural(forms) and set(forms) != set(wanted):
            message = f"`{name}` has the forms {', '.join(forms)}; whole numbers in `{language}` ask for {', '.join(wanted)}"
            reader.note(words.problem(tuple(name.split(".")), message))
