"""Skeletons of a technology, a source, a term and a case, put where they belong.

Text is inserted, never written anew from what was parsed: comments, order and line breaks of a file stay as their writers left them.
What only the writer can supply is marked `TODO`, which the check `template-left-over` finds.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence

import yaml

from publication.bibliography import ENTRY, VERBATIM, as_latex
from publication.checks.pages import NUMBER_OF_RECOMMENDATIONS, SECTIONS
from publication.model import Technology

TODO = "TODO: "
_WIDTH = 140
_HEADINGS = {
    "what-it-is": ("What it is", "say in plain words what it does and what it does not do"),
    "in-use": ("Where it is in use", "say where, since when and how much, with a source for each"),
    "promises": ("What it promises", "say who claims what, and what was measured"),
    "gone-wrong": ("What has gone wrong", "tell documented cases: where, when, who found it"),
    "minorities": ("What it means for minorities", "say what is known, on whom, and what is not known"),
    "law": ("Law", "say which rules apply; instruments and cases are added from the data"),
    "safeguards": ("Safeguards that work", "say what was tried, and what shows that it works"),
    "open-questions": ("Open questions", "say what nobody has answered yet"),
    "limits": ("Limits of the evidence", "say where the sources are thin, and why"),
}


def todo(what: str) -> str:
    """A note to the writer that a check will find."""
    return f"{TODO}{what}"


def technology_page(title: str, summary: str, area: str, *, named: bool, reviewed: str) -> str:
    """The page of a technology with every section of its kind; every Recommendation is not yet examined."""
    numbers = ", ".join(str(number) for number in range(1, NUMBER_OF_RECOMMENDATIONS + 1))
    sections = "".join(f"\n## {_HEADINGS[name][0]} {{#{name}}}\n\n{todo(_HEADINGS[name][1])}.\n" for name in SECTIONS[Technology])
    return (
        f"---\ntitle: {scalar(title)}\nsummary: {scalar(summary)}\narea: {area}\nnamed_by_roundtable: {str(named).lower()}\n"
        f"reviewed: {reviewed}\nrelations: []\nno_evidence_found: []\ndoes_not_bear: []\nnot_yet_examined: [{numbers}]\n"
        f"questions: []\n---\n{sections}"
    )


def in_navigation(settings: str, slug: str, area_label: str, beside: Iterable[str]) -> str:
    """mkdocs.yml with a line for the technology `slug`: last in the group called `area_label`, else below the last of the slugs `beside`.

    Raises ValueError when the navigation has neither.
    """
    lines = settings.splitlines(keepends=True)
    group = next((index for index, line in enumerate(lines) if line.strip() == f"- {area_label}:"), None)
    last = None
    if group is not None:
        depth = len(lines[group]) - len(lines[group].lstrip())
        last = group
        while last + 1 < len(lines) and lines[last + 1].strip() and len(lines[last + 1]) - len(lines[last + 1].lstrip()) > depth:
            last += 1
    if last is None or last == group:
        entries = [index for index, line in enumerate(lines) for name in beside if line.strip() == f"- technologies/{name}.md"]
        last = max(entries, default=None)
    if last is None:
        raise ValueError("`nav` in mkdocs.yml lists no technology beside which this one could stand; add its line by hand")
    indent = lines[last][: len(lines[last]) - len(lines[last].lstrip())]
    return _with_lines(lines, last + 1, f"{indent}- technologies/{slug}.md\n")


def with_source(text: str, key: str, kind: str, fields: Mapping[str, str]) -> str:
    """data/sources.bib with one entry more, in the order of the keys. Empty fields are left out."""
    lines = text.splitlines(keepends=True)
    written = "".join(f"  {name} = {{{value if name in VERBATIM else as_latex(value)}}},\n" for name, value in fields.items() if value)
    entry = f"@{kind}{{{key},\n{written}}}\n"
    starts = [(index, match.group(2)) for index, line in enumerate(lines) if (match := ENTRY.match(line))]
    after = next((index for index, other in starts if other > key), None)
    if after is None:
        gap = "" if not lines or not lines[-1].strip() else "\n"
        return f"{text}{'' if text.endswith(chr(10)) or not text else chr(10)}{gap}{entry}"
    while after > 0 and lines[after - 1].lstrip().startswith("%"):
        # A remark above an entry belongs to that entry.
        after -= 1
    return _with_lines(lines, after, f"{entry}\n")


def with_entry(text: str, fields: Mapping[str, str | Sequence[str] | Sequence[int]], field: str) -> str:
    """A list of `data/` with one entry more: after the last that has the same `field`, else at the end."""
    entry = "".join(_line(name, value) for name, value in fields.items() if value or not isinstance(value, str))
    entry = f"- {entry[2:]}"
    lines = text.splitlines(keepends=True)
    starts = [index for index, line in enumerate(lines) if line.startswith("- ")]
    spaced = any(not lines[index - 1].strip() for index in starts[1:])
    ends = [*starts[1:], len(lines)] if starts else []
    wanted = f"  {field}: {scalar(str(fields[field]))}"
    alike = [end for start, end in zip(starts, ends, strict=True) if any(line.rstrip() == wanted for line in lines[start:end])]
    at = alike[-1] if alike else len(lines)
    while at > 0 and (not lines[at - 1].strip() or lines[at - 1].startswith("#")):
        # Blank lines and remarks above the next entry stay with it.
        at -= 1
    if spaced and starts:
        entry = f"\n{entry}"
    return _with_lines(lines, at, entry)


def scalar(text: str) -> str:
    """A text as YAML writes it on one line: plain where that is safe, else between quotation marks."""
    dumped = yaml.safe_dump(text, allow_unicode=True, width=float("inf"), default_style='"' if "\n" in text else None)
    return dumped.removesuffix("\n").removesuffix("\n...")


def slug_of(title: str) -> str:
    """A title as an id: small letters, digits and hyphens; what else it holds is left out."""
    return "-".join(re.findall(r"[a-z0-9]+", title.casefold()))


def _line(name: str, value: str | Sequence[str] | Sequence[int]) -> str:
    if not isinstance(value, str):
        return f"  {name}: [{', '.join(str(item) for item in value)}]\n"
    plain = f"  {name}: {scalar(value)}\n"
    if len(plain) <= _WIDTH:
        return plain
    folded = textwrap.wrap(value, _WIDTH - 4, break_long_words=False, break_on_hyphens=False)
    return f"  {name}: >-\n" + "".join(f"    {line}\n" for line in folded)


def _with_lines(lines: list[str], at: int, more: str) -> str:
    before = "".join(lines[:at])
    return before + ("\n" if before and not before.endswith("\n") else "") + more + "".join(lines[at:])
