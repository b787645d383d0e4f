"""Sources as CSL-JSON, the form in which reference managers and citation processors exchange references (citationstyles.org).

`_TYPES` and `_FIELDS` say what each kind, type and field of `data/sources.bib` becomes. What a source does not state stays out, and its
caveats go along as `note`.
"""

from __future__ import annotations

import re
from typing import Any

from pybtex.database import Entry, Person

from publication.model.dates import MONTHS, month_number
from publication.source.bibliography import VERBATIM, words_of

_TYPES = {
    "judgment": "legal_case",
    "legislation": "legislation",
    "press": "article-newspaper",
    "dataset": "dataset",
    "article": "article-journal",
    "book": "book",
    "inproceedings": "paper-conference",
    "techreport": "report",
    "unpublished": "manuscript",
    "online": "webpage",
}
"""By kind, else by type of BibTeX, else `document`: an official text is no web page because it was read on one."""
_FIELDS = {
    "title": "title",
    "journal": "container-title",
    "booktitle": "container-title",
    "institution": "publisher",
    "publisher": "publisher",
    "address": "publisher-place",
    "series": "collection-title",
    "volume": "volume",
    "edition": "edition",
    "version": "version",
    "type": "genre",
    "section": "section",
    "language": "language",
    "doi": "DOI",
    "isbn": "ISBN",
    "url": "URL",
}
_DAY = re.compile(
    r"(?:^|[,;] )(?:(?:judgment of|order of|decided|adopted|adopted on|endorsed on|opened|approved|"
    r"published|first published|draft of|signed) )?"
    rf"(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}})(?=$|[,;])",
    re.IGNORECASE,
)
"""The date of a source, where `howpublished` states it alone or with a word that says that it is the date of the text."""
_DOCUMENT_NUMBER = re.compile(r"[A-Za-z-]+[(/:]\S*\d\S*( \d+ final)?")
_NO_OUTLET = ("News agency report", "Investigation")


def csl_item(entry: Entry) -> dict[str, Any]:
    """A source as CSL-JSON (schema csl-data 1.0.2): an object of plain texts, names and dates."""
    # An address is as it stands: LaTeX would read its tilde as a space.
    fields = {name.lower(): value if name.lower() in VERBATIM else words_of(value) for name, value in entry.fields.items()}
    kind = fields.get("kind", "")
    item: dict[str, Any] = {"id": entry.key, "type": _TYPES.get(kind) or _TYPES.get(entry.type.lower(), "document")}
    names = [_name(person) for person in entry.persons.get("author", ())]
    if names and kind == "judgment":
        item["authority"] = ", ".join(name.get("literal", "") or " ".join(name.values()) for name in names)
    elif names:
        item["author"] = names
    item |= {csl: fields[name] for name, csl in _FIELDS.items() if name in fields}
    if "publisher" in item and item["publisher"] in [name.get("literal") for name in names]:
        del item["publisher"]
    if "pages" in fields:
        item["page"] = re.sub("[-–]+", "-", fields["pages"])
    if "number" in fields:
        item["issue" if "journal" in fields else "number"] = fields["number"]
    issued, rest = _issued(fields)
    if issued:
        item["issued"] = {"date-parts": [issued]}
    remarks = [fields["note"]] if "note" in fields else []
    if rest and kind in ("judgment", "legislation"):
        item.setdefault("number", rest)
    elif rest and (kind == "press" or entry.type == "online") and rest not in _NO_OUTLET:
        item.setdefault("container-title", rest)
    elif rest and _DOCUMENT_NUMBER.fullmatch(rest):
        item.setdefault("number", rest)
    elif rest:
        remarks.insert(0, rest)
    if remarks:
        item["note"] = ". ".join(remarks)
    return item


def _name(person: Person) -> dict[str, str]:
    """A name as CSL has it. Institutions stand in braces and are literal; so is a single name."""
    given = words_of(" ".join((*person.first_names, *person.middle_names)))
    family = words_of(" ".join(person.last_names))
    particle = words_of(" ".join(person.prelast_names))
    suffix = words_of(" ".join(person.lineage_names))
    if not given and not suffix:
        return {"literal": f"{particle} {family}".strip()}
    parts = {"family": family, "given": given, "non-dropping-particle": particle, "suffix": suffix}
    return {name: value for name, value in parts.items() if value}


def _issued(fields: dict[str, str]) -> tuple[list[int], str]:
    """The date, as exact as the source states it, and what else `howpublished` says."""
    rest = fields.get("howpublished", "")
    if "date" in fields:
        return [int(part) for part in fields["date"].split("-")], rest
    year = fields.get("year", "")
    if not year.isdecimal():
        return [], rest
    found = _DAY.search(rest)
    if found and found["year"] == year:
        rest = (rest[: found.start()] + rest[found.end() :]).strip(",; ")
        day = [int(found["day"])] if found["day"] else []
        month = month_number(found["month"])
    else:
        day, month = [], month_number(fields.get("month", ""))
    return [int(year), *([month, *day] if month else [])], rest
