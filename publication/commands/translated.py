"""`python -m publication translated` notes that a translation follows the English as it is; `translations` says what does and what not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from publication.model import Publication
from publication.model.coverage import coverage
from publication.model.problems import suggestion
from publication.model.translations import digest, parts_of
from publication.source.translations import FOLDER, FOLLOWS, INTERFACE, source_of

_DATA = re.compile(rf"{INTERFACE}/(?P<interface>[\w-]+)\.yml|{FOLDER}/(?P<language>[\w-]+)/(?P<file>\w+)\.yml")
_FRONT_MATTER = re.compile(r"\A---\n.*?^---$", re.DOTALL | re.MULTILINE)
_FOLLOWS = re.compile(r"^follows:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)


def mark(root: Path, publication: Publication, path: str, parts: tuple[str, ...] = ()) -> list[str]:
    """Write down that the texts of the file at `path` follow the English, or that `parts` of them do. Returns those.

    A page has its digests in its front matter, all else in a file beside. Raises ValueError for a file or a part that is no translation.
    """
    data = _DATA.fullmatch(path)
    language, file = (data["language"] or data["interface"], data["file"] or "interface") if data else ("", "")
    if language not in publication.translations or file not in publication.data_texts:
        return mark_page(root, publication, path, parts)
    told = publication.translations[language].texts[file]
    if unknown := [part for part in parts if part not in told]:
        raise ValueError(f"{path} has no text `{unknown[0]}`{suggestion(unknown[0], told)}")
    marked = [key for key in publication.data_texts[file] if key in (parts or told) and key in told]
    _write_follows(root, publication, language, {file: marked})
    return marked


def mark_page(root: Path, publication: Publication, path: str, sections: tuple[str, ...] = ()) -> list[str]:
    """Write into the translation at `path` that it follows its English page, or that the parts `sections` of it do. Returns those parts.

    Raises ValueError when it is no translation of a page, or has no such part.
    """
    source = source_of(path)
    page = publication.by_path.get(source or "")
    text = next(
        (each.pages[source] for each in publication.translations.values() if source in each.pages and each.pages[source].path == path), None
    )
    if page is None or text is None:
        raise ValueError(f"{path} is no translation of a page that can be read; `python -m publication check` says why")
    english, told = parts_of(page), text.parts
    if unknown := [name for name in sections if name not in told]:
        raise ValueError(f"{path} has no part `{unknown[0]}`; it has {', '.join(told)}")
    marked = [name for name in english if name in told and (not sections or name in sections)]
    digests = {name: digest(english[name]) if name in marked else text.follows.get(name, "") for name in english if name in told}
    lines = "".join(f"  {name}: {value}\n" for name, value in digests.items() if value)
    file = root / path
    before = file.read_text(encoding="utf-8-sig")
    found = _FRONT_MATTER.match(before)
    if found is None:
        raise ValueError(f"{path} has no front matter")
    head = _FOLLOWS.sub("", found.group()).removesuffix("---") + f"follows:\n{lines}---"
    file.write_text(head + before[found.end() :], encoding="utf-8")
    return marked


def mark_language(root: Path, publication: Publication, language: str) -> int:
    """The same of every text of a language. Returns how many texts were marked."""
    translation = publication.translations[language]
    number = sum(len(mark_page(root, publication, text.path)) for text in translation.pages.values())
    return number + _write_follows(root, publication, language, translation.texts)


def _write_follows(root: Path, publication: Publication, language: str, marked: Mapping[str, Collection[str]]) -> int:
    """Write the digests of the texts of a language that are no pages, anew for the keys `marked`, by file. Returns how many there are."""
    translation = publication.translations[language]
    lines = ["# Which state of the English each text follows; `make translated` writes it.\n"]
    for file, texts in publication.data_texts.items():
        before = {key: value for key, value in translation.follows.get(file, {}).items() if key in translation.texts[file]}
        digests = before | {key: digest(texts[key]) for key in marked.get(file, ()) if key in texts}
        found = [f"  {_key(key)}: {digests[key]}\n" for key in texts if key in digests]
        lines += [f"{file}:\n", *found] if found else []
    path = root / FOLDER / language / f"{FOLLOWS}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(lines), encoding="utf-8")
    return sum(line.startswith("  ") for line in lines)


def _key(key: str) -> str:
    return key if re.fullmatch(r"[a-z][\w/.-]*", key) and key not in ("no", "yes", "on", "off") else f'"{key}"'


def report(publication: Publication) -> Iterator[str]:
    """The state of every translation: a line for each language, then one for each text that lags behind or is missing from a page."""
    for found in coverage(publication):
        language, texts = found.language, found.texts
        yield (
            f"{language}: {found.pages} of {len(publication.all_pages)} pages ({found.drafts} drafts), {found.words} words in them; "
            f"{texts['current']} texts follow the English, {texts['stale']} are stale, {texts['missing']} are missing"
        )
        for state in publication.states[language].values():
            yield from (f"{state.path}: {part} is {each}" for part, each in state.parts.items() if each != "current")
        for file, states in publication.data_states[language].items():
            yield from (f"{language}, {file}: {key} is {each}" for key, each in states.items() if each != "current")
