"""Lighter, and nothing lost: the same site is built once as it is shipped and once as it is written, and compared page by page."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from lxml import html

from publication.site.minify import minified_asset, minified_page
from tests.conftest import ROOT
from tests.site_builds import ADDRESS, REPOSITORY, BuiltSite

AS_WRITTEN = """
import publication.site.mkdocs_files as mkdocs_files
import publication.site.events as site
site.minified_page = lambda page: page
mkdocs_files.minified_asset = lambda name, text: text
from mkdocs.__main__ import cli
cli()
"""
FLOWING = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "br",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "svg",
        "time",
        "u",
        "var",
        "wbr",
    ]
)
"""Elements that stand in a line of text, where a space before or after them is seen. What is not here is a box of its own."""
NO_TEXT = ("script", "style")


@pytest.fixture(scope="module")
def as_written(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("written") / "site"
    command = [sys.executable, "-c", AS_WRITTEN, "build", "--site-dir", str(folder)]
    environment = {"SITE_URL": ADDRESS, "REPO_URL": REPOSITORY, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return BuiltSite(folder)


def text(element: html.HtmlElement) -> list[str]:
    """What is read, box by box, with spaces as a browser shows them."""

    def pieces(element: html.HtmlElement) -> Iterator[str]:
        if isinstance(element.tag, str) and element.tag not in NO_TEXT:
            edge = "" if element.tag in FLOWING else "\0"
            yield edge + (element.text or "")
            for child in element:
                yield from pieces(child)
            yield edge
        yield element.tail or ""

    joined = re.sub(r"[ \t\r\n]*\0[ \t\r\n\0]*", "\0", "".join(pieces(element)))
    # A digest is of the bytes of the site, so that it differs where the same text takes more of them.
    return re.sub(r"\b[0-9a-f]{16,64}\b", "", re.sub(r"[ \t\r\n]+", " ", joined)).split("\0")


def elements(tree: html.HtmlElement) -> list[tuple[str, dict[str, str]]]:
    """Every element with its attributes, in order. The policy is left out: it names the scripts by what they say."""
    return [
        (element.tag, {name: " ".join(value.split()) for name, value in element.attrib.items()})
        for element in tree.iter()
        if isinstance(element.tag, str) and element.get("http-equiv") != "Content-Security-Policy"
    ]


def test_no_text_is_lost(site: BuiltSite, as_written: BuiltSite) -> None:
    assert site.pages.keys() == as_written.pages.keys()
    for name, page in as_written.pages.items():
        assert text(site.pages[name].tree) == text(page.tree), name


def test_no_element_and_no_attribute_is_lost(site: BuiltSite, as_written: BuiltSite) -> None:
    for name, page in as_written.pages.items():
        assert elements(site.pages[name].tree) == elements(page.tree), name


def test_data_in_a_page_is_left_as_it_is(site: BuiltSite, as_written: BuiltSite) -> None:
    data = "//script[@type='application/ld+json']/text()"
    for name, page in as_written.pages.items():
        assert site.pages[name].tree.xpath(data) == page.tree.xpath(data), name


def test_every_page_and_file_is_lighter(site: BuiltSite, as_written: BuiltSite) -> None:
    shipped = [
        *site.pages,
        *(path.relative_to(site.folder) for path in site.folder.glob("assets/*.[cj]s*") if path.suffix in (".css", ".js")),
    ]
    assert len(shipped) > len(site.pages)
    assert [name for name in shipped if (site.folder / name).stat().st_size >= (as_written.folder / name).stat().st_size] == []


@pytest.mark.parametrize(
    "kept",
    [
        "<pre>\n a\n   b</pre>",
        "<p>one <b>two</b> three</p>",
        "<p><a href=a>1</a> <a href=b>2</a></p>",
        "<p lang=fr>un</p>",
        "<math><mi>x</mi><mo>&lt;</mo><mn>1</mn></math>",
        "<svg><text x=1>a <tspan>b</tspan> c</text></svg>",
        '<script type=application/ld+json>{"a": "b  c"}</script>',
        "<p aria-hidden=true data-x=1>x</p>",
        "<p>a\N{NO-BREAK SPACE}b</p>",
    ],
)
def test_a_page_keeps(kept: str) -> None:
    assert minified_page(kept) == kept


def test_a_page_loses_comments_and_indentation() -> None:
    assert minified_page("<ul>\n   <li>a</li>\n   <!-- note -->\n</ul>") == "<ul><li>a</li></ul>"


def test_a_style_sheet_loses_comments_and_keeps_what_is_new_in_css() -> None:
    sheet = """
/* note */
:root { --bg: light-dark(#fff, #000); }
a:is(:hover, :focus)::after { content: attr(data-x); content: attr(data-x) / ""; }
.x { &:has(> b) { margin: max(1rem, 10vw) } }
@media (width > 40rem) { a { color: red } }
"""
    found = minified_asset("a.css", sheet)
    assert "note" not in found
    assert "\n" not in found
    for kept in ("light-dark(#fff,#000)", "content:attr(data-x);", 'content:attr(data-x)/""', ":has(>b)", "max(1rem,10vw)"):
        assert kept in found


def test_a_script_loses_comments_and_nothing_else() -> None:
    found = minified_asset("a.js", "// note\nexport const a = (b) => `c // ${ b }  d`;\n/* note */ const r = /a  \\/\\/ b/.test(a);\n")
    assert found == "export const a=(b)=>`c // ${ b }  d`;const r=/a  \\/\\/ b/.test(a);"


def test_other_files_are_left_as_they_are() -> None:
    assert minified_asset("a.svg", "<svg> </svg>") == "<svg> </svg>"


def test_scripts_are_still_scripts(site: BuiltSite) -> None:
    """What is shipped says the same as what is written, read without spaces."""
    for path in (ROOT / "overrides" / "assets").glob("*.js"):
        bare = re.sub(r"(?m)^\s*//.*$|\s//\s.*$|/\*\*? .*?\*/", "", path.read_text(encoding="utf-8"))
        squeeze = re.compile(r"\s+")
        assert squeeze.sub("", (site.folder / "assets" / path.name).read_text(encoding="utf-8")) == squeeze.sub("", bare), path.name
