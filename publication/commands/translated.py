"""`python -m publication translated` notes that a translation follows the English as it is; `translations` says what does and what not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from publication.model import Publication
from publication.model.coverage import coverage
from publication.model.problems import suggestion
from publication.model.translations import TEXTS, digest
from publication.source.translations import FOLDER, FOLLOWS, INTERFACE

_FRONT_MATTER = re.compile(r"\A---\n.*?^---$", re.DOTALL | re.MULTILINE)
_FOLLOWS = re.compile(r"^follows:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)


def mark(root: Path, publication: Publication, path: str, parts: tuple[str, ...] = ()) -> list[str]:
    """Write down that the texts of the file at `path` follow the English, or that `parts` of them do. Returns those.

    A page has its digests in its front matter, all else in a file beside. Raises ValueError for a file or a part that is no translation.
    """
    files: dict[str, tuple[str, str]] = {}
    for name, translation in publication.translations.items():
        files |= {page.path: (name, file) for file, page in translation.pages.items()} | {f"{INTERFACE}/{name}.yml": (name, "interface")}
        files |= {f"{FOLDER}/{name}/{file}.yml": (name, file) for file in TEXTS}
    language, file = files.get(path, ("", ""))
    if file not in publication.texts:
        raise ValueError(f"{path} is no translation of a file that can be read; `python -m publication check` says why")
    told = publication.translations[language].texts[file]
    if unknown := [part for part in parts if part not in told]:
        raise ValueError(f"{path} has no text `{unknown[0]}`{suggestion(unknown[0], told)}; it has {', '.join(told)}")
    return _write(root, publication, language, {file: parts or told})


def mark_language(root: Path, publication: Publication, language: str) -> int:
    """The same of every text of a language. Returns how many texts were marked."""
    return len(_write(root, publication, language, publication.translations[language].texts))


def _write(root: Path, publication: Publication, language: str, marked: Mapping[str, Collection[str]]) -> list[str]:
    """Write the digests of a language, anew for the keys `marked`, by file, in the order of the English. Returns these keys."""
    translation, written = publication.translations[language], []
    lines = ["# Which state of the English each text follows; `make translated` writes it.\n"]
    for file, english in publication.texts.items():
        new = [key for key in english if key in marked.get(file, ()) and key in translation.texts[file]]
        known = translation.follows.get(file, {}) | {key: digest(english[key]) for key in new}
        page = translation.pages.get(file)
        digests = [f"  {key if page else _key(key)}: {known[key]}\n" for key in english if key in known and key in translation.texts[file]]
        if page is not None and new:
            text = (root / page.path).read_text(encoding="utf-8-sig")
            head = _FRONT_MATTER.match(text)[0]  # type: ignore[index] # it was read
            follows = "".join(["follows:\n", *digests])
            (root / page.path).write_text(f"{_FOLLOWS.sub('', head).removesuffix('---')}{follows}---{text[len(head) :]}", encoding="utf-8")
        elif page is None and digests:
            lines += [f"{file}:\n", *digests]
        written += new
    if marked.keys() - translation.pages.keys():
        path = root / FOLDER / language / f"{FOLLOWS}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(lines), encoding="utf-8")
    return written


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
