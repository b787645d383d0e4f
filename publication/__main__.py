"""`python -m publication`: the commands that need no MkDocs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from publication.checks import every_problem
from publication.commands import new
from publication.commands.review import summary
from publication.model.outside import outside_addresses
from publication.model.problems import as_annotation, counted
from publication.site.digest import site_digest, wrong_with
from publication.site.files import read_files, write_files
from publication.source.load import Loaded, load


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns 0 when all is well, 1 when there is a fault; argparse exits with 2 for a wrong command."""
    parser = argparse.ArgumentParser(prog="python -m publication", description=__doc__)
    rooted = argparse.ArgumentParser(add_help=False)
    rooted.add_argument("--root", type=Path, default=Path.cwd(), help="folder of the publication (default: this one)")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", parents=[rooted], help="check pages, data and sources")
    checking.add_argument("--format", choices=["text", "github"], default="text", help="how a problem is written (github: annotations)")
    checking.set_defaults(run=_check)
    adding = commands.add_parser("new", help="begin a technology, a source, a term or a case")
    new.add_arguments(adding)
    adding.set_defaults(run=_new)
    exporting = commands.add_parser("export", parents=[rooted], help="write the publication as data: what a build puts beside the pages")
    exporting.add_argument("--to", type=Path, required=True, help="folder to write into; it is made when it is missing")
    exporting.set_defaults(run=_export)
    sealing = commands.add_parser("digest", help="compute the digest of a built site, or verify it")
    sealing.add_argument("site", type=Path, help="folder of the built site")
    sealing.add_argument("--verify", action="store_true", help="compare every file with the list that the build wrote")
    sealing.set_defaults(run=_digest)
    comparing = commands.add_parser("changes", parents=[rooted], help="what differs from another state, as Markdown for who reviews it")
    comparing.add_argument("--against", type=Path, required=True, help="folder with the other state, such as a checkout of main")
    comparing.set_defaults(run=_changes)
    asking = commands.add_parser("addresses", parents=[rooted], help="list the outside addresses that readers are sent to")
    asking.set_defaults(run=_addresses)
    making = commands.add_parser("editions", parents=[rooted], help="make EPUB, PDF, offline HTML, ZIP and the checklists, into editions/")
    making.set_defaults(run=_editions)
    options = parser.parse_args(arguments)
    return int(options.run(options))


def _check(options: argparse.Namespace) -> int:
    loaded = load(options.root)
    found = loaded.publication
    if _faults(loaded, options.format) or found is None:
        return 1
    print(
        f"no problem in {len(found.all_pages)} pages, {len(found.sources)} sources, "
        f"{sum(len(technology.relations) for technology in found.technologies)} relations"
    )
    return 0


def _faults(loaded: Loaded, form: str) -> int:
    """Print every problem, and tell how many there are."""
    problems = every_problem(loaded)
    for problem in problems:
        print(as_annotation(problem) if form == "github" else problem)
    if problems:
        print(counted(problems), file=sys.stderr)
    return len(problems)


def _export(options: argparse.Namespace) -> int:
    loaded = load(options.root)
    if _faults(loaded, "text"):
        return 1
    try:
        files = read_files(options.root, loaded)
        write_files(files, options.to)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(files)} files in {options.to}")
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


def _digest(options: argparse.Namespace) -> int:
    faults = wrong_with(options.site) if options.verify else []
    print(*faults, sep="\n", end="\n" if faults else "", file=sys.stderr)
    if not faults:
        print(site_digest(options.site))
    return 1 if faults else 0


def _changes(options: argparse.Namespace) -> int:
    now = load(options.root)
    print(summary(load(options.against).publication, now.publication, every_problem(now)), end="")
    return 0


def _addresses(options: argparse.Namespace) -> int:
    publication = load(options.root).publication
    print(*(outside_addresses(publication) if publication else ()), sep="\n")
    return 0 if publication else 1


def _editions(options: argparse.Namespace) -> int:
    try:
        # What makes editions is not installed for a build of the site alone.
        from publication.editions import make
    except ModuleNotFoundError as missing:
        print(f"{missing.name} is not installed; run `make editions`, which installs it", file=sys.stderr)
        return 1
    try:
        written = make.write(options.root)
    except (ValueError, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1
    for path, size in written:
        print(f"{size:>10}  {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
