"""A source in words: the reference that pages, editions and lists show.

Words and dates between what a record says are those of the language (`reference` in `data/interface/`); titles, names and remarks stay as
the record has them, and where they are in another language than the page, titles and remarks say so (WCAG 2.2, 3.1.2).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from pybtex.backends.markdown import Backend

from publication.model.dates import day, month
from publication.model.edtf import EdtfDate, Point, read_date
from publication.model.locales import listed
from publication.model.official import official
from publication.model.sources import MARK, Source
from publication.model.translations import ENGLISH
from publication.model.words import Wording

_NAMES_SHOWN = 3
_MARKS = {
    "i": ("*", "*"),
    "b": ("**", "**"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "sc": ('<span class="sc">', "</span>"),
}
_ENDS = re.compile(r"[.?!]\*?(\{:[^}]*\})?(</span>)?$")
"""A full stop that is there already, before the end of italics and their language."""
_WORD = re.compile(r"[a-z]{3}")
_BARE = re.compile(r"\S(?:.*\S)?", re.DOTALL)
escaped = Backend().format_str
"""A text in Markdown, with a backslash before each sign that Markdown would take for its own."""


@lru_cache(maxsize=4096)
def reference(source: Source, wording: Wording, *, plain: bool = False) -> str:
    """Author (date). *Title*. Container. Issuer, number. Address. Note: as Markdown, in the words of a language.

    Where it is `plain` nothing is marked with its language.
    """
    fields, words = source.fields, wording.words
    own = fields.get("langid", ENGLISH)
    title = _emphasised(source.title or source.key, "" if plain or own == wording.language else f"{{: lang={own} }}")
    if not plain and wording.language != ENGLISH:
        wording = replace(wording, english=f'<span lang="{ENGLISH}">{{}}</span>')
    names = _names_at_the_head(source, wording)
    dated = [in_words(source.date, wording)] if source.date else []
    when = " ".join([*_said(fields, wording, "pubstate"), *dated]) or words.undated
    parts = [f"{names} ({when})", title] if names else [f"{title} ({when})"]
    parts += [*_said(fields, wording, "origtitle", form=escaped("[") + "{}" + escaped("]")), *_said(fields, wording, "titleaddon")]
    parts += [_container(source, wording), *_said(fields, wording, "howpublished"), _issuer(source, names, wording)]
    parts.append(", ".join(_said(fields, wording, "pagetotal", form=words.pagetotal) + _said(fields, wording, "isbn", form="ISBN {}")))
    parts += [_address(source, wording), *_said(fields, wording, "addendum", "note")]
    return " ".join(part if _ENDS.search(part) else f"{part}." for part in parts if part)


def _said(fields: Mapping[str, str], wording: Wording, *names: str, form: str = "{}") -> list[str]:
    """What fields say, of those that are there, each in the `form`; words in them are marked as English where the page is not."""
    return [form.format(_marked(fields[name], _markdown(fields[name]), wording)) for name in names if name in fields]


def _marked(value: str, written: str, wording: Wording) -> str:
    """A value as it is `written`: a number has no language."""
    return wording.english.format(written) if _WORD.search(value) else written


def _markdown(value: str) -> str:
    pieces = MARK.split(value)
    return "".join(
        escaped(piece) if number % 3 == 0 else "" if number % 3 == 1 else _MARKS[piece][pieces[number - 1] == "/"]
        for number, piece in enumerate(pieces)
    )


def _emphasised(title: str, attributes: str) -> str:
    """A title in italics. What is in italics within it is upright, as printers have it."""
    runs = [_markdown(run) for run in re.split(r"</?i>", title)]
    # A space next to a mark would keep it from being one.
    return "".join(run if number % 2 else _BARE.sub(rf"*\g<0>*{attributes}", run, count=1) for number, run in enumerate(runs))


def _names_at_the_head(source: Source, wording: Wording) -> str:
    if "author" in source.names:
        return _names(source, "author", wording)
    if "editor" in source.names and "booktitle" not in source.fields:
        return _editors(source, wording)
    return "".join(_said(source.fields, wording, "institution")) if source.type == "jurisdiction" else ""


def _editors(source: Source, wording: Wording) -> str:
    several = len(source.names["editor"]) > 1 or "editor" in source.others
    return f"{_names(source, 'editor', wording)} ({wording.words.editors if several else wording.words.editor})"


def _names(source: Source, role: str, wording: Wording) -> str:
    shown = [_marked(name.literal, escaped(name.words), wording) for name in source.names[role]]
    if len(shown) > _NAMES_SHOWN or (role in source.others and shown):
        return str(wording.words.others.format(shown[0]))
    return listed(shown, wording.language)


def _container(source: Source, wording: Wording) -> str:
    """Where it appeared, and the place in it."""
    fields, words = source.fields, wording.words
    if "journaltitle" in fields:
        volume = "".join(_said(fields, wording, "volume") + _said(fields, wording, "number", form="({})"))
        where = " ".join([*_said(fields, wording, "journaltitle"), *([volume] if volume else [])])
        return ", ".join([where, *_said(fields, wording, "issue", "pages")])
    parts = []
    if "booktitle" in fields:
        book = ": ".join(_said(fields, wording, "booktitle", "booksubtitle"))
        parts.append(f"{words['in'].format(_editors(source, wording))}, {book}" if source.names.get("editor") else book)
    parts += _said(fields, wording, "eventtitle", "venue") + _days(fields, "eventdate", wording)
    parts += _said(fields, wording, "volume", form=words.volume) if "series" not in fields else []
    return ", ".join([*parts, *_said(fields, wording, "chapter", form=words.chapter), *_said(fields, wording, "pages", form=words.pages)])


def _issuer(source: Source, head: str, wording: Wording) -> str:
    """Who issued it and where, the series, the number, the edition, and who translated or edited it."""
    fields, words = source.fields, wording.words
    # A body that issues what it wrote is named once.
    parts = [part for part in _said(fields, wording, "institution", "organization", "publisher", "location") if part != head]
    parts += [" ".join(_said(fields, wording, "series", "volume"))] if "series" in fields else []
    number = _said(fields, wording, "number") if "journaltitle" not in fields else []
    kind = _said(fields, wording, "type")
    parts += number + kind if source.type == "jurisdiction" else [" ".join(kind + number)]
    parts += _said(fields, wording, "edition", form=words.edition) + _said(fields, wording, "version", form=words.version)
    if {"author", "editor"} <= set(source.names) and "booktitle" not in fields:
        parts.append(words.edited.format(_names(source, "editor", wording)))
    if "translator" in source.names:
        parts.append(words.translated.format(_names(source, "translator", wording)))
    return ", ".join(part for part in [*parts, *_days(fields, "origdate", wording, words.first)] if part)


def _address(source: Source, wording: Wording) -> str:
    """Where it is: its identifiers, the address that its publisher gives it, and the one in its record, where that is another place."""
    fields, found = source.fields, []
    if "doi" in fields:
        found.append(_link(f"doi:{fields['doi']}", f"https://doi.org/{fields['doi']}"))
    if "eprint" in fields:
        archive, group = (
            fields.get("eprinttype", ""),
            "".join(_said(fields, wording, "eprintclass", form=escaped(" [") + "{}" + escaped("]"))),
        )
        arxiv = _link(f"arXiv:{fields['eprint']}", f"https://arxiv.org/abs/{fields['eprint']}")
        found.append((arxiv if archive == "arxiv" else escaped(f"{archive}:{fields['eprint']}")) + group)
    if places := official(source):
        found.append(wording.words.official.format(", ".join(_link(_host(address), address) for address in places)))
    if "url" in fields and fields["url"] not in places and (not found or ("doi" not in fields and _host(fields["url"]) != "arxiv.org")):
        found.append(_place(fields, wording))
    return ", ".join(found) + "".join(_days(fields, "urldate", wording, f" ({wording.words.read})") if found else [])


def _place(fields: Mapping[str, str], wording: Wording) -> str:
    """The address, and the archived copy. One that leads nowhere, or elsewhere by now, is named and not linked."""
    host = _host(fields["url"])
    if "archiveurl" not in fields:
        return _link(host, fields["url"])
    words = wording.words
    copy = words.copied.format(_link(words["copy"], fields["archiveurl"]), escaped(fields.get("archivedate", words.undated)))
    live = fields.get("urlstatus", "live") == "live"
    return f"{_link(host, fields['url'])}, {copy}" if live else f"{words.gone.format(escaped(host))}, {copy}"


def _link(text: str, address: str) -> str:
    """Between angle brackets an address with a bracket in it stays whole."""
    return f"[{escaped(text)}](<{address}>)"


def _days(fields: Mapping[str, str], name: str, wording: Wording, form: str = "{}") -> list[str]:
    """The date that a field says, in words."""
    return [form.format(in_words(read_date(fields[name]), wording))] if name in fields else []


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.removeprefix("www.") or address
    except ValueError:
        # The check `source-identifier` says what is wrong with it.
        return address


def in_words(when: EdtfDate, wording: Wording) -> str:
    """A date: 13 June 2024; 8–11 August 2006; May 2020 – June 2020; 2021–; spring 2024; about 2023."""
    first, last = when.first, when.last
    if not when.ranged:
        return _point(first, wording) if first else ""
    begin, end = (_point(point, wording) if point else "" for point in (first, last))
    if first and last and len(first.parts) == 3 == len(last.parts) and first.parts[:2] == last.parts[:2] and not first.sure:
        begin = str(first.parts[2])
    return f"{begin} – {end}" if " " in begin and end else f"{begin}–{end}"


def _point(point: Point, wording: Wording) -> str:
    year, *rest = point.parts
    if point.decade:
        words = str(wording.words.decade.format(year))
    elif not rest:
        words = str(year)
    elif rest[0] > 12:
        words = f"{wording.words.seasons[rest[0] - 21]} {year}"
    else:
        words = month(year, rest[0], wording.language) if len(rest) == 1 else day(date(year, *rest), wording.language)
    words = wording.words.about.format(words) if point.sure in ("~", "%") else words
    return f"{words}?" if point.sure in ("?", "%") else words
