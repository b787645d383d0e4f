"""Compares a translated text with its English: parts, sources, references, links and figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from publication.model.text import Section
from publication.source.commonmark import MARK, Extensions
from publication.source.markdown import CITATION, CITATION_KEY, tokens

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_SPACES = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?![\w/-])")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CODE = re.compile(r"`[^`]*`")
_ADDRESS = re.compile(r"\]\([^)]*\)|\]\[[^\]]*\]|<[^>]*>|https?://\S+|\{[:#][^}]*\}")
_PLACEHOLDER = re.compile(r"\{[a-z_]*\}")
_LINK = re.compile(r"\]\(([^)\s]+)")
_REFERENCE = re.compile(r"\]\[([^\]]+)\]")
_KINDS = {"th_open": "cell", "td_open": "cell", "list_item_open": "item"}


@dataclass(frozen=True)
class Block:
    """A paragraph, item, cell or heading: what kind it is, its line, and what it says."""

    kind: str
    line: int
    text: str


def blocks(section: Section, extensions: Extensions) -> Iterator[Block]:
    """The blocks of a section, its heading before them."""
    yield Block("h2", section.line, section.title)
    kind = ""
    for token in tokens(section.text, extensions):
        line = section.text_line + (token.map[0] if token.map else 0)
        if token.type.endswith("_open"):
            opened = _KINDS.get(token.type, token.tag or token.type)
            # A paragraph that begins an item is that item.
            kind = kind if opened == "p" and kind == "item" else opened
        elif token.type == "inline":
            own = f"#{token.content.rpartition('{#')[2].rstrip('}')}" if kind in ("h3", "h4") else ""
            yield Block(kind + own, line, token.content)
            kind = ""
        elif token.type in ("fence", "code_block", "html_block") and MARK not in token.content:
            yield Block(token.type, line, token.content if token.type == "html_block" else "")


@lru_cache(4096)
def differences(english: str, told: str) -> tuple[str, ...]:
    """Where the sources, references, links and figures of a text are not those of its English."""
    found = []
    for what, of_english, of_other in (
        ("citation", _citations(english), _citations(told)),
        ("reference", Counter(_REFERENCE.findall(english)), Counter(_REFERENCE.findall(told))),
        ("link", Counter(_LINK.findall(english)), Counter(_LINK.findall(told))),
        ("number", numbers(english), numbers(told, english=False)),
        ("placeholder", Counter(_PLACEHOLDER.findall(english)), Counter(_PLACEHOLDER.findall(told))),
    ):
        lost, added = of_english - of_other, of_other - of_english
        if lost or added:
            said = [f"the {what} {', '.join(f'`{each}`' for each in lost.elements())} of the English is missing"] if lost else []
            said += [f"the English has no {what} {', '.join(f'`{each}`' for each in added.elements())} here"] if added else []
            found.append("; ".join(said))
    return tuple(found)


def _citations(text: str) -> Counter[str]:
    return Counter(key for found in CITATION.findall(text) for key in CITATION_KEY.findall(found))


def numbers(text: str, *, english: bool = True) -> Counter[str]:
    """The figures in a text, each as English writes it without separators: `5,000`, `5 000` are 5000; `0.04`, `0,04` are 0.04."""
    plain = _ADDRESS.sub("]", CITATION.sub("", _CODE.sub("", text)))
    plain = _THOUSANDS.sub("", plain) if english else _SPACES.sub(lambda number: re.sub(r"\D", "", number.group()), plain)
    return Counter(number.replace(",", ".") for number in _NUMBER.findall(plain))
