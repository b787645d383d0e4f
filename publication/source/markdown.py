"""A page's Markdown, read for what it refers to: headings, links, images, citations, raw HTML, each with its line.

The text is parsed, not searched: code spans and fences are known as code. The parser is markdown-it-py, which reads as GitHub does
and keeps line numbers. Python-Markdown, which renders the pages, does neither; `publication.checks.markdown` compares the two.
"""

from __future__ import annotations

import re
from collections import ChainMap, defaultdict
from collections.abc import Callable, Iterable
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
    reader = _Reader(first_line)
    reader.read(_parser().parse(as_commonmark(text, syntax), _environment(references)))
    found = {name: tuple(each) for name, each in reader.found.items()}
    return MarkdownSource(text, first_line, reader.words, headings=tuple(reader.headings), images=tuple(reader.images), **found)


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


class _Reader:
    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.words = 0
        self.headings: list[Heading] = []
        self.images: list[Image] = []
        self.found: defaultdict[str, list[Mention]] = defaultdict(list)
        """What `MarkdownSource` calls by these names."""

    def _note(self, kind: str, line: int, *targets: str) -> None:
        self.found[kind] += (Mention(target, line) for target in targets)

    def read(self, tokens: list[Token]) -> None:
        for before, token in zip([None, *tokens], tokens, strict=False):
            line = self.first_line + (token.map[0] if token.map else 0)
            if token.type in ("fence", "code_block"):
                for offset, code in enumerate(token.content.splitlines(), start=1 if token.type == "fence" else 0):
                    self._code(code, line + offset)
            elif token.type == "html_block" and MARK not in token.content:
                self._note("html", line, token.content.strip().splitlines()[0])
            elif token.type == "inline":
                if before is not None and before.type == "heading_open":
                    match = _HEADING_ID.search(token.content)
                    title = _HEADING_ID.sub("", token.content)
                    self.headings.append(Heading(int(before.tag[1]), title, match.group(1) if match else None, line))
                self._inline(token.children or [], line)

    def _code(self, code: str, line: int) -> None:
        self._note("citations_in_code", line, *(match.group(0) for match in CITATION.finditer(code)))

    def _inline(self, children: list[Token], line: int) -> None:
        text, in_link = "", False
        for child in children:
            if child.type in ("text", "text_special"):
                text += child.content
                continue
            broken = child.type in ("softbreak", "hardbreak")
            if broken and text.rfind("[") > text.rfind("]") and "@" in (opened := text[text.rfind("[") :]):
                self._note("malformed_citations", line, opened)
            self._text(text, line, in_link=in_link)
            text, in_link = "", child.type == "link_open" or (in_link and child.type != "link_close")
            line += broken
            if child.type == "link_open":
                target = str(child.attrs["href"])
                self._note("references" if target.startswith(REFERENCE_SCHEME) else "links", line, target.removeprefix(REFERENCE_SCHEME))
            elif child.type == "image":
                self.images.append(Image(str(child.attrs["src"]), child.content, line))
            elif child.type == "code_inline":
                self.words += 1
                self._code(child.content, line)
            elif child.type == "html_inline":
                self._note("html", line, child.content)
        self._text(text, line, in_link=in_link)

    def _text(self, text: str, line: int, *, in_link: bool) -> None:
        self._note("references", line, *(name or words for words, name in REFERENCE.findall(text) if "@" not in name))
        citations = list(CITATION.finditer(text))
        for match in citations:
            if in_link:
                self._note("citations_in_links", line, match.group(0))
            elif _WELL_FORMED.fullmatch(match.group(1)):
                self._note("citations", line, *CITATION_KEY.findall(match.group(1)))
            else:
                self._note("malformed_citations", line, match.group(0))
        if in_link and "@" in text and not citations:
            self._note("citations_in_links", line, text.strip())
        self.words += len(_WORD.findall(_HEADING_ID.sub("", CITATION.sub("", text))))
