"""An entry in the one form that this publication uses, whichever program wrote it: the reader reads it, `make format` writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from publication.model.dates import MONTHS
from publication.model.identifiers import bare_doi
from publication.model.problems import suggestion
from publication.source import biblatex
from publication.source.bibtex import RawEntry
from publication.source.latex import as_latex, html_as_latex

_MONTHS = {form: number for number, name in enumerate(MONTHS, 1) for form in (name.lower(), name[:3].lower(), str(number), f"{number:02d}")}
_MONTHS["sept"] = 9
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_UNDATED = re.compile(r"(?:n\.? ?d\.?|o\.? ?j\.?|s\.? ?a\.?|no date|undated)", re.IGNORECASE)
_NOT_YET = re.compile(r"(?:in press|forthcoming|to appear|submitted|accepted|in preparation)", re.IGNORECASE)
_YEARS = {
    r"(?:c|ca|circa)\.? ?(\d{4})": r"\1~",
    r"\[(\d{4})\??\]": r"\1?",
    r"\((\d{4})\)": r"\1",
    r"(\d{4}) ?[-–—/]+ ?(\d{4})": r"\1/\2",
}
"""How years are written, and the same in EDTF."""
_RANGE = re.compile(r"(\w*\d\w*) ?[-–—‐‑−]+ ?(\w*\d\w*)")
_ESCAPED = re.compile(r"\{?\\([_&%#~$])(?:\{\})?\}?")
_TILDE = re.compile(r"\{?\\textasciitilde(?:\{\})?\s?\}?|\$\\sim\$|\{~\}")


@dataclass
class Tidy:
    """An entry in biblatex. `untidy` says what `make format` has to do before it is published; `faults`, what a person has to."""

    type: str
    fields: dict[str, str] = field(default_factory=dict)
    untidy: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    """Fields that are not in use, or that contradict another."""


def tidied(entry: RawEntry) -> Tidy:
    """The entry in the types and fields of biblatex, with LaTeX for markup and its date in one field."""
    tidy = Tidy(biblatex.SAME_TYPE.get(entry.type, entry.type))
    taken_out = []
    for written, value in entry.fields.items():
        name = biblatex.SAME_FIELD.get(written, written)
        if name in biblatex.FIELDS:
            value = biblatex.language_name(value.lower()) if name == "langid" else value
            if tidy.fields.get(name, value) != value:
                tidy.faults.append(f"two fields say `{name}`, and `{written}` says something else; keep one")
                tidy.unknown.add(written)
                continue
            tidy.fields[name] = value
        elif written in biblatex.TAKEN_OUT or written.startswith(biblatex.TAKEN_OUT_PREFIXES):
            taken_out.append(f"`{written}`")
        elif written not in ("year", "month", "day"):
            known = (*biblatex.FIELDS, *biblatex.SAME_FIELD, "year", "month")
            near = suggestion(written, known)
            tidy.unknown.add(written)
            tidy.faults.append(f"`{written}` is no field in use and would be lost{near}; delete it, or say it in `note`")
    if taken_out:
        tidy.untidy.append(f"takes out {', '.join(taken_out)}")
    if entry.type in biblatex.THESIS:
        tidy.fields.setdefault("type", biblatex.THESIS[entry.type])
    _identifiers(tidy)
    for name, value in tidy.fields.items():
        if name not in biblatex.VERBATIM:
            tidy.fields[name] = _value(name, value, tidy)
    _date(entry.fields, tidy)
    _small_words(tidy)
    tidy.fields = {name: tidy.fields[name] for name in biblatex.FIELDS if tidy.fields.get(name)}
    return tidy


def _value(name: str, value: str, tidy: Tidy) -> str:
    text, unknown = html_as_latex(value)
    for element in unknown:
        tidy.faults.append(f"`{name}` has `{element}`, which is not known; write it in words, or as LaTeX")
    if unknown:
        return value
    escaped = as_latex(text)
    if escaped != text and text == value:
        bare = next(sign for sign, other in zip(text, escaped, strict=False) if sign != other)
        tidy.untidy.append(f"writes `\\{bare}` for a bare `{bare}`, at which LaTeX stops, in `{name}`")
    return escaped


def _identifiers(tidy: Tidy) -> None:
    fields = tidy.fields
    if "howpublished" in fields and "url" not in fields and re.fullmatch(r"\{*\\url\{[^{}]*\}\}*|https?://\S+", fields["howpublished"]):
        fields["url"] = fields.pop("howpublished")
    for name in biblatex.VERBATIM:
        if name in fields:
            value = re.sub(r"^\{*\\url\{(.*?)\}+$|^<(.*)>$", lambda match: match[1] or match[2], fields[name])
            fields[name] = _TILDE.sub("~", _ESCAPED.sub(r"\1", value)).strip()
    if "doi" in fields:
        fields["doi"] = bare_doi(fields["doi"])
    elif "doi.org/10." in fields.get("url", ""):
        fields["doi"] = bare_doi(fields.pop("url"))
    if "eprint" in fields:
        if fields.get("eprinttype", "").lower() == "arxiv":
            fields |= {"eprint": re.sub(r"^arxiv:\s*", "", fields["eprint"], flags=re.IGNORECASE), "eprinttype": "arxiv"}
        elif "eprinttype" not in fields:
            tidy.faults.append("`eprint` needs `eprinttype`, the archive where it is; add it")


def _small_words(tidy: Tidy) -> None:
    fields = tidy.fields
    if "pages" in fields:
        pages = re.sub(r"^(?:pp?|S|Seiten?)\.? ?(?=\d)", "", fields["pages"])
        fields["pages"] = ", ".join(
            _RANGE.sub(r"\1--\2", part) if _RANGE.fullmatch(part) else part for part in re.split(r" ?[,;] ?", pages)
        )
    if tidy.type == "article" and "number" not in fields and re.fullmatch(r"[\d–-]+", fields.get("issue", "")):
        fields["number"] = fields.pop("issue")
    if fields.get("type", "").lower() in biblatex.THESIS:
        fields["type"] = biblatex.THESIS[fields["type"].lower()]
    if "isbn" in fields:
        fields["isbn"] = re.sub(r"^ISBN[ :]*|[‐‑–]", lambda match: "-" if len(match[0]) == 1 else "", fields["isbn"])


def _date(written: dict[str, str], tidy: Tidy) -> None:
    """Join year, month and day; what is no date says how to write it."""
    for name in biblatex.DATES:
        if name in tidy.fields:
            bare = re.sub(r"T[\d:.]+(?:Z|[+-][\d:]+)?(?=/|$)", "", tidy.fields[name].strip("{}"))
            tidy.fields[name] = re.sub(r"(?<=-)\d(?!\d)", r"0\g<0>", bare)
    year = written.get("year", "").strip("{} ")
    stated = tidy.fields.get("date", "") or year
    if _UNDATED.fullmatch(stated.strip("[]() ")):
        tidy.fields.pop("date", None)
        return
    if _NOT_YET.fullmatch(stated):
        tidy.fields.pop("date", None)
        tidy.fields["pubstate"] = stated.lower()
        return
    month = written.get("month", "").strip("{} ").replace("~", " ").replace("\\ ", " ")
    if "date" in tidy.fields:
        if re.fullmatch(r"\d{4}", year) and year not in tidy.fields["date"]:
            tidy.faults.append(f"`date` is {tidy.fields['date']} and `year` is {year}; keep the right one")
            tidy.unknown.add("year")
        if not re.fullmatch(r"\d{4}", tidy.fields["date"]):
            return
        year = tidy.fields["date"]
    for pattern, form in _YEARS.items():
        year = re.sub(rf"^{pattern}$", form, year)
    joined = _joined(year, month.lower(), written.get("day", "").strip("{} "))
    if joined is None:
        tidy.faults.append(f"the month `{month}` of `{year or 'no year'}` is not clear; write `date` as 2024-06-13 or 2024-06")
        tidy.unknown |= {"year", "month", "day"}
    elif joined:
        tidy.fields["date"] = joined


def _joined(year: str, month: str, day: str) -> str | None:
    """Year, month and day as EDTF; empty without any, None where they do not make a date."""
    if not month:
        return year if not day else None
    sure = year[4:] if re.fullmatch(r"\d{4}[?~%]", year) else ""
    year = year.removesuffix(sure)
    if not re.fullmatch(r"\d{4}", year):
        return None
    ends = [part.strip(" .") for part in re.split(r"[-–—/]+", month)]
    if len(ends) == 2 and all(end in _MONTHS for end in ends) and not day:
        return f"{year}-{_MONTHS[ends[0]]:02d}/{year}-{_MONTHS[ends[1]]:02d}"
    if month in _SEASONS and not day:
        return f"{year}-{_SEASONS[month]}{sure}"
    if match := re.fullmatch(r"(\d{1,2})\.? ([a-z]+)\.?|([a-z]+)\.? (\d{1,2})", month):
        month, day = match[2] or match[3], match[1] or match[4]
    number = _MONTHS.get(month.strip(" ."))
    if number is None or (day and not day.isdecimal()):
        return None
    return f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else "") + sure
