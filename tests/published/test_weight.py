"""What a first visit weighs: known to the byte when the site is built, so a page that grows is seen where it grows."""

from __future__ import annotations

import gzip

from lxml import html

from tests.site_builds import BuiltSite

TIMES = 1.8
"""How much a first visit to a technology page may weigh, search excluded, against its article as bare HTML; the aim is 1.6 (dev/decisions/0060)."""
REQUESTS = 4
LOADED = "//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src"


def files(site: BuiltSite, name: str) -> dict[str, int]:
    """The files of a first visit and what each weighs as a server sends it: gzip, at its best."""
    page = site.pages[name]
    found = [name, *(site.target(page, link)[0] or link for link in page.tree.xpath(LOADED))]
    return {each: len(gzip.compress((site.folder / each).read_bytes(), 9, mtime=0)) for each in found}


def test_a_first_visit_stays_within_the_budget(site: BuiltSite) -> None:
    visits = {name: files(site, name) for name in site.pages if name.startswith("technologies/")}
    name, visit = max(visits.items(), key=lambda item: sum(item[1].values()))
    weights = ", ".join(f"{file} {weight}" for file, weight in visit.items())
    total, bare = sum(visit.values()), len(gzip.compress(html.tostring(site.pages[name].tree.find_class("text")[0]), 9, mtime=0))
    assert total <= TIMES * bare, f"a first visit to {name} takes {total} bytes, {total / bare:.2f} times its article ({bare}): {weights}"
    assert len(visit) <= REQUESTS, f"a first visit to {name} takes {len(visit)} requests of {REQUESTS}: {weights}"


def test_what_comes_with_a_page_is_small(site: BuiltSite) -> None:
    """Style sheets and scripts are paid for on every page: what goes beyond this is a decision, not an accident."""
    weights = files(site, "index.html")
    frame = {name: weight for name, weight in weights.items() if name != "index.html"}
    assert sum(frame.values()) <= 16 * 1024, f"the frame takes {sum(frame.values())} bytes: {frame}"
