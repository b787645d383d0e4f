"""What a build takes from MkDocs' files and puts among them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from publication.site.card import CARD, DRAWING, social_card
from publication.site.reduction import LAYER, SHEET

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.theme import Theme

    from publication.model import Publication

_SHEETS = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
"""Material's style sheets, in the order in which it loads them; their names hold a digest."""
_LEFT_OUT = ("assets/stylesheets/*", "assets/javascripts/*", "assets/images/*")
"""What Material brings and the frame does not load: its sheets come in one, its script not at all, its favicon where none is set."""


class _Shown(FileSystemLoader):
    """Lists no hidden folder: MkDocs takes nothing from one, and Material has more than ten thousand icons there."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for start in self.searchpath:
            for folder, inside, names in os.walk(start):
                inside[:] = [name for name in inside if not name.startswith(".")]
                found.update(Path(folder, name).relative_to(start).as_posix() for name in names)
        return sorted(found)


def leave_icons(theme: Theme) -> None:
    """Let MkDocs look for files of the theme where some are that it takes."""
    make = theme.get_env

    def get_env() -> Environment:
        env = make()
        env.loader = _Shown(theme.dirs)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


def take_from_theme(files: Files, config: MkDocsConfig) -> None:
    """Put Material's style sheets, as a layer, into the first file of `extra_css`, which pages link to; leave out its script and pictures.

    Raises PluginError when the sheets are not where they are known to be.
    """
    sheets = [file for pattern in _SHEETS for file in files if fnmatch(file.src_uri, pattern)]
    if len(sheets) != len(_SHEETS):
        found = ", ".join(sheet.src_uri for sheet in sheets) or "none"
        raise PluginError(f"Material's style sheets are not {' and '.join(_SHEETS)} (found: {found}); look at what this version brings")
    own = next((file for path in config.extra_css if (file := files.get_file_from_path(path))), None)
    if own is None:
        config.extra_css.insert(0, SHEET)
    sheet = joined(own.content_string if own else "", (each.content_string for each in sheets))
    favicon = config.theme.get("favicon")
    for file in [file for file in files if file.src_uri != favicon and any(fnmatch(file.src_uri, pattern) for pattern in _LEFT_OUT)]:
        files.remove(file)
    put(files, config, own.src_uri if own else SHEET, sheet)


def joined(own: str, sheets: Iterable[str]) -> str:
    """A style sheet with Material's `sheets` below it, in a cascade layer (CSS Cascade 5, 6.4): every rule outside outweighs them."""
    return f"{LAYER};\n{own.rstrip()}\n{LAYER}{{" + "\n".join(sheet.replace('@charset "UTF-8";', "") for sheet in sheets) + "}\n"


def draw_card(files: Files, config: MkDocsConfig, publication: Publication | None) -> None:
    """Put the social card into the place of its drawing. Raises PluginError when it cannot be drawn."""
    drawing = files.get_file_from_path(DRAWING)
    if drawing is None:
        return
    files.remove(drawing)
    if publication is not None:
        try:
            put(files, config, CARD, social_card(drawing.content_string, publication))
        except ValueError as error:
            raise PluginError(f"the social card cannot be drawn: {error}; look at overrides/{DRAWING}") from error


def put(files: Files, config: MkDocsConfig, path: str, content: str | bytes | Path) -> None:
    """Add a file, in the place of any that has its path: a text, bytes, or a copy of another file."""
    if old := files.get_file_from_path(path):
        files.remove(old)
    if isinstance(content, Path):
        files.append(File.generated(config, path, abs_src_path=str(content)))
    else:
        files.append(File.generated(config, path, content=content))


class _Reserved(File):
    """A file that a page may link to; MkDocs does not write it."""

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing."""


def reserve(files: Files, config: MkDocsConfig, names: Iterable[str]) -> None:
    """Give paths to files that MkDocs does not write, so that links to them are no fault. Markdown it would take for a page to render."""
    for name in names:
        if not name.endswith(".md"):
            if old := files.get_file_from_path(name):
                files.remove(old)
            files.append(_Reserved.generated(config, name, content=""))
