"""Footnotes in the order of their marks.

Python-Markdown numbers notes as they are defined. mkdocs-bibtex defines the cited sources below the text, so that a note of one's
own would come before all of them. (Its option USE_DEFINITION_ORDER is no way out: it takes the marks of nested blocks out of order.)
"""

from __future__ import annotations

import re

from publication.source.containers import Syntax, parted
from publication.source.markdown import CODE

_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_FOOTNOTES = Syntax.of({"footnotes": {}})


def in_order_of_marks(text: str) -> str:
    """The text with its footnotes at the end, in the order in which their marks first come; unchanged where they are in order."""
    if "[^" not in text:
        return text
    parts = parted(text, _FOOTNOTES)
    lines = text.split("\n")
    ends = [part.line for part in parts[1:]] + [len(lines)]
    pieces = [(part.name, "\n".join(lines[part.line : end]).rstrip()) for part, end in zip(parts, ends, strict=True)]
    notes = {name: piece for name, piece in pieces if name}
    body = "\n\n".join(piece for name, piece in pieces if not name)
    order = _marked(body, notes)
    if list(notes) == order:
        return text
    return "\n\n".join([body, *(notes[name] for name in order)]) + "\n"


def _marked(body: str, notes: dict[str, str]) -> list[str]:
    """The names of the notes: those marked in the body, then those marked in these, then the rest."""
    found: dict[str, None] = {}
    texts = [body]
    for text in texts:
        for name in _MARK.findall(CODE.sub("", text)):
            if name in notes and name not in found:
                found[name] = None
                texts.append(notes[name])
    return list(found | dict.fromkeys(notes))
