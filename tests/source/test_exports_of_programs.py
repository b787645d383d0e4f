"""Exports as eight programs write them, with the truth that they were made from: each is read right, or is a fault with its line and a remedy.

The habits are those of the programs' own exporters: names of types and fields, months, braces, escapes, dates, and what they add for themselves.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from publication.citations.csl import csl_item
from publication.citations.reference import reference
from publication.citations.ris import ris
from publication.commands.format import formatted
from publication.model.dates import MONTHS
from publication.model.sources import unmarked
from publication.source.bibliography import read_bibliography
from publication.source.typography import set_marks
from tests.conftest import wording

IN_ENGLISH = wording("en")

CASES = int(os.environ.get("FUZZ_CASES", "1000"))
SEED = int(os.environ.get("FUZZ_SEED", "15"))
WORDS = re.findall(
    r"\S+",
    "police Roma data Überwachung café Łódź naïve speech 2020 COVID-19 language Šutar face recognition AI bias État Öffentlichkeit law",
)
PEOPLE = (
    ("Müller", "Ann", "", ""), ("Berg", "Jan", "van der", ""), ("Cruz", "Ana María", "de la", ""), ("Williams", "Morgan C.", "", "Jr."),
    ("O'Neil", "Cathy", "", ""), ("Иванов", "Иван", "", ""), ("Παπαδόπουλος", "Γιώργος", "", ""), ("Şahin", "Özgür", "", ""),
    ("De-Arteaga", "Maria", "", ""), ("Nguyễn", "Văn An", "", ""),
)  # fmt: skip
BODIES = (
    "Council of Europe",
    "Simon & Sons",
    "Ministry of Justice and Public Order",
    "ProPublica",
    "Office of the High Commissioner, Vienna",
)
ACCENTS = {"ü": r'{\"u}', "é": r"{\'e}", "ö": r'\"{o}', "Ö": r'{\"O}', "ï": r'{\"\i}', "Ł": r"{\L}", "ó": r"{\'o}", "ź": r"{\'z}", "É": r"{\'E}",
           "í": r"{\'\i}", "Š": r"{\v{S}}", "Ü": r'{\"U}', "Ş": r"{\c{S}}"}  # fmt: skip


@dataclass
class Truth:
    """What the source is, before a program wrote it down."""

    type: str
    people: list[tuple[str, str, str, str] | str]
    others: bool
    title: list[tuple[str, str]]
    """Pieces with their markup: none, i, sup, sub, sc."""
    date: str
    fields: dict[str, str] = field(default_factory=dict)
    """Other fields, by the name and in the form in which they are read."""


@dataclass
class Program:
    """How a program writes."""

    types: dict[str, str]
    names: dict[str, str]
    private: dict[str, str]
    latex: bool
    month: str
    """biblatex (a `date`), macro, number, word, or day (`month = 5 # "~" # apr`)."""
    html: bool = False
    double: bool = False
    """Titles in two pairs of braces."""
    key: Callable[[random.Random], str] = lambda chance: f"smith{chance.randrange(1990, 2026)}x{chance.randrange(10**6)}"
    extended_names: bool = False
    quotes: bool = False


CLASSIC = {"report": "techreport", "online": "misc", "thesis": "phdthesis", "incollection": "incollection"}
OLD = {"journaltitle": "journal", "location": "address", "langid": "language"}
PROGRAMS = {
    "Zotero biblatex": Program({}, {}, {"file": "Full Text:/home/me/Zotero/a.pdf:application/pdf", "keywords": "police, \\#law", "abstract": "We show 5\\% \\& more."}, latex=False, month="biblatex"),
    "Zotero BibTeX": Program(CLASSIC, OLD, {"urldate": "", "file": "a:C\\:\\\\Users\\\\me.pdf:application/pdf", "issn": "1234-5678"}, latex=True, month="macro"),
    "Better BibTeX": Program({}, {}, {"file": "/home/me/a.pdf", "langidopts": "variant=british", "shorttitle": "S", "keywords": "a,b"}, latex=False, month="biblatex", extended_names=True),
    "JabRef": Program(CLASSIC, OLD, {"owner": "me", "timestamp": "2024-01-01", "groups": "My group", "creationdate": "2024-01-01T10:00:00", "comment": "read this"}, latex=False, month="macro", double=False),
    "Mendeley": Program(CLASSIC, OLD, {"mendeley-groups": "Thesis", "annote": "private", "file": ":home/me/a.pdf:pdf", "keywords": "x"}, latex=True, month="number", double=True),
    "Citavi": Program(CLASSIC, OLD, {"abstract": "Inhalt", "keywords": "x;y", "pagination": "page", "file": "a.pdf:Attachments/a.pdf:application/pdf"}, latex=False, month="word", quotes=True),
    "Paperpile": Program(CLASSIC, OLD, {"abstract": "Background: x", "issn": "1234-5678", "pmid": "123", "original_id": "x-y"}, latex=False, month="macro", quotes=True),
    "Google Scholar": Program(CLASSIC, OLD, {}, latex=True, month="none"),
    "Crossref": Program({**CLASSIC, "online": "misc"}, {**OLD}, {"issn": "1234-5678"}, latex=False, month="macro", html=True),
}  # fmt: skip


def made(chance: random.Random) -> Truth:
    """A source that could be."""
    kind = chance.choice(("article", "report", "online", "incollection", "inproceedings", "thesis", "book"))
    number = chance.choice((1, 1, 2, 3, 5))
    people: list[tuple[str, str, str, str] | str] = list(chance.sample(PEOPLE, number))
    if kind in ("report", "online") and chance.random() < 0.6:
        people = [chance.choice(BODIES)]
    title = [(" ".join(chance.sample(WORDS, chance.randrange(2, 6))), "")]
    if chance.random() < 0.3:
        title += [(" ", ""), (chance.choice(("S. aureus", "in absentia")), "i"), (" & " + chance.choice(WORDS), "")]
    if chance.random() < 0.15:
        title += [(" H", ""), ("2", "sub"), ("O", "")]
    date = f"{chance.randrange(1990, 2026)}"
    if chance.random() < 0.6:
        date += f"-{chance.randrange(1, 13):02d}"
    fields: dict[str, str] = {}
    if kind == "article":
        fields |= {
            "journaltitle": chance.choice(("Law & Society", "PLOS ONE", "Revista de Policía")),
            "volume": str(chance.randrange(1, 90)),
        }
        fields["number"] = str(chance.randrange(1, 12))
    if kind in ("incollection", "inproceedings"):
        fields["booktitle"] = "Proceedings of " + chance.choice(WORDS)
        fields["editor"] = ""
    if kind in ("report", "thesis"):
        fields["institution"] = "University of " + chance.choice(("Łódź", "York", "Graz"))
        fields |= {"type": "PhD thesis"} if kind == "thesis" else {}
    if kind == "book":
        fields |= {"publisher": "Springer", "location": "Wien"}
    if kind in ("article", "incollection", "inproceedings") and chance.random() < 0.8:
        first = chance.randrange(1, 900)
        fields["pages"] = chance.choice((f"{first}–{first + 12}", str(first), f"e{first}"))
    if chance.random() < 0.5:
        fields["doi"] = f"10.{chance.randrange(1000, 9999)}/a_b.{chance.randrange(999)}"
    if kind == "online" or chance.random() < 0.4:
        fields["url"] = f"https://www.example.org/a_b/{chance.randrange(999)}?x=1&y=%20#~me"
    if chance.random() < 0.3:
        fields["langid"] = chance.choice(("de", "fr", "en"))
    return Truth(kind, people, chance.random() < 0.15, title, date, fields)


def latex(text: str, program: Program) -> str:
    signs = {"&": r"{\&}" if program.double else r"\&", "_": r"{\_}" if program.double else r"\_", "%": r"\%", "#": r"\#"}
    if program.latex:
        signs |= ACCENTS | {"–": "--"}
    return "".join(signs.get(sign, sign) for sign in text)


def written(truth: Truth, program: Program, chance: random.Random) -> tuple[str, str]:
    """The key and the entry as the program writes it."""
    fields: dict[str, str] = {}
    names = []
    for who in truth.people:
        if isinstance(who, str):
            names.append(f"{{{latex(who, program)}}}")
        elif program.extended_names and who[2]:
            names.append(f"family={who[0]}, given={who[1]}, prefix={who[2]}, useprefix=false")
        else:
            family, given, prefix, suffix = (latex(part, program) for part in who)
            names.append(", ".join(part for part in (f"{prefix} {family}".strip(), suffix, given) if part))
    fields["author"] = " and ".join([*names, *(["others"] if truth.others else [])])
    commands = {
        "i": r"\textit{%s}" if chance.random() < 0.5 else r"\emph{%s}",
        "sub": r"\textsubscript{%s}" if chance.random() < 0.5 else "$_%s$",
        "": "%s",
    }
    elements = {"i": "<i>%s</i>", "sub": "<sub>%s</sub>", "": "%s"}
    if program.html:
        fields["title"] = "".join(elements[mark] % text.replace("&", r"\&amp;") for text, mark in truth.title)
    else:
        fields["title"] = "".join(commands[mark] % latex(text, program) for text, mark in truth.title)
    if program.double:
        fields["title"] = f"{{{fields['title']}}}"
    for name, value in truth.fields.items():
        if name == "editor":
            fields["editor"] = latex("Grün, Eva and Weiß, Uwe".replace("ß", "ss"), program)
        elif name == "type":
            if program.types.get("thesis") != "phdthesis":
                fields["type"] = "phdthesis"
        elif name in ("url", "doi"):
            fields[name] = re.sub(r"([_&%#])", r"{\\\1}", value).replace("~", r"{\textasciitilde}") if program.double else value
        elif name == "pages":
            fields[name] = value.replace("–", chance.choice(("--", "-", "–")))
        elif name == "langid":
            full = {"de": ("ngerman", "German", "de-DE"), "fr": ("french", "French", "fr"), "en": ("english", "English", "en-GB")}[value]
            fields[program.names.get(name, name)] = chance.choice(full)
        else:
            fields[program.names.get(name, "school" if name == "institution" and truth.type == "thesis" and program.types else name)] = (
                latex(value, program)
            )
    year, _, month = truth.date.partition("-")
    if program.month == "biblatex":
        fields["date"] = truth.date
    else:
        fields["year"] = year
    fields |= {name: value for name, value in program.private.items() if value and chance.random() < 0.7}
    lines = [
        (f'"{value}"' if program.quotes and '"' not in value and value.count("{") == value.count("}") else f"{{{value}}}", name)
        for name, value in fields.items()
    ]
    if month and program.month != "biblatex":
        word = MONTHS[int(month) - 1]
        said = {"macro": word[:3].lower(), "number": f"{{{month}}}", "word": f"{{{word}}}", "none": None}[program.month]
        lines += [(said, "month")] if said else []
    chance.shuffle(lines)
    indent, case = chance.choice(("  ", "\t", "")), chance.choice((str.lower, str.upper, str.capitalize))
    key = program.key(chance)
    body = ",\n".join(f"{indent}{case(name)} = {value}" for value, name in lines)
    return key, f"@{case(program.types.get(truth.type, truth.type))}{{{key},\n{body}\n}}\n"


def expected(truth: Truth, program: Program) -> dict[str, object]:
    """What is to be read, in the model's terms."""
    html = "".join(f"<{mark}>{text}</{mark}>" if mark else text for text, mark in truth.title)
    fields = {"title": html} | {name: value for name, value in truth.fields.items() if name != "editor"}
    date = truth.date if program.month != "none" else truth.date[:4]
    people = [
        set_marks(who if isinstance(who, str) else " ".join(part for part in (who[1], who[2], who[0], who[3]) if part))
        for who in truth.people
    ]
    kinds = {"online": "misc"} if program.types else {}
    return {"type": kinds.get(truth.type, truth.type), "fields": fields | {"date": date}, "people": people, "others": truth.others}


