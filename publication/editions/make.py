"""Makes every edition: `python -m publication editions`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from publication.checks import every_problem
from publication.editions import pandoc
from publication.editions.book import book
from publication.editions.checklist import checklist_files
from publication.editions.epub import book_epub, epub_files
from publication.editions.folder import site_zip
from publication.editions.offline import book_html
from publication.editions.pdf import book_pdf, cover_png
from publication.model import Publication
from publication.model.problems import counted
from publication.model.site import Revision
from publication.source.editions import FOLDER, NAME
from publication.source.load import load
from publication.source.revision import read_revision
from publication.source.settings import Settings, read_settings


def made(root: Path) -> Iterator[tuple[str, bytes]]:
    """Every edition of the publication in `root`: its path below the site, and what is in it.

    Raises ValueError when the publication has a fault or is not what an edition can be made of; the message says which.
    """
    loaded = load(root)
    problems = every_problem(loaded)
    if problems or loaded.publication is None:
        raise ValueError("\n".join([*map(str, problems), f"{counted(problems)}; no edition was made"]))
    publication, settings, revision = loaded.publication, read_settings(root), read_revision(root)
    yield from _checklists(publication, settings, revision)
    whole = book(publication, settings, revision, root)
    tree = pandoc.read(whole.html)
    files = epub_files(whole, tree, cover_png(whole))
    yield f"{FOLDER}/{NAME}.html", book_html(whole, files).encode()
    yield f"{FOLDER}/{NAME}.epub", book_epub(whole, files)
    yield f"{FOLDER}/{NAME}.pdf", book_pdf(whole, tree)
    yield f"{FOLDER}/{NAME}.zip", _site(root, publication, settings, revision)


def write(root: Path) -> list[tuple[str, int]]:
    """Write every edition below `root`, and tell path and size of each. Nothing is written when one cannot be made."""
    found = dict(made(root))
    for path, content in found.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(target.name + ".part")
        beside.write_bytes(content)
        beside.replace(target)
    return [(path, len(content)) for path, content in found.items()]


def _checklists(publication: Publication, settings: Settings, revision: Revision) -> Iterator[tuple[str, bytes]]:
    for technology in publication.technologies:
        for ending, content in checklist_files(publication, technology, settings, revision).items():
            yield f"{FOLDER}/checklists/{technology.id}{ending}", content


def _site(root: Path, publication: Publication, settings: Settings, revision: Revision) -> bytes:
    """The site, built without the other editions, as a ZIP."""
    with tempfile.TemporaryDirectory(prefix="publication-") as folder:
        built = Path(folder) / "site"
        ended = subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(built)],
            cwd=root,
            env=os.environ | {"EDITIONS": "none", "LANGUAGES": settings.language, "SITE_URL": settings.address},
            capture_output=True,
            text=True,
            check=False,
        )
        if ended.returncode:
            raise ValueError(f"the site cannot be built:\n{ended.stderr}")
        return site_zip(built, settings.address, revision, publication.words)
