"""The sources: `data/sources.bib`, read with pybtex and written as references.

mkdocs-bibtex puts the footnote marks into the text; the wording of a reference is ours, because its plain style lowers
capitals, knows no kind of source and stops at entries that lack a field. One function writes it, for footnotes and for the
list of sources alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlsplit

import pybtex.errors
from pybtex.backends.markdown import Backend
from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError
from pybtex.richtext import BaseText, HRef, Tag, Text
from pybtex.scanner import PybtexSyntaxError

from publication.model import Source
from publication.model.dates import MONTHS, month_number
from publication.model.problems import Place, Problem

ENTRY = re.compile(r"^[ \t]*@\s*(?!comment|string|preamble)(\w+)\s*[{(]\s*([^\s,{}()]+)", re.IGNORECASE)
"""The line on which an entry begins: its type and its key."""
VERBATIM = ("url", "doi", "archiveurl")
"""Fields without LaTeX."""
_BARE = re.compile(r"(?<!\\)[&%#_]")
"""A sign at which LaTeX stops, or after which it takes the rest of the line for a remark."""
_CONTAINERS = ("journal", "booktitle", "howpublished")
_ISSUERS = ("institution", "publisher", "organization", "school")
_NAMES_SHOWN = 3


class _Markdown(Backend):  # type: ignore[misc] # pybtex has no types
    """pybtex's Markdown, with addresses between angle brackets, so that one with a bracket in it stays whole; a title has its language."""

    def __init__(self, language: str = "") -> None:
        super().__init__()
        self.language = language

    def format_tag(self, tag_name: str, text: str) -> str:
        formatted = str(super().format_tag(tag_name, text))
        # WCAG 2.2, 3.1.2: a screen reader speaks the words by the rules of their language.
        return f"{formatted}{{: lang={self.language} }}" if self.language and tag_name == "em" else formatted

    def format_href(self, url: str, text: str, external: bool = False) -> str:  # noqa: ARG002 - pybtex names it
        return f"[{text}](<{url}>)"


@dataclass(frozen=True)
class Bibliography:
    """The sources that could be read, in the order of the file, and what was wrong with the rest."""

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    data: BibliographyData


@lru_cache(maxsize=4)
def read_bibliography(text: str, path: str) -> Bibliography:
    """Parse the BibTeX `text` of the file `path`. Never raises: each fault becomes a problem with its line."""
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), start=1):
        match = ENTRY.match(line)
        if not match:
            continue
        key = match.group(2)
        if key.lower() in lines:
            first = lines[key.lower()]
            message = f"the key `{key}` stands twice, first on line {first}; keep one entry or give this one a key of its own"
            problems.append(Problem(Place(path, number), "source-key", message))
        else:
            lines[key.lower()] = number
    data, faults = _parse(text)
    broken: set[str] = set()
    for fault in faults:
        if "repeated bibliography entry" in str(fault):
            continue
        line_number = _line_of(fault, text, lines)
        broken |= {key for key, line in lines.items() if line == max((n for n in lines.values() if n <= line_number), default=0)}
        message = f"not valid BibTeX: {_plain(fault)}; check braces, commas and quotation marks of this entry"
        problems.append(Problem(Place(path, line_number), "bibliography", message))
    for entry in data.entries.values():
        for name, bare in _bare_signs(entry):
            message = f"`{name}` of `{entry.key}` has a bare `{bare}`, at which LaTeX stops; write `\\{bare}`"
            problems.append(Problem(Place(path, lines.get(entry.key.lower(), 1)), "bibliography", message))
    sources = tuple(
        _source(entry, Place(path, lines.get(entry.key.lower(), 1))) for entry in data.entries.values() if entry.key.lower() not in broken
    )
    return Bibliography(sources, tuple(problems), data)


def _parse(text: str) -> tuple[BibliographyData, list[PybtexError]]:
    parser = Parser(encoding="utf-8")
    with pybtex.errors.capture() as faults:
        try:
            parser.parse_string(text)
        except PybtexError as error:
            faults.append(error)
    return parser.data, list(faults)


def _line_of(fault: PybtexError, text: str, lines: dict[str, int]) -> int:
    if isinstance(fault, PybtexSyntaxError) and fault.lineno:
        return min(int(fault.lineno), text.count("\n") + 1)
    named = [line for key, line in lines.items() if key in str(fault).lower()]
    return named[0] if named else 1


def _plain(fault: PybtexError) -> str:
    return re.sub(r"^syntax error in line \d+: ", "", str(fault)).replace("\n", " ")


