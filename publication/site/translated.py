"""What MkDocs is told of a site in another language: address, navigation, and of each page whether it is a translation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from publication.model import Page, Publication
from publication.model.site import Edition, Revision, Site, read_contact
from publication.model.translations import ENGLISH
from publication.pages.compose import Composer
from publication.source.settings import in_language, read_site, read_titles
from publication.source.translations import source_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage


def set_language(config: MkDocsConfig, root: Path, publication: Publication | None, language: str, *, preview: bool) -> None:
    """Set what the settings of another language inherit in English: the address of the site, and the titles of the navigation.

    Raises ValueError when they cannot be read. A preview shows one language, at the address of the whole.
    """
    titles = read_titles(root, language)
    if not preview:
        config.site_url = f"{(config.site_url or '').rstrip('/')}/{language}/"
    if publication is not None and publication.english is not None:
        # Parts and areas are called in the navigation as in their lists.
        for name in ("parts", "areas"):
            titles |= {word.label: publication.vocabulary.label(name, word.id) for word in getattr(publication.english.vocabulary, name)}
    config.nav = in_language(config.nav, titles)


def site_of(
    config: MkDocsConfig, root: Path, revision: Revision, language: str, languages: tuple[str, ...], editions: tuple[Edition, ...]
) -> Site:
    """The site that is built, with those in the other `languages`. Raises ValueError for a contact that is none."""
    english = replace(read_site(root, revision), editions=editions) if language != ENGLISH else None
    return Site(
        name=config.site_name,
        address=(config.site_url or "").rstrip("/") + "/",
        revision=revision,
        description=config.site_description or "",
        repository=config.repo_url or "",
        editions=editions,
        contact=read_contact(str(config.extra.get("contact") or "")),
        language=language,
        languages=languages if len(languages) > 1 else (),
        english=english,
    )


def take_translations_out(files: Files) -> None:
    """Let MkDocs not take the translation of a page for a page: its text is laid over that page."""
    for file in [file for file in files if source_of(f"docs/{file.src_uri}") is not None]:
        files.remove(file)


def name_translation(page: MkDocsPage, described: Page, composer: Composer) -> tuple[Page, Composer]:
    """Lead to the file in which a translated page is edited; give a page without translation the address of its English one.

    Returns the page as it is shown and what composes it, which is the English where it has no translation.
    """
    own = composer.of(described)
    text = composer.publication.translation_of(described)
    if text is not None and page.edit_url:
        page.edit_url = page.edit_url.removesuffix(described.path.removeprefix("docs/")) + text.path.removeprefix("docs/")
    if own is not composer:
        page.canonical_url = own.site.address + described.address
    return own.publication.by_path[described.path], own
