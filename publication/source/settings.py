"""The settings of mkdocs.yml that hold for whatever is made without MkDocs: name, address, order of the pages, Markdown extensions.

`!ENV` is resolved as MkDocs does it, so that a fork's editions carry the fork's address.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from publication.model.site import Revision, Site, read_contact
from publication.model.translations import ENGLISH

SETTINGS = "mkdocs.yml"
LANGUAGES = "languages"
"""The folder with the settings of the sites in other languages."""
BASE = f"{LANGUAGES}/base.yml"
"""What those inherit."""


NO_ADDRESS = "`site_url` is empty, or SITE_URL in the environment; give the address of the site, with which every printed address begins"


def settings_file(language: str) -> str:
    """The file with the settings of the site in a language; those of another language than English inherit the English ones."""
    return SETTINGS if language == ENGLISH else f"{LANGUAGES}/{language}.yml"


def settings_files(root: Path) -> list[str]:
    """The files in the folder `root` with settings of other languages, and with what those share."""
    return sorted(path.relative_to(root).as_posix() for path in (root / LANGUAGES).glob("*.yml"))


class _Loader(yaml.CSafeLoader):
    """A safe loader that knows MkDocs' tag for the environment and reads over any other."""


_Loader.add_multi_constructor("", lambda *_: None)
_Loader.add_constructor("!ENV", construct_env_tag)


def read_site(root: Path, revision: Revision, language: str = ENGLISH, languages: tuple[str, ...] = ()) -> Site:
    """The site that the settings in the folder `root` make of a revision, in a language, without editions.

    Raises ValueError when a file of them is missing or is not such a file.
    """
    found = _read(root / SETTINGS)
    if not isinstance(found.get("nav"), list) or not found.get("site_name"):
        raise ValueError(f"{SETTINGS} names no site_name or no nav; both are needed")
    if not found.get("site_url"):
        raise ValueError(NO_ADDRESS)
    site = Site(
        name=str(found["site_name"]),
        address=str(found.get("site_url") or "").rstrip("/") + "/",
        revision=revision,
        description=str(found.get("site_description") or ""),
        repository=str(found.get("repo_url") or ""),
        contact=read_contact(str((found.get("extra") or {}).get("contact") or "")),
    )
    if language != ENGLISH:
        own = _of_language(root, language)
        name, description = (str(own.get(f"site_{what}") or getattr(site, what)) for what in ("name", "description"))
        address = site.address_in(language)
        site = replace(site, name=name, description=description, address=address, language=language, english=site)
    return replace(site, languages=languages)


def read_titles(root: Path, language: str) -> dict[str, str]:
    """The titles of the navigation in another language, by the English ones. Raises ValueError as `read_site` does."""
    found = (_of_language(root, language).get("extra") or {}).get("navigation") or {}
    return {str(key): str(value) for key, value in found.items()}


def _of_language(root: Path, language: str) -> dict[str, Any]:
    """What the settings of another language say besides those that they inherit."""
    if not (root / settings_file(language)).is_file():
        raise ValueError(f"{settings_file(language)} is missing; the settings of a language begin `INHERIT: {Path(BASE).name}`")
    return _read(root / settings_file(language))


def _read(path: Path) -> dict[str, Any]:
    try:
        return _parsed(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{path.name} cannot be read: {error}") from error


def in_language(nav: Any, titles: Mapping[str, str]) -> Any:
    """`nav` as it stands in mkdocs.yml, with its titles in another language; one that is not translated stays English."""
    if isinstance(nav, dict):
        return {titles.get(str(title), title): in_language(inside, titles) for title, inside in nav.items()}
    return [in_language(each, titles) for each in nav] if isinstance(nav, list) else nav


@lru_cache(maxsize=4)
def read_navigation(text: str) -> dict[str, int]:
    """The pages that `nav` names in the `text` of mkdocs.yml, in order, with their levels: 2 below the index that begins a section, else 1.

    Raises ValueError when that is not YAML or no settings.
    """
    return dict(_pages(_parsed(text).get("nav")))


def read_extensions(text: str) -> dict[str, dict[str, Any]]:
    """The Markdown extensions of the `text` of mkdocs.yml, with their options. Raises ValueError as `read_navigation` does."""
    found = _parsed(text).get("markdown_extensions") or {}
    if isinstance(found, list):
        found = dict(next(iter(each.items())) if isinstance(each, dict) else (each, None) for each in found)
    return {str(name): options if isinstance(options, dict) else {} for name, options in found.items()}


def _parsed(text: str) -> dict[str, Any]:
    try:
        found = yaml.load(text, Loader=_Loader)  # noqa: S506 - it is a SafeLoader
    except yaml.YAMLError as error:
        raise ValueError(f"{SETTINGS} cannot be read: {error}") from error
    if not isinstance(found, dict):
        raise ValueError(f"{SETTINGS} holds no settings; begin with site_name and nav")
    return found


def _pages(items: Any, level: int = 1) -> Iterator[tuple[str, int]]:
    for item in items if isinstance(items, list) else ():
        for inside in item.values() if isinstance(item, dict) else (item,):
            if isinstance(inside, str):
                yield f"docs/{inside}", level
            elif isinstance(inside, list):
                index = level == 1 and str(inside[:1]).endswith("/index.md']")
                yield from _pages(inside[:1], level)
                yield from _pages(inside[1:], 2 if index else level)
