"""`python -m publication check`: every fault of the publication, without MkDocs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from publication.checks import every_problem
from publication.load import load
from publication.problems import counted


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns 0 when there is no fault, 1 when there is; argparse exits with 2 for a wrong command."""
    parser = argparse.ArgumentParser(prog="python -m publication", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check pages, data and sources")
    checking.add_argument("--root", type=Path, default=Path.cwd(), help="folder of the publication (default: this one)")
    options = parser.parse_args(arguments)

    loaded = load(options.root)
    problems = every_problem(loaded)
    for problem in problems:
        print(problem)
    if problems or loaded.publication is None:
        print(counted(problems), file=sys.stderr)
        return 1
    found = loaded.publication
    print(
        f"no problem in {len(found.all_pages)} pages, {len(found.sources)} sources, "
        f"{sum(len(technology.relations) for technology in found.technologies)} relations"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
