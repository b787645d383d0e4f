"""`python -m publication translated` notes that a translation follows the English as it is; `translations` says what does and what not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from publication.model import Publication
from publication.model.coverage import coverage
from publication.model.problems import suggestion
from publication.model.translations import TEXTS, digest
from publication.source.translations import FOLDER, FOLLOWS, INTERFACE, source_of

_DATA = re.compile(rf"{INTERFACE}/(?P<interface>[\w-]+)\.yml|{FOLDER}/(?P<language>[\w-]+)/(?P<file>\w+)\.yml")
_FRONT_MATTER = re.compile(r"\A---\n.*?^---$", re.DOTALL | re.MULTILINE)
_FOLLOWS = re.compile(r"^follows:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)


def mark(root: Path, publication: Publication, path: str, parts: tuple[str, ...] = ()) -> list[str]:
    """Write down that the texts of the file at `path` follow the English, or that `parts` of them do. Returns those.

    A page has its digests in its front matter, all else in a file beside. Raises ValueError for a file or a part that is no translation.
    """
    data = _DATA.fullmatch(path)
    language, file = (data["language"] or data["interface"], data["file"] or "interface") if data else ("", source_of(path) or "")
    for each, translation in publication.translations.items():
        if (text := translation.pages.get(file)) is not None and text.path == path:
            language = each
    if language not in publication.translations or file not in publication.texts:
        raise ValueError(f"{path} is no translation of a file that can be read; `python -m publication check` says why")
    told = publication.translations[language].texts[file]
    if unknown := [part for part in parts if part not in told]:
        raise ValueError(f"{path} has no text `{unknown[0]}`{suggestion(unknown[0], told)}; it has {', '.join(told)}")
    marked = [key for key in publication.texts[file] if key in (parts or told) and key in told]
    write = _write_follows if data else _write_front_matter
    write(root, publication, language, {file: marked})
    return marked


def mark_language(root: Path, publication: Publication, language: str) -> int:
    """The same of every text of a language. Returns how many texts were marked."""
    texts = publication.translations[language].texts
    return _write_front_matter(root, publication, language, texts) + _write_follows(root, publication, language, texts)


def _digests(publication: Publication, language: str, file: str, marked: Mapping[str, Collection[str]]) -> dict[str, str]:
    """The digests of the texts of a file, in the order of the English: those of the keys `marked` are new, others stay."""
    translation, english = publication.translations[language], publication.texts[file]
    new = {key: digest(english[key]) for key in marked.get(file, ()) if key in english}
    known = translation.follows.get(file, {}) | new
    return {key: known[key] for key in english if key in known and key in translation.texts[file]}


def _write_front_matter(root: Path, publication: Publication, language: str, marked: Mapping[str, Collection[str]]) -> int:
    """Write the digests of pages, anew for the keys `marked`, by file. Returns how many of these there are."""
    number = 0
    for path, page in publication.translations[language].pages.items():
        if path in marked and path in publication.texts:
            digests = _digests(publication, language, path, marked)
            number += len(digests.keys() & set(marked[path]))
            text = (root / page.path).read_text(encoding="utf-8-sig")
            if (found := _FRONT_MATTER.match(text)) is None:
                raise ValueError(f"{page.path} has no front matter")
            lines = "".join(f"  {name}: {value}\n" for name, value in digests.items())
            head = _FOLLOWS.sub("", found.group()).removesuffix("---") + f"follows:\n{lines}---"
            (root / page.path).write_text(head + text[found.end() :], encoding="utf-8")
    return number


def _write_follows(root: Path, publication: Publication, language: str, marked: Mapping[str, Collection[str]]) -> int:
    """Write the digests of the texts of a language that are no pages, anew for the keys `marked`, by file. Returns how many there are."""
    lines = ["# Which state of the English each text follows; `make translated` writes it.\n"]
    for file in (*TEXTS, "interface"):
        digests = _digests(publication, language, file, marked)
        lines += [f"{file}:\n", *(f"  {_key(key)}: {value}\n" for key, value in digests.items())] if digests else []
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
        for file, states in publication.states[language].items():
            page = publication.translations[language].pages.get(file)
            name = page.path if page else f"{language}, {file}"
            yield from (f"{name}: {key} is {state}" for key, state in states.items() if state != "current")
