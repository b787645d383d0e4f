"""Every file of the site that is no page.

A build adds the files to the site; `python -m publication export` writes the exported ones without MkDocs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from jinja2 import TemplateError

from publication.citations.entries import citation_files
from publication.editions.listing import Edition
from publication.exports.api import api_files
from publication.exports.feeds import feed_files
from publication.exports.markdown_views import llms_txt, markdown_views
from publication.exports.objects import Objects
from publication.exports.robots import crawler_files
from publication.model.problems import Problem
from publication.pages.compose import Composer
from publication.pages.links import targets
from publication.site.redirects import redirect_files
from publication.site.results import PUBLISHED, RESULTS, Results, read_results
from publication.source.load import LAYOUTS, SOURCES, Loaded
from publication.source.revision import read_revision
from publication.source.settings import read_settings

SEARCH_WORDS = "assets/search.json"
"""What search.js says to readers."""


def site_files(root: Path, loaded: Loaded, address: str, editions: Iterable[Edition], results: Results | None) -> dict[str, str | Path]:
    """What a site at `address` has besides pages and exports, by path: a text, or the file that is copied."""
    said = (loaded.words or {}).get("search", {}).get("script", {})
    files: dict[str, str | Path] = {Path(SOURCES).name: root / SOURCES, SEARCH_WORDS: json.dumps(said, ensure_ascii=False)}
    if loaded.publication:
        files |= redirect_files(loaded.publication.redirects, address, loaded.publication.words)
    if results:
        files[PUBLISHED] = root / RESULTS
    return files | {edition.path: root / edition.path for edition in editions}


def notices(problems: Iterable[Problem]) -> dict[str, str]:
    """A page for each file of `docs/` that is not UTF-8, by its path there: it says so in the place of what cannot be shown."""
    unread = {problem.place.path: problem.message for problem in problems if problem.id == "encoding"}
    sources = {path.removeprefix("docs/"): message for path, message in unread.items() if path.startswith("docs/")}
    return {source: f"# {source}\n\n{message}\n" for source, message in sources.items()}


def every_file(loaded: Loaded, composer: Composer, texts: Mapping[str, str]) -> dict[str, str]:
    """Every exported file by its path relative to the site. `texts` are the composed pages, by path."""
    objects = Objects(composer.publication, composer.site, composer.found, composer.cited_by(texts))
    return {
        **api_files(objects),
        **feed_files(objects),
        **llms_txt(objects),
        **markdown_views(objects, texts),
        **crawler_files(composer.publication, composer.site),
        **citation_files(composer.publication, loaded.bibliography.data.entries, composer.site),
    }


def read_files(root: Path, loaded: Loaded) -> dict[str, str]:
    """The same for what was loaded from the folder `root`, with the settings of its mkdocs.yml.

    Raises ValueError when the publication, the settings, the list of changes or a layout cannot be used.
    """
    if loaded.publication is None:
        raise ValueError("the publication cannot be read; `python -m publication check` says why")
    site = read_settings(root).site(read_revision(root), read_results(root))
    composer = Composer(loaded.publication, site, root / LAYOUTS, targets(loaded.publication))
    try:
        texts = composer.compose_all()
    except (TemplateError, LookupError) as error:
        raise ValueError(f"the pages cannot be put together: {error}; look at {LAYOUTS} and data/interface") from error
    return every_file(loaded, composer, texts)


def write_files(files: Mapping[str, str], folder: Path) -> None:
    """Write files by their paths into a folder. Raises OSError when it cannot be written."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
