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
from publication.model.translations import ENGLISH, ENTRIES, REASONS, TEXTS, PageText, Translation, text_parts
from publication.model.words import Words, is_plural, leaves
from publication.source.reading import FrontMatter, Reader, without_places
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
        found = {str(source_of(path)): self._page(path) for path in paths}
        pages = {path: text for path, text in found.items() if text is not None}
        words = self._yaml("interface", f"{INTERFACE}/{self.language}.yml", ".")
        if isinstance(words.value, dict):
            plural_faults(self.reader, f"{INTERFACE}/{self.language}.yml", words, self.language)
        return Translation(
            language=self.language,
            pages=pages,
            entries={file: self._entries(file, model) for file, model in ENTRIES.items()},
            words=Words(without_places(words.value) or {}),
            follows=self._follows() | {path: text.follows for path, text in pages.items()},
            places=self.places | {path: text.places for path, text in pages.items()},
        )

    def _page(self, path: str) -> PageText | None:
        def extra(found: FrontMatter) -> dict[str, Any]:
            body = self.reader.markdown(found)
            lines = {"/".join(map(str, at)): line for at, line in found.header.lines.items()}
            lines |= {name.partition("/")[2]: line for name, line in lines.items() if name.startswith(REASONS)}
            lines |= {name: part.line for name, part in text_parts(body).items()}
            return {"path": path, "body": body, "places": {name: Place(path, line) for name, line in lines.items()}}

        return self.reader.page(PageText, path, "status, title and summary", extra, self._spaced)

    def _spaced(self, text: str) -> str:
        return set_spaces(text, self.language)

    def _path(self, name: str) -> str:
        return f"{FOLDER}/{self.language}/{name}.yml"

    def _yaml(self, name: str, path: str, separator: str = "/") -> YamlSource:
        if not (self.reader.root / path).is_file():
            return YamlSource(None)
        source = self.reader.yaml(path, self._spaced)
        self.places[name] = {separator.join(map(str, at)): Place(path, line) for at, line in source.lines.items()}
        if source.value is not None and not isinstance(source.value, dict):
            self.reader.fault(path, 1, "data-file", "`key: value` lines are expected here")
            return YamlSource(None)
        return source

    def _groups(self, name: str, source: YamlSource) -> Iterator[tuple[str, str]]:
        """The group and the key of each entry of a file that has them in groups."""
        for group in source.keys_at():
            if isinstance(source.at((group,)), dict):
                yield from ((group, key) for key in source.keys_at((group,)))
            else:
                self.reader.fault(self._path(name), source.lines[(group,)], "data-file", "`key: value` lines are expected here")

    def _entries(self, name: str, model: type[Entry]) -> dict[str, Entry]:
        path = self._path(name)
        source = self._yaml(name, path)
        places = self._groups(name, source) if name == "vocabulary" else ((key,) for key in source.keys_at())
        found = {"/".join(at): self.reader.entry(model, source, "data-file", path, at) for at in places}
        return {key: entry for key, entry in found.items() if entry is not None}

    def _follows(self) -> dict[str, dict[str, str]]:
        source = self._yaml(FOLLOWS, self._path(FOLLOWS))
        found: dict[str, dict[str, str]] = {}
        for file, key in self._groups(FOLLOWS, source):
            found.setdefault(file, {})[key] = str(source.at((file, key)))
        return found


def plural_faults(reader: Reader, path: str, words: YamlSource, language: str) -> None:
    """Note each word with forms that lacks one which a number asks for in a language, or has one which none asks for."""
    wanted = plural_categories(language)
    for name, forms in leaves(without_places(words.value)).items():
        if is_plural(forms) and set(forms) != set(wanted):
            message = f"`{name}` has the forms {', '.join(forms)}; whole numbers in `{language}` ask for {', '.join(wanted)}"
            reader.fault(path, words.lines.get(tuple(name.split(".")), 1), "plural", message)
