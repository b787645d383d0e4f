"""Broken input: whatever is done to a file, the checks answer with file and line, and never with a traceback.

`FUZZ_CASES` in the environment asks for more cases than the 1,000 of every run; `FUZZ_SEED` takes another beginning.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from publication.checks import ALL, ELSEWHERE, OF_A_LANGUAGE, every_problem
from publication.model.site import Site
from publication.model.targets import targets
from publication.pages.compose import Composer, LayoutError
from publication.source.load import load
from publication.source.revision import read_revision
from tests.conftest import Miniature, write_miniature
from tests.site_builds import BuiltSite, run_mkdocs

CASES = int(os.environ.get("FUZZ_CASES", "1000"))
SCRAPS = [
    "", " ", "\t", "\n", "\r\n", "---", "- ", ": ", "[", "]", "{", "}", "{#", "{: #x }", "@", "[@", "[@nobody]", "[@hcnm2006; @", "\\", "`", "```", "<script>",
    '<a href="x">', "![](", "[a][rec-99]", "[a][]", "](..", "'", '"', "&", "*", "!x", "!!python/object:os.system", "*alias", "&anchor", "<<: *x", "? ", "%",
    "null", "~", "yes", "1e999", "-1", "9" * 30, "0x", "2026-99-99", "title:", "number: 9", "@misc{a,", "@article", "}\n}", "{\\", "\x00", "\x07", "\x85", "\u2028",
    "\ufeff", "\ud7ff", "é", "Ω", "\U0001f600", "ﬁ", "a" * 5000, "#" * 7 + " deep", "| a | b |", "/// note", "///", "{{ words }}", "{% for %}", "[^1]", "[^hcnm2006]: x",
]  # fmt: skip


@st.composite
def damage(draw: st.DrawFn) -> Callable[[str], str]:
    """Something that happens to a text: a line lost, doubled, moved, a word gone, a scrap put in, the end cut off."""
    kind = draw(st.sampled_from(["insert", "drop", "double", "swap", "cut", "replace", "word", "indent", "ends"]))
    where = draw(st.floats(0, 1))
    other = draw(st.floats(0, 1))
    scrap = draw(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=12)))

    def apply(text: str) -> str:
        place = int(where * len(text))
        lines = text.splitlines(keepends=True) or [""]
        line = min(int(where * len(lines)), len(lines) - 1)
        if kind == "insert":
            return text[:place] + scrap + text[place:]
        if kind == "replace":
            return text[:place] + scrap + text[place + 1 + int(other * 30) :]
        if kind == "cut":
            return text[:place]
        if kind == "word":
            words = text.split(" ")
            words[min(int(where * len(words)), len(words) - 1)] = scrap
            return " ".join(words)
        if kind == "drop":
            del lines[line]
        elif kind == "double":
            lines.insert(line, lines[line])
        elif kind == "indent":
            lines[line] = "  " + lines[line]
        elif kind == "ends":
            return text.replace("\n", "\r\n" if other < 0.5 else "\r")
        else:
            second = min(int(other * len(lines)), len(lines) - 1)
            lines[line], lines[second] = lines[second], lines[line]
        return "".join(lines)

    return apply


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Miniature:
    """English and one other language, the one with more forms of words."""
    mini = write_miniature(tmp_path_factory.mktemp("victim"))
    mini.path("data/interface/fr.yml").unlink()
    return mini


@pytest.fixture(scope="module")
def names(victim: Miniature) -> list[str]:
    """What a contributor edits: pages, data, bibliography, settings."""
    found = [*victim.root.glob("docs/**/*.md"), *victim.root.glob("docs/**/*.svg"), *victim.root.glob("data/**/*.*")]
    found += [victim.path("mkdocs.yml"), victim.path("CHANGELOG.md")]
    return sorted(path.relative_to(victim.root).as_posix() for path in found if path.is_file())


@seed(int(os.environ.get("FUZZ_SEED", "20260124")))
@settings(
    max_examples=CASES,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_no_damage_ends_in_a_traceback(victim: Miniature, names: list[str], data: st.DataObject) -> None:
    """Each problem names a file and a line that an editor can open; what has no problem can be put together."""
    name = data.draw(st.sampled_from(names))
    harms = data.draw(st.lists(damage(), min_size=1, max_size=3))
    before = victim.path(name).read_bytes()
    text = before.decode()
    for harm in harms:
        text = harm(text)
    try:
        victim.path(name).write_bytes(text.encode("utf-8", "surrogatepass"))
        loaded = load(victim.root)
        problems = every_problem(loaded)
        for problem in problems:
            assert problem.id in {*ALL, *ELSEWHERE, *OF_A_LANGUAGE}
            assert problem.place.path, str(problem)
            assert not problem.place.path.startswith(("/", "..")), str(problem)
            file = victim.path(problem.place.path)
            lines = len(file.read_bytes().decode("utf-8", "replace").splitlines()) if file.is_file() else 0
            assert 1 <= problem.place.line <= max(lines, 1) + 1, f"{problem} (the file has {lines} lines)"
            assert "Traceback" not in problem.message
        if not problems:
            assert loaded.publication is not None
            site = Site("The site", "https://example.org/", read_revision(victim.root))
            composer = Composer(loaded.publication, site, victim.root / "overrides" / "layouts", targets(loaded.publication))
            for page in loaded.publication.all_pages:
                # One Recommendation, Recommendation 9, stands for those that were not touched.
                if page.path in (name, "docs/recommendations/09.md") or page.layout != "recommendation":
                    # A lost word of the interface is a fault of the layout that asks for it, with file and line.
                    with suppress(LayoutError) if name.startswith("data/interface/") else nullcontext():
                        composer.compose(page, cited_by={})
    finally:
        victim.path(name).write_bytes(before)


def snapshot(folder: Path) -> dict[str, tuple[bytes, float]]:
    return {str(path): (path.read_bytes(), path.stat().st_mtime) for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_build_writes_nothing_but_the_site(mini: Miniature) -> None:
    """Folders that may not be written are enough for it: the pages are read-only here."""
    before = {name: snapshot(mini.root / name) for name in ("docs", "data", "overrides")}
    for path in (mini.root / "docs").rglob("*"):
        path.chmod(stat.S_IRUSR | (stat.S_IXUSR if path.is_dir() else 0))
    result = run_mkdocs(mini.root, "build")
    for path in (mini.root / "docs").rglob("*"):
        path.chmod(stat.S_IRWXU if path.is_dir() else stat.S_IRUSR | stat.S_IWUSR)
    assert result.returncode == 0, result.stderr
    assert {name: snapshot(mini.root / name) for name in before} == before


def test_it_builds_in_a_folder_of_any_name(tmp_path: Path) -> None:
    root = tmp_path / "a folder with spaces" / "Übersetzung – 2" / unicodedata.normalize("NFD", "Möbius") / "hash#and%20percent"
    root.mkdir(parents=True)
    mini = write_miniature(root)
    result = run_mkdocs(mini.root, "build")
    assert result.returncode == 0, result.stderr
    assert BuiltSite(mini.root / "site", "http://127.0.0.1:8000/").dead_links() == []


def test_windows_line_ends_and_a_byte_order_mark_give_the_same_site(mini: Miniature) -> None:
    assert run_mkdocs(mini.root, "build", "--site-dir", str(mini.root / "one"), SOURCE_DATE_EPOCH="0").returncode == 0
    for path in [*mini.root.glob("docs/**/*.md"), *mini.root.glob("data/**/*.*")]:
        text = path.read_text(encoding="utf-8")
        path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    result = run_mkdocs(mini.root, "build", "--site-dir", str(mini.root / "two"), SOURCE_DATE_EPOCH="0")
    assert result.returncode == 0, result.stderr
    pages = {name: BuiltSite(mini.root / name).pages for name in ("one", "two")}
    assert [page.text() for page in pages["one"].values()] == [page.text() for page in pages["two"].values()]


def test_a_page_of_ten_megabytes_is_read(mini: Miniature) -> None:
    """Read and checked; to render it is Python-Markdown's work, which takes minutes for such a page."""
    line = mini.append("docs/about/index.md", "\nA sentence that stands again and again [@hcnm2006].\n" * 200_000)
    mini.append("docs/about/index.md", "\nAnd one with a fault [@nobody].\n")
    problems = {problem.id: problem.place for problem in mini.problems()}
    assert problems.keys() == {"cite-unknown", "markdown"}
    assert problems["cite-unknown"].line > line + 390_000


def test_an_empty_address_ends_a_build_in_words(mini: Miniature) -> None:
    result = run_mkdocs(mini.root, "build", SITE_URL="")
    assert result.returncode == 1
    assert "SITE_URL in the environment" in result.stderr
    assert "Traceback" not in result.stderr
