"""`python -m publication new`: asks for what is missing, refuses what is there already, writes a skeleton and lists what is left to do."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from publication.checks import every_problem
from publication.checks.sources import ALWAYS, REQUIRED
from publication.commands import scaffold
from publication.commands.new.questions import QUESTIONS, Asked, wrong
from publication.model import Publication
from publication.model.problems import Problem
from publication.source.load import LISTS, SOURCES, known_ids, load

Ask = Callable[[str], str]
Values = dict[str, str | list[str]]


class RefusalError(Exception):
    """Why nothing was written: one sentence each."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give the command its kinds and flags."""
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="folder of the publication (default: this one)")
    kinds = parser.add_subparsers(dest="kind_of_entry", required=True, metavar="technology|source|term|case")
    for kind, questions in QUESTIONS.items():
        adding = kinds.add_parser(kind, help=f"a {kind}")
        for asked in questions:
            adding.add_argument(
                f"--{asked.name}", dest=f"new_{asked.name}", action="append" if asked.many else "store", help=asked.question
            )
        if kind == "technology":
            adding.add_argument("--named-by-roundtable", action="store_true", help="the roundtable's published text names it")
            adding.add_argument("--reviewed", type=date.fromisoformat, default=None, help="day of the review (default: today)")


def run(options: argparse.Namespace, ask: Ask | None) -> list[str]:
    """Write what `options` ask for and return what to tell the writer. `ask` puts a question; None when nobody is there to answer.

    Raises RefusalError, with nothing written, when a value is missing, wrong or taken.
    """
    kind, root = str(options.kind_of_entry), Path(options.root)
    loaded = load(root)
    if loaded.publication is None:
        raise RefusalError([str(problem) for problem in loaded.problems])
    values = _values(kind, options, loaded.publication, ask)
    if kind == "technology":
        values["named"] = "named" if options.named_by_roundtable else ""
        values["reviewed"] = (options.reviewed or date.today()).isoformat()
    files = _FILES[kind](values, loaded.publication, root)
    before = set(_told(every_problem(loaded)).values())
    for path, text in files.items():
        _write(root / path, text)
    left = [problem for problem, told in _told(every_problem(load(root))).items() if told not in before]
    return [f"written: {path}" for path in files] + (["left to you:"] if left else []) + [f"  {problem}" for problem in left]


def _values(kind: str, options: argparse.Namespace, publication: Publication, ask: Ask | None) -> Values:
    values: Values = {}
    missing: list[str] = []
    reasons: list[str] = []
    flags = {asked.name: getattr(options, f"new_{asked.name}", None) for asked in QUESTIONS[kind]}
    for asked in QUESTIONS[kind]:
        given = flags[asked.name] or ([] if asked.many else "")
        reasons += [f"--{asked.name}: {reason}" for reason in wrong(asked, given, publication)]
        # Who gives flags knows what they want: only what cannot be left out is asked then.
        if not given and ask is not None and not (asked.optional and any(flags.values())):
            given = _answers(asked, publication, ask)
        if not given and asked.open:
            given = scaffold.todo(asked.open)
        if not given and not asked.optional:
            missing.append(f"--{asked.name}")
        values[asked.name] = given
    if missing:
        reasons.append(
            f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing; give a value, or run the command on a terminal"
        )
    if reasons:
        raise RefusalError(reasons)
    return values


def _answers(asked: Asked, publication: Publication, ask: Ask) -> str | list[str]:
    words = ", ".join(word.id for word in getattr(publication.vocabulary, asked.choices)) if asked.choices else ""
    question = f"{asked.question} {f'({words}) ' if words else ''}"
    answers: list[str] = []
    while True:
        answer = ask(question).strip()
        reasons = list(wrong(asked, answer, publication)) if answer else []
        if reasons:
            question = f"{reasons[0]}\n{asked.question} "
        elif asked.many and answer:
            answers.append(answer)
        elif answer or asked.optional or asked.open or answers:
            return answers if asked.many else answer


def _technology(values: Values, publication: Publication, root: Path) -> dict[str, str]:
    title, slug = str(values["title"]), str(values["slug"]) or scaffold.slug_of(str(values["title"]))
    path = f"docs/technologies/{slug}.md"
    _refuse(
        (not slug, "the title gives no address; name one with --slug"),
        (slug in _ids(publication) or (root / path).exists(), f"`{slug}` is taken; edit {path}, or choose another with --slug"),
        (any(page.title.casefold() == title.casefold() for page in publication.all_pages), f"a page is called `{title}` already"),
    )
    area = str(values["area"])
    page = scaffold.technology_page(title, str(values["summary"]), area, named=bool(values["named"]), reviewed=str(values["reviewed"]))
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    try:
        navigation = scaffold.in_navigation(settings, slug, publication.vocabulary.label("areas", area), publication.by_slug)
    except ValueError as error:
        raise RefusalError([str(error)]) from error
    return {path: page, "mkdocs.yml": navigation}


