"""References as RIS, which every reference manager reads. Written from CSL-JSON, so that both say the same.

Tags and types are those of the RIS specification of 2011. The format is lines of a tag and a value; writing it takes no library.
"""

from __future__ import annotations

from typing import Any

_TYPES = {
    "legal_case": "CASE",
    "legislation": "STAT",
    "article-newspaper": "NEWS",
    "dataset": "DATA",
    "article-journal": "JOUR",
    "book": "BOOK",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "manuscript": "UNPB",
    "webpage": "ELEC",
}
_TAGS = {
    "title": "TI",
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
    "section": "SE",
    "DOI": "DO",
    "ISBN": "SN",
    "URL": "UR",
    "language": "LA",
    "note": "N1",
}


def ris(item: dict[str, Any]) -> str:
    """One reference, from its tag TY to its tag ER."""
    lines = [("TY", _TYPES.get(item["type"], "GEN"))]
    lines += [("AU", _name(name)) for name in item.get("author", ())]
    lines += [(tag, item[name]) for name, tag in _TAGS.items() if name in item]
    if "number" in item:
        # The number of a report stands where a book has its ISBN.
        lines.append(("SN" if item["type"] == "report" and "ISBN" not in item else "M1", item["number"]))
    if "page" in item:
        first, _, last = item["page"].partition("-")
        lines += [("SP", first)] + ([("EP", last)] if last else [])
    if "issued" in item:
        (date,) = item["issued"]["date-parts"]
        lines.append(("PY", str(date[0])))
        if len(date) > 1:
            lines.append(("DA", "/".join([str(date[0]), *(f"{part:02d}" for part in date[1:])]) + "/" * (4 - len(date))))
    lines += [("ID", item["id"]), ("ER", "")]
    return "".join(f"{tag}  - {value}\n" for tag, value in lines)


def _name(name: dict[str, str]) -> str:
    if "literal" in name:
        # As it is: RIS has no sign for an institution, and to leave out a comma would be to change its name.
        return name["literal"]
    family = f"{name.get('non-dropping-particle', '')} {name['family']}".strip()
    return ", ".join([family, name.get("given", ""), *([name["suffix"]] if "suffix" in name else [])])
