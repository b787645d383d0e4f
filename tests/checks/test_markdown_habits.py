"""Plausible Markdown, at random: what no check refuses has to look the same on GitHub, by GitHub's own parser, and on the site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import count
from urllib.parse import unquote

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import HealthCheck, given, settings
from lxml import html
from markdown import Markdown

from publication.checks.markdown import Reading, faults
from publication.checks.pages import ATTRIBUTES
from publication.source.markdown import read_markdown
from publication.source.settings import read_extensions
from tests.checks.github_habits import Pair, texts
from tests.conftest import ROOT

CASES = 600
"""For each of the two sets of extensions."""
KNOWN = {"drones": "reference:drones"}
SITE = read_extensions((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
MATERIAL = SITE | {
    "admonition": {},
    "pymdownx.details": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.blocks.details": {},
}
_BLOCKS = {"p", "pre", "li", "td", "th", "blockquote", "div", "dd", "dt", "section", "details", *(f"h{level}" for level in range(1, 7))}
_HOLD_BLOCKS = {"ul", "ol", "dl", "table", "thead", "tbody", "tr"}
"""What has no text of its own."""
_KEPT = {"em", "strong", "del", "code", "pre", "blockquote", "ul", "table", "thead", "dt", "dd", *(f"h{level}" for level in range(1, 7))}
_OF_THE_SITE = "//*[@class='admonition-title' or @class='footnote-backref' or @class='filename' or contains(@class, 'tabbed-labels') or self::summary or self::input or self::hr[parent::div[@class='footnote']]]"


def on_github(text: str) -> str:
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    defined = "".join(f"\n\n[{name}]: {target}" for name, target in KNOWN.items())
    extensions = ["table", "strikethrough", "autolink", "tasklist"]
    # An id or a class is text there.
    text = re.sub(r"^( {0,3}\S[^\n]*?)[ ]*\{[ ]*:?[ ]*[.#][^}\n]*\}", r"\1", text, flags=re.MULTILINE)
    return str(cmarkgfm.markdown_to_html_with_extensions(text + defined, options=options, extensions=extensions))


def on_the_site(text: str, renderer: Markdown) -> str:
    renderer.reset()
    renderer.references = {name: (target, "") for name, target in KNOWN.items()}
    return str(renderer.convert(text))


def renderer(extensions: dict[str, dict[str, object]]) -> Markdown:
    used = {"tables": {}, "fenced_code": {}} | extensions | {"toc": {}}
    return Markdown(extensions=list(used), extension_configs=used)


def shown(page: str) -> list[tuple[tuple[str, ...], str]]:
    """What a reader sees: each piece of text, with what it is in."""
    tree = html.fragment_fromstring(page, create_parent="div")
    for element in tree.xpath(_OF_THE_SITE + "|//a[@data-footnote-backref]"):
        element.drop_tree()
    # A note that is shown by both has a list in a block of its own.
    for block in tree.xpath("//div[@class='footnote']|//section[@data-footnotes]"):
        block.tag = "footnotes"
    seen: list[tuple[tuple[str, ...], str, int]] = []
    for where, text, block in _pieces(tree, (), 0, count(1)):
        if seen and seen[-1][0] == where and seen[-1][2] == block:
            seen[-1] = (where, seen[-1][1] + text, block)
        else:
            seen.append((where, text, block))
    # Which of the two is outside is not seen.
    seen = [(_emphasis(where), text, block) for where, text, block in seen]
    neat = [(where, re.sub(r"[ \t\n\r]+", " ", text)) for where, text, _ in seen]
    return _trimmed(neat, [block for *_, block in seen])


def _emphasis(where: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("\n".join(where).replace("strong\nem", "em\nstrong").split("\n"))


def _trimmed(pieces: list[tuple[tuple[str, ...], str]], blocks: list[int]) -> list[tuple[tuple[str, ...], str]]:
    """Without space at the edges of blocks."""
    found = []
    for number, (where, text) in enumerate(pieces):
        first = number == 0 or blocks[number - 1] != blocks[number] or pieces[number - 1][0][-1:] == ("br",)
        last = number + 1 == len(pieces) or blocks[number + 1] != blocks[number] or pieces[number + 1][0][-1:] == ("br",)
        # A space at the end of code is not seen.
        first, last = first or where[-1:] == ("code",), last or where[-1:] == ("code",)
        text = text.lstrip(" ") if first else text
        text = text.rstrip(" \u00a0") if last else text
        if text or where[-1:] in (("br",), ("hr",)):
            found.append((where, text))
    return found


def _pieces(
    element: html.HtmlElement, where: tuple[str, ...], block: int, numbers: Iterator[int]
) -> Iterator[tuple[tuple[str, ...], str, int]]:
    only_blocks = element.tag in _HOLD_BLOCKS
    if element.text and not only_blocks:
        yield where, element.text, block
    for number, child in enumerate(element):
        tag = child.tag
        if not isinstance(tag, str):
            continue
        inside = (*where, _named(child, number)) if _named(child, number) else where
        if tag in ("br", "hr"):
            yield inside, "", block
        elif tag == "img":
            alt = re.sub(r"[*_`]", "", child.get("alt", ""))
            yield (*where, f"img {unquote(child.get('src', ''))} {alt}"), "·", block
        else:
            yield from _pieces(child, inside, next(numbers) if tag in _BLOCKS else block, numbers)
        if child.tail and not only_blocks:
            # What follows a block inside another is a block of its own.
            yield where, child.tail, next(numbers) if tag in _BLOCKS | {"ul", "ol", "table", "pre", "hr", "dl"} else block


def _named(element: html.HtmlElement, number: int) -> str:
    tag = element.tag
    if tag == "li":
        parent = element.getparent()
        return f"{number + int(parent.get('start', 1))}." if parent.tag == "ol" else "-"
    if tag == "a":
        return (
            "mark"
            if "footnote-ref" in (element.get("class") or "") + (element.getparent().get("class") or "")
            else f"a {unquote(element.get('href', ''))}"
        )
    if tag in ("td", "th"):
        align = re.search(r"align:\s*(\w+)", element.get("style") or f"align:{element.get('align')}")
        return f"{tag} {align.group(1) if align else None}"
    if tag == "div" and element.get("class", "").split()[:1] in (["admonition"], ["tabbed-block"]):
        return "box"
    if tag == "details":
        return "box"
    return tag if tag in _KEPT or tag in ("br", "hr", "footnotes") else ""


def judged_elsewhere(text: str, reading: Reading) -> bool:
    """Whether another check refuses the text: HTML, a reference to nothing, what is no citation, an attribute."""
    source = read_markdown(text, references=KNOWN, extensions=reading.extensions)
    unknown = [mention for mention in source.references if mention.target not in KNOWN]
    return bool(source.html or unknown or source.malformed_citations or ATTRIBUTES.search(text))


def judge(pair: Pair, reading: Reading, site: Markdown) -> str:
    """`fault` or `same`; an assertion fails where a difference has no fault, or a fault no place or no remedy."""
    text, same = pair
    found = faults(text, reading)
    assert all(0 <= line <= text.count("\n") and ";" in message for line, message in found), found
    if found or judged_elsewhere(text, reading):
        return "fault"
    assert shown(on_github(same)) == shown(on_the_site(text, site))
    return "same"


@pytest.mark.parametrize("extensions", [SITE, MATERIAL], ids=["as mkdocs.yml has it", "with Material's blocks"])
def test_what_is_no_fault_looks_the_same(extensions: dict[str, dict[str, object]]) -> None:
    reading, site = Reading(extensions, frozenset(KNOWN)), renderer(extensions)
    judged: Counter[str] = Counter()

    @settings(max_examples=CASES, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(texts())
    def each(pair: Pair) -> None:
        judged[judge(pair, reading, site)] += 1

    each()
    assert judged["same"] > CASES / 20, "nearly everything is refused, so nothing is compared"
