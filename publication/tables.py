"""Tables on a phone: a frame that scrolls by itself, by touch and by keyboard, so that the page does not."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class TableExtension(Extension):
    """A Markdown extension that puts each Markdown table into a frame called `label`."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.label = label

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown asks for
        """Register the frames; Python-Markdown calls this."""
        # Python-Markdown does not know captions and would put one into a paragraph, which a table may not hold.
        md.block_level_elements.append("caption")
        md.treeprocessors.register(_Frame(md, self.label), "publication-tables", 1)


class _Frame(Treeprocessor):
    def __init__(self, md: Markdown, label: str) -> None:
        super().__init__(md)
        self.label = label

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag == "table" and not child.get("class") and parent.get("class") != "frame":
                    frame = Element("div", {"class": "frame", "role": "group", "aria-label": self.label, "tabindex": "0"})
                    frame.tail, child.tail = child.tail, None
                    parent.remove(child)
                    frame.append(child)
                    parent.insert(index, frame)
