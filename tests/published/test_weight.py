"""What a first visit weighs: known to the byte when the site is built, so a page that grows is seen where it grows."""

from __future__ import annotations

import gzip

from tests.site_builds import BuiltSite

BUDGET = 36_000
"""The aim is 34,000 (bench/README.md says what each part weighs and why it is there); this line only goes down.

Bytes of a first visit to any technology page, search excluded; the longest page of the site is one of them."""
REQUESTS = 6
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
    total = sum(visit.values())
    assert total <= BUDGET, f"a first visit to {name} takes {total} bytes of {BUDGET}: {weights}"
    assert len(visit) <= REQUESTS, f"a first visit to {name} takes {len(visit)} requests of {REQUESTS}: {weights}"


def test_what_comes_with_a_page_is_small(site: BuiltSite) -> None:
    """Style sheets and scripts are paid for on every page: half as much again as today is a decision, not an accident."""
    weights = files(site, "index.html")
    frame = {name: weight for name, weight in weights.items() if name != "index.html"}
    assert sum(frame.values()) <= 8 * 1024, f"the frame takes {sum(frame.values())} bytes: {frame}"
