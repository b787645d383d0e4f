"""A page's Markdown, read for what it refers to: headings, links, images, citations, raw HTML, each with its line.

The text is parsed, not searched: code spans and fences are known as code. The parser is markdown-it-py, which reads as GitHub does
and keeps line numbers. Python-Markdown, which renders the pages, does neither; `publication.checks.markdown` compares the two.
"""

from __future__ import annotations

import re
from collections import ChainMap, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from html import escape
from types import MappingProxyType
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from publication.model.text import Heading, Image, MarkdownSource, Mention
from publication.source.commonmark import CODE, MARK, Extensions, Syntax, as_commonmark

CITATION = re.compile(r"\[([^\[\]]*@[^\[\]]*)\]")
CITATION_KEY = re.compile(r"@([A-Za-z0-9_-]+)")
REFERENCE = re.compile(r"\[([^\[\]]+)\]\[([^\[\]]*)\]")
PICTURE = re.compile(r'^!\[(?P<words>[^\]]+)\]\((?P<address>[^)\s]+\.svg)(?:\s+"(?P<caption>[^"]+)")?\)$', re.MULTILINE)
"""A drawing that is set into the page with its words and its caption, on a line of its own."""
_WELL_FORMED = re.compile(r"@[A-Za-z0-9_-]+(\s*;\s*@[A-Za-z0-9_-]+)*")
_HEADING_ID = re.compile(r"\s*\{\s*#([^\s}]+)[^}]*\}\s*$")
_WORD = re.compile(r"[^\W_][\w’'-]*")
REFERENCE_SCHEME = "reference:"
"""How the address of a link to an id of the publication begins, until a page is rendered."""
ESCAPED = "\ue002"
NO_EXTENSIONS: Extensions = MappingProxyType({})
_NO_BLOCKS = Syntax.of(NO_EXTENSIONS)


def read_markdown(
    text: str, *, references: Iterable[str] = (), first_line: int = 1, extensions: Extensions = NO_EXTENSIONS
) -> MarkdownSource:
    """Parse `text`, which begins at `first_line` of its file.

    `references` are the ids that the publication defines: `[text][id]` with one of them is a reference; with another id it is a
    reference too, which the checks will call unknown. `extensions` say which blocks of Python-Markdown's own may be in it.
    """
    return _read(text, frozenset(references), first_line, Syntax.of(extensions) if extensions else _NO_BLOCKS)


@lru_cache(maxsize=16384)  # a preview asks again after each edit, the checks for the same text as the loader
def _read(text: str, references: frozenset[str], first_line: int, syntax: Syntax) -> MarkdownSource:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for name, each in _found(_parser().parse(as_commonmark(text, syntax), _environment(references)), first_line):
        found[name].append(each)
    words = sum(found.pop("words", ()))
    return MarkdownSource(text, first_line, words, **{name: tuple(each) for name, each in found.items()})


def tokens(text: str, extensions: Extensions) -> list[Token]:
    """The text as tokens of markdown-it, whose lines count from 0."""
    return _parser().parse(as_commonmark(text, Syntax.of(extensions)))


def rendered_as_commonmark(text: str, references: Iterable[str], syntax: Syntax) -> str:
    """The HTML of a text in CommonMark with tables, as GitHub shows it: `data-line` is the line of an element, from 0.

    A sign that is written with a backslash or as an entity has `ESCAPED` before it; in the place of HTML is a comment that says `html`.
    """
    environment = _environment(frozenset(references))
    tokens = _parser().parse(as_commonmark(text, syntax), environment)
    for token in tokens:
        if token.map and token.nesting >= 0:
            token.attrSet("data-line", str(token.map[0]))
    return str(_parser().renderer.render(tokens, _parser().options, environment))


def _environment(references: frozenset[str]) -> dict[str, Any]:
    # What the text itself defines goes into the first map, so that the other can serve every text.
    own: dict[str, dict[str, str]] = {}
    return {"references": ChainMap(own, _definitions(references))}


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """The text with `change` made outside fences and spans of code."""
    if "`" not in text and "~~~" not in text:
        return change(text)
    parts: list[str] = []
    end = 0
    for code in CODE.finditer(text):
        parts += [change(text[end : code.start()]), code.group(0)]
        end = code.end()
    return "".join([*parts, change(text[end:])])


