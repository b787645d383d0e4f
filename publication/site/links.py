"""Links and pictures of a built site that lead nowhere, whether they come from Markdown, a layout or a template."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_ELEMENT = re.compile(r"""<([a-zA-Z][\w-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""(?<=[\s"'])(href|src|srcset|poster|data|id|name)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
_OPAQUE = re.compile(r"<(script|style)\b(?P<kept>[^>]*>).*?</\1>|<!--.*?-->", re.DOTALL)
_DATA = "object"
"""The element whose `data` is an address."""


def files_of(site: Path) -> frozenset[str]:
    """Every file of the site in the folder `site`, by its path there."""
    return frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def dead_links(site: Path, files: Collection[str], address: str) -> list[str]:
    """Each link of the site in the folder `site`, published at `address`, that leads to none of its `files` or to no id; page and link."""
    found = {name: _read(site / name) for name in sorted(files, key=Path) if name.endswith(".html")}
    start = urlsplit(address)
    dead = []
    for name, (links, _) in found.items():
        for link in dict.fromkeys(links):
            parts = urlsplit(urljoin(address + name, link))
            if (parts.scheme, parts.netloc) != (start.scheme, start.netloc) or not parts.path.startswith(start.path):
                continue
            file = unquote(parts.path.removeprefix(start.path))
            file = f"{file}index.html" if file == "" or file.endswith("/") else file
            if posixpath.normpath(file) not in files:
                dead.append(f"{name} has a link to {link}, where no file is; correct the address")
            elif parts.fragment and file in found and unquote(parts.fragment) not in found[file][1]:
                dead.append(f"{name} has a link to {link}, and nothing there has this id; correct the part after `#`")
    return dead


def _read(page: Path) -> tuple[list[str], set[str]]:
    """The addresses in a page, and its ids."""
    links: list[str] = []
    ids: set[str] = set()
    html = _OPAQUE.sub(lambda match: f"<{match.group(1)}{match.group('kept')}" if match.group(1) else "", page.read_text(encoding="utf-8"))
    for element in _ELEMENT.finditer(html):
        for attribute in _ATTRIBUTE.finditer(element.group(2)):
            name, value = attribute.group(1), unescape(attribute.group(2).strip("\"'"))
            if name == "id" or (name == "name" and element.group(1) == "a"):
                ids.add(value)
            elif name == "srcset":
                links += [each.split()[0] for each in value.split(",") if each.strip()]
            elif name in ("href", "src", "poster") or (name == "data" and element.group(1) == _DATA):
                links.append(value.strip())
    return links, ids
