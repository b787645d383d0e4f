"""What the publication does not know of itself: where it is published, which state of it this is, what there is to take along."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from publication.model.translations import ENGLISH

_CONTACT = re.compile(r"""[^\s@<>()'"]+@[^\s@<>()'"]+\.[^\s@<>()'"]+|https://[^\s<>()'"]+""")


@dataclass(frozen=True)
class Revision:
    """A state of the publication. `version` is the date of its newest entry in CHANGELOG.md; `commit` is empty outside a repository."""

    version: str
    commit: str
    moment: datetime

    @property
    def day(self) -> date:
        """The version as a date."""
        return date.fromisoformat(self.version)


@dataclass(frozen=True)
class Edition:
    """A file to take along. `path` is relative to the English site, `format` what readers call it.

    `technology` is the slug of a checklist's technology, empty for the whole; `language` is empty for what holds every language.
    """

    path: str
    format: str
    bytes: int
    technology: str = ""
    language: str = ENGLISH


@dataclass(frozen=True)
class Site:
    """A site of the publication. `address` ends with a slash; `repository` is empty where there is none."""

    name: str
    address: str
    revision: Revision
    description: str = ""
    repository: str = ""
    editions: tuple[Edition, ...] = ()
    """Those of every language."""
    contact: str = ""
    """Where a maintainer is reached in private, an e-mail address or an address that begins with https://; empty where nobody gave one."""
    language: str = ENGLISH
    languages: tuple[str, ...] = ()
    """The languages of the publication, English first; none where only one is published."""
    english: Site | None = None
    """The English site, of which this is a translation in a folder of it."""

    @property
    def source(self) -> Site:
        """The English site."""
        return self.english or self

    def editions_in(self, language: str) -> list[Edition]:
        """The editions in a language, and for that of this site those that hold every language."""
        return [each for each in self.editions if each.language == language or (language == self.language and not each.language)]

    def address_in(self, language: str) -> str:
        """The address of the site in a language of the publication."""
        start = self.source.address
        return start if language == ENGLISH else f"{start}{language}/"

    def published(self, address: str, languages: Collection[str]) -> dict[str, str]:
        """The addresses of a page by language, where it is published in several of `languages`."""
        there = [language for language in self.languages if language in languages]
        return {language: self.address_in(language) + address for language in there} if len(there) > 1 else {}

    def way_to(self, language: str, address: str) -> str:
        """The way from a page of this site to the same page in another language: both have this address in their site."""
        here, there = (f"/{'' if each == ENGLISH else f'{each}/'}{address}" for each in (self.language, language))
        return f"{posixpath.relpath(there, here)}/"

    @property
    def contact_link(self) -> str:
        """`contact` as the target of a link."""
        return self.contact if self.contact.startswith("https://") else f"mailto:{self.contact}"


def read_contact(value: str) -> str:
    """The setting `extra.contact`. Raises ValueError when it is neither empty, nor an e-mail address, nor an https address."""
    contact = value.strip()
    if contact and not _CONTACT.fullmatch(contact):
        raise ValueError(f"extra.contact is `{contact}`; CONTACT has to be an e-mail address or an address that begins with https://")
    return contact
