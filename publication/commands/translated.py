"""`python -m publication translated` notes that a translation follows the English as it is; `translations` says what does and what not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from publication.model import Publication
from publication.model.coverage import coverage, english_data, states_of_data
from publication.model.problems import suggestion
from publication.model.translations import digest, parts_of, translated_data
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
    if data is None or language not in publication.translations or file not in english_data(publication):
        return mark_page(root, publication, path, parts)
    translation = publication.translations[language]
    told, english = translated_data(translation)[file], english_data(publication)[file]
    if unknown := [part for part in parts if part not in told]:
        raise ValueError(f"{path} has no text `{unknown[0]}`{suggestion(unknown[0], told)}")
    marked = [key for key in english if key in told and (not parts or key in parts)]
    digests = {name: dict(each) for name, each in translation.follows.items()}
    before = digests.get(file, {})
    digests[file] = {key: digest(text) if key in marked else before[key] for key, text in english.items() if key in marked or key in before}
    _write_follows(root, language, {name: digests[name] for name in english_data(publication) if name in digests})
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
    told = translated_data(translation)
    digests = {
        file: {key: digest(text) for key, text in texts.items() if key in told[file]} for file, texts in english_data(publication).items()
    }
    _write_follows(root, language, digests)
    return number + sum(map(len, digests.values()))


def _write_follows(root: Path, language: str, digests: Mapping[str, Mapping[str, str]]) -> None:
    lines = ["# Which state of the English each text follows; `make translated` writes it.\n"]
    for file, found in digests.items():
        if found:
            lines += [f"{file}:\n", *(f"  {_key(key)}: {value}\n" for key, value in found.items())]
    path = root / FOLDER / language / f"{FOLLOWS}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(lines), encoding="utf-8")


def _key(key: str) -> str:
    return key if re.fullmatch(r"[a-z][\w/.-]*", key) and key not in ("no", "yes", "on", "off") else f'"{key}"'


def report(publication: Publication) -> Iterator[str]:
    """The state of every translation: a line for each language, then one for each text that lags behind or is missing from a page."""
    for found in coverage(publication):
        language, translation, texts = found.language, publication.translations[found.language], found.texts
        yield (
            f"{language}: {found.pages} of {len(publication.all_pages)} pages ({found.drafts} drafts), {found.words} words in them; "
            f"{texts['current']} texts follow the English, {texts['stale']} are stale, {texts['missing']} are missing"
        )
        for state in publication.states[language].values():
            yield from (f"{state.path}: {part} is {each}" for part, each in state.parts.items() if each != "current")
        for file, states in states_of_data(publication, translation).items():
            yield from (f"{language}, {file}: {key} is {each}" for key, each in states.items() if each != "current")
