"""A source in words: the reference that pages, editions and lists show."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from pybtex.backends.markdown import Backend

from publication.model.edtf import read_date
from publication.model.official import official
from publication.model.sources import MARK, Name, Source

_ISSUERS = ("institution", "organization", "publisher", "location")
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


def reference(source: Source, *, plain: bool = False) -> str:
    """Author (date). *Title*. Container. Issuer, number. Address. Note: as Markdown.

    A title that is not English is marked with its language (WCAG 2.2, 3.1.2) in the way of Python-Markdown, except where it is `plain`.
    """
    fields = source.fields
    language = "" if plain or fields.get("langid", "en") == "en" else fields["langid"]
    title = _emphasised(source.title or source.key, f"{{: lang={language} }}" if language else "")
    names = _names_at_the_head(source)
    when = _when(source)
    parts = [f"{names} ({when})", title] if names else [f"{title} ({when})"]
    parts += [_markdown(fields[name]) for name in ("titleaddon",) if name in fields]
    parts += [_container(source), _markdown(fields.get("howpublished", "")), _issuer(source, names)]
    parts.append(_pages_and_isbn(source))
    parts += [_address(source), *(_markdown(fields[name]) for name in ("addendum", "note") if name in fields)]
    return " ".join(part if _ENDS.search(part) else f"{part}." for part in parts if part)


def _markdown(value: str) -> str:
    pieces = MARK.split(value)
    return "".join(
        escaped(piece) if number % 3 == 0 else "" if number % 3 == 1 else _MARKS[piece][pieces[number - 1] == "/"]
        for number, piece in enumerate(pieces)
    )


def _emphasised(title: str, attributes: str) -> str:
    """A title in italics. What is in italics within it stands upright, as printers have it."""
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
        return _names(source.names["author"], others="author" in source.others)
    if "editor" in source.names and "booktitle" not in source.fields:
        editors = source.names["editor"]
        return f"{_names(editors, others='editor' in source.others)} ({_role(source)})"
    return _markdown(source.fields.get("institution", "")) if source.type == "jurisdiction" else ""


def _role(source: Source) -> str:
    return "eds" if len(source.names["editor"]) > 1 or "editor" in source.others else "ed."


def _names(names: Iterable[Name], *, others: bool) -> str:
    shown = [escaped(name.words) for name in names]
    if len(shown) > _NAMES_SHOWN or (others and shown):
        return f"{shown[0]} and others"
    return ", ".join(shown[:-1]) + (" and " if len(shown) > 1 else "") + shown[-1] if shown else ""


def _when(source: Source) -> str:
    state = _markdown(source.fields.get("pubstate", ""))
    if source.date is None:
        return state or "no date"
    return f"{state} {source.date.words}" if state else source.date.words


def _container(source: Source) -> str:
    """Where it appeared, and the place in it."""
    fields = source.fields
    pages = [_markdown(fields["pages"])] if "pages" in fields else []
    if "journaltitle" in fields:
        number = f"({_markdown(fields['number'])})" if "number" in fields else ""
        volume = _markdown(fields.get("volume", "")) + number
        where = " ".join(part for part in (_markdown(fields["journaltitle"]), volume) if part)
        return ", ".join([where, *([_markdown(fields["issue"])] if "issue" in fields else []), *pages])
    parts = []
    if "booktitle" in fields:
        book = ": ".join(_markdown(fields[name]) for name in ("booktitle", "booksubtitle") if name in fields)
        editors = source.names.get("editor", ())
        parts.append(f"In {_names(editors, others='editor' in source.others)} ({_role(source)}), {book}" if editors else book)
    if "eventtitle" in fields or "venue" in fields or "eventdate" in fields:
        event = [_markdown(fields[name]) for name in ("eventtitle", "venue") if name in fields]
        parts += [*event, *([_day(fields["eventdate"])] if "eventdate" in fields else [])]
    if "volume" in fields and "series" not in fields:
        parts.append(f"volume {_markdown(fields['volume'])}")
    if "chapter" in fields:
        parts.append(f"chapter {_markdown(fields['chapter'])}")
    if pages:
        parts.append(f"pages {pages[0]}")
    return ", ".join(parts)


def _issuer(source: Source, head: str) -> str:
    """Who issued it and where, the series, the number, the edition, and who translated or edited it."""
    fields = source.fields
    parts = [_markdown(fields[name]) for name in _ISSUERS if name in fields]
    # A body that issues what it wrote is named once.
    parts = [part for part in parts if part != head]
    if "series" in fields:
        parts.append(" ".join(_markdown(fields[name]) for name in ("series", "volume") if name in fields))
    number = _markdown(fields["number"]) if "number" in fields and "journaltitle" not in fields else ""
    kind = _markdown(fields.get("type", ""))
    parts += [number, kind] if source.type == "jurisdiction" else [f"{kind} {number}".strip()]
    parts += [f"edition {_markdown(fields['edition'])}"] if "edition" in fields else []
    parts += [f"version {_markdown(fields['version'])}"] if "version" in fields else []
    if "author" in source.names and "editor" in source.names and "booktitle" not in fields:
        parts.append(f"edited by {_names(source.names['editor'], others='editor' in source.others)}")
    if "translator" in source.names:
        parts.append(f"translated by {_names(source.names['translator'], others='translator' in source.others)}")
    parts += [f"first published {_day(fields['origdate'])}"] if "origdate" in fields else []
    return ", ".join(part for part in parts if part)


def _pages_and_isbn(source: Source) -> str:
    fields = source.fields
    pages = [f"{_markdown(fields['pagetotal'])} pages"] if "pagetotal" in fields else []
    return ", ".join([*pages, *([f"ISBN {escaped(fields['isbn'])}"] if "isbn" in fields else [])])


def _address(source: Source) -> str:
    """Where it is: its identifiers, the address that its publisher gives it, and the one in its record, where that is another place."""
    fields, found = source.fields, []
    if "doi" in fields:
        found.append(_link(f"doi:{fields['doi']}", f"https://doi.org/{fields['doi']}"))
    if "eprint" in fields:
        archive = fields.get("eprinttype", "")
        group = escaped(f" [{fields['eprintclass']}]") if "eprintclass" in fields else ""
        arxiv = _link(f"arXiv:{fields['eprint']}", f"https://arxiv.org/abs/{fields['eprint']}")
        found.append((arxiv if archive == "arxiv" else escaped(f"{archive}:{fields['eprint']}")) + group)
    if places := official(source):
        found.append(f"{', '.join(_link(_host(address), address) for address in places)} (official)")
    if "url" in fields and fields["url"] not in places and (not found or ("doi" not in fields and _host(fields["url"]) != "arxiv.org")):
        found.append(_place(fields))
    read = f" (read on {_day(fields['urldate'])})" if "urldate" in fields and found else ""
    return ", ".join(found) + read


def _place(fields: dict[str, str]) -> str:
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


def _day(text: str) -> str:
    return read_date(text).words


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.removeprefix("www.") or address
    except ValueError:
        # The check `source-identifier` says what is wrong with it.
        return address