def number(case: int) -> random.Random:
    return random.Random(SEED * 10**6 + case)


def test_each_export_is_read_as_what_it_was_made_from() -> None:
    for case in range(CASES):
        chance = number(case)
        name = chance.choice(list(PROGRAMS))
        program, truth = PROGRAMS[name], made(chance)
        _, entry = written(truth, program, chance)
        bibliography = read_bibliography(entry, "b")
        assert bibliography.problems == (), f"{name}, case {case}:\n{entry}"
        (source,) = bibliography.sources
        found = {
            "type": source.type,
            "fields": source.fields,
            "people": [person.words for person in source.names["author"]],
            "others": "author" in source.others,
        }
        assert found == expected(truth, program), f"{name}, case {case}:\n{entry}"
        text, _, faults = formatted(entry)
        again = read_bibliography(text, "b")
        assert (faults, again.problems) == ([], ()), f"{name}, case {case}:\n{text}"
        assert again.sources[0].fields == source.fields, f"{name}, case {case}:\n{text}"
        assert not re.search(r"/home/me|My group|private", text), "nothing private is kept"
        shown, item = reference(source, IN_ENGLISH, plain=True), csl_item(source)
        assert unmarked(source.title) in re.sub(r"<[^>]+>|\\|\*|&amp;", lambda match: "&" if match[0] == "&amp;" else "", shown), shown
        assert str(item["title"]) == source.title
        assert ris(item).endswith("ER  - \n")


