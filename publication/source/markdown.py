"""A page's Markdown, read for what it refers to: headings, links, images, citations, raw HTML, each with its line.

The text is parsed, not searched: code spans and fences are known as code. The parser is markdown-it-py, which reads as GitHub does
and keeps line numbers. Python-Markdown, which renders the pages, does neither; `publication.checks.markdown` compares the two.
"""

from __future__ import annotations

import re
from collections import ChainMap, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from publication.model.text import Heading, Image, MarkdownSource, Mention
from publication.source.containers import Part, Syntax, parted

CITATION = re.compile(r"\[([^\[\]]*@[^\[\]]*)\]")
CITATION_KEY = re.compile(r"@([A-Za-z0-9_-]+)")
CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|(`+)(?!`).+?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE)
"""A fence or a span of code, for whoever changes the text around it."""
REFERENCE = re.compile(r"\[([^\[\]]+)\]\[([^\[\]]*)\]")
_WELL_FORMED = re.compile(r"@[A-Za-z0-9_-]+(\s*;\s*@[A-Za-z0-9_-]+)*")
_HEADING_ID = re.compile(r"\s*\{\s*#([^\s}]+)[^}]*\}\s*$")
_WORD = re.compile(r"[^\W_][\w’'-]*")
REFERENCE_SCHEME = "reference:"
"""How the address of a link to an id of the publication begins, until a page is rendered."""
Extensions = Mapping[str, Mapping[str, Any]]
"""Markdown extensions by name, with their options, as mkdocs.yml has them."""
NO_EXTENSIONS: Extensions = MappingProxyType({})


def read_markdown(
    text: str, *, references: Iterable[str] = (), first_line: int = 1, extensions: Extensions = NO_EXTENSIONS
) -> MarkdownSource:
    """Parse `text`, which begins at `first_line` of its file.

    `references` are the ids that the publication defines: `[text][id]` with one of them is a reference; with another id it is a
    reference too, which the checks will call unknown. `extensions` say which blocks of Python-Markdown's own may stand in it.
    """
    return _read(text, frozenset(references), first_line, Syntax.of(extensions))


@lru_cache(maxsize=16384)  # a preview asks again after each edit, the checks for the same text as the loader
def _read(text: str, references: frozenset[str], first_line: int, syntax: Syntax) -> MarkdownSource:
    reader = _Reader(first_line)
    reader.read(list(_cached(text, references, syntax)))
    found = {name: tuple(each) for name, each in reader.found.items()}
    return MarkdownSource(text, first_line, reader.words, headings=tuple(reader.headings), images=tuple(reader.images), **found)


def tokens(text: str, *, references: Iterable[str] = (), extensions: Extensions = NO_EXTENSIONS) -> list[Token]:
    """The text as GitHub reads it, as tokens of markdown-it whose lines count from 0.

    What stands in a note, a footnote or a definition of Python-Markdown lies between tokens such as `box_open` and `box_close`.
    """
    return list(_cached(text, frozenset(references), Syntax.of(extensions)))


@lru_cache(maxsize=4096)
def _cached(text: str, references: frozenset[str], syntax: Syntax) -> tuple[Token, ...]:
    """Parsed once for all that reads a text: who refers to what, and both readings that are compared. Nobody changes a token."""
    # What the text itself defines goes into the first map, so that the other can serve every text.
    own: dict[str, dict[str, str]] = {}
    environment = {"references": ChainMap(own, _definitions(references))}
    parts = parted(text, syntax)
    found = tuple(_tokens(parts, environment))
    # A definition may stand in another part, below what refers to it.
    return tuple(_tokens(parts, environment)) if own and len(parts) > 1 else found