def _source(values: Values, publication: Publication, root: Path) -> dict[str, str]:
    kind = str(values["type"])
    fields = {"author": " and ".join(values["author"]), "title": str(values["title"])}
    fields |= {asked.name: str(values[asked.name]) for asked in QUESTIONS["source"] if asked.name not in ("type", "key", "author", "title")}
    key = str(values["key"]) or _made_key(fields)
    lacking = [name for name in (*REQUIRED[kind], *ALWAYS) if not fields.get(name)]
    taken = key.casefold() in {other.casefold() for other in publication.by_key}
    _refuse(
        (not key, "author, year and title give no key; name one with --key"),
        (bool(lacking), f"a source of type {kind} needs {', '.join(f'--{name}' for name in lacking)}"),
        (taken, f"the key `{key}` is taken ({SOURCES}); choose another with --key, or cite that entry"),
        *(
            (True, f"`{other.key}` has the same {name}; cite that entry")
            for name in ("doi", "isbn", "url")
            for other in publication.sources
            if fields[name] and _same(name, fields[name]) == _same(name, other.fields.get(name, ""))
        ),
    )
    return {SOURCES: scaffold.with_source((root / SOURCES).read_text(encoding="utf-8"), key, kind, fields)}


def _term(values: Values, publication: Publication, root: Path) -> dict[str, str]:
    term, name = str(values["term"]), str(values["id"]) or scaffold.slug_of(str(values["term"]))
    same = next((other for other in publication.terms if other.id == name or other.term.casefold() == term.casefold()), None)
    _refuse(
        (not name, "the term gives no id; name one with --id"),
        (same is not None, f"the glossary has `{same.id if same else ''}` already; edit that entry, or choose another --id and --term"),
    )
    entry = {"id": name, "term": term, "group": values["group"], "definition": values["definition"], "sources": values["source"]}
    return _in_list("terms", entry, root, "group")


def _case(values: Values, publication: Publication, root: Path) -> dict[str, str]:
    name = str(values["id"]) or scaffold.slug_of(str(values["name"]))
    taken = name in {case.id for case in publication.cases}
    _refuse(
        (not name, "the name gives no id; name one with --id"), (taken, f"`{name}` is taken; edit that entry, or choose another with --id")
    )
    entry = {"id": name} | {asked.name: values[asked.name] for asked in QUESTIONS["case"] if asked.name != "id" and not asked.many}
    many = {"technologies": values["technology"], "recommendations": values["recommendation"], "sources": values["source"]}
    return _in_list("cases", entry | many, root, "court")


_FILES: Mapping[str, Callable[[Values, Publication, Path], dict[str, str]]] = {
    "technology": _technology,
    "source": _source,
    "term": _term,
    "case": _case,
}


def _in_list(name: str, entry: Mapping[str, str | list[str]], root: Path, beside: str) -> dict[str, str]:
    path = LISTS[name][0]
    return {path: scaffold.with_entry((root / path).read_text(encoding="utf-8"), entry, beside)}


def _refuse(*reasons: tuple[bool, str]) -> None:
    if found := [reason for holds, reason in reasons if holds]:
        raise RefusalError(found)


def _ids(publication: Publication) -> set[str]:
    entries = (publication.terms, publication.instruments, publication.cases)
    return known_ids(publication.files, *((entry.id for entry in found) for found in entries))


def _made_key(fields: Mapping[str, str]) -> str:
    surname = fields["author"].split(" and ")[0].split(",")[0]
    word = next((word for word in re.findall(r"[a-z]+", fields["title"].casefold()) if len(word) > 3), "")
    return "".join(re.findall(r"[a-z0-9]+", f"{surname}{fields['year']}{word}".casefold()))


def _same(name: str, value: str) -> str:
    return re.sub(r"[\s-]", "", value) if name == "isbn" else value.casefold().rstrip("/")


def _told(problems: list[Problem]) -> dict[Problem, tuple[str, str, str]]:
    """Problems by what they say, without the line, which moves when an entry is put in above it."""
    return {problem: (problem.place.path, problem.id, re.sub(r"line \d+", "line", problem.message)) for problem in problems}


def _write(path: Path, text: str) -> None:
    """Put the whole file in place at once: whoever breaks off leaves the former one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    os.replace(beside, path)
