"""A file of BibTeX as it is written: entries with their lines, and whatever else is in it. pybtex reads the tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.exceptions import PybtexError
from pybtex.scanner import PrematureEOF
from pybtex.utils import CaseInsensitiveDict

_NEXT = re.compile(r"^[ \t]*@", re.MULTILINE)
_COMMENT = re.compile(r"[ \t]*%.*")


@dataclass
class RawEntry:
    """An entry with its values as they are written; `remarks` are the lines with % above it."""

    type: str
    key: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    broken: bool = False


@dataclass
class RawFile:
    """The entries, and each fault with its line; `untidy` are those that `make format` takes away.

    `head` and `rest` are the lines with % above the first entry and below the last.
    """

    entries: list[RawEntry] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    untidy: list[tuple[int, str]] = field(default_factory=list)
    head: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


def read_bibtex(text: str) -> RawFile:
    """Read the `text` of a file. Never raises: a part that cannot be read is a fault, and the entries around it stay."""
    found = RawFile()
    caught: list[tuple[int, PybtexError]] = []
    scanner = LowLevelParser(text, macros=CaseInsensitiveDict(month_names))
    scanner.handle_error = lambda error: caught.append((scanner.command_start, error))
    end = 0
    for command, content in scanner:
        start, line = scanner.command_start, text.count("\n", 0, scanner.command_start) + 1
        above = text[end:start]
        if end == 0:
            # An empty line parts the head of the file from the first entry.
            head, _, above = above.rpartition("\n\n")
            found.head = _between(head, 1, found)
        remarks = _between(above, text.count("\n", 0, start - len(above)) + 1, found)
        errors = [error for begun, error in caught if begun == start]
        if errors:
            error = errors[0]
            at = line if isinstance(error, PrematureEOF) or not getattr(error, "lineno", None) else min(error.lineno, text.count("\n") + 1)
            message = f"not valid BibTeX: {_said(error)}; check braces, commas and quotation marks of this entry"
            found.faults.append((at, message))
            following = _NEXT.search(text, start + 1)
            scanner.pos = following.start() if following else len(text)
            scanner.lineno = text.count("\n", 0, scanner.pos) + 1
        end = scanner.pos
        if command.lower() in ("string", "preamble"):
            found.untidy.append((line, f"not every program reads `@{command}`; `make format` writes its text where it is used"))
        elif content[0]:
            found.entries.append(_entry(command, content, line, remarks, found, broken=bool(errors)))
    found.rest = _between(text[end:], text.count("\n", 0, end) + 1, found)
    return found


def _entry(command: str, content: tuple, line: int, remarks: tuple[str, ...], found: RawFile, *, broken: bool) -> RawEntry:  # type: ignore[type-arg]
    key, fields = content
    entry = RawEntry(command.lower(), key, line, remarks=remarks, broken=broken)
    for name, parts in fields:
        value = " ".join("".join(parts).split())
        if name.lower() in entry.fields and entry.fields[name.lower()] != value:
            found.faults.append((line, f"`{key}` has `{name}` twice; keep one"))
        elif value:
            entry.fields[name.lower()] = value
    return entry


def _between(text: str, line: int, found: RawFile) -> tuple[str, ...]:
    """The lines with % between two entries. Anything else there is lost to every program, so it is a fault."""
    lines = text.splitlines()
    for number, each in enumerate(lines):
        if each.strip() and not _COMMENT.fullmatch(each):
            if each.lstrip().lower().startswith("@comment"):
                found.untidy.append((line + number, "`@comment` is of use to one program alone; `make format` takes it out"))
            else:
                message = f"`{each.strip()[:40]}` is outside every entry; take it out, or begin the line with `%`"
                found.faults.append((line + number, message))
            break
    return tuple(each.strip() for each in lines if _COMMENT.fullmatch(each))


def _said(error: PybtexError) -> str:
    return re.sub(r"^syntax error in line \d+: ", "", str(error)).replace("\n", " ")