def _source(entry: Entry, place: Place) -> Source:
    reference = _reference(entry)
    return Source(
        place=place,
        key=entry.key,
        type=entry.type.lower(),
        fields={name.lower(): " ".join(value.split()) for name, value in entry.fields.items()},
        authors=tuple(str(_rich(str(person))) for person in entry.persons.get("author", ())),
        citation=reference.render(_Markdown()),
        shown=reference.render(_Markdown(entry.fields.get("language", ""))),
    )


def _bare_signs(entry: Entry) -> Iterator[tuple[str, str]]:
    for name, persons in entry.persons.items():
        yield from ((name, found.group()) for person in persons if (found := _BARE.search(str(person))))
    for name, value in entry.fields.items():
        if name.lower() not in VERBATIM and (found := _BARE.search(value)):
            yield name, found.group()


def as_latex(text: str) -> str:
    r"""A text as the value of a field: a sign that LaTeX takes for its own has a backslash, as `\&`; one that has it already stays."""
    return _BARE.sub(r"\\\g<0>", text)


def words_of(value: str) -> str:
    """The value of a field in plain words: the marks of LaTeX taken out, white space joined."""
    return " ".join(str(_rich(value)).split())


@cache
def _rich(value: str) -> BaseText:
    try:
        return Text.from_latex(value)
    except (PybtexError, ValueError, IndexError):
        return Text(value)


def _reference(entry: Entry) -> BaseText:
    """Author (year). *Title*. Container, volume(number), pages. Issuer, number. Address. Note."""
    fields = entry.fields
    head = _names(entry.persons.get("author") or entry.persons.get("editor") or ())
    when = _when(fields)
    parts: list[BaseText] = []
    if head:
        parts.append(Text(head, " (", when, ")"))
    parts.append(Text(Tag("em", _rich(fields.get("title", entry.key))), "" if head else f" ({when})"))
    container = next((Text(_rich(fields[name])) for name in _CONTAINERS if name in fields), None)
    if container is not None:
        parts.append(Text(container, _locator(fields)))
    issuer = [_rich(fields[name]) for name in (*_ISSUERS, "series") if name in fields]
    if "number" in fields and "journal" not in fields:
        issuer.append(_rich(fields["number"]))
    shown = {head, str(container) if container is not None else ""}
    issued = Text(", ").join([part for part in issuer if str(part) not in shown])
    if str(issued):
        parts.append(issued)
    if "isbn" in fields:
        parts.append(Text("ISBN ", fields["isbn"]))
    address = _address(fields)
    if address is not None:
        parts.append(address)
    if "note" in fields:
        parts.append(_rich(fields["note"]))
    return Text(*(piece for part in parts for piece in (part, "" if str(part).endswith((".", "?", "!")) else ".", " ")))[:-1]


def _names(persons: Iterable[Person]) -> str:
    names = [str(_rich(" ".join((*p.first_names, *p.middle_names, *p.prelast_names, *p.last_names, *p.lineage_names)))) for p in persons]
    others = names[-1:] == ["others"]
    names = [name for name in names if name != "others"]
    if len(names) > _NAMES_SHOWN or (others and names):
        return f"{names[0]} and others"
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1] if names else ""


def _when(fields: dict[str, str]) -> str:
    year = fields.get("year", "no date")
    month = month_number(fields.get("month", ""))
    return f"{MONTHS[month - 1]} {year}" if month else year


def _locator(fields: dict[str, str]) -> BaseText:
    if "journal" not in fields:
        return Text(f", pages {fields['pages'].replace('--', '–')}") if "pages" in fields else Text()
    volume = fields.get("volume", "")
    number = f"({fields['number']})" if "number" in fields else ""
    pages = f", {fields['pages'].replace('--', '–')}" if "pages" in fields else ""
    return Text((f" {volume}{number}" if volume or number else "") + pages)


def _address(fields: dict[str, str]) -> BaseText | None:
    if "doi" in fields:
        return HRef(f"https://doi.org/{fields['doi']}", f"doi:{fields['doi']}")
    if "url" not in fields:
        return None
    host = _host(fields["url"])
    if "archiveurl" not in fields:
        return HRef(fields["url"], host)
    copy = Text(HRef(fields["archiveurl"], "archived copy"), f" of {fields.get('archivedate', 'no date')}")
    # An address that leads nowhere, or elsewhere by now, is named and not linked.
    return (
        Text(HRef(fields["url"], host), ", ", copy)
        if fields.get("urlstatus", "live") == "live"
        else Text(host, " no longer has it, ", copy)
    )


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.removeprefix("www.") or address
    except ValueError:
        # The check `source-identifier` says what is wrong with it.
        return address
