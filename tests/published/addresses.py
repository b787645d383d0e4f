"""The addresses that a built site gives to its readers. Run with the folder of a built site, it adds the new ones to the kept list."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from lxml import html

LIST = Path(__file__).parent / "addresses.txt"
"""Every address that was ever published and may therefore be kept by somebody. Lines are added, never taken out."""

FOOTNOTE = re.compile(r"fn|__")
PLACE_IN_SECTION = re.compile(r"(.+)-\d+")
"""Ids of footnotes, and of paragraphs by their number in a section, follow from the text around them: nobody was promised that they stay."""

UNPROMISED = ("assets/", "pagefind/", "sitemap.xml", "robots.txt", "404.html")


def published_addresses(site: Path) -> list[str]:
    """Pages, their anchors and files, relative to the site. A page that leads on keeps every anchor, and says so with `#leads-on`."""
    found: set[str] = set()
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or any(f"/{each}" in f"/{name}" for each in UNPROMISED):
            continue
        if path.suffix != ".html":
            found.add(name)
            continue
        address = re.sub(r"(^|/)index\.html$", r"\1", name)
        tree = html.parse(str(path)).getroot()
        ids = set(tree.xpath("//main//*[not(ancestor-or-self::svg)]/@id"))
        anchors = {anchor for anchor in ids if not FOOTNOTE.match(anchor) and not _is_numbered(anchor, ids)}
        if tree.xpath("//meta[@http-equiv='refresh']"):
            anchors = {"leads-on"}
        found |= {address, *(f"{address}#{anchor}" for anchor in anchors)}
    return sorted(found)


def _is_numbered(anchor: str, ids: set[str]) -> bool:
    match = PLACE_IN_SECTION.fullmatch(anchor)
    return match is not None and match[1] in ids


def vanished(kept: Iterable[str], there: Iterable[str]) -> list[str]:
    """The kept addresses that lead nowhere any more."""
    known = set(there)
    return [line for line in kept if line not in known and f"{line.partition('#')[0]}#leads-on" not in known]


if __name__ == "__main__":
    before = LIST.read_text(encoding="utf-8").splitlines() if LIST.exists() else []
    now = [address for address in published_addresses(Path(sys.argv[1])) if address and not address.endswith("#leads-on")]
    LIST.write_text("".join(f"{line}\n" for line in sorted({*before, *now})), encoding="utf-8")
