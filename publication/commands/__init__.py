"""The commands of `python -m publication`, which need no MkDocs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from publication.checks import every_advice, every_problem, faults_of_a_day
from publication.commands.format import format_sources
from publication.commands.translated import mark, mark_language, report
from publication.exports.files import composer_of, read_files, write_files
from publication.model import Publication
from publication.model.official import outside_addresses
from publication.model.problems import Problem, as_annotation, counted
from publication.model.translations import ENGLISH
from publication.pages.compose import LayoutError
from publication.source.load import Loaded, load


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns 0 when all is well, 1 when there is a fault; argparse exits with 2 for a wrong command."""
    parser = argparse.ArgumentParser(prog="python -m publication", description=__doc__)
    commands = parser.add_subparsers(required=True)

    def command(run: Callable[[argparse.Namespace], int], description: str) -> argparse.ArgumentParser:
        added = commands.add_parser(run.__name__.strip("_"), help=description)
        added.add_argument("--root", type=Path, default=Path.cwd(), help="folder of the publication (default: this one)")
        added.set_defaults(run=run)
        return added

    check = command(_check, "check pages, data, sources and layouts")
    check.add_argument("--format", choices=["text", "github"], default="text", help="how a problem is written (github: annotations)")
    check.add_argument("--today", type=_day, help="also look at what is old or ahead on this day (2026-11-28)")
    export = command(_export, "write the publication as data: what a build puts beside the pages")
    export.add_argument("--to", type=Path, required=True, help="folder to write into; it is made when it is missing")
    export.add_argument("--language", default=ENGLISH, help="the language of the texts (default: English)")
    command(_addresses, "list the outside addresses that readers are sent to")
    command(_format, "put the file of sources in order, whichever program its entries come from")
    command(_translations, "list what is translated, what lags behind the English, what is missing")
    translated = command(_translated, "note that a translation follows the English as it is now")
    what = translated.add_mutually_exclusive_group(required=True)
    what.add_argument("--page", help="a file of translated texts: docs/recommendations/09.fr.md, data/interface/fr.yml")
    what.add_argument("--language", help="every text of a language: fr")
    translated.add_argument("--section", action="append", default=[], help="only this section or text of it, by its id; may be repeated")
    editions = command(_editions, "make the editions in every language, into editions/")
    editions.add_argument("--language", default="", help="the editions in one language, for example fr, without the ZIP")
    options = parser.parse_args(arguments)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads the output has seen enough, as `head` does. Python would fail once more when it ends and writes the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (OSError, RuntimeError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return code


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{text}` is no day; write one as 2026-11-28") from None


def _check(options: argparse.Namespace) -> int:
    loaded = load(options.root, apart=True)
    found = loaded.publication
    problems = every_problem(loaded) or layout_problems(options.root, loaded)
    if found is not None and options.today:
        problems = sorted([*problems, *faults_of_a_day(found, options.today)])
    if found is not None:
        _show(every_advice(found, options.today), options.format, "warning")
    _show(problems, options.format)
    if problems:
        print(counted(problems), file=sys.stderr)
    if problems or found is None:
        return 1
    print(
        f"no problem in {len(found.all_pages)} pages, {len(found.sources)} sources, "
        f"{sum(len(technology.relations) for technology in found.technologies)} relations"
    )
    return 0


def layout_problems(root: Path, loaded: Loaded) -> list[Problem]:
    """What is wrong with a layout: every page is composed once, which needs a publication without other faults."""
    try:
        composer_of(root, loaded).compose_all()
    except LayoutError as error:
        return [error.problem]
    return []


def _show(problems: Sequence[Problem], form: str, level: str = "error") -> None:
    """Print problems, or what is only worth a look (`warning`), a line each."""
    for problem in problems:
        if form == "github":
            print(as_annotation(problem, level))
        else:
            print(problem if level == "error" else f"{problem} (advice)")


def _export(options: argparse.Namespace) -> int:
    loaded = load(options.root, options.language)
    if problems := every_problem(loaded):
        _show(problems, "text")
        raise ValueError(counted(problems))
    files = read_files(options.root, loaded)
    write_files(files, options.to)
    print(f"{len(files)} files in {options.to}")
    return 0


def _read(options: argparse.Namespace) -> Publication:
    publication = load(options.root).publication
    if publication is None:
        raise ValueError("the publication cannot be read; `python -m publication check` says why")
    return publication


def _addresses(options: argparse.Namespace) -> int:
    print(*outside_addresses(_read(options)), sep="\n")
    return 0


def _format(options: argparse.Namespace) -> int:
    done, faults = format_sources(options.root)
    print(*faults, *(() if faults else done), sep="\n", end="\n" if faults or done else "")
    return 1 if faults else 0


def _translations(options: argparse.Namespace) -> int:
    print(*report(_read(options)), sep="\n")
    return 0


def _translated(options: argparse.Namespace) -> int:
    publication = _read(options)
    if options.page:
        marked = mark(options.root, publication, options.page, tuple(options.section))
        print(f"{options.page} follows the English: {', '.join(marked)}")
        return 0
    if options.language not in publication.translations:
        raise ValueError(f"there is no translation into `{options.language}`")
    print(f"{mark_language(options.root, publication, options.language)} texts in `{options.language}` follow the English")
    return 0


def _editions(options: argparse.Namespace) -> int:
    try:
        # What makes editions is not installed for a build of the site alone.
        from publication.editions import make
    except ModuleNotFoundError as missing:
        raise ValueError(f"{missing.name} is not installed; run `make editions`, which installs it") from missing
    for path, size in make.write(options.root, options.language):
        print(f"{size:>10}  {path}")
    return 0