@lru_cache(maxsize=8)
def _definitions(references: frozenset[str]) -> dict[str, dict[str, str]]:
    """The ids as markdown-it wants them; made once for the many texts of a publication."""
    return {_normal(name): {"href": REFERENCE_SCHEME + name, "title": ""} for name in references}


@cache
def _parser() -> MarkdownIt:
    # Signs with a backslash stay tokens of their own: they are meant as signs.
    parser = MarkdownIt("commonmark", {"html": True, "xhtmlOut": True}).enable("table").disable("text_join")
    # An address with a space or a colon is still a link that somebody meant: judge it in the checks, do not drop it here.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - its name is part of the type
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.add_render_rule("text_special", lambda _, tokens, index, *__: ESCAPED + escape(tokens[index].content))
    for name in ("html_block", "html_inline"):
        parser.add_render_rule(name, lambda _, tokens, index, *__: MARK if MARK in tokens[index].content else "<!--html-->")
    return parser


def _normal(name: str) -> str:
    # The same folding that markdown-it applies to labels.
    return " ".join(name.split()).lower().upper()


def _found(tokens: list[Token], first_line: int) -> Iterator[tuple[str, Any]]:
    """What is in a text, each by what `MarkdownSource` calls it, and the numbers of its words."""
    for before, token in zip([None, *tokens], tokens, strict=False):
        line = first_line + (token.map[0] if token.map else 0)
        if token.type in ("fence", "code_block"):
            for offset, code in enumerate(token.content.splitlines(), start=1 if token.type == "fence" else 0):
                yield from _in_code(code, line + offset)
        elif token.type == "html_block" and MARK not in token.content:
            yield "html", Mention(token.content.strip().splitlines()[0], line)
        elif token.type == "inline":
            if before is not None and before.type == "heading_open":
                match = _HEADING_ID.search(token.content)
                yield "headings", Heading(int(before.tag[1]), _HEADING_ID.sub("", token.content), match[1] if match else None, line)
            yield from _inline(token.children or [], line)


def _in_code(code: str, line: int) -> Iterator[tuple[str, Any]]:
    yield from (("citations_in_code", Mention(match[0], line)) for match in CITATION.finditer(code))


def _inline(children: list[Token], line: int) -> Iterator[tuple[str, Any]]:
    text, in_link = "", False
    for child in children:
        if child.type in ("text", "text_special"):
            text += child.content
            continue
        broken = child.type in ("softbreak", "hardbreak")
        if broken and text.rfind("[") > text.rfind("]") and "@" in (opened := text[text.rfind("[") :]):
            yield "malformed_citations", Mention(opened, line)
        yield from _in_words(text, line, in_link=in_link)
        text, in_link = "", child.type == "link_open" or (in_link and child.type != "link_close")
        line += broken
        if child.type == "link_open":
            target = str(child.attrs["href"])
            bare = target.removeprefix(REFERENCE_SCHEME)
            yield "links" if bare == target else "references", Mention(bare, line)
        elif child.type == "image":
            yield "images", Image(str(child.attrs["src"]), child.content, line)
        elif child.type == "code_inline":
            yield "words", 1
            yield from _in_code(child.content, line)
        elif child.type == "html_inline":
            yield "html", Mention(child.content, line)
    yield from _in_words(text, line, in_link=in_link)


def _in_words(text: str, line: int, *, in_link: bool) -> Iterator[tuple[str, Any]]:
    yield from (("references", Mention(name or words, line)) for words, name in REFERENCE.findall(text) if "@" not in name)
    citations = list(CITATION.finditer(text))
    for match in citations:
        if in_link:
            yield "citations_in_links", Mention(match[0], line)
        elif _WELL_FORMED.fullmatch(match[1]):
            yield from (("citations", Mention(key, line)) for key in CITATION_KEY.findall(match[1]))
        else:
            yield "malformed_citations", Mention(match[0], line)
    if in_link and "@" in text and not citations:
        yield "citations_in_links", Mention(text.strip(), line)
    yield "words", len(_WORD.findall(_HEADING_ID.sub("", CITATION.sub("", text))))
