"""The built site as a ZIP that works from a folder: opened by a file manager, without a server."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from publication.editions.archive import packed
from publication.model.site import Revision
from publication.model.words import Words
from publication.source.editions import NAME

_LINK = re.compile(r"""(?<=\shref=)(?P<quote>["']?)(?P<address>[^"'\s>#?]*)(?P<rest>[#?][^"'\s>]*)?(?P=quote)""")
_TITLE_ENDS = "</h1>"
_LIST_OF_PAGES = "pages/index.html"
"""Where the search leads that finds no server."""
_NO_SERVER = ("404.html", "pagefind/", "editions/policing-technology", "editions/checklists/", "sitemap.xml")
"""What makes no sense in a folder: the search needs a server, and the other editions are files of their own."""


def site_zip(site: Path, address: str, revision: Revision, words: Words) -> bytes:
    """The files of a built site, each link to a folder led to its page, as a ZIP with one folder in it."""
    no_search = f'<p class="note">{escape(words["editions"]["no_search"].format(address=address))}</p>'
    files: dict[str, str | bytes] = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or name.startswith(_NO_SERVER):
            continue
        content = path.read_bytes()
        note = no_search if name == _LIST_OF_PAGES else ""
        files[f"{NAME}/{name}"] = for_folder(content.decode(), note) if name.endswith(".html") else content
    return packed(files, revision.moment)


def for_folder(html: str, note: str = "") -> str:
    """A page whose links work without a server, with a note below its title."""
    return _LINK.sub(_to_file, html).replace(_TITLE_ENDS, _TITLE_ENDS + note, 1)


def _to_file(match: re.Match[str]) -> str:
    address, rest, quote = match.group("address"), match.group("rest") or "", match.group("quote")
    if re.match(r"[a-z][a-z0-9+.-]*:|//", address):
        return match.group(0)
    if address in (".", "..") or address.endswith(("/", "/.", "/..")):
        address = address.rstrip("/") + "/index.html" if address != "/" else address
    return f"{quote}{address}{rest}{quote}"
