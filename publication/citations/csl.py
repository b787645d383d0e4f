"""Sources as CSL-JSON, the form in which reference managers and citation processors exchange references (citationstyles.org).

`_TYPES` and `_FIELDS` say what each kind, type and field becomes. What a source does not state stays out; what CSL has no variable for goes
along as `note`, caveats included.
"""

from __future__ import annotations

from typing import Any

from publication.model.edtf import EdtfDate, read_date
from publication.model.official import official
from publication.model.sources import MARK, Name, Source, unmarked

_TYPES = {
    "judgment": "legal_case",
    "press": "article-newspaper",
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "dataset": "dataset",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "manual": "book",
    "online": "webpage",
    "proceedings": "book",
    "report": "report",
    "software": "software",
    "thesis": "thesis",
    "unpublished": "manuscript",
}
"""By kind, else by type, else `document`: an official text is no web page because it was read on one."""
_FIELDS = {
    "origtitle": "original-title",
    "journaltitle": "container-title",
    "eventtitle": "event-title",
    "venue": "event-place",
    "institution": "publisher",
    "organization": "publisher",
    "publisher": "publisher",
    "location": "publisher-place",
    "series": "collection-title",
    "volume": "volume",
    "edition": "edition",
    "version": "version",
    "type": "genre",
    "pubstate": "status",
    "chapter": "chapter-number",
    "pagetotal": "number-of-pages",
    "langid": "language",
    "doi": "DOI",
    "isbn": "ISBN",
    "url": "URL",
}
_DATES = {"urldate": "accessed", "eventdate": "event-date", "origdate": "original-date"}
_SAID = (("issue", "titleaddon", "howpublished"), ("addendum", "note"))
"""What goes into `note`, and around what else does."""
_RICH = ("title", "container-title", "collection-title")
"""Variables in which processors read markup."""


def csl_item(source: Source) -> dict[str, Any]:
    """A source as CSL-JSON (schema csl-data 1.0.2): an object of texts, names and dates."""
    fields, remarks = source.fields, []
    named = source.kind if source.kind in ("judgment", "press", "legislation", "dataset") else source.type
    kind = _TYPES.get(named, "document")
    if "eprint" in fields and kind in ("document", "webpage"):
        kind = "article"
    if fields.get("entrysubtype") in ("magazine", "newspaper"):
        kind = f"article-{fields['entrysubtype']}"
    item: dict[str, Any] = {"id": source.key, "type": kind, "title": source.title}
    for name, variable in (("author", "author"), ("editor", "editor"), ("translator", "translator")):
        if name in source.names:
            item[variable] = [_name(each) for each in source.names[name]]
        if name in source.others:
            remarks.append(f"{'Authors' if name == 'author' else name.capitalize() + 's'}: only the first are named; there are others")
    if kind == "legal_case" and ("author" in item or "institution" in fields):
        item["authority"] = ", ".join(name.words for name in source.names.get("author", ())) or unmarked(fields["institution"])
        item.pop("author", None)
    for name, variable in _FIELDS.items():
        if name in fields and not (name == "institution" and item.get("authority") == unmarked(fields[name])):
            if variable in item:
                remarks.append(unmarked(fields[name]))
            else:
                item[variable] = fields[name]
    if "publisher" in item and item["publisher"] in [name.words for name in source.names.get("author", ())]:
        del item["publisher"]
    if "booktitle" in fields:
        item["container-title"] = ": ".join(fields[name] for name in ("booktitle", "booksubtitle") if name in fields)
    if "pages" in fields:
        item["page"] = fields["pages"].replace("–", "-")
    if "number" in fields:
        item["issue" if "journaltitle" in fields else "number"] = fields["number"]
    if "eprint" in fields:
        item["archive"] = "arXiv" if fields.get("eprinttype") == "arxiv" else fields.get("eprinttype", "")
        item["archive_location"] = fields["eprint"] + (f" [{fields['eprintclass']}]" if "eprintclass" in fields else "")
    if (places := official(source)) and fields.get("url") not in places:
        item["URL"], *others = [*places, *([fields["url"]] if "url" in fields else [])]
        remarks += [f"Also at {address}" for address in others]
    if source.date:
        item["issued"] = _date(source.date)
    for name, variable in _DATES.items():
        if name in fields:
            item[variable] = _date(read_date(fields[name]))
    before, after = ([unmarked(fields[name]) for name in names if name in fields] for names in _SAID)
    remarks = [*before, *remarks, *after]
    if "archiveurl" in fields:
        remarks.append(f"Archived copy: {fields['archiveurl']} ({fields.get('archivedate', 'no date')})")
    if remarks:
        item["note"] = ". ".join(remark.rstrip(".") for remark in remarks)
    return {name: _text(name, value) for name, value in item.items() if value}


def _text(name: str, value: Any) -> Any:
    return _rich(value) if name in _RICH else unmarked(value) if isinstance(value, str) else value


def _rich(value: str) -> str:
    """The markup of a text as CSL-JSON has it: `i`, `b`, `sup`, `sub`, and a style for small capitals."""
    style = {"": '<span style="font-variant:small-caps;">', "/": "</span>"}
    return MARK.sub(lambda match: style[match[1]] if match[2] == "sc" else match[0], value)


def _name(name: Name) -> dict[str, str]:
    """A name as CSL has it. A body is literal; so is a single name."""
    if name.literal or not (name.given or name.suffix):
        return {"literal": name.words}
    parts = {"family": name.family, "given": name.given, "non-dropping-particle": name.prefix, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}


def _date(when: EdtfDate) -> dict[str, Any]:
    """A date, as exact as the source states it. One with an open end or of a decade is a text, since numbers would say more."""
    points = [when.first, when.last] if when.ranged else [when.first]
    known = [point for point in points if point]
    seasons = [point.parts[1] - 20 for point in known if len(point.parts) == 2 and point.parts[1] > 12]
    if len(known) < len(points) or any(point.decade for point in known) or (seasons and when.ranged):
        said = ("-".join(f"{part:02d}" for part in point.parts) + "s" * point.decade if point else "" for point in points)
        return {"literal": "–".join(said)}
    date: dict[str, Any] = {"date-parts": [list(point.parts[:1] if seasons else point.parts) for point in known]}
    if seasons:
        date["season"] = seasons[0]
    if any(point.sure for point in known):
        date["circa"] = True
    return date
