"""The footnotes of a text: read apart from it, and put in the order of their marks.

Python-Markdown numbers notes as they are defined. mkdocs-bibtex defines the cited sources below the text, so that a note of one's
own would come before all of them. (Its option USE_DEFINITION_ORDER is no way out: it takes the marks of nested blocks out of order.)
"""

from __future__ import annotations

import re
from typing import NamedTuple

from publication.source.commonmark import without_code

MARK = re.compile(r"(?<!\\)\[\^([^\]\s]+)\](?!:)")
_BEGINS = r" {0,3}(?:[-+*=#>|`~<_]|\d+[.)]|\[\^|:[ ])"
"""What does not go on with the line before."""
_NOTE = re.compile(
    rf"^ {{0,3}}\[\^(?P<name>[^\]\s]+)\]:[^\n]*(?:\n(?!{_BEGINS})[^\n]*\S[^\n]*)*(?:\n(?:[ ]*\n)* {{4}}[^\n]*\S[^\n]*)*", re.MULTILINE
)


class Note(NamedTuple):
    """A footnote as it is written, and the line of the whole text on which it begins, from 0."""

    name: str
    line: int
    written: str

    @property
    def text(self) -> str:
        """What it says, without indentation."""
        return re.sub(r"^ {1,4}", "", self.written.partition("]:")[2].lstrip(" "), flags=re.MULTILINE)


def read_notes(text: str) -> tuple[str, tuple[Note, ...]]:
    """The text with empty lines where its footnotes are, and these."""
    if "[^" not in text:
        return text, ()
    body, end, notes = "", 0, []
    for found in _NOTE.finditer(without_code(text)):
        written = text[found.start() : found.end()]
        notes.append(Note(found["name"], text.count("\n", 0, found.start()), written))
        body += text[end : found.start()] + "\n" * written.count("\n")
        end = found.end()
    return body + text[end:], tuple(notes)


def in_order_of_marks(text: str) -> str:
    """The text with its footnotes at the end, in the order in which their marks first come; unchanged where they are in order."""
    body, notes = read_notes(text)
    written = {note.name: note.written for note in notes}
    order = _marked(body, written)
    if list(written) == order:
        return text
    return "\n\n".join([body.rstrip(), *(written[name] for name in order)]) + "\n"


def _marked(body: str, notes: dict[str, str]) -> list[str]:
    """The names of the notes: those marked in the body, then those marked in these, then the rest."""
    found: dict[str, None] = {}
    texts = [body]
    for text in texts:
        for name in MARK.findall(without_code(text)):
            if name in notes and name not in found:
                found[name] = None
                texts.append(notes[name])
    return list(found | dict.fromkeys(notes))
