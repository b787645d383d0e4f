"""What a text may not have, as tables: notations that would appear as typed, and what GitHub and the site read differently."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from publication.model.problems import suggestion
from publication.source.commonmark import CODE
from publication.source.markdown import CITATION, ESCAPED
from publication.source.shown import LINK, OPAQUE, Block


@dataclass(frozen=True)
class Rule:
    """What is typed, and what is wrong with it and right. Where the pattern has a group `at`, that is the place."""

    pattern: re.Pattern[str]
    remedy: str
    extensions: tuple[str, ...] = ()
    """Of which any one reads it."""
    in_links: bool = True
    kinds: frozenset[str] = frozenset()
    """Elements of which one must be among those that differ; none where any will do."""

    def place(self, found: re.Match[str]) -> int:
        """Where in the text something of this kind is."""
        return found.start("at" if "at" in self.pattern.groupindex else 0)


def _row(pattern: str, remedy: str, *extensions: str, in_links: bool = True, kinds: str = "") -> Rule:
    return Rule(re.compile(pattern, re.MULTILINE), remedy, extensions, in_links, frozenset(kinds.split()))


NOTE = "write a note as a line `/// note`, the text and a line `///`, with empty lines around"
_BY_HAND = r"(?:\((?:\d+|[a-z]|[ivx]+)\)|(?:[a-z]|[ivx]+)[.)]|[–—])\s"
"""How a line begins that was meant as an item of a list."""
_BRACKETS = rf"(?<!\])\[(?![\^!])(?P<words>[^\[\]\n@{ESCAPED}{LINK}]+)\]"
"""What looks like a link; that of a citation or a footnote is another thing."""
NOTATIONS = (
    _row(r"^\[!\w+\][+-]?", f"an alert of GitHub stays a quotation here; {NOTE}"),
    _row(r"^!!! ?\w[^\n]*", f"nothing reads this here; {NOTE}", "admonition"),
    _row(r'^\?\?\?\+? ?[\w"][^\n]*', "nothing reads this here; write a line `/// details | Title`, the text and a line `///`, with empty lines around", "pymdownx.details"),
    _row(r'^===[+!]* +"[^\n]*', "nothing reads tabs in this form; write `/// tab | Title`, the text and `///` for each, with empty lines around", "pymdownx.tabbed"),
    _row(r"^/{3,}[^\n]*", "no block begins or ends so; write `/// note`, the text and `///`, each at the start of a line"),
    _row(r"^:{3,}[^\n]*", f"nothing reads this here; {NOTE}"),
    _row(r"^\[[ xX]\](?=\s)", "nothing reads a list of tasks here; write a list, and say what is done", "pymdownx.tasklist"),
    _row(r"~~[^\n]+?~~|(?<!~)~[^\s~](?:[^~\n]*[^\s~])?~(?!~)", "nothing is struck out here; take it out, or say what it was", "pymdownx.tilde"),
    _row(r"==(?=\S)[^\n=]+?(?<=\S)==", "nothing is highlighted here; write `**so**`", "pymdownx.mark"),
    _row(r"\^\^(?=\S)[^\n^]+?\^\^|(?<=\w)\^[\w+-]+\^", "nothing reads this here; write a plain word, or a sign such as ²", "pymdownx.caret"),
    _row(r"\+\+(?=\S)[^\n+]+(?:\+[^\n+]+)*\+\+", "nothing reads keys here; name the key in words", "pymdownx.keys"),
    _row(r"\{(?:\+\+|--|~~|==|>>)[^\n]*?(?:\+\+|--|~~|==|<<)\}", "nothing reads marks of a reviewer here; settle them", "pymdownx.critic"),
    _row(r"(?<![\w:/]):[a-z+-][a-z0-9_+-]*:(?![\w/])", "nothing reads this name of a picture here; write the sign itself, or a word", "pymdownx.emoji"),
    _row(r"\$\$|(?<![\w$])\$(?=[^\s$])[^\n$]*(?<=[^\s$])\$(?![\w$])|\$`", "nothing reads formulas here; write it in words and signs, `\\$` for the sign alone", "pymdownx.arithmatex"),
    _row(r"\[\[[^\n\[\]]*\]\]", "nothing reads links of a wiki here; write `[text](page.md)`", "wikilinks"),
    _row(r"^\[TOC\]", "no list of headings is put in here; the page has its own beside it"),
    _row(r"^-+8<-+[^\n]*|^;-+8<-+", "no other file is put in here; write the text"),
    _row(r"^\*\[[^\]\n]+\]:[^\n]*", "nothing reads abbreviations here; say them in full at first use, or link the glossary", "abbr"),
    _row(r"\{\{[^\n]*?\}\}|\{%[^\n]*?%\}", "nothing is filled in here; write the text"),
    _row(r"(?<![\w/@.])(?:https?://|www\.)[^\s<>()\[\]" + OPAQUE + r"]*[\w/]", "on GitHub this is a link and here it is not; write `[text](address)` or `<https://…>`", "pymdownx.magiclink", in_links=False),
    _row(r"(?<![\w@./+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?!\w)", "on GitHub this is a link and here it is not; write `[write to us](mailto:name@example.org)`", "pymdownx.magiclink", in_links=False),
    _row(r"^#{1,6}(?![#\s])[^\n]*", "a heading has a space after its signs; write `## Heading {#a-short-name}`"),
    _row(r"^[-*+](?=[^\W\d_])[^\n]*", "an item of a list has a space after its sign; write `- Item`"),
    _row(r"^[•‣◦▪·●○■]\s*[^\n]*", "this is no list; begin each item with `- `"),
    _row(r"^\d+\.(?=[^\W\d_])[^\n]*", "an item of a list has a space after its number; write `1. Item`"),
    _row(r"^\|[^\n]*|^[ ]*:?-+:?[ ]*\|[^\n]*|^[ ]*(?::-+:?|-+:)[ ]*$", "this is no table; write a row of headings, a row of `| --- |` with as many columns, and the rows, with an empty line before"),
    _row(rf"^{_BY_HAND}[^\n]*\n{_BY_HAND}[^\n]*", "these lines are shown as one paragraph; begin each item with `- ` or `1. `, with an empty line before the list"),
    _row(r"^[<>]{7}[^\n]*|^\|{7}[^\n]*", "this is left of a merge; settle it"),
    _row(r"\*\*|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)|___", "this does not make a word strong; write `**word**`, with the signs touching the words and a space outside them"),
    _row(r"`", "this sign begins code that does not end; close it, or write `\\``"),
    _row(rf"!?{_BRACKETS}\([^\n]*?(?:\)|$)", "this is no link or picture: its address has a space or a bracket, or does not end; write `%20` for a space, and give the file a name without"),
    _row(rf"{_BRACKETS} \([^\n)]*\)", "this is no link; write it without the space between `]` and `(`"),
    _row(rf"{_BRACKETS} (?:\[[^\[\]\n]*\]|{LINK})", "this is no link; write it without the space between `]` and `[`"),
    _row(rf"{_BRACKETS}:", "this begins no definition of a link here; write the address where it is used, `[text](address)`"),
    _row(rf"(?!\[[ xX]\])!?{_BRACKETS}(?![\[(:]| [\[({LINK}])", "this leads nowhere and keeps its brackets; write `[text][id]` or `[text](page.md)`, or `\\[` for a bracket"),
)  # fmt: skip
_SUSPECT = re.compile(r"[^\w\s.,;()’‘“”–—'\"%&/§?!:\ue001-]|^\W|^\d+\.\S|^[a-z]+[.)]\s|://|www\.|[!?=/:]{3}|:[a-z+-]+:", re.MULTILINE)
"""What a block has in which a notation can be: most have none of it, which is soon found."""
_SIGN = "[\u00a0\u00ad\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]"
_INDENTED = r"\n(?:\s*\n)* {4}"
_OUTSIDE_CODE = (
    _row(rf"^[ \t>]*(?:(?:[-*+:]|\d+[.)]|#{{1,6}}|\|)[ ]*)?(?P<at>{_SIGN})", "this sign begins a line and cannot be seen; write a plain space, or nothing"),
    _row(r"^ {0,3}\[[^\]^\n][^\]\n]*\]:[^\n]*\n(?=(?P<at>[ ]*[^\s\[]))", "a line follows the address of a link at once; leave an empty line between"),
    _row(r"(?<![\\!\]])\[[ ]*\][(\[]", "a link has no words; write what it leads to between the brackets"),
    _row(r"\{[^}\n]*\.annotate\b[^}\n]*\}", "annotations need Material's script, which this site leaves out; say it in the text"),
    _row(r"^[ >]*\|[| ]*$", "a row of a table is empty; write its cells, or take the row out"),
    _row(r"(?<!\\)\[\^[^\]\n]*\]", "a mark leads to a source here and to no other note; cite one as `[@key]`, and say in the text what a note would say"),
    _row(rf'^(?:(/{{3,}}) *[\w-]+ *(?:\|[^\n]*)?\n(?:\s*\n| {{4}}[^\n]*\n)*\1 *|(?:(?:!!!|\?\?\?\+?|===[+!]*) *[\w"][^\n]*)(?!{_INDENTED}))$', "nothing is in this block; write what belongs to it between its lines of slashes, or indented by four spaces"),
)  # fmt: skip
"""What is wrong with a line outside code, whatever is in it."""
_ITEM = r"(?:[-*+]|\d+[.)])(?: |$)"
REMEDIES = (
    _row(r"(?<!\\)\{:?[ ]*[.#][^\n}]*\}(?![ ]*$)", "no id or class is read here; an id is at the end of a heading, after a space"),
    _row(r"\t", "indent with spaces, four for each level"),
    _row(r"^[ >]*\d+\)(?: |$)", "number an item with a full stop, `1. `"),
    _row(rf"^(?!(?:[ >]*{_ITEM})|[ ]*#{{1,6}} |/{{3,}}|!!!|\?\?\?|===)[ >]*\S[^\n]*\n(?P<at>[ ]{{0,3}}{_ITEM})", "leave an empty line before a list"),
    _row(rf"^(?P<at>(?: {{4}})* {{1,3}}{_ITEM})", "indent a list inside a list by four spaces for each level"),
    _row(r"^ {0,3}(?:`{3,}|~{3,})[ ]*[^\s{`]+[ ][^\n]*\S", 'write the language alone after the signs that begin code, or `{ .yaml title="…" }` in braces', kinds="pre"),
    _row(r"^ +(?P<at>`{3,}|~{3,})", "put a block of code at the start of a line, outside of lists, with an empty line before and after"),
    _row(r"^\S[^\n]*\n(?P<at>[ ]{0,3}>)", "leave an empty line before a quotation"),
    _row(r"^[ ]{0,3}(?P<at>>[^\n]*\n(?![ ]{0,3}>)[ ]*\S)", "leave an empty line after a quotation, and begin each of its lines with `> `"),
    _row(r"\\$", "end a line with two spaces to break it, not with a backslash"),
    _row(r"^[^\n]*\S[^\n]*\n(?P<at>[ ]{0,3}(?:=+|-+)[ ]*$)", "write a heading as `## Heading {#a-short-name}`, and leave an empty line before a line across"),
    _row(r"^[ ]{0,3}(?P<at>`{3,}|~{3,})", "leave an empty line before and after a block of code, and close it with the signs that begin it"),
    _row(r"^[^\n|]*\|", "write a table with `|` at both ends, as many cells in each row, empty lines around, and `&#124;` for the sign in a cell", kinds="row th td"),
    _row(r"^(?P<at>(?: {4})* {1,3}\S)", "indent what belongs to an item of a list by four spaces, and nothing else"),
    _row(r"^ {4}", "indent nothing but what belongs to an item of a list, by four spaces"),
    _row(r"^[ ]{0,3}#", "write a heading as `## Heading {#a-short-name}`, with an empty line before and after"),
    _row(rf"^[ ]*{_ITEM}", "begin each item of a list with the same sign, with an empty line before and after the list"),
    _row(r"\\(?P<at>[^\n])", "write this sign without a backslash, or as code"),
    _row(r"!?\[[^\n]*?\]\(", 'write an address without spaces, brackets or quotation marks, `%20` for a space, and a title as `(page.md "Title")`'),
    _row(r"\[[^\n]*?\]", "write `[text](page.md)` or `[text][id]` on one line, without brackets inside the text"),
    _row(r"`", "begin and end code with one sign `` ` `` each, on one line"),
    _row(r"<|&", "write `&lt;` for the sign, and a link as `<https://…>`"),
    _row(r"[*_]", "write `*word*` or `**word**`, each sign once, touching the words, a space outside, and `\\*` for the sign alone"),
)  # fmt: skip
"""What is typed where two readings differ, tried in this order; each remedy writes what both take alike."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff]")
_DELIMITER = re.compile(r"[ >]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
_DRAWN = re.compile(r"^[ >]*(?:`{3,}|~{3,})[ ]*(mermaid|geojson|topojson|stl|math)\b", re.MULTILINE)


def typed(block: Block, extensions: Collection[str], known: Collection[str]) -> Iterator[tuple[int, str]]:
    """What of a block would appear as typed: line, and what is wrong and right. `known` are the ids of the publication."""
    words = re.sub(f"{ESCAPED}.", ESCAPED, block.words)
    if not _SUSPECT.search(CITATION.sub("", words)):
        return
    plain = re.sub(f"{LINK}[^{LINK}]*{LINK}", lambda link: re.sub(r"[^\n]", OPAQUE, link.group(0)), words)
    found = [
        (match.start(), match.end(), f"`{_shown(match.group(0))}`: {notation.remedy}{_guess(match, known)}")
        for notation in NOTATIONS
        if not any(name in extensions for name in notation.extensions)
        for match in notation.pattern.finditer(words if notation.in_links else plain)
    ]
    end = -1
    for start, stop, message in sorted(found, key=lambda each: (each[0], -each[1])):
        if start >= end:
            yield block.line + words.count("\n", 0, start), message
            end = stop


def _too_long(text: str) -> Iterator[tuple[int, str]]:
    """Each row of a table in which there are more cells than headings: neither GitHub nor the site shows those."""
    columns = 0
    for number, line in enumerate(text.split("\n")):
        cells = len(re.split(r"(?<!\\)\|", line.strip(" >").removeprefix("|").removesuffix("|")))
        if "|" in line and _DELIMITER.fullmatch(line):
            columns = cells
        elif "|" not in line:
            columns = 0
        elif columns and cells > columns:
            what = f"the row has {cells} cells and the table {columns} columns, so that the last are not shown"
            yield number, f"{what}; write as many cells as headings, and `&#124;` for the sign in a cell"


def of_lines(text: str, extensions: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """What is wrong with lines whatever is in them: signs that nobody sees, and code that only GitHub draws. Lines count from 0."""
    outside = CODE.sub(lambda code: re.sub(r"[^\n]", " ", code.group(0)), text)
    for notation in _OUTSIDE_CODE:
        for match in notation.pattern.finditer(outside):
            at = notation.place(match)
            where = f"U+{ord(text[at]):04X}: " if re.match(_SIGN, text[at]) else ""
            yield text.count("\n", 0, at), where + notation.remedy
    if "|" in outside:
        yield from _too_long(outside)
    for match in _CONTROL.finditer(text):
        yield text.count("\n", 0, match.start()), f"U+{ord(match.group(0)):04X}: this sign cannot be seen; take it out"
    drawn = {str(fence.get("name")) for fence in (extensions.get("pymdownx.superfences") or {}).get("custom_fences") or ()}
    for match in _DRAWN.finditer(text):
        if match.group(1) not in drawn:
            message = f"GitHub draws `{match.group(1)}` and the site shows it as code; add a picture (CONTRIBUTING, “A picture”)"
            yield text.count("\n", 0, match.start()), message


def _guess(match: re.Match[str], known: Collection[str]) -> str:
    """What brackets that lead nowhere may have meant."""
    words = match.groupdict().get("words")
    if not words or not match.group(0).endswith("]"):
        return ""
    name = re.sub(r"[^\w]+", "-", words.lower()).strip("-")
    target = next((each for each in (name, f"term-{name}", f"law-{name}", f"case-{name}") if each in known), "")
    return f"; did you mean `[{words}][{target}]`?" if target else suggestion(name, known)


def _shown(text: str) -> str:
    shown = text.translate({ord(OPAQUE): "…", ord(ESCAPED): "\\", ord(LINK): None}).strip()
    return shown if len(shown) <= 60 else f"{shown[:59]}…"