BROKEN: dict[str, Callable[[str], str]] = {
    "an unknown command": lambda text: re.sub(r"(?im)^(\s*title = .)", r"\1\\unknowncommand{x} ", text, count=1),
    "a formula": lambda text: re.sub(r"(?im)^(\s*title = .)", r"\1$\\sum_{i=1}^{n_k}$ ", text, count=1),
    "an element that is not known": lambda text: re.sub(r"(?im)^(\s*title = .)", r"\1<mml:mi>x</mml:mi> ", text, count=1),
    "a brace too few": lambda text: text.rstrip()[:-1],
    "no comma": lambda text: text.replace(",\n", "\n", 2),
    "no equals sign": lambda text: re.sub(r" = ", " ", text, count=1),
    "a field that is not known": lambda text: re.sub(r",\n", ",\n  jounral = {X},\n", text, count=1),
    "names parted by semicolons": lambda text: re.sub(r"(?i)author = [{\"].*?[}\"]\s*(?=,\n|\n)", "author = {Smith, A.; Jones, B.}", text, count=1),
    "names parted by commas": lambda text: re.sub(r"(?i)author = [{\"].*?[}\"]\s*(?=,\n|\n)", "author = {Smith, A., Jones, B., Roe, C.}", text, count=1),
    "a month in another language": lambda text: re.sub(r",\n", ",\n  month = {Mai},\n", re.sub(r"(?im)^\s*month = .*\n?", "", re.sub(r"(?i)\bdate = \S?(\d{4})[-\d]*", r"year = {\1", text)), count=1),
    "a date that is none": lambda text: re.sub(r",\n", ",\n  urldate = {2023-02-30},\n", text, count=1),
    "a second value": lambda text: re.sub(r",\n", ",\n  doi = {10.1/a},\n  doi = {10.1/b},\n", text, count=1),
    "words outside": lambda text: "Exported by a program\n" + text,
    "a macro that is not known": lambda text: re.sub(r",\n", ",\n  series = jcrim,\n", text, count=1),
}  # fmt: skip
REMEDY = re.compile(r"; .*\b(?:write|take|keep|add|check|part|delete|compare|begin)\b|write it")


@pytest.mark.parametrize("fault", BROKEN)
def test_what_is_damaged_is_a_fault_with_its_line_and_a_remedy(fault: str) -> None:
    for case in range(CASES // 25):
        chance = number(case + 10**5)
        _, entry = written(made(chance), PROGRAMS[chance.choice(list(PROGRAMS))], chance)
        damaged = BROKEN[fault](entry)
        if damaged == entry:
            pytest.fail(f"{fault}, case {case} breaks nothing:\n{entry}")
        before = "@misc{whole2020,\n  title = {Whole}\n}\n\n"
        bibliography = read_bibliography(before + damaged, "b")
        assert bibliography.problems, f"{fault}, case {case}:\n{damaged}"
        for problem in bibliography.problems:
            assert 5 <= problem.place.line <= 5 + damaged.count("\n"), f"{problem}\n{damaged}"
            assert REMEDY.search(problem.message), problem.message
        assert bibliography.sources[0].key == "whole2020"
        for source in bibliography.sources:
            assert reference(source, IN_ENGLISH)
            assert ris(csl_item(source))
