"""Every exported file. A build puts them beside the pages; `python -m publication export` writes them without MkDocs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from pydantic import BaseModel

from publication.citations.entries import as_csl_json, as_ris
from publication.exports.crawlers import robots, sitemap
from publication.exports.feeds import feed_of, feed_of_all
from publication.exports.markdown_views import llms_txt, view
from publication.exports.tables import matrix_csv, relations_csv
from publication.exports.texts import TextWriter
from publication.exports.types import Export
from publication.exports.whole import KINDS, Publication, schema, with_head
from publication.model import addresses
from publication.model.targets import targets
from publication.pages.compose import Composer
from publication.source.load import LAYOUTS, Loaded
from publication.source.revision import read_revision
from publication.source.settings import read_site
from publication.source.translations import published_languages


def file_table(composer: Composer, texts: Mapping[str, str]) -> dict[str, Callable[[], str]]:
    """Every exported file: its path relative to the site, and what makes it. `texts` are the composed pages, by path.

    A translation leaves to the English site what has no language, and the feeds, since the list of changes is English.
    """
    publication, site = composer.publication, composer.site
    export = Export(publication, site, TextWriter(site.address, composer.found), composer.cited_by(texts))

    @cache
    def whole() -> Publication:
        return Publication.of(export)

    def alone(kind: str, place: int) -> str:
        made = whole().recommendations if kind == "recommendation" else whole().technologies
        return _json(with_head(kind, made[place], export))

    own = addresses.by_kind(publication)
    table: dict[str, Callable[[], str]] = {
        addresses.WHOLE: lambda: _json(whole()),
        addresses.RELATIONS: lambda: relations_csv(whole()),
        addresses.MATRIX: partial(matrix_csv, publication),
        addresses.FEED: partial(feed_of_all, export),
        addresses.LLMS: partial(llms_txt, export),
        addresses.SITEMAP: partial(sitemap, publication, site),
        addresses.ROBOTS: partial(robots, site),
        # data/sources.bib itself is a file of the site too.
        "sources.ris": lambda: as_ris(publication.sources),
        "sources.json": lambda: as_csl_json(publication.sources),
    }
    table |= {addresses.schema_file(kind): partial(_schema, kind, site.source.address) for kind in KINDS}
    table |= {
        addresses.json_file(entry): partial(alone, kind, place) for kind, entries in own.items() for place, entry in enumerate(entries)
    }
    table |= {addresses.feed(entry): partial(feed_of, entry, export) for entries in own.values() for entry in entries}
    plain = replace(composer, plain=True)
    table |= {addresses.markdown_view(page): partial(view, page, plain, export) for page in publication.own_pages}
    return table if publication.english is None else {path: make for path, make in table.items() if not addresses.is_english_only(path)}


def composer_of(root: Path, loaded: Loaded) -> Composer:
    """What composes the pages of a publication that was loaded from `root`, with the settings of its mkdocs.yml and without editions.

    Raises ValueError when the publication, the settings or the list of changes cannot be used.
    """
    if loaded.publication is None:
        raise ValueError("the publication cannot be read; `python -m publication check` says why")
    languages = published_languages(root)
    site = read_site(root, read_revision(root), loaded.publication.language, languages=languages if len(languages) > 1 else ())
    return Composer(loaded.publication, site, root / LAYOUTS, targets(loaded.publication), schema("publication", site.source.address))


def read_files(root: Path, loaded: Loaded) -> dict[str, str]:
    """Every exported file of a publication that was loaded from `root`. Raises ValueError as `composer_of`, and for a layout."""
    composer = composer_of(root, loaded)
    return {path: make() for path, make in file_table(composer, composer.compose_all()).items()}


def write_files(files: Mapping[str, str], folder: Path) -> None:
    """Write files by their paths into a folder. Raises OSError when it cannot be written."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())


def _json(file: BaseModel) -> str:
    return file.model_dump_json(by_alias=True, indent=1) + "\n"


def _schema(kind: str, address: str) -> str:
    return json.dumps(schema(kind, address), ensure_ascii=False, indent=1) + "\n"
