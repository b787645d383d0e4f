"""The publication under MkDocs: builds that stop with plain words, previews that go on, addresses that follow the settings."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.conftest import Miniature
from tests.site_builds import FOR_COVERAGE, BuiltSite, run_mkdocs

HOME = "docs/index.md"
NINE = "docs/recommendations/09.md"
DRONES = "docs/technologies/drones.md"
BIB = "data/sources.bib"

UNREAD: dict[str, Callable[[Miniature], object]] = {
    "front-matter": lambda m: m.replace(DRONES, "title: Drones", "title: Drones: more"),
    "source-key": lambda m: m.append(BIB, "\n@misc{hcnm2006,\n  title = {X}\n}\n"),
    "bibliography": lambda m: m.append(BIB, "\n@misc{zoe2020,\n  title = {X"),
    "encoding": lambda m: m.path(HOME).write_bytes(b"---\ntitle: caf\xe9\n---\n"),
    "data-file": lambda m: m.path("data/vocabulary.yml").unlink(),
}
"""Faults by which a file cannot be read: what the rest says is not known then."""
READ: dict[str, Callable[[Miniature], object]] = {
    "vocabulary": lambda m: m.replace(NINE, "part: training", "part: trainings"),
    "file-name": lambda m: m.replace(NINE, "number: 9", "number: 8"),
    "relation-unknown": lambda m: m.replace(DRONES, "{recommendation: 1,", "{recommendation: 24,"),
    "relation-unsourced": lambda m: m.replace(DRONES, "    because: They film exercises.\n", ""),
    "unknown-reference": lambda m: m.append(HOME, "\n[this][rec-99]\n"),
    "cite-unknown": lambda m: m.append(HOME, "\nText [@smith2042].\n"),
    "source-fields": lambda m: m.replace(BIB, "  journal = {Journal of Flight},\n", ""),
    "image-missing": lambda m: m.append(HOME, "\n![A map](map.svg)\n"),
    "link-missing": lambda m: m.append(HOME, "\n[here](nowhere.md)\n"),
}
WORDS_GONE = "words gone"


@pytest.mark.parametrize("faults", [UNREAD, READ], ids=["what cannot be read", "what is read"])
def test_a_build_with_faults_stops_and_names_each_with_file_and_line(
    mini: Miniature, faults: dict[str, Callable[[Miniature], object]]
) -> None:
    for fault in faults.values():
        fault(mini)
    result = run_mkdocs(mini.root, "build")
    said = result.stdout + result.stderr
    assert result.returncode != 0
    assert faults.keys() - set(re.findall(r"(?:docs|data)/\S+:\d+: \[([a-z-]+)\] .+", said)) == set(), said
    assert "nothing was built" in said
    assert "Traceback" not in said
    assert not (mini.root / "site").exists()


def test_a_layout_that_misses_a_value_stops_the_build_without_a_traceback(mini: Miniature) -> None:
    mini.append("overrides/layouts/page.md", "{{ page.nothing.at_all }}\n")
    result = run_mkdocs(mini.root, "build")
    assert result.returncode != 0
    assert "nothing" in result.stderr
    assert "Traceback" not in result.stderr


def test_of_a_layout_that_fails_over_a_fault_only_the_fault_is_said(mini: Miniature) -> None:
    mini.append(HOME, "\nTODO\n")
    mini.append("overrides/layouts/page.md", "{{ page.nothing.at_all }}\n")
    said = run_mkdocs(mini.root, "build").stderr
    assert "[template-left-over]" in said
    assert "1 problem in the publication; nothing was built" in said
    assert "at_all" not in said
    assert "Traceback" not in said


def test_a_broken_anchor_stops_the_build(mini: Miniature) -> None:
    mini.append(HOME, "\n[here](glossary.md#nowhere)\n")
    result = run_mkdocs(mini.root, "build")
    assert result.returncode != 0
    assert "#nowhere" in result.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    from tests.conftest import write_miniature

    mini = write_miniature(tmp_path_factory.mktemp("built"))
    mini.append(HOME, "\nText [@smith2024; @hcnm2006], and\n[drones][drones] and `[text][rec-9]` in code.\n\n```\n[x][rec-9]\n```\n")
    mini.write(
        "data/authentic/09.en.md",
        "---\nprovenance: Copied from the printed booklet\nrights: Printed with the permission of nobody, for a test\n---\nPolice *should*.\n",
    )
    result = run_mkdocs(mini.root, "build", SITE_URL="https://example.org/policing/", REPO_URL="https://example.org/repository")
    assert result.returncode == 0, result.stdout + result.stderr
    return BuiltSite(mini.root / "site")


def test_references_become_links_and_code_is_left_alone(built: BuiltSite) -> None:
    home = built.pages["index.html"]
    assert home.tree.xpath("//article//a[text()='drones']/@href") == ["technologies/drones/"] * 2
    assert home.tree.xpath("//article//p/code/text()") == ["[text][rec-9]"]
    assert "[x][rec-9]" in "".join(home.tree.xpath("//article//pre//text()"))


def test_two_marks_side_by_side_are_parted(built: BuiltSite) -> None:
    (paragraph,) = built.pages["index.html"].tree.xpath("//article//p[sup]")
    assert " ".join(paragraph.text_content().split()).startswith("Text1, 2, and")


def test_footnotes_are_worded_and_lead_to_the_source(built: BuiltSite) -> None:
    (note,) = built.pages["index.html"].tree.xpath("//li[starts-with(@id, 'fn:')][contains(., 'Ann Smith')]")
    text = " ".join(note.text_content().split())
    assert text.startswith("Ann Smith (2024). On Drones. Journal of Flight. doi:10.1000/1. Research. Source record")
    assert "sources/#smith2024" in note.xpath(".//a/@href")


def test_a_source_lists_the_pages_that_cite_it(built: BuiltSite) -> None:
    (entry,) = built.pages["sources/index.html"].tree.xpath("//li[@id='smith2024']")
    # In the order of the navigation. Recommendations 9 and 16 cite it through the relations that are computed.
    assert entry.xpath(".//a[starts-with(@href, '..')]/@href") == [
        "../",
        "../recommendations/09/",
        "../recommendations/16/",
        "../technologies/drones/",
        "../glossary/",
        "../law/",
        "../practice/",
    ]


def test_a_page_that_moved_leads_on(built: BuiltSite) -> None:
    page = built.pages["old/home/index.html"]
    assert set(page.tree.xpath("//a/@href")) == {"../../technologies/drones/"}
    assert (built.folder / "old/home/../../technologies/drones/index.html").is_file()


def test_the_sources_can_be_downloaded(built: BuiltSite) -> None:
    assert "@article{smith2024," in (built.folder / "sources.bib").read_text(encoding="utf-8")


def test_the_inverse_of_a_relation_is_computed(built: BuiltSite) -> None:
    (found,) = built.pages["recommendations/16/index.html"].tree.xpath("//h3[@id='technologies-strains']/following-sibling::ul[1]/li")
    assert " ".join(found.text_content().split()).startswith("Drones: They can be sent to one district only.")


def test_authentic_wording_is_a_quotation_with_its_provenance(built: BuiltSite) -> None:
    (shown,) = built.pages["recommendations/09/index.html"].tree.xpath("//div[@class='authentic']")
    assert shown.get("lang") == "en"
    assert shown.xpath(".//blockquote/p")[0].text_content() == "Police should."
    assert "Copied from the printed booklet" in shown.text_content()
    assert built.pages["recommendations/08/index.html"].tree.xpath("//div[@class='authentic']") == []


def test_no_dead_link(built: BuiltSite) -> None:
    assert built.dead_links() == []


def test_addresses_follow_the_settings(built: BuiltSite) -> None:
    page = built.pages["recommendations/09/index.html"]
    assert page.tree.xpath("//link[@rel='canonical']/@href") == ["https://example.org/policing/recommendations/09/"]
    assert "https://example.org/policing/recommendations/09/" in page.tree.xpath("//dd//a/@href")
    assert "https://example.org/repository/edit/main/docs/recommendations/09.md" in page.tree.xpath("//a/@href")
    assert all(link.startswith("/policing/") for link in built.pages["404.html"].tree.xpath("//link[@rel='stylesheet']/@href"))


def test_at_the_root_of_a_host_without_a_repository(mini: Miniature) -> None:
    assert run_mkdocs(mini.root, "build", SITE_URL="https://example.org/").returncode == 0
    site = BuiltSite(mini.root / "site", "https://example.org/")
    assert site.dead_links() == []
    assert site.pages["index.html"].tree.xpath("//link[@rel='canonical']/@href") == ["https://example.org/"]
    assert site.pages["index.html"].tree.xpath("//a[contains(@href, 'edit/')]") == []


def test_the_search_index_is_written_and_holds_only_what_is_used(built: BuiltSite) -> None:
    names = {path.name for path in (built.folder / "pagefind").glob("pagefind*") if path.suffix in (".js", ".css")}
    assert names == {"pagefind.js", "pagefind-worker.js"}
    entry = json.loads((built.folder / "pagefind" / "pagefind-entry.json").read_text(encoding="utf-8"))
    searched = {name for name, page in built.pages.items() if page.tree.xpath("//*[@data-pagefind-body]")}
    states = [anchor for anchor in built.pages["countries/index.html"].tree.xpath("//article//@id") if anchor.startswith("country-")]
    assert entry["languages"]["en"]["page_count"] == len(searched) + len(states) + 5, (
        "the pages, the States, and the instrument, the case, the term and the two sources"
    )
    assert {"pages/index.html", "404.html"}.isdisjoint(searched)
    assert "lookout" in (built.folder / "pagefind" / "words.txt").read_text(encoding="utf-8").split(" ")
    assert "Also listed under: lookout list" in built.pages["glossary/index.html"].text()
    assert "R9" in built.pages["recommendations/09/index.html"].tree.get_element_by_id("search").get("data-names")
    assert {"technologies/drones/index.html", "recommendations/09/index.html", "sources/index.html"} <= searched


def test_it_builds_under_properdocs(mini: Miniature) -> None:
    result = run_mkdocs(mini.root, "build", builder="properdocs", SITE_URL="https://example.org/policing/")
    assert result.returncode == 0, result.stdout + result.stderr
    site = BuiltSite(mini.root / "site")
    assert site.dead_links() == []
    assert "On Drones" in site.pages["technologies/drones/index.html"].text()


def test_properdocs_stops_at_a_fault_too(mini: Miniature) -> None:
    mini.append(HOME, "\n[this][rec-99]\n")
    result = run_mkdocs(mini.root, "build", builder="properdocs")
    assert result.returncode != 0
    assert "[unknown-reference]" in result.stderr


@contextmanager
def preview(root: Path) -> Iterator[tuple[str, Path]]:
    """`mkdocs serve` on a free port, ended afterwards; gives its address and the file with what it says.

    The port is below those that a system gives to whoever asks for any, so that nobody takes it before the preview does.
    """
    port = 20000 + os.getpid() % 10000
    with socket.socket() as free:
        while free.connect_ex(("127.0.0.1", port)) == 0:
            port += 1
    log = root / "preview.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=root,
            env={"PATH": "", "NO_MKDOCS_2_WARNING": "1", "SITE_URL": f"http://127.0.0.1:{port}/"} | FOR_COVERAGE,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield f"http://127.0.0.1:{port}/", log
        finally:
            process.terminate()
            process.wait(timeout=60)


def wait_for(address: str, holds: Callable[[str], bool], log: Path) -> str:
    """The page at `address` as soon as it is as wanted; fails with what the preview said when that takes over two minutes."""
    end = time.monotonic() + 120
    text = ""
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=5) as answer:
                text = answer.read().decode()
            if holds(text):
                return text
        except (URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.2)
    raise AssertionError(f"{address} is not as wanted; the preview said:\n{log.read_text()}")


@pytest.mark.parametrize("faults", [["data-file", "front-matter", "cite-unknown"], [WORDS_GONE, "encoding", "bibliography"]])
def test_a_preview_warns_goes_on_and_recovers(mini: Miniature, faults: list[str]) -> None:
    """The first fault is there when it starts, the others come while it runs."""
    does = UNREAD | READ | {WORDS_GONE: lambda m: m.path("data/interface/en.yml").unlink()}
    names = [HOME, NINE, DRONES, BIB, "data/vocabulary.yml", "data/interface/en.yml"]
    whole = {name: mini.path(name).read_bytes() for name in names}
    does[faults[0]](mini)
    with preview(mini.root) as (address, log):
        for number, fault in enumerate(faults):
            name = "data-file" if fault == WORDS_GONE else fault
            if number:
                does[fault](mini)
            wait_for(address + "sources/", lambda text, name=name: "<title>" in text and f"[{name}]" in log.read_text(), log)  # type: ignore[misc]
            for path, content in whole.items():
                mini.path(path).write_bytes(content)
            said = f"Mended publication {number}."
            mini.replace(HOME, "A small publication.", said)
            wait_for(address, lambda text, said=said: said in text and "Sources" in text, log)  # type: ignore[misc]
        assert "Traceback" not in log.read_text()


def test_in_a_preview_faults_come_last_and_once_with_what_to_do(mini: Miniature) -> None:
    mini.replace("data/vocabulary.yml", "stages:", "stagess:")
    mini.append("docs/about/index.md", "\n[Nowhere](nowhere.md)\n")
    with preview(mini.root) as (address, log):
        wait_for(address + "about/", lambda text: "<title>" in text, log)
        said = [line for line in log.read_text().splitlines() if "WARNING" in line]
        # Of MkDocs nothing; of the publication each fault once, and in the last line what to do.
        assert [line for line in said if "did you mean `stages`?" in line]
        assert len(said) == len(set(said))
        assert "nowhere.md" not in "".join(line for line in said if "Doc file" in line)
        assert re.search(r"\d+ problems?: correct the lines above and save, .*; \d+ more of MkDocs", said[-1])


def test_a_preview_follows_data_templates_and_style_sheets(mini: Miniature) -> None:
    with preview(mini.root) as (address, log):
        wait_for(address, lambda text: "A small publication." in text, log)
        mini.replace("data/glossary.yml", "term: Watchlist", "term: List of the wanted")
        wait_for(address + "glossary/", lambda text: "List of the wanted" in text, log)
        mini.append("overrides/layouts/page.md", "\nA line of the layout.\n")
        wait_for(address + "about/", lambda text: "A line of the layout." in text, log)
        mini.append("overrides/assets/extra.css", ".of-the-style-sheet { color: red }\n")
        wait_for(address + "assets/extra.css", lambda text: "of-the-style-sheet" in text, log)
        mini.append("overrides/main.html", "{% broken %}")
        wait_for(address, lambda text: "A small publication." in text, log)
        mini.replace("overrides/main.html", "{% broken %}", "")
        mini.replace(HOME, "A small publication.", "A mended publication.")
        wait_for(address, lambda text: "A mended publication." in text, log)
