"""The built site, in all its languages, as a ZIP that works from a folder: opened by a file manager, without a server."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from publication.editions.archive import packed
from publication.model.site import Revision
from publication.source.editions import FOLDER, NAME

_LINK = re.compile(r"""(?<=\shref=)(?P<quote>["']?)(?P<address>[^"'\s>#?]*)(?P<rest>[#?][^"'\s>]*)?(?P=quote)""")
_TITLE_ENDS = "</h1>"
LIST_OF_PAGES = "pages/index.html"
"""Where the search leads that finds no server."""
_NO_SERVER = re.compile(rf"([a-z-]+/)?(404\.html|pagefind/|sitemap\.xml)|{FOLDER}/({NAME}|checklists/)")
"""What makes no sense in a folder: the search needs a server, and the other editions are files of their own."""


def site_zip(site: Path, revision: Revision, notes: Mapping[str, str]) -> bytes:
    """The files of a built site, each link to a folder led to its page, as a ZIP with one folder in it.

    `notes` are texts by path, each for below the title of the page there.
    """
    files: dict[str, str | bytes] = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not _NO_SERVER.match(name):
            content = path.read_bytes()
            files[f"{NAME}/{name}"] = for_folder(content.decode(), notes.get(name, "")) if name.endswith(".html") else content
    return packed(files, revision.moment)


def for_folder(html: str, note: str = "") -> str:
    """A page whose links work without a server, with a note below its title."""
    html = _LINK.sub(_to_file, html)
    return html.replace(_TITLE_ENDS, f'{_TITLE_ENDS}<p class="note">{escape(note)}</p>', 1) if note else html


def _to_file(match: re.Match[str]) -> str:
    address, rest, quote = match.group("address"), match.group("rest") or "", match.group("quote")
    if re.match(r"[a-z][a-z0-9+.-]*:|//", address):
        return match.group(0)
    if address in (".", "..") or address.endswith(("/", "/.", "/..")):
        address = address.rstrip("/") + "/index.html" if address != "/" else address
    return f"{quote}{address}{rest}{quote}"
