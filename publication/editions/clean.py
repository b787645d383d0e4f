"""What a rendered page loses and changes on its way from the site into a book.

What only a site can do goes (filters, buttons, permanent links, how to cite a page); what it shows by style or script gets a form that
holds on paper, on an e-reader and in a screen reader: signs are letters, wide tables of law are entries, a folded text is open, a
picture is an image with its text. What pandoc's reader would drop is moved to where it keeps it: the class of a paragraph or a list to
a `div` around it, the id of a list item to a `span` in it. An element that only the site is to show has `data-only="site"`.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

from lxml import etree
from lxml.builder import E
from lxml.etree import SubElement
from lxml.etree import _Element as Element

SVG = "{http://www.w3.org/2000/svg}"
SIGNS = {"supports": "+", "strains": "−", "unforeseen": "?", "no-evidence-found": "~", "does-not-bear": "·", "not-yet-examined": "…"}
"""The sign of each kind of relation and each state of a cell, as the style sheet of the site shows them."""
_PICTURE_STYLE = (Path(__file__).parent / "templates" / "picture.css").read_text(encoding="utf-8")
_ONLY_ON_A_SITE = (
    ".//form",
    ".//script",
    ".//button",
    ".//template",
    ".//dialog",
    ".//*[@hidden]",
    ".//*[@data-only='site']",
    ".//*[@data-without]",
    ".//*[@aria-hidden='true']",
    ".//*[local-name()='svg'][not(ancestor::figure)]",
    ".//a[@class='headerlink']",
    ".//h2[@id='cite'] | .//div[@class='cite']",
    ".//p[not(node())]",
)
_OF_CELLS = ("colspan", "rowspan", "scope")
_KEPT = frozenset({"id", "class", "href", "lang", "dir", "start", "src", "alt", "type", "role", "aria-label", *_OF_CELLS})
_OTHERWISE = {"details": "div", "summary": "p", "section": "div", "time": "strong"}
"""Elements that pandoc does not read, and those that it does."""
_LISTS = ("p", "ul", "ol", "dl")
"""Elements whose class and id pandoc does not read."""
_ITEMS = ("li", "dt", "dd", "tr", "td", "th")
"""Elements whose id pandoc does not read, or not for every format."""


def cleaned(root: Element) -> Element:
    """The rendered page `root` itself, changed."""
    for path in _ONLY_ON_A_SITE:
        for element in root.xpath(path):
            drop(element)
    for path, change in _CHANGES.items():
        for element in root.xpath(path):
            change(element)
    for kind in root.xpath(".//span[starts-with(@class, 'kind ')]"):
        kind.text = f"{SIGNS[kind.get('class').rpartition('--')[2]]} {kind.text or ''}"
    for box in root.xpath(".//li//input[@type='checkbox']"):
        box.tag, box.text = "span", "☒" if "checked" in box.attrib else "☐"
        box.attrib.pop("type")
    for title in root.xpath(".//summary"):
        title.set("class", "fold")
    for heading in root.xpath(".//table[@class='matrix']/thead//a"):
        heading.tag = "span"
        heading.attrib.clear()
    for section in root.iter("section", "div"):
        section.attrib.pop("aria-label", None)
    for tag, other in _OTHERWISE.items():
        for element in root.iter(tag):
            element.tag = other
    for element in root.iter("*"):
        for name in {str(name) for name in element.attrib} - _KEPT:
            del element.attrib[name]
    return root


def readable(root: Element) -> Element:
    """The cleaned page `root` itself, with classes, ids and languages where pandoc reads them."""
    for element in list(root.iter(*_LISTS)):
        parent, moved = element.getparent(), {"class", "id", "lang"} & set(element.attrib)
        if parent is not None and moved:
            around = E.div({name: element.attrib.pop(name) for name in sorted(moved)})
            around.tail, element.tail = element.tail, None
            parent.replace(element, around)
            around.append(element)
    for element in list(root.iter(*_ITEMS)):
        if name := element.attrib.pop("id", ""):
            place = element[0] if element.tag == "tr" else element
            paragraph = place[0] if len(place) and place[0].tag == "p" and not (place.text or "").strip() else place
            mark = E.span(id=name)
            mark.tail, paragraph.text = paragraph.text, None
            paragraph.insert(0, mark)
    return root


def drop(element: Element) -> None:
    """Take an element out, and leave the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _as_image(drawing: Element) -> None:
    """A drawing in the page as an image with its title as alternative; its style goes into it."""
    etree.strip_attributes(drawing, "{http://www.w3.org/2000/xmlns/}*")
    plain = etree.Element(f"{SVG}svg", dict(drawing.attrib), nsmap={None: SVG[1:-1]})
    SubElement(plain, f"{SVG}style").text = _PICTURE_STYLE
    plain.extend(list(drawing))
    etree.cleanup_namespaces(plain)
    source = base64.b64encode(etree.tostring(plain)).decode()
    image = E.img(alt=plain.findtext(f"./{SVG}title") or "", src=f"data:image/svg+xml;base64,{source}")
    image.tail = drawing.tail
    drawing.getparent().replace(drawing, image)


