"""What a rendered page loses and changes on its way from the site into a book.

What only a site can do goes (filters, buttons, permanent links); what it shows by style or script gets a form that holds on paper, on
an e-reader and in a screen reader: signs are letters, wide tables of law are entries, a folded text stands open. An element that only
the site is to show has the attribute `data-only="site"`.
"""

from __future__ import annotations

from lxml import etree
from lxml.etree import SubElement
from lxml.etree import _Element as Element

SVG = "{http://www.w3.org/2000/svg}"
SIGNS = {"supports": "+", "strains": "−", "unforeseen": "?", "no-evidence-found": "~", "does-not-bear": "·", "not-yet-examined": "…"}
"""The sign of each kind of relation and each state of a cell, as the style sheet of the site shows them."""
_ONLY_ON_A_SITE = (
    ".//form",
    ".//script",
    ".//button",
    ".//template",
    ".//dialog",
    ".//*[@hidden]",
    ".//*[@data-only='site']",
    ".//*[@aria-hidden='true']",
    ".//*[local-name()='svg'][not(ancestor::figure)]",
    ".//a[@class='headerlink']",
    ".//p[not(node())]",
)
_KEPT = frozenset({"id", "class", "href", "lang", "colspan", "rowspan", "scope", "datetime", "value", "start"})


def cleaned(root: Element) -> Element:
    """The rendered page `root` itself, changed."""
    for digest in root.xpath(".//dd[.//*[@data-digest]]"):
        # The digest of the site is known when the site is whole, and is no fact of another edition.
        drop(digest.getprevious())
        drop(digest)
    for path in _ONLY_ON_A_SITE:
        for element in root.xpath(path):
            drop(element)
    for table in root.xpath(".//table[contains(concat(' ', @class, ' '), ' stacked ')]"):
        _as_entries(table)
    for cell in root.xpath(".//td/a[@class='cell']"):
        _as_signs(cell)
    for kind in root.xpath(".//span[starts-with(@class, 'kind ') or starts-with(@class, 'state ')]"):
        kind.text = f"{SIGNS[kind.get('class').rpartition('--')[2]]} {kind.text or ''}"
    for fold in root.xpath(".//details"):
        _unfold(fold)
    for element in root.iter():
        if isinstance(element.tag, str) and not element.tag.startswith(SVG):
            for name in [str(name) for name in element.attrib if name not in _KEPT]:
                del element.attrib[name]
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


def has_class(element: Element, name: str) -> bool:
    """Whether an element is of a class."""
    return name in (element.get("class") or "").split()


def _as_entries(table: Element) -> None:
    """A table whose rows are long texts, as a list of entries: the row's name as a heading, each cell under the column's name."""
    titles = ["".join(cell.itertext()) for cell in table.findall("./thead/tr/th")]
    entries = etree.Element("div", {"class": "entries"})
    for row in table.findall("./tbody/tr"):
        cells = list(row)
        if has_class(cells[0], "group"):
            SubElement(entries, "h3").text = "".join(cells[0].itertext()).strip()
            continue
        entry = SubElement(entries, "div", {"class": "entry"})
        name, *about = list(cells[0])
        name.tag = "h4"
        if found := row.get("id"):
            name.set("id", found)
        entry.append(name)
        entry.extend(about)
        # A heading stands in contents and bookmarks, where the mark of a note has no place.
        line = about[-1] if about else SubElement(entry, "p", {"class": "note"})
        for mark in name.xpath(".//a[@class='noteref'] | .//sup[@class='between']"):
            drop(mark)
            mark.tail = None
            line.append(mark)
        fields = SubElement(entry, "dl", {"class": "fields"})
        for title, cell in zip(titles[1:], cells[1:], strict=True):
            SubElement(fields, "dt").text = title
            value = SubElement(fields, "dd")
            value.text = cell.text
            value.extend(list(cell))
    entries.tail = table.tail
    table.getparent().replace(table, entries)


def _as_signs(link: Element) -> None:
    """A cell of the matrix: the sign, and its word where there is something to say."""
    signs = link.xpath("./span[starts-with(@class, 'sign ')]")
    for child in list(link):
        link.remove(child)
    link.text = None
    for sign in signs:
        state = sign.get("class").rpartition("--")[2]
        word = "".join(sign.itertext()).strip()
        shown = SubElement(link, "span", {"class": f"sign sign--{state}"})
        shown.text = SIGNS[state] if state in ("no-evidence-found", "does-not-bear", "not-yet-examined") else f"{SIGNS[state]} {word}"
        shown.tail = " "
    link[-1].tail = None


def _unfold(fold: Element) -> None:
    """A text that the site shows on demand, shown."""
    summary = fold.find("summary")
    if summary is not None:
        summary.tag = "p"
        summary.set("class", "fold")
    fold.tag = "div"
