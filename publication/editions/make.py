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
from publication.editions.folder import LIST_OF_PAGES, site_zip
from publication.editions.offline import book_html
from publication.editions.pdf import book_pdf, cover_png
from publication.model import Publication
from publication.model.problems import counted
from publication.model.translations import ENGLISH
from publication.source.editions import NAME, ZIP, path
from publication.source.load import load
from publication.source.revision import read_revision
from publication.source.settings import read_site
from publication.source.translations import published_languages


def made(root: Path, language: str = "") -> Iterator[tuple[str, bytes]]:
    """The editions of the publication in `root`, by their paths below the site: those in a language, or all where none is named.

    Raises ValueError for a language that is not published, and when the publication has a fault or is not what an edition can be made of.
    """
    published = published_languages(root)
    if language and language not in published:
        raise ValueError(f"`{language}` is not published; there are {', '.join(published)}")
    publications = {each: _checked(root, each) for each in ([language] if language else published)}
    for publication in publications.values():
        yield from _in_language(root, publication)
    if not language:
        yield ZIP.path, _site(root, publications)


def write(root: Path, language: str = "") -> list[tuple[str, int]]:
    """Write what `made` makes below `root`, and tell path and size of each. Nothing is written when one cannot be made."""
    found = dict(made(root, language))
    for name, content in found.items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return [(name, len(content)) for name, content in found.items()]


def _checked(root: Path, language: str) -> Publication:
    loaded = load(root, language)
    problems = every_problem(loaded, {ENGLISH, language})
    if problems or loaded.publication is None:
        raise ValueError("\n".join([*map(str, problems), f"{counted(problems)}; no edition was made"]))
    return loaded.publication


def _in_language(root: Path, publication: Publication) -> Iterator[tuple[str, bytes]]:
    language = publication.language
    site = read_site(root, read_revision(root), language)
    for technology in publication.technologies:
        for ending, content in checklist_files(publication, technology, site).items():
            yield path(f"checklists/{technology.id}{ending}", language), content
    whole = book(publication, site, root)
    tree = pandoc.read(whole.html)
    files = epub_files(whole, tree, cover_png(whole))
    yield path(f"{NAME}.html", language), book_html(whole).encode()
    yield path(f"{NAME}.epub", language), book_epub(whole, files)
    yield path(f"{NAME}.pdf", language), book_pdf(whole, tree)


def _site(root: Path, publications: dict[str, Publication]) -> bytes:
    """The site in every language, built without the other editions, as a ZIP."""
    with tempfile.TemporaryDirectory(prefix="publication-") as folder:
        built, site = Path(folder) / "site", read_site(root, read_revision(root))
        ended = subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(built)],
            cwd=root,
            env=os.environ | {"EDITIONS": "none", "SITE_URL": site.address},
            capture_output=True,
            text=True,
            check=False,
        )
        if ended.returncode:
            raise ValueError(f"the site cannot be built:\n{ended.stderr}")
        said = {language: each.words.editions.no_search.format(address=site.address) for language, each in publications.items()}
        notes = {LIST_OF_PAGES if language == ENGLISH else f"{language}/{LIST_OF_PAGES}": text for language, text in said.items()}
        return site_zip(built, site.revision, notes)
