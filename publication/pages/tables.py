"""Markdown tables that everybody can use: a frame that scrolls by itself, a caption, and headings that say what they head.

The caption is the heading above the table, for readers who hear the page (WCAG 2.2, 1.3.1); who sees the page has just read it.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_HEADING = re.compile("h[1-6]")
_STASHED = re.compile("\x02[^\x03]*\x03")


class TableExtension(Extension, Treeprocessor):
    """A Markdown extension that puts each Markdown table into a frame called `label`."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = label

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown asks for
        """Register the work; Python-Markdown calls this."""
        # Python-Markdown does not know captions and would put one into a paragraph, which a table may not hold.
        md.block_level_elements.append("caption")
        md.treeprocessors.register(self, "publication-tables", 1)

    def run(self, root: Element) -> None:
        """Put the tables of a page into frames; Python-Markdown calls this."""
        name = self.label
        inside = {id(table) for frame in root.iter() if frame.get("class") == "frame" for table in frame}
        parents = {child: parent for parent in root.iter() for child in parent}
        for element in list(root.iter()):
            if _HEADING.fullmatch(element.tag):
                name = _words(element) or self.label
            elif element.tag == "table" and not element.get("class") and id(element) not in inside:
                self._frame(element, parents[element], name)

    def _frame(self, table: Element, parent: Element, name: str) -> None:
        frame = Element("div", {"class": "frame", "role": "group", "aria-label": name, "tabindex": "0"})
        frame.tail, table.tail = table.tail, None
        parent[list(parent).index(table)] = frame
        frame.append(table)
        for heading in table.iterfind("./thead/tr/th"):
            heading.set("scope", "col")
        if table.find("caption") is None:
            caption = Element("caption", {"class": "said"})
            caption.text = name
            table.insert(0, caption)


def _words(heading: Element) -> str:
    """What a heading says, without the mark of its address and without what Python-Markdown keeps elsewhere until the end."""
    own = [heading.text or "", *("".join((*child.itertext(), child.tail or "")) for child in heading if child.get("class") != "headerlink")]
    return _STASHED.sub("", "".join(own)).strip()
