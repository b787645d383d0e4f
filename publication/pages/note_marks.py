"""The marks of footnotes and the way back from a note, in few bytes and with names that can be told apart.

Python-Markdown names marks after the source and repeats a title at each arrow back. A long page has 140 marks: a tenth of its weight.
Here notes are named by their number, marks side by side stand in one element, and the ways back from a note are numbered links
after one word (WCAG 2.2, 2.4.4), instead of arrows of one name.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class NoteMarkExtension(Extension, Treeprocessor):
    """A Markdown extension that rewrites what the extension `footnotes` has made.

    `label` stands before the ways back; `title`, with a place for their `number`, over the notes, which fold on a phone under it.
    """

    def __init__(self, label: str, title: str) -> None:
        super().__init__()
        self.label, self.title = label, title

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown asks for
        """Register the work; Python-Markdown calls this."""
        # After the last step of `footnotes` (15), before MkDocs collects the anchors (5).
        md.treeprocessors.register(self, "publication-note-marks", 10)

    def run(self, root: Element) -> None:
        """Number the notes and fold them, and rewrite notes and marks; Python-Markdown calls this."""
        blocks = [block for block in root.iter("div") if block.get("class") == "footnote"]
        notes = [note for block in blocks for note in block.iterfind("ol/li")]
        for block in blocks:
            self._fold(block, len(notes))
        numbers = {note.get("id", "").partition(":")[2]: str(number) for number, note in enumerate(notes, start=1)}

        def numbered(name: str) -> str:
            """An id or address of a note, with its number in the place of its name."""
            before, colon, key = name.partition(":")
            return f"{before}{colon}{numbers.get(key, key)}"

        for element in list(root.iter()):
            _rewrite_marks(element, numbered)
        for note in notes:
            note.set("id", numbered(note.get("id", "")))
            # `footnotes` puts the ways back into the last element of the note.
            links = [child for child in note[-1] if child.get("class") == "footnote-backref"]
            back = Element("span", {"class": "back"})
            back.text = f"{self.label} "
            for number, link in enumerate(links, start=1):
                note[-1].remove(link)
                shown = SubElement(back, "a", {"href": numbered(link.get("href", ""))})
                shown.text = str(number)
                shown.tail = " " if number < len(links) else None
            note[-1].append(back)

    def _fold(self, block: Element, number: int) -> None:
        fold = Element("details", {"class": "fold"})
        SubElement(fold, "summary", {"data-only": "site"}).text = self.title.format(number=number)
        for notes in block.findall("ol"):
            block.remove(notes)
            fold.append(notes)
        block.append(fold)


def _rewrite_marks(parent: Element, numbered: Callable[[str], str]) -> None:
    """Number the marks in an element, and put those side by side into one `sup`, with a comma between."""
    last: Element | None = None
    for child in list(parent):
        if not _is_mark(child):
            last = None
            continue
        link = child[0]
        link.attrib = {"id": numbered(child.attrib.pop("id")), "href": numbered(link.get("href", ""))}
        if last is None or last.tail:
            last = child
        else:
            last[-1].tail = ", "
            last.append(link)
            last.tail = child.tail
            parent.remove(child)


def _is_mark(element: Element) -> bool:
    return element.tag == "sup" and len(element) == 1 and element[0].get("class") == "footnote-ref"
