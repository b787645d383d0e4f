"""Checks of the sources and of their citations. They run before mkdocs-bibtex, which drops what it does not know."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import product
from typing import Any

from publication.checks.findings import Finding, on_pages
from publication.checks.references import prose
from publication.model import Publication, Source
from publication.model.dates import is_day
from publication.model.identifiers import wrong_with_address, wrong_with_doi, wrong_with_isbn
from publication.model.problems import Place, suggestion
from publication.source.biblatex import ALWAYS, KEY, REQUIRED, key_of
from publication.source.commonmark import without_code
from publication.source.load import SOURCES
from publication.source.markdown import CITATION_KEY, read_markdown

_SHOWN = ("doi", "isbn", "eprint", "number", "howpublished")
_NOTES = ("note", "addendum", "titleaddon")
_IN_BRACKETS = re.compile(r"(?<!\\)\[[^\[\]\\]*@[^\[\]\\]*\]")
_GONE = ("dead", "unfit")
_READ_ELSEWHERE = ("copy", "report")
"""How a source was read when its address leads to something else, in which several may have been read."""
_ARCHIVE = frozenset({"archiveurl", "archivedate"})


def cite_unknown(publication: Publication) -> Iterator[Finding]:
    """Every citation names a source of data/sources.bib."""
    if SOURCES in publication.unread:
        return
    for key, place in citations(publication):
        if key not in publication.by_key:
            message = f"no source has the key `{key}`{suggestion(key, publication.by_key)}; correct the key or add the source to {SOURCES}"
            yield place, message


def cite_in_code(publication: Publication) -> Iterator[Finding]:
    """No citation is in code, where mkdocs-bibtex would replace it."""
    for mention, place in on_pages(publication, "citations_in_code"):
        yield place, f"`{mention.target}` is in code and would be replaced there; describe it in words instead"


def at_sign(publication: Publication) -> Iterator[Finding]:
    """Between square brackets, `@` begins a citation and nothing else does."""
    right = "write `[@key]` or `[@key; @other]` on one line, with nothing else in the brackets"
    for mention, place in on_pages(publication, "malformed_citations"):
        yield place, f"`{mention.target}` is not a citation; {right}"
    for mention, place in on_pages(publication, "citations_in_links"):
        message = f"the text of a link holds an `@` (`{mention.target}`), which would be taken for a citation; move it out of the link"
        yield place, message
    for heading, place in on_pages(publication, "headings"):
        if "[@" in heading.title:
            yield place, "a heading holds a citation, which would be in contents and search as a number; cite in the text below it"
    for page in publication.all_pages:
        for line, message in _mistyped(page.body.text, publication.by_key) if "@" in page.body.text else ():
            yield Place(page.path, page.body.first_line + line), f"{message}; {right}"


def _mistyped(text: str, known: Collection[str]) -> Iterator[tuple[int, str]]:
    """The line, from 0, and what is wrong with a citation that would vanish, come twice or stay as typed."""
    text = without_code(text)
    for found in re.finditer(r"^[ >]*(\[@[^\]\n]*\]):", text, re.MULTILINE):
        yield text.count("\n", 0, found.start(1)), f"`{found[1]}:` at the start of a line would vanish, as the address of a link"
    for found in _IN_BRACKETS.finditer(text):
        keys = CITATION_KEY.findall(found[0])
        if twice := next((key for key in keys if keys.count(key) > 1), ""):
            yield text.count("\n", 0, found.start()), f"`{found[0]}` cites `{twice}` twice"
    outside = _IN_BRACKETS.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for found in re.finditer(r"(?<![\w.@/-])@([\w-]+)", outside):
        if found[1] in known:
            yield text.count("\n", 0, found.start()), f"`@{found[1]}` is no citation without its square brackets"


def cite_in_data(publication: Publication) -> Iterator[Finding]:
    """In front matter and data a source is named under `sources`, not in the text."""
    for text, place in prose(publication):
        source = read_markdown(text)
        for mention in (*source.citations, *source.malformed_citations):
            message = f"`{mention.target}` is cited in the text of an entry; name the key under `sources` instead"
            yield place, message


def source_uncited(publication: Publication) -> Iterator[Finding]:
    """Every source is cited somewhere. Not judged while a file cannot be read, since its citations are unknown."""
    if publication.unread:
        return
    cited = {key for key, _ in citations(publication)}
    for source in publication.sources:
        if source.key not in cited:
            yield source.place, f"nothing cites `{source.key}`; cite it or take it out"


def source_fields(publication: Publication) -> Iterator[Finding]:
    """A source has the fields of its type, and appears in the file as `make format` writes it: one message for each."""
    before = ""
    for source in publication.sources:
        wrong = []
        if source.type not in REQUIRED:
            wrong.append(f"`@{source.type}` is not a type in use; use {', '.join('@' + name for name in sorted(REQUIRED))}")
        elif lacking := [names for names in (*REQUIRED[source.type], *ALWAYS) if not _has(source, names)]:
            named = ", ".join(f"`{names}`".replace("|", "` or `") for names in lacking)
            wrong.append(f"@{source.type} lacks {named}; add {'it' if len(lacking) == 1 else 'them'}")
        moved = [f"moves it above `{before}`"] if source.key < before else []
        if untidy := [*source.untidy, *moved]:
            wrong.append(f"`make format` {' and '.join(untidy)}; run it")
        if wrong:
            yield source.place, f"`{source.key}`: {'; '.join(wrong)}"
        before = max(before, source.key)


def _has(source: Source, names: str) -> bool:
    return any(source.names.get(name) or source.fields.get(name) for name in names.split("|"))


def source_identifier(publication: Publication) -> Iterator[Finding]:
    """A DOI, an ISBN and an address have their form, and an ISBN its check digit; what a field says no note repeats."""
    judges = {"doi": wrong_with_doi, "isbn": wrong_with_isbn, "url": wrong_with_address, "archiveurl": wrong_with_address}
    for source in publication.sources:
        for field, judge in judges.items():
            if field in source.fields and (wrong := judge(source.fields[field])):
                yield source.place, f"`{field}` of `{source.key}`: {wrong}"
        for field, note in product(_SHOWN, _NOTES):
            # A short number may stand in a note for something else.
            value = source.fields.get(field, "")
            if len(value) > 4 and value.casefold() in source.fields.get(note, "").casefold():
                yield (
                    source.place,
                    f"`{note}` of `{source.key}` repeats `{field}`, which the reference shows already; take it out of `{note}`",
                )


def source_archive(publication: Publication) -> Iterator[Finding]:
    """An archived copy has its address and its day, and an address that no longer leads to the source says so and has a copy."""
    for source in publication.sources:
        status, given = source.fields.get("urlstatus", "live"), {name for name in _ARCHIVE if source.fields.get(name)}
        for lacking in sorted(_ARCHIVE - given) if given or status in _GONE else ():
            why = "an archived copy has its address and its day" if given else f"its address is `{status}`"
            yield source.place, f"`{source.key}` lacks `{lacking}`: {why}; add it"
        if (given or "urlstatus" in source.fields) and "url" not in source.fields:
            yield source.place, f"`{source.key}` lacks `url`, of which the archive keeps a copy; add it"
        if "archivedate" in given and not is_day(source.fields["archivedate"]):
            yield source.place, f"`archivedate` of `{source.key}` is no day; write it as 2024-06-13"


def source_twice(publication: Publication) -> Iterator[Finding]:
    """One source is one entry: its DOI appears once, and so does its address, unless it was read in a place that holds several."""
    first: dict[str, str] = {}
    for source in publication.sources:
        for name in ("doi", "url"):
            value = source.fields.get(name, "").removesuffix("/").lower()
            if not value or (name == "url" and source.fields.get("seen") in _READ_ELSEWHERE):
                continue
            if (other := first.setdefault(f"{name} {value}", source.key)) != source.key:
                message = f"`{source.key}` has the {name} of `{other}`; keep one entry, or correct the {name}"
                yield source.place, message


def source_key(publication: Publication) -> Iterator[Finding]:
    """A key is small letters and digits, since it is part of addresses."""
    for source in publication.sources:
        if not KEY.fullmatch(source.key):
            better = key_of(source.key)
            write = f"write `{better}`, here and where it is cited" if KEY.fullmatch(better) else "write one such as `smith2024drones`"
            yield source.place, f"the key `{source.key}` may hold small letters and digits only; {write}"


def citations(publication: Publication) -> Iterator[tuple[str, Place]]:
    """Each citation, in pages and data, with its place."""
    yield from ((mention.target, place) for mention, place in on_pages(publication, "citations"))
    entries: list[Any] = [*publication.every_question.values(), *publication.terms, *publication.timeline, *publication.law]
    entries += [relation for technology in publication.technologies for relation in technology.relations]
    for entry in entries:
        yield from ((key, entry.place) for key in entry.sources)
