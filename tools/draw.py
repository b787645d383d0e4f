"""Draws statements at random, to be compared with their sources: `python -m tools.draw --seed 20261128`.

A statement is what one citation carries: on a page what is said from the citation before it (or the block) up to it, otherwise one
relation, case, instrument, event, term or question. What names no source cannot be compared and is not drawn. The same
publication and the same seed give the same draw.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from publication.model import Page, Publication
from publication.model.problems import Place
from publication.source.load import load

BLOCK = re.compile(r"(?:^(?!\s*$).*\n?)+", re.MULTILINE)
ITEM = re.compile(r"^(?=\s*(?:[-*+]|\d+\.)\s|\|)", re.MULTILINE)
CITED_SENTENCE = re.compile(r".*?\[@[^\]]*\][^\s\[]*(?=\s|$)", re.DOTALL)
KEY = re.compile(r"@([\w:-]+)")


@dataclass(frozen=True)
class Statement:
    """What is said, where, and the keys of the sources that are to carry it."""

    path: str
    line: int
    text: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.path}:{self.line}\n    {self.text}\n    [{', '.join(self.sources)}]"


def on_page(page: Page) -> Iterator[Statement]:
    """The statements in the body of a page, each with the line on which it begins."""
    text = page.body.text
    for block in BLOCK.finditer(text):
        start = block.start()
        for item in ITEM.split(block.group()):
            for found in CITED_SENTENCE.finditer(item):
                begins = start + found.start() + len(found.group()) - len(found.group().lstrip())
                keys = tuple(KEY.findall(" ".join(re.findall(r"\[@[^\]]*\]", found.group()))))
                line = page.body.first_line + text.count("\n", 0, begins)
                yield Statement(page.path, line, " ".join(found.group().split()), keys)
            start += len(item)


def in_data(publication: Publication) -> Iterator[Statement]:
    """The statements of relations, questions and data, each with the line of its entry."""

    def statement(place: Place, sources: tuple[str, ...], *parts: str) -> Statement:
        return Statement(place.path, place.line, " | ".join(" ".join(part.split()) for part in parts if part), sources)

    for page in publication.technologies:
        for relation in page.relations:
            yield statement(relation.place, relation.sources, f"{page.id} {relation.kind} {relation.recommendation}", relation.because)
    for question in (*publication.questions, *(question for page in publication.technologies for question in page.questions)):
        yield statement(question.place, question.sources, question.ask, question.why, question.good_answer)
    for case in publication.cases:
        told = (case.name, case.court, case.number, case.date, case.status, case.facts, case.holding, case.limits)
        yield statement(case.place, case.sources, *told)
    for law in publication.instruments:
        asks = (f"{provision.article} {provision.what}" for provision in law.asks)
        yield statement(law.place, law.sources, law.title, law.number, f"{law.date_of} {law.date}", law.status, *asks)
    for event in publication.timeline:
        yield statement(event.place, event.sources, event.when, event.text)
    for term in publication.terms:
        yield statement(term.place, term.sources, term.term, term.definition)


def draw(publication: Publication, number: int, seed: int) -> list[Statement]:
    """`number` statements with a source (all, when there are fewer), in the order of files and lines."""
    pages = (*publication.recommendations, *publication.technologies, *publication.pages)
    found = [statement for page in pages for statement in on_page(page)] + list(in_data(publication))
    sourced = sorted((one for one in found if one.sources), key=lambda one: (one.path, one.line, one.text))
    chosen = random.Random(seed).sample(sourced, min(number, len(sourced)))  # noqa: S311 - a draw that can be repeated
    return sorted(chosen, key=lambda one: (one.path, one.line, one.text))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns 0, or 1 when the publication cannot be read; argparse exits with 2 for a wrong command."""
    parser = argparse.ArgumentParser(prog="python -m tools.draw", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--number", type=int, default=60, help="how many statements (default: 60)")
    parser.add_argument("--seed", type=int, required=True, help="the seed of the draw; note it, so that the draw can be repeated")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="folder of the publication (default: this one)")
    options = parser.parse_args(arguments)
    if options.number < 1:
        parser.error(f"--number is {options.number}; it has to be 1 or more")
    loaded = load(options.root)
    for problem in loaded.problems:
        print(problem, file=sys.stderr)
    if loaded.publication is None or loaded.problems:
        return 1
    for place, statement in enumerate(draw(loaded.publication, options.number, options.seed), 1):
        print(f"{place}. {statement}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
