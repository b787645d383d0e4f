"""An address for every paragraph of a page's own text: the id of its section and a running number, as in `in-use-3`.

Computed parts get none, because their order follows the data; what stands in them has ids of its own where it is referred to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

_HEADINGS = ("h2", "h3", "h4")
_CONTAINERS = ("div", "section", "ul", "ol")
_APART = ("note", "lead", "notice", "admonition-title")
"""Classes of paragraphs that a layout adds."""


class ParagraphExtension(Extension, Treeprocessor):
    """A Markdown extension that gives paragraphs and items of lists an id and a link to it.

    `sections` are the ids of the headings whose text gets addresses; whoever renders sets them before each page.
    """

    sections: Collection[str] = ()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown asks for
        """Register after the ids that a text gives itself (8) and before MkDocs reads which there are (5); Python-Markdown calls this."""
        md.treeprocessors.register(self, "publication-paragraphs", 6)

    def run(self, root: Element) -> None:
        """Number the paragraphs of a page; Python-Markdown calls this."""
        if not self.sections:
            return
        taken = {element.get("id") for element in root.iter()}
        section, number = "", 0
        for element in _blocks(root):
            if element.tag in _HEADINGS:
                section, number = element.get("id", ""), 0
            elif section in self.sections and not element.get("id") and element.get("class") not in _APART:
                number += 1
                name = f"{section}-{number}"
                if name not in taken:
                    element.set("id", name)
                    # Empty: the style sheet shows the sign, so that it is neither copied, nor searched, nor read out.
                    SubElement(element, "a", {"class": "headerlink", "href": f"#{name}", "tabindex": "-1", "aria-hidden": "true"})


def _blocks(parent: Element) -> Iterator[Element]:
    """Headings, paragraphs and items of lists in the order of the text; those inside other blocks belong to these."""
    for element in parent:
        if element.tag in (*_HEADINGS, "p", "li"):
            # HTML of a layout stands here as a paragraph that is replaced by it.
            if not HTML_PLACEHOLDER_RE.fullmatch((element.text or "").strip()):
                yield element
        elif element.tag in _CONTAINERS and element.get("class") != "footnote":
            yield from _blocks(element)
