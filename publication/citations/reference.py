"""A source in words: the reference that pages, editions and lists show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from pybtex.backends.markdown import Backend

from publication.model.edtf import read_date
from publication.model.official import official
from publication.model.sources import MARK, Source

_NAMES_SHOWN = 3
_MARKS = {
    "i": ("*", "*"),
    "b": ("**", "**"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "sc": ('<span class="sc">', "</span>"),
}
_ENDS = re.compile(r"[.?!]\*?(\{:[^}]*\})?$")
"""A full stop that is there already, before the end of italics and their language."""
escaped = Backend().format_str
"""A text in Markdown, with a backslash before each sign that Markdown would take for its own."""


@lru_cache(maxsize=4096)
def reference(source: Source, *, plain: bool = False) -> str:
    """Author (date). *Title*. Container. Issuer, number. Address. Note: as Markdown.

    A title that is not English is marked with its language (WCAG 2.2, 3.1.2) in the way of Python-Markdown, except where it is `plain`.
    """
    fields = source.fields
    language = "" if plain or fields.get("langid", "en") == "en" else fields["langid"]
    title = _emphasised(source.title or source.key, f"{{: lang={language} }}" if language else "")
    names = _names_at_the_head(source)
    when = " ".join([*_said(fields, "pubstate"), *([source.date.words] if source.date else [])]) or "no date"
    parts = [f"{names} ({when})", title] if names else [f"{title} ({when})"]
    parts += [
        *_said(fields, "origtitle", form=escaped("[") + "{}" + escaped("]")),
        *_said(fields, "titleaddon"),
        _container(source),
        *_said(fields, "howpublished"),
        _issuer(source, names),
    ]
    parts.append(", ".join(_said(fields, "pagetotal", form="{} pages") + _said(fields, "isbn", form="ISBN {}")))
    parts += [_address(source), *_said(fields, "addendum", "note")]
    return " ".join(part if _ENDS.search(part) else f"{part}." for part in parts if part)


def _said(fields: Mapping[str, str], *names: str, form: str = "{}") -> list[str]:
    """What fields say, of those that are there, each in the `form`."""
    return [form.format(_markdown(fields[name])) for name in names if name in fields]


def _markdown(value: str) -> str:
    pieces = MARK.split(value)
    return "".join(
        escaped(piece) if number % 3 == 0 else "" if number % 3 == 1 else _MARKS[piece][pieces[number - 1] == "/"]
        for number, piece in enumerate(pieces)
    )


def _emphasised(title: str, attributes: str) -> str:
    """A title in italics. What is in italics within it is upright, as printers have it."""
    runs, depth, run = [], 0, ""
    for number, piece in enumerate(MARK.split(title)):
        if number % 3 == 0:
            run += escaped(piece)
        elif number % 3 == 1:
            closing = piece == "/"
        elif piece == "i":
            runs.append((run, depth % 2 == 0))
            run, depth = "", depth + (-1 if closing else 1)
        else:
            run += _MARKS[piece][closing]
    runs.append((run, depth % 2 == 0))
    return "".join(_with_space_outside(text, "*", f"*{attributes}") if italic else text for text, italic in runs)


def _with_space_outside(text: str, before: str, after: str) -> str:
    bare = text.strip()
    if not bare:
        return text
    start = text.index(bare)
    return f"{text[:start]}{before}{bare}{after}{text[start + len(bare) :]}"


def _names_at_the_head(source: Source) -> str:
    if "author" in source.names:
        return _names(source, "author")
    if "editor" in source.names and "booktitle" not in source.fields:
        return _editors(source)
    return "".join(_said(source.fields, "institution")) if source.type == "jurisdiction" else ""


def _editors(source: Source) -> str:
    return f"{_names(source, 'editor')} ({'eds' if len(source.names['editor']) > 1 or 'editor' in source.others else 'ed.'})"


def _names(source: Source, role: str) -> str:
    shown = [escaped(name.words) for name in source.names[role]]
    if len(shown) > _NAMES_SHOWN or (role in source.others and shown):
        return f"{shown[0]} and others"
    return ", ".join(shown[:-1]) + (" and " if len(shown) > 1 else "") + shown[-1] if shown else ""


def _container(source: Source) -> str:
    """Where it appeared, and the place in it."""
    fields = source.fields
    if "journaltitle" in fields:
        volume = "".join(_said(fields, "volume") + _said(fields, "number", form="({})"))
        where = " ".join([*_said(fields, "journaltitle"), *([volume] if volume else [])])
        return ", ".join([where, *_said(fields, "issue", "pages")])
    parts = []
    if "booktitle" in fields:
        book = ": ".join(_said(fields, "booktitle", "booksubtitle"))
        parts.append(f"In {_editors(source)}, {book}" if source.names.get("editor") else book)
    parts += _said(fields, "eventtitle", "venue") + _days(fields, "eventdate")
    parts += _said(fields, "volume", form="volume {}") if "series" not in fields else []
    return ", ".join([*parts, *_said(fields, "chapter", form="chapter {}"), *_said(fields, "pages", form="pages {}")])


def _issuer(source: Source, head: str) -> str:
    """Who issued it and where, the series, the number, the edition, and who translated or edited it."""
    fields = source.fields
    # A body that issues what it wrote is named once.
    parts = [part for part in _said(fields, "institution", "organization", "publisher", "location") if part != head]
    parts += [" ".join(_said(fields, "series", "volume"))] if "series" in fields else []
    number = _said(fields, "number") if "journaltitle" not in fields else []
    kind = _said(fields, "type")
    parts += number + kind if source.type == "jurisdiction" else [" ".join(kind + number)]
    parts += _said(fields, "edition", form="edition {}") + _said(fields, "version", form="version {}")
    if {"author", "editor"} <= set(source.names) and "booktitle" not in fields:
        parts.append(f"edited by {_names(source, 'editor')}")
    if "translator" in source.names:
        parts.append(f"translated by {_names(source, 'translator')}")
    return ", ".join(part for part in [*parts, *_days(fields, "origdate", form="first published {}")] if part)


def _address(source: Source) -> str:
    """Where it is: its identifiers, the address that its publisher gives it, and the one in its record, where that is another place."""
    fields, found = source.fields, []
    if "doi" in fields:
        found.append(_link(f"doi:{fields['doi']}", f"https://doi.org/{fields['doi']}"))
    if "eprint" in fields:
        archive, group = fields.get("eprinttype", ""), "".join(_said(fields, "eprintclass", form=escaped(" [") + "{}" + escaped("]")))
        arxiv = _link(f"arXiv:{fields['eprint']}", f"https://arxiv.org/abs/{fields['eprint']}")
        found.append((arxiv if archive == "arxiv" else escaped(f"{archive}:{fields['eprint']}")) + group)
    if places := official(source):
        found.append(f"{', '.join(_link(_host(address), address) for address in places)} (official)")
    if "url" in fields and fields["url"] not in places and (not found or ("doi" not in fields and _host(fields["url"]) != "arxiv.org")):
        found.append(_place(fields))
    return ", ".join(found) + "".join(_days(fields, "urldate", form=" (read on {})") if found else [])


def _place(fields: Mapping[str, str]) -> str:
    """The address, and the archived copy. One that leads nowhere, or elsewhere by now, is named and not linked."""
    host = _host(fields["url"])
    if "archiveurl" not in fields:
        return _link(host, fields["url"])
    copy = f"{_link('archived copy', fields['archiveurl'])} of {escaped(fields.get('archivedate', 'no date'))}"
    live = fields.get("urlstatus", "live") == "live"
    return f"{_link(host, fields['url'])}, {copy}" if live else f"{escaped(host)} no longer has it, {copy}"


def _link(text: str, address: str) -> str:
    """Between angle brackets an address with a bracket in it stays whole."""
    return f"[{escaped(text)}](<{address}>)"


def _days(fields: Mapping[str, str], name: str, form: str = "{}") -> list[str]:
    """The date that a field says, in words."""
    return [form.format(read_date(fields[name]).words)] if name in fields else []


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.removeprefix("www.") or address
    except ValueError:
        # The check `source-identifier` says what is wrong with it.
        return address
