"""References as RIS, which every reference manager reads. Written from CSL-JSON, so that both say the same.

Tags and types are those of the RIS specification of 2011. The format is lines of a tag and a value; writing it takes no library.
"""

from __future__ import annotations

import re
from typing import Any

from publication.model.edtf import SEASONS
from publication.model.sources import unmarked

_TYPES = {
    "legal_case": "CASE",
    "legislation": "STAT",
    "article-newspaper": "NEWS",
    "dataset": "DATA",
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "book": "BOOK",
    "chapter": "CHAP",
    "entry-encyclopedia": "ENCYC",
    "pamphlet": "PAMP",
    "software": "COMP",
    "thesis": "THES",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "manuscript": "UNPB",
    "webpage": "ELEC",
}
_TAGS = {
    "title": "TI",
    "original-title": "OP",
    "container-title": "T2",
    "collection-title": "T3",
    "publisher": "PB",
    "authority": "PB",
    "publisher-place": "CY",
    "volume": "VL",
    "issue": "IS",
    "edition": "ET",
    "version": "ET",
    "genre": "M3",
    "chapter-number": "SE",
    "event-title": "T2",
    "DOI": "DO",
    "ISBN": "SN",
    "URL": "UR",
    "language": "LA",
    "note": "N1",
}


_WITHOUT_TAG = {
    "status": "Status",
    "event-place": "Place of the event",
    "event-date": "Date of the event",
    "original-date": "First published",
    "number-of-pages": "Number of pages",
}


def ris(item: dict[str, Any]) -> str:
    """One reference, from its tag TY to its tag ER."""
    lines = [("TY", _TYPES.get(item["type"], "GEN"))]
    lines += [(tag, _name(name)) for role, tag in (("author", "AU"), ("editor", "ED"), ("translator", "A4")) for name in item.get(role, ())]
    lines += [(tag, _plain(item[name])) for name, tag in _TAGS.items() if name in item]
    if "number" in item:
        # The number of a report is where a book has its ISBN.
        lines.append(("SN" if item["type"] == "report" and "ISBN" not in item else "M1", item["number"]))
    if "page" in item:
        first, _, last = item["page"].partition("-")
        lines += [("SP", first)] + ([("EP", last)] if last else [])
    if "archive_location" in item:
        lines.append(("AN", f"{item['archive']}:{item['archive_location']}"))
    lines += [("N1", f"{words}: {_in_words(item[name])}") for name, words in _WITHOUT_TAG.items() if name in item]
    if "issued" in item:
        lines += _date("DA", item["issued"])
    if "accessed" in item:
        lines += _date("Y2", item["accessed"])
    lines += [("ID", item["id"]), ("ER", "")]
    return "".join(f"{tag}  - {value}\n" for tag, value in lines)


def _in_words(value: Any) -> str:
    if isinstance(value, str):
        return _plain(value)
    return value.get("literal") or " to ".join("-".join(f"{part:02d}" for part in point) for point in value["date-parts"])


def _plain(value: str) -> str:
    """RIS has no markup."""
    return unmarked(re.sub(r"</?span[^>]*>", "", value))


def _date(tag: str, date: dict[str, Any]) -> list[tuple[str, str]]:
    """The first day of a date, since RIS has one; the year has a tag of its own."""
    if "literal" in date:
        return [("PY", date["literal"])] if tag == "DA" else [(tag, date["literal"])]
    parts = date["date-parts"][0]
    lines = [("PY", str(parts[0]))] if tag == "DA" else []
    if len(parts) > 1 or tag == "Y2" or {"season", "circa"} & set(date) or len(date["date-parts"]) > 1:
        numbers = "/".join([str(parts[0]), *(f"{part:02d}" for part in parts[1:])]) + "/" * (3 - len(parts))
        lines.append((tag, f"{numbers}/{_rest(date)}"))
    return lines


def _rest(date: dict[str, Any]) -> str:
    """What the fourth part of a date says in words: a season, or the end of a range."""
    season = SEASONS[date["season"] - 1] if "season" in date else ""
    about = "about" if date.get("circa") else ""
    return season or about or ("to " + "-".join(f"{part:02d}" for part in date["date-parts"][1]) if len(date["date-parts"]) > 1 else "")


def _name(name: dict[str, str]) -> str:
    if "literal" in name:
        # As it is: RIS has no sign for an institution, and to leave out a comma would be to change its name.
        return name["literal"]
    family = f"{name.get('non-dropping-particle', '')} {name['family']}".strip()
    return ", ".join([family, name.get("given", ""), *([name["suffix"]] if "suffix" in name else [])])
