"""Runs MkDocs as a maintainer does, and reads what it wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from publication.source.editions import FOLDER, NAME

ADDRESS = os.environ.get("SITE_URL") or "https://example.org/policing/"
REPOSITORY = os.environ.get("REPO_URL") or "https://example.org/repository"
"""A workflow that tests the very site that it will publish names its address in the same words as for the build."""

FOR_COVERAGE = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE")}
"""By which a process is followed that gets an environment of its own."""


def run_mkdocs(
    root: Path, *arguments: str, builder: str = "mkdocs", interpreter: str = sys.executable, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs` (or `properdocs`) in `root`; SITE_URL and REPO_URL are only what the caller gives;
    editions left in ROOT stay out."""
    inherited = {name: value for name, value in os.environ.items() if name not in ("SITE_URL", "REPO_URL", "EDIT_URI")}
    return subprocess.run(
        [interpreter, "-m", builder, *arguments],
        cwd=root,
        env=inherited
        | {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1", "EDITIONS": os.environ.get("EDITIONS", "none")}
        | environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of a built site. `address` is relative to the site."""

    address: str
    tree: html.HtmlElement

    @cached_property
    def ids(self) -> set[str]:
        return {*self.tree.xpath("//@id"), *self.tree.xpath("//a/@name")}

    def links(self) -> list[str]:
        return [str(value) for value in self.tree.xpath("//a/@href | //link/@href | //img/@src | //script/@src | //source/@src")]

    def text(self) -> str:
        """What the page says, code left out."""
        return " ".join(self.tree.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::code or ancestor::pre)]"))


@dataclass(frozen=True)
class BuiltSite:
    """A built site in its folder, published at `address`."""

    folder: Path
    address: str = ADDRESS
    others: tuple[str, ...] = ()
    """The folders of other languages."""

    def in_language(self, language: str) -> BuiltSite:
        """The site in another language, which stands in a folder of this one."""
        return BuiltSite(self.folder / language, f"{self.address}{language}/")

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        found = {}
        for path in sorted(self.folder.rglob("*.html")):
            name = path.relative_to(self.folder).as_posix()
            if name.startswith((f"{FOLDER}/{NAME}.", *self.others)):
                # An edition, a whole book in one file, is no page of the site; it and the other languages have tests of their own.
                continue
            found[name] = BuiltPage(name.removesuffix("index.html"), html.parse(str(path)).getroot())
        return found

    def target(self, page: BuiltPage, link: str) -> tuple[str | None, str]:
        """The file that a link on a page means, and its anchor; None for another host."""
        parts = urlsplit(urljoin(self.address + page.address, link))
        if parts.scheme not in ("http", "https"):
            return None, ""
        start = urlsplit(self.address)
        if parts.netloc != start.netloc or not parts.path.startswith(start.path):
            return None, ""
        name = unquote(parts.path.removeprefix(start.path))
        return (f"{name}index.html" if name == "" or name.endswith("/") else name), unquote(parts.fragment)

    def dead_links(self) -> list[str]:
        """Links inside the site that lead to no file or to no anchor."""
        dead = []
        for page in self.pages.values():
            for link in page.links():
                name, anchor = self.target(page, link)
                if name is None:
                    continue
                if not (self.folder / name).is_file():
                    dead.append(f"{page.address}: {link}")
                elif anchor and name in self.pages and anchor not in self.pages[name].ids:
                    dead.append(f"{page.address}: {link} (no such anchor)")
        return dead