def _as_entries(table: Element) -> None:
    """A table whose rows are long texts, as a list of entries: the row's name as a heading, each cell under the column's name."""
    titles = ["".join(cell.itertext()) for cell in table.findall("./thead/tr/th")]
    entries = E.div({"class": "entries"})
    for row in table.findall("./tbody/tr"):
        first, *cells = row
        name, *about = first
        name.tag = "h4"
        if found := row.get("id"):
            name.set("id", found)
        entries.extend([name, *about])
        # A heading is in contents and bookmarks, where the mark of a note has no place.
        line = about[-1] if about else SubElement(entries, "p", {"class": "note"})
        for mark in name.xpath(".//a[@type='noteref'] | .//sup[@class='between']"):
            drop(mark)
            mark.tail = None
            line.append(mark)
        fields = SubElement(entries, "dl", {"class": "fields"})
        for title, cell in zip(titles[1:], cells, strict=True):
            cell.tag, cell.tail = "dd", None
            cell.attrib.clear()
            fields.extend([E.dt(title), cell])
    entries.tail = table.tail
    table.getparent().replace(table, entries)


def _as_signs(link: Element) -> None:
    """A cell of the matrix: the sign, which is named for those who hear it, and which the legend names for those who see it.

    It is no link, since a finger cannot hit one of twelve in a row of a phone; the lists by technology below the table lead on.
    """
    signs = [
        (each.get("class").rpartition("--")[2], "".join(each.itertext()).strip())
        for each in link.xpath("./span[starts-with(@class, 'sign ')]")
    ]
    link.clear(keep_tail=True)
    link.tag = "span"
    link.extend([E.span(SIGNS[state], {"class": "sign", "role": "img", "aria-label": name}) for state, name in signs])


def _short(name: Element) -> None:
    """The name of a row of the matrix: where there is no room for the whole its number is shown."""
    name.text, point, title = (name.text or "").partition(". ")
    name.append(E.span(point + title, {"class": "wide"}))


def _below_each_other(tabs: Element) -> None:
    """Tabs, of which the site shows one at a time: each text below its title."""
    titles = ["".join(label.itertext()) for label in tabs.xpath("./div[@class='tabbed-labels']/label")]
    for title, block in zip(titles, tabs.xpath("./div[@class='tabbed-content']/div"), strict=True):
        name = E.p(title, {"class": "fold"})
        name.tail = "\n"
        block.insert(0, name)
        block.attrib.clear()
    for choice in tabs.xpath("./input | ./div[@class='tabbed-labels']"):
        drop(choice)
    tabs.attrib.clear()


def _below_the_figure(words: Element) -> None:
    """What a picture shows, in words: no part of its caption."""
    figure = next(words.iterancestors("figure"))
    words.set("class", "note")
    drop(words)
    words.tail = None
    figure.addnext(words)


_CHANGES: dict[str, Callable[[Element], None]] = {
    ".//*[local-name()='svg']": _as_image,
    ".//table[contains(concat(' ', @class, ' '), ' stacked ')]": _as_entries,
    ".//td/a[@class='cell']": _as_signs,
    ".//table[@class='matrix']//th[@scope='row']/a": _short,
    ".//div[contains(concat(' ', @class, ' '), ' tabbed-set ')]": _below_each_other,
    # A fold is text like any other, and no line such as `fold` is in a book.
    ".//details": lambda fold: fold.attrib.pop("class", None),
    ".//figcaption/details": _below_the_figure,
    ".//dl[div]": lambda terms: etree.strip_tags(terms, "div"),
}
"""What becomes of the elements that an expression finds, in this order."""
