"""`python -m publication`: the commands that need no MkDocs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from publication import new
from publication.checks import every_problem
from publication.load import load
from publication.problems import as_annotation, counted


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns 0 when all is well, 1 when there is a fault; argparse exits with 2 for a wrong command."""
    parser = argparse.ArgumentParser(prog="python -m publication", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check pages, data and sources")
    checking.add_argument("--root", type=Path, default=Path.cwd(), help="folder of the publication (default: this one)")
    checking.add_argument("--format", choices=["text", "github"], default="text", help="how a problem is written (github: annotations)")
    checking.set_defaults(run=_check)
    adding = commands.add_parser("new", help="begin a technology, a source, a term or a case")
    new.add_arguments(adding)
    adding.set_defaults(run=_new)
    options = parser.parse_args(arguments)
    return int(options.run(options))


def _check(options: argparse.Namespace) -> int:
    loaded = load(options.root)
    problems = every_problem(loaded)
    for problem in problems:
        print(as_annotation(problem) if options.format == "github" else problem)
    if problems or loaded.publication is None:
        print(counted(problems), file=sys.stderr)
        return 1
    found = loaded.publication
    print(
        f"no problem in {len(found.all_pages)} pages, {len(found.sources)} sources, "
        f"{sum(len(technology.relations) for technology in found.technologies)} relations"
    )
    return 0


def _new(options: argparse.Namespace) -> int:
    try:
        told = new.run(options, input if sys.stdin.isatty() else None)
    except new.RefusalError as refusal:
        print(*(f"nothing was written: {reason}" for reason in refusal.reasons), sep="\n", file=sys.stderr)
        return 1
    except (EOFError, KeyboardInterrupt):
        print("\nnothing was written: broken off", file=sys.stderr)
        return 1
    print(*told, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
