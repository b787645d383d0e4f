"""Notations that this site does not read, so that they would appear as typed: what each looks like, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from publication.model.problems import suggestion
from publication.source.github import ESCAPED, LINK, OPAQUE, Run
from publication.source.markdown import CITATION, CODE

_LINE = re.MULTILINE


@dataclass(frozen=True)
class Notation:
    """A notation, the `extensions` of which any one reads it, and what is wrong with it, and right, where none is used."""

    pattern: re.Pattern[str]
    remedy: str
    extensions: tuple[str, ...] = ()
    in_links: bool = True
    better: tuple[str, str] | None = None
    """An extension, and what to write where it is used."""


NOTE = "write a note as a line `/// note`, the text and a line `///`, with empty lines around"
DETAILS = "nothing reads this here; write a line `/// details | Title`, the text and a line `///`, with empty lines around"
TAB = "nothing reads tabs in this form; write `/// tab | Title`, the text and `///` for each, with empty lines around"
NOTATIONS = (
    Notation(re.compile(r"^\[!\w+\][+-]?", _LINE), f"an alert of GitHub stays a quotation here; {NOTE}"),
    Notation(re.compile(r"^!!! ?\w[^\n]*", _LINE), f"nothing reads this here; {NOTE}", ("admonition",)),
    Notation(re.compile(r'^\?\?\?\+? ?[\w"][^\n]*', _LINE), f"nothing reads this here; {NOTE}", ("pymdownx.details",), better=("pymdownx.blocks.details", DETAILS)),
    Notation(re.compile(r'^===[+!]* +"[^\n]*', _LINE), "nothing reads tabs here; write a heading for each", ("pymdownx.tabbed",), better=("pymdownx.blocks.tab", TAB)),
    Notation(re.compile(r"^/{3,}[^\n]*", _LINE), "no block begins or ends so; write `/// note`, the text and `///`, each at the start of a line"),
    Notation(re.compile(r"^:{3,}[^\n]*", _LINE), f"nothing reads this here; {NOTE}"),
    Notation(re.compile(r"^\[[ xX]\](?=\s)", _LINE), "nothing reads a list of tasks here; write a list, and say what is done", ("pymdownx.tasklist",)),
    Notation(re.compile(r"~~[^\n]+?~~|(?<!~)~[^\s~](?:[^~\n]*[^\s~])?~(?!~)"), "nothing is struck out here; take it out, or say what it was", ("pymdownx.tilde",)),
    Notation(re.compile(r"==(?=\S)[^\n=]+?(?<=\S)=="), "nothing is highlighted here; write `**so**`", ("pymdownx.mark",)),
    Notation(re.compile(r"\^\^(?=\S)[^\n^]+?\^\^|(?<=\w)\^[\w+-]+\^"), "nothing reads this here; write a plain word, or a sign such as ²", ("pymdownx.caret",)),
    Notation(re.compile(r"\+\+(?=\S)[^\n+]+(?:\+[^\n+]+)*\+\+"), "nothing reads keys here; name the key in words", ("pymdownx.keys",)),
    Notation(re.compile(r"\{(?:\+\+|--|~~|==|>>)[^\n]*?(?:\+\+|--|~~|==|<<)\}"), "nothing reads marks of a reviewer here; settle them", ("pymdownx.critic",)),
    Notation(re.compile(r"(?<![\w:/]):[a-z+-][a-z0-9_+-]*:(?![\w/])"), "nothing reads this name of a picture here; write the sign itself, or a word", ("pymdownx.emoji",)),
    Notation(re.compile(r"\$\$|(?<![\w$])\$(?=[^\s$])[^\n$]*(?<=[^\s$])\$(?![\w$])|\$`"), "nothing reads formulas here; write it in words and signs, `\\$` for the sign alone", ("pymdownx.arithmatex",)),
    Notation(re.compile(r"\[\[[^\n\[\]]*\]\]"), "nothing reads links of a wiki here; write `[text](page.md)`", ("wikilinks",)),
    Notation(re.compile(r"^\[TOC\]", _LINE), "no list of headings is put in here; the page has its own beside it"),
    Notation(re.compile(r"^-+8<-+[^\n]*|^;-+8<-+", _LINE), "no other file is put in here; write the text"),
    Notation(re.compile(r"^\*\[[^\]\n]+\]:[^\n]*", _LINE), "nothing reads abbreviations here; say them in full at first use, or link the glossary", ("abbr",)),
    Notation(re.compile(r"\{\{[^\n]*?\}\}|\{%[^\n]*?%\}"), "nothing is filled in here; write the text"),
    Notation(re.compile(r"\{[ ]*[:#.][^\n{}]*\}"), "no id or class is read here; an id stands at the end of a heading, after a space"),
    Notation(re.compile(r"(?<![\w/@.])(?:https?://|www\.)[^\s<>()\[\]" + OPAQUE + r"]*[\w/]"), "on GitHub this is a link and here it is not; write `[text](address)` or `<https://…>`", ("pymdownx.magiclink",), in_links=False),
    Notation(re.compile(r"(?<![\w@./+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?!\w)"), "on GitHub this is a link and here it is not; write `<name@example.org>`", ("pymdownx.magiclink",), in_links=False),
    Notation(re.compile(r"\[\^[^\]\n]*\](?!:)"), "no such footnote is in this text; add `[^1]: Text.` at the end, or cite a source as `[@key]`"),
    Notation(re.compile(r"^#{1,6}(?![#\s])[^\n]*", _LINE), "a heading has a space after its signs; write `## Heading {#a-short-name}`"),
    Notation(re.compile(r"^[-*+](?=[^\W\d_])[^\n]*", _LINE), "an item of a list has a space after its sign; write `- Item`"),
    Notation(re.compile(r"^[•‣◦▪·●○■]\s*[^\n]*", _LINE), "this is no list; begin each item with `- `"),
    Notation(re.compile(r"^\d+\.(?=[^\W\d_])[^\n]*", _LINE), "an item of a list has a space after its number; write `1. Item`"),
    Notation(re.compile(r"^\|[^\n]*|^[ ]*:?-+:?[ ]*\|[^\n]*|^[ ]*(?::-+:?|-+:)[ ]*$", _LINE), "this is no table; write a row of headings, a row of `| --- |` with as many columns, and the rows, with an empty line before"),
    Notation(re.compile(r"^[<>]{7}[^\n]*|^\|{7}[^\n]*", _LINE), "this is left of a merge; settle it"),
    Notation(re.compile(r"\*\*|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)|___"), "this does not make a word strong; write `**word**`, with the signs touching the words and a space outside them"),
    Notation(re.compile(r"`"), "this sign begins code that does not end; close it, or write `\\``"),
)  # fmt: skip
_LINE_SIGNS = re.compile(
    r"^[ \t>]*(?:(?:[-*+:]|\d+[.)]|#{1,6}|\||\[\^[^\]\n]*\]:)[ ]*)?(?P<sign>[\u00a0\u00ad\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff])",
    _LINE,
)
_SUSPECT = re.compile(r"[^\w\s.,;()’‘“”–—'\"%&/§?!:\ue001-]|^\W|^\d+\.\S|://|www\.|[!?=/:]{3}|:[a-z+-]+:", _LINE)
"""What a run has in which a notation can be: most have none of it, which is soon found."""
_NAME_OF_NOTE = re.compile(r"^[ >]*(\[\^[^\]\n]*\s[^\]\n]*\]:)", _LINE)
_EMPTY_ROW = re.compile(r"^[ >]*\|[| ]*$", _LINE)
_AFTER_DEFINITION = re.compile(r"^ {0,3}\[[^\]^\n][^\]\n]*\]:[^\n]*\n(?=[ ]*[^\s\[])", _LINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_DRAWN = re.compile(r"^[ >]*(`{3,}|~{3,})[ ]*(mermaid|geojson|topojson|stl|math)\b", _LINE)
_BRACKETS = re.compile(
    rf"(?P<image>!)?\[(?P<text>[^\[\]\n{ESCAPED}{LINK}]+)\](?P<rest>\([^\n]*?(?:\)|$)|[ ]\([^\n)]*\)|[ ]?\[[^\[\]\n]*\]|[ ]{LINK}|:)?",
    _LINE,
)


def typed(run: Run, extensions: Collection[str], known: Collection[str]) -> Iterator[tuple[int, str]]:
    """What of the words would appear as typed: line, and what is wrong and right. `known` are the ids of the publication."""
    if not _SUSPECT.search(CITATION.sub("", run.text)):
        return
    found: list[tuple[int, int, str]] = []
    plain = _without_links(run.text)
    for notation in NOTATIONS:
        if not any(name in extensions for name in notation.extensions):
            remedy = notation.better[1] if notation.better and notation.better[0] in extensions else notation.remedy
            for match in notation.pattern.finditer(run.text if notation.in_links else plain):
                found.append((match.start(), match.end(), f"`{_shown(match.group(0))}`: {remedy}"))
    for match in _BRACKETS.finditer(run.text):
        if message := _bracket(match, known):
            found.append((match.start(), match.end(), message))
    end = -1
    for start, stop, message in sorted(found, key=lambda each: (each[0], -each[1])):
        if start >= end:
            yield run.line + run.text.count("\n", 0, start), message
            end = stop


def of_lines(text: str, extensions: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """What is wrong with lines whatever stands in them: signs that nobody sees, and code that only GitHub draws. Lines count from 0."""
    outside = CODE.sub(lambda code: re.sub(r"[^\n]", " ", code.group(0)), text)
    for match in _LINE_SIGNS.finditer(outside):
        sign = match.group("sign")
        what = "a no-break space" if sign == "\u00a0" else f"a sign that cannot be seen (U+{ord(sign):04X})"
        yield text.count("\n", 0, match.start("sign")), f"the line begins with {what}; write a plain space, or nothing"
    for match in _AFTER_DEFINITION.finditer(outside):
        yield text.count("\n", 0, match.end()), "a line follows the address of a link at once; leave an empty line between"
    for match in _EMPTY_ROW.finditer(outside):
        yield text.count("\n", 0, match.start()), "a row of a table is empty; write its cells, or take the row out"
    for match in _NAME_OF_NOTE.finditer(outside):
        yield text.count("\n", 0, match.start()), f"`{match.group(1)}`: the name of a footnote is one word; write `[^1]:`"
    for match in _CONTROL.finditer(text):
        yield text.count("\n", 0, match.start()), f"a sign that cannot be seen (U+{ord(match.group(0)):04X}) is in the line; take it out"
    drawn = {str(fence.get("name")) for fence in (extensions.get("pymdownx.superfences") or {}).get("custom_fences") or ()}
    for match in _DRAWN.finditer(text):
        if match.group(2) not in drawn:
            yield (
                text.count("\n", 0, match.start()),
                f"GitHub draws `{match.group(2)}` and the site shows it as code; add a picture (CONTRIBUTING, “A picture”)",
            )


def _bracket(match: re.Match[str], known: Collection[str]) -> str:
    words, rest = match.group("text"), match.group("rest") or ""
    if "@" in words or words[0] in "^!" or (words in (" ", "x", "X") and not rest):
        return ""
    shown = _shown(match.group(0))
    if rest.startswith("["):
        return ""
    if rest.startswith("("):
        kind = "picture" if match.group("image") else "link"
        return f"`{shown}` is no {kind}: its address has a space or a bracket, or does not end; write `%20` for a space, and give the file a name without"
    if rest.startswith(" ("):
        return f"`{shown}` is no link; write it without the space between `]` and `(`"
    if rest.startswith(" "):
        return f"`{shown}` is no link; write it without the space between `]` and `[`"
    if rest == ":":
        return f"`{shown}` begins no definition of a link here; write the address where it is used, `[text](address)`"
    name = re.sub(r"[^\w]+", "-", words.lower()).strip("-")
    target = next((each for each in (name, f"term-{name}", f"law-{name}", f"case-{name}") if each in known), "")
    guess = f"; did you mean `[{words}][{target}]`?" if target else suggestion(name, known)
    return f"`{shown}` leads nowhere and keeps its brackets; write `[text][id]` or `[text](page.md)`, or `\\[` for a bracket{guess}"


def _without_links(text: str) -> str:
    return re.sub(f"{LINK}[^{LINK}]*{LINK}", lambda match: re.sub(r"[^\n]", OPAQUE, match.group(0)), text)


def _shown(text: str) -> str:
    shown = text.translate({ord(OPAQUE): "…", ord(ESCAPED): "\\", ord(LINK): None}).strip()
    return shown if len(shown) <= 60 else f"{shown[:59]}…"
