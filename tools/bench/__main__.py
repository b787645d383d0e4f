"""`make bench`: one run, one machine, one text. Prints two tables."""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from bench.browser import Visit, search, served, visit
from bench.builds import Build, build
from bench.corpus import write_corpus
from bench.edits import edits
from bench.peers import BARE, WITHOUT_SEARCH, write_peer
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
PAGE = "technologies/facial-recognition/"
RUNS = 3
SIZES = (60, 300, 1000)
TOOLS = {"this site": "mkdocs", "Material": "mkdocs", "Material without search": "mkdocs", "Zensical": "zensical"}
SEARCHES = {
    "this site": ("[data-search-opener]", "#search-text", "#search .search__title"),
    "Material": ("input.md-search__input", "input.md-search__input", ".md-search-result__link"),
    "Zensical": (".md-search__button", "input[aria-label=Search]", "[id$=results] a"),
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")


def main() -> int:
    """Measure pages, then builds."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="pages of the corpora for the builds (default: 60 300 1000)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        work = Path(folder)
        projects = _projects(work / "real", 0)
        for name, project in projects.items():
            build(project, TOOLS[name])
        _pages({name: project / "site" for name, project in projects.items()}, work / "bare")
        _edits(projects)
        _builds(work, options.sizes)
    return 0


def _projects(folder: Path, pages: int) -> dict[str, Path]:
    """A project for each tool, of `pages` pages; the real publication for 0."""
    own = folder / "own"
    own.mkdir(parents=True)
    have = sum(len(path.suffixes) == 1 for path in (ROOT / "docs").rglob("*.md"))
    write_corpus(ROOT, own, pages or have)
    peers = [name for name in TOOLS if name != "this site"]
    for name in peers:
        write_peer(own, folder / name, WITHOUT_SEARCH if "without" in name else "")
    return {"this site": own, **{name: folder / name for name in peers}}


def _pages(sites: dict[str, Path], bare: Path) -> None:
    article = re.search(r"<article.*?</article>", (sites["this site"] / PAGE / "index.html").read_text(encoding="utf-8"), re.DOTALL)
    if article is None:
        raise ValueError("the page has no article")
    (bare / PAGE).mkdir(parents=True)
    (bare / PAGE / "index.html").write_text(BARE + re.sub(r' (?:class|id)=(?:"[^"]*"|[^ >]+)', "", article.group(0)), encoding="utf-8")
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        sys.exit(f"no browser on this machine: install one of {', '.join(BROWSERS)}")
    visits: dict[str, list[Visit]] = {}
    latencies: dict[str, list[float]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(RUNS):
            for name, folder in {"this site": sites["this site"], "bare HTML": bare, **sites}.items():
                with served(folder) as address:
                    visits.setdefault(name, []).append(visit(browser, address + PAGE))
                    if name in SEARCHES and (taken := search(browser, address, *SEARCHES[name], "watchlist")) is not None:
                        latencies.setdefault(name, []).append(taken)
        browser.close()
    print(
        f"First visit to /{PAGE} on a slow phone (1.6 Mbit/s, 150 ms, CPU/4, cold cache, gzip); median of {RUNS} runs, ratio to bare HTML of the article"
    )
    print(
        "| | KB | requests | FCP ms | LCP ms | blocked ms | layout shift | search ms | spread of LCP |\n|---|---|---|---|---|---|---|---|---|"
    )
    bare_visit = _middle(visits["bare HTML"])
    for name, found in visits.items():
        middle = _middle(found)
        spread = [one.largest_paint for one in found]
        taken = f"{statistics.median(latencies[name]):.0f}" if name in latencies else "–"
        print(
            f"| {name} | {middle.weight:.1f} ({middle.weight / bare_visit.weight:.2f}) | {middle.requests} "
            f"| {middle.first_paint:.0f} ({middle.first_paint / bare_visit.first_paint:.2f}) "
            f"| {middle.largest_paint:.0f} ({middle.largest_paint / bare_visit.largest_paint:.2f}) "
            f"| {middle.blocked:.0f} | {middle.shift:.3f} | {taken} | {min(spread):.0f}–{max(spread):.0f} |",
            flush=True,
        )


def _middle(visits: list[Visit]) -> Visit:
    fields = {name: statistics.median(getattr(one, name) for one in visits) for name in Visit.__dataclass_fields__}
    return Visit(**{**fields, "requests": int(fields["requests"])})


def _edits(projects: dict[str, Path]) -> None:
    """Only this site makes pages of data and layouts."""
    page = {"page": (f"docs/{PAGE.rstrip('/')}.md", PAGE)}
    own = page | {"data": ("data/glossary.yml", "glossary/"), "layout": ("overrides/layouts/technology.md", PAGE)}
    versions = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "zensical"))
    print(f"\nFrom saving to the new page being served, seconds, median of ten; ratio to Material ({versions})")
    print("| | page | data | layout |\n|---|---|---|---|")
    taken = {name: edits(project, TOOLS[name], own if name == "this site" else page) for name, project in projects.items()}
    for name, found in taken.items():
        cells = (f"{found[kind]:.2f} ({found[kind] / taken['Material']['page']:.2f})" if kind in found else "–" for kind in own)
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


def _builds(work: Path, sizes: tuple[int, ...]) -> None:
    print("\nCold build; ms a page are of processor time, which other work on the machine disturbs least")
    print("| | pages | seconds | ms a page | to Material | against the smallest | memory MB | site MB |\n|---|---|---|---|---|---|---|---|")
    first: dict[str, float] = {}
    for pages in sizes:
        projects = _projects(work / str(pages), pages)
        results: dict[str, Build] = {}
        for name, project in projects.items():
            # A small build is over soon and varies more: the median of three.
            found = [build(project, TOOLS[name]) for _ in range(3 if pages == min(sizes) else 1)]
            results[name] = Build(*(statistics.median(getattr(one, field) for one in found) for field in Build.__dataclass_fields__))
        for name, middle in results.items():
            each = middle.work / pages * 1000
            ratio = each / first.setdefault(name, each)
            print(
                f"| {name} | {pages} | {middle.seconds:.1f} | {each:.0f} | {middle.seconds / results['Material'].seconds:.2f} | {ratio:.2f} | {middle.memory:.0f} | {middle.size:.1f} |",
                flush=True,
            )
        shutil.rmtree(work / str(pages))


if __name__ == "__main__":
    sys.exit(main())
