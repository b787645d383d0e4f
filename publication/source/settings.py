"""The settings of mkdocs.yml that hold for whatever is made without MkDocs: name, address, order of the pages, Markdown extensions.

`!ENV` is resolved as MkDocs does it, so that a fork's editions carry the fork's address.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from publication.model.site import Edition, Revision, Site, read_contact
from publication.model.translations import ENGLISH

SETTINGS = "mkdocs.yml"
LANGUAGES = "languages"
"""The folder with the settings of the sites in other languages."""
BASE = f"{LANGUAGES}/base.yml"
"""What those inherit."""


def settings_file(language: str) -> str:
    """The file with the settings of the site in a language; those of another language than English inherit the English ones."""
    return SETTINGS if language == ENGLISH else f"{LANGUAGES}/{language}.yml"


def settings_files(root: Path) -> list[str]:
    """The files in the folder `root` with settings of other languages, and with what those share."""
    return sorted(path.relative_to(root).as_posix() for path in (root / LANGUAGES).glob("*.yml"))


@dataclass(frozen=True)
class Section:
    """A part of the navigation: its title, and pages (paths as the publication writes them) and sections in their order."""

    title: str
    items: tuple[str | Section, ...]


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml says. `address` ends with a slash; `extensions` are the names and options of the Markdown extensions."""

    name: str
    description: str
    address: str
    navigation: tuple[str | Section, ...]
    extensions: dict[str, dict[str, Any]]
    repository: str = ""
    contact: str = ""
    language: str = ENGLISH
    english: Settings | None = None
    """The settings that those of another language inherit."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """The titles of the navigation in this language, by the English ones."""

    def site(self, revision: Revision, editions: tuple[Edition, ...] = (), languages: tuple[str, ...] = ()) -> Site:
        """The site that these settings make of a state of the publication."""
        english = self.english.site(revision) if self.english else None
        return Site(
            *(self.name, self.address, revision, self.description, self.repository, editions, self.contact),
            language=self.language,
            languages=languages,
            english=english,
        )


class _Loader(yaml.CSafeLoader):
    """A safe loader that knows MkDocs' tag for the environment and reads over any other."""


_Loader.add_multi_constructor("", lambda *_: None)
_Loader.add_constructor("!ENV", construct_env_tag)


def read_settings(root: Path, language: str = ENGLISH) -> Settings:
    """The settings in the folder `root`, for a language. Raises ValueError when a file of them is missing or is not such a file."""
    if language != ENGLISH:
        english = read_settings(root)
        if not (root / settings_file(language)).is_file():
            raise ValueError(f"{settings_file(language)} is missing; the settings of a language begin `INHERIT: {Path(BASE).name}`")
        own = _read(root / settings_file(language))
        titles = {str(key): str(value) for key, value in ((own.get("extra") or {}).get("navigation") or {}).items()}
        return replace(
            english,
            name=str(own.get("site_name") or english.name),
            description=str(own.get("site_description") or english.description),
            address=f"{english.address}{language}/",
            navigation=tuple(map(_item, in_language(_read(root / SETTINGS)["nav"], titles))),
            language=language,
            english=english,
            titles=titles,
        )
    found = _read(root / SETTINGS)
    if not isinstance(found.get("nav"), list) or not found.get("site_name"):
        raise ValueError(f"{SETTINGS} names no site_name or no nav; both are needed")
    return Settings(
        name=str(found["site_name"]),
        description=str(found.get("site_description") or ""),
        address=str(found.get("site_url") or "").rstrip("/") + "/",
        navigation=tuple(map(_item, found["nav"])),
        repository=str(found.get("repo_url") or ""),
        extensions=_extensions(found),
        contact=read_contact(str((found.get("extra") or {}).get("contact") or "")),
    )


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
def read_navigation(text: str) -> tuple[str, ...]:
    """The pages that `nav` names in the `text` of mkdocs.yml, in order. Raises ValueError when that is not YAML or no settings."""
    return tuple(f"docs/{page}" for page in _leaves(_parsed(text).get("nav", [])))


def read_extensions(text: str) -> dict[str, dict[str, Any]]:
    """The Markdown extensions of the `text` of mkdocs.yml, with their options. Raises ValueError as `read_navigation` does."""
    return _extensions(_parsed(text))


def _extensions(settings: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found = settings.get("markdown_extensions") or {}
    named = dict(_named(entry) for entry in found) if isinstance(found, list) else found
    return {str(name): options if isinstance(options, dict) else {} for name, options in named.items()}


def _parsed(text: str) -> dict[str, Any]:
    try:
        found = yaml.load(text, Loader=_Loader)  # noqa: S506 - it is a SafeLoader
    except yaml.YAMLError as error:
        raise ValueError(f"{SETTINGS} cannot be read: {error}") from error
    if not isinstance(found, dict):
        raise ValueError(f"{SETTINGS} holds no settings; begin with site_name and nav")
    return found


def _leaves(item: Any) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif isinstance(item, dict | list):
        for value in item.values() if isinstance(item, dict) else item:
            yield from _leaves(value)


def _named(entry: Any) -> tuple[str, Any]:
    return next(iter(entry.items())) if isinstance(entry, dict) else (entry, None)


def _item(entry: Any) -> str | Section:
    """A page, or a section; a page's own title in the navigation is left aside, since pages have theirs."""
    if isinstance(entry, str):
        return f"docs/{entry}"
    title, value = next(iter(entry.items()))
    if isinstance(value, str):
        return f"docs/{value}"
    return Section(str(title), tuple(_item(each) for each in value))