def _tokens(parts: Iterable[Part], environment: dict[str, Any]) -> Iterator[Token]:
    for part in parts:
        if part.kind in ("text", "term"):
            parse = _parser().parse if part.kind == "text" else _parser().parseInline
            inside = parse(part.text, environment)
            for token in inside:
                token.map = [part.line + line for line in token.map] if token.map else None
        else:
            inside = list(_tokens(part.parts, environment))
        if part.kind == "text":
            yield from inside
        else:
            yield Token(f"{part.kind}_open", "", 1, map=[part.line, part.line + 1], info=part.name)
            yield from inside
            yield Token(f"{part.kind}_close", "", -1)


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """The text with `change` made to what stands between fences and spans of code."""
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
    parser = MarkdownIt("commonmark", {"html": True}).enable("table").disable("text_join")
    # An address with a space or a colon is still a link that somebody meant: judge it in the checks, do not drop it here.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - its name is part of the type
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
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

    def read(self, tokens: list[Token]) -> None:
        level: int | None = None
        for token in tokens:
            line = self.first_line + (token.map[0] if token.map else 0)
            if token.type == "heading_open":
                level = int(token.tag[1])
            elif token.type == "heading_close":
                level = None
            elif token.type in ("fence", "code_block"):
                for offset, code in enumerate(token.content.splitlines(), start=1 if token.type == "fence" else 0):
                    self._code(code, line + offset)
            elif token.type == "html_block":
                self.found["html"].append(Mention(token.content.strip().splitlines()[0], line))
            elif token.type == "inline":
                if level is not None:
                    self._heading(level, token.content, line)
                self._inline(token, line)

    def _heading(self, level: int, content: str, line: int) -> None:
        match = _HEADING_ID.search(content)
        title = _HEADING_ID.sub("", content)
        self.headings.append(Heading(level, title, match.group(1) if match else None, line))

    def _code(self, code: str, line: int) -> None:
        for match in CITATION.finditer(code):
            self.found["citations_in_code"].append(Mention(match.group(0), line))

    def _inline(self, token: Token, line: int) -> None:
        link: str | None = None
        text = ""
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak"):
                self._broken_citation(text, line)
                text = self._text(text + " ", line, inside_link=link is not None)
                line += 1
            elif child.type in ("text", "text_special"):
                text += child.content
            else:
                text = self._text(text, line, inside_link=link is not None)
                if child.type == "link_open":
                    link = str(child.attrs["href"])
                    self._link(link, line)
                elif child.type == "link_close":
                    link = None
                elif child.type == "image":
                    self.images.append(Image(str(child.attrs["src"]), child.content, line))
                elif child.type == "code_inline":
                    self.words += 1
                    self._code(child.content, line)
                elif child.type == "html_inline":
                    self.found["html"].append(Mention(child.content, line))
        self._text(text, line, inside_link=link is not None)

    def _link(self, target: str, line: int) -> None:
        if target.startswith(REFERENCE_SCHEME):
            self.found["references"].append(Mention(target.removeprefix(REFERENCE_SCHEME), line))
        else:
            self.found["links"].append(Mention(target, line))

    def _broken_citation(self, text: str, line: int) -> None:
        opened = text.rfind("[")
        if opened > text.rfind("]") and "@" in text[opened:]:
            self.found["malformed_citations"].append(Mention(text[opened:], line))

    def _text(self, text: str, line: int, *, inside_link: bool) -> str:
        for match in REFERENCE.finditer(text):
            if "@" not in match.group(2):
                self.found["references"].append(Mention(match.group(2) or match.group(1), line))
        for match in CITATION.finditer(text):
            if inside_link:
                self.found["citations_in_links"].append(Mention(match.group(0), line))
            elif _WELL_FORMED.fullmatch(match.group(1)):
                self.found["citations"].extend(Mention(key, line) for key in CITATION_KEY.findall(match.group(1)))
            else:
                self.found["malformed_citations"].append(Mention(match.group(0), line))
        if inside_link and "@" in text and not CITATION.search(text):
            self.found["citations_in_links"].append(Mention(text.strip(), line))
        self.words += sum(1 for _ in self._readable(text))
        return ""

    @staticmethod
    def _readable(text: str) -> Iterator[str]:
        plain = _HEADING_ID.sub("", CITATION.sub("", text))
        return (match.group(0) for match in _WORD.finditer(plain))
