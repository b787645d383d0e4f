"""Every exported file. A build puts them beside the pages; `python -m publication export` writes them without MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from publication.citations.entries import FOLDER, FORMATS, citable, citation_files, stem
from publication.exports.api import api_files, schema
from publication.exports.feeds import feed_files
from publication.exports.file_types import FILES
from publication.exports.markdown_views import llms_txt, markdown_views
from publication.exports.objects import Objects
from publication.exports.robots import crawler_files
from publication.model import Publication
from publication.model.addresses import (
    FEED,
    LLMS,
    MATRIX,
    RELATIONS,
    ROBOTS,
    SITEMAP,
    WHOLE,
    by_kind,
    feed,
    json_file,
    markdown_view,
    schema_file,
)
from publication.model.targets import targets
from publication.pages.compose import Composer
from publication.source.load import LAYOUTS, Loaded
from publication.source.revision import read_revision
from publication.source.settings import read_settings
from publication.source.translations import published_languages


def every_file(composer: Composer, texts: Mapping[str, str]) -> dict[str, str]:
    """Every exported file by its path relative to the site. `texts` are the composed pages, by path."""
    objects = Objects(composer.publication, composer.site, composer.found, composer.cited_by(texts))
    return {
        **api_files(objects),
        **(feed_files(objects) if composer.publication.english is None else {}),
        **llms_txt(objects),
        **markdown_views(objects, texts),
        **crawler_files(composer.publication, composer.site),
        **citation_files(composer.publication, composer.site),
    }


def file_names(publication: Publication) -> set[str]:
    """The paths of `every_file`, without making one. A translation leaves to the English site what has no language."""
    own = [entry for entries in by_kind(publication).values() for entry in entries]
    cited = [stem(page) for page in publication.own_pages if citable(page)]
    stems = [*cited, f"{FOLDER}/publication"]
    if publication.english is None:
        stems.append("sources")
    names = {
        *(WHOLE, RELATIONS, MATRIX, SITEMAP, LLMS),
        *(json_file(entry) for entry in own),
        *(markdown_view(page) for page in publication.own_pages),
        *(f"{name}.{ending}" for name in stems for ending in FORMATS),
    }
    if publication.english is None:
        names |= {ROBOTS, FEED, *(feed(entry) for entry in own), *(schema_file(kind) for kind in FILES)}
    return names - {"sources.bib"}


def composer_of(root: Path, loaded: Loaded) -> Composer:
    """What composes the pages of a publication that was loaded from `root`, with the settings of its mkdocs.yml and without editions.

    Raises ValueError when the publication, the settings or the list of changes cannot be used.
    """
    if loaded.publication is None:
        raise ValueError("the publication cannot be read; `python -m publication check` says why")
    languages = published_languages(root)
    site = read_settings(root, loaded.publication.language).site(read_revision(root), languages=languages if len(languages) > 1 else ())
    return Composer(loaded.publication, site, root / LAYOUTS, targets(loaded.publication), schema("publication", site.source.address))


def read_files(root: Path, loaded: Loaded) -> dict[str, str]:
    """Every exported file of a publication that was loaded from `root`. Raises ValueError as `composer_of`, and for a layout."""
    composer = composer_of(root, loaded)
    return every_file(composer, composer.compose_all())


def write_files(files: Mapping[str, str], folder: Path) -> None:
    """Write files by their paths into a folder. Raises OSError when it cannot be written."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
