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
_PARTS = ("year", "month", "day")
"""Of a date, in classic BibTeX."""
_ARXIV = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z.-]+/\d{7}")
_WRITTEN = (
    (biblatex.VERBATIM, r"^\{*\\url\{(.*?)\}+$|^<(.*)>$", r"\1\2"),
    (biblatex.VERBATIM, r"\{?\\([_&%#~$])(?:\{\})?\}?", r"\1"),
    (biblatex.VERBATIM, r"\{?\\textasciitilde(?:\{\})?\s?\}?|\$\\sim\$|\{~\}", "~"),
    (("eprint",), r"(?i)^arxiv:\s*", ""),
    (("eprinttype",), r"(?i)^arxiv$", "arxiv"),
    (biblatex.DATES, r"^\{+|\}+$|T[\d:.]+(?:Z|[+-][\d:]+)?(?=/|$)", ""),
    (biblatex.DATES, r"(?<=-)\d(?!\d)", r"0\g<0>"),
    (_PARTS, r"^[{ ]+|[} ]+$", ""),
    (_PARTS, r"~|\\ ", " "),
    (("year",), r"^(?:c|ca|circa)\.? ?(\d{4})$", r"\1~"),
    (("year",), r"^\[(\d{4})\??\]$", r"\1?"),
    (("year",), r"^\((\d{4})\)$", r"\1"),
    (("year",), r"^(\d{4}) ?[-–—/]+ ?(\d{4})$", r"\1/\2"),
    (("isbn",), r"^ISBN[ :]*", ""),
    (("isbn",), r"[‐‑–]", "-"),
    (("pages",), r"^(?:pp?|S|Seiten?)\.? ?(?=\d)", ""),
    (("pages",), r" ?[,;] ?", ", "),
    (("pages",), r"(?:^|(?<=, ))(\w*\d\w*) ?[-–—‐‑−]+ ?(\w*\d\w*)(?=,|$)", r"\1--\2"),
)
"""Fields, how programs write something in them, and how it is written here, one after the other."""


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
        if name in biblatex.FIELDS or name in _PARTS:
            value = biblatex.language_name(value.lower()) if name == "langid" else value
            if tidy.fields.get(name, value) != value:
                tidy.faults.append(f"two fields say `{name}`, and `{written}` says something else; keep one")
                tidy.unknown.add(written)
                continue
            tidy.fields[name] = value
        elif written in biblatex.TAKEN_OUT or written.startswith(biblatex.TAKEN_OUT_PREFIXES):
            taken_out.append(f"`{written}`")
        else:
            known = (*biblatex.FIELDS, *biblatex.SAME_FIELD, "year", "month")
            near = suggestion(written, known)
            tidy.unknown.add(written)
            tidy.faults.append(f"`{written}` is no field in use and would be lost{near}; delete it, or say it in `note`")
    if taken_out:
        tidy.untidy.append(f"takes out {', '.join(taken_out)}")
    if entry.type in biblatex.THESIS:
        tidy.fields.setdefault("type", biblatex.THESIS[entry.type])
    if "url" not in tidy.fields and re.fullmatch(r"\{*\\url\{[^{}]*\}\}*|https?://\S+", tidy.fields.get("howpublished", "")):
        tidy.fields["url"] = tidy.fields.pop("howpublished")
    for name, value in tidy.fields.items():
        if name not in biblatex.VERBATIM:
            tidy.fields[name] = _value(name, value, tidy)
    for names, pattern, written in _WRITTEN:
        tidy.fields |= {name: re.sub(pattern, written, tidy.fields[name]).strip() for name in names if name in tidy.fields}
    _identifiers(tidy)
    _date(tidy)
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
    if "doi" in fields or "doi.org/10." in fields.get("url", ""):
        fields["doi"] = bare_doi(fields["doi"] if "doi" in fields else fields.pop("url"))
    if "eprinttype" not in fields and _ARXIV.fullmatch(fields.get("eprint", "")):
        fields["eprinttype"] = "arxiv"
    if "eprint" in fields and "eprinttype" not in fields:
        tidy.faults.append("`eprint` needs `eprinttype`, the archive where it is; add it")
    if tidy.type == "article" and "number" not in fields and re.fullmatch(r"[\d–-]+", fields.get("issue", "")):
        fields["number"] = fields.pop("issue")
    fields["type"] = biblatex.THESIS.get(fields.get("type", "").lower(), fields.get("type", ""))


def _date(tidy: Tidy) -> None:
    """Join year, month and day; what is no date says how to write it."""
    date, year, month, day = (tidy.fields.get(name, "") for name in ("date", *_PARTS))
    stated = date or year
    if _UNDATED.fullmatch(stated.strip("[]() ")) or _NOT_YET.fullmatch(stated):
        tidy.fields["date"] = ""
        tidy.fields |= {"pubstate": stated.lower()} if _NOT_YET.fullmatch(stated) else {}
        return
    if date and re.fullmatch(r"\d{4}", year) and year not in date:
        tidy.faults.append(f"`date` is {date} and `year` is {year}; keep the right one")
        tidy.unknown.add("year")
    if date and not re.fullmatch(r"\d{4}", date):
        return
    joined = _joined(stated, month.lower(), day)
    if joined is None:
        tidy.faults.append(f"the month `{month}` of `{stated or 'no year'}` is not clear; write `date` as 2024-06-13 or 2024-06")
        tidy.unknown.update(_PARTS)
    else:
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
