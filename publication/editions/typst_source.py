"""Chapters as Typst source. Structure comes from here, looks from `templates/book.typ`.

Every text goes in as a string literal, so that no sign of it can be taken for markup. A footnote stands at the foot of the page
where its mark is; a later mark for the same source gives author and year, and leads to the note that has the whole reference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest

from lxml import etree
from lxml.etree import _Element as Element

from publication.editions.book import Book, Chapter
from publication.editions.clean import SVG, has_class

_SHORT = 12
"""Texts of a column up to this length need no line break."""
_SPACE = re.compile(r"[ \t\r\n]+")
_INLINE = {"strong": "strong", "em": "emph", "code": "raw-text", "sup": "super", "time": "strong", "b": "strong", "i": "emph"}
_HEADING = re.compile(r"h([1-6])")
_PARAGRAPHS = frozenset({"note", "lead", "card__title", "fold", "admonition-title", "voice__label", "counts", "glance__title"})
_BLOCKS = frozenset(
    {"p", "ul", "ol", "dl", "div", "section", "table", "figure", "blockquote", "pre", "aside", "details", *(f"h{n}" for n in range(1, 7))}
)


def literal(text: str) -> str:
    """A text as a string literal of Typst."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def document(book: Book, picture_style: str) -> str:
    """The chapters of a book, one after another, as Typst source that uses the functions of `templates/book.typ`."""
    written: list[str] = []
    open_parts: tuple[str, ...] = ()
    for chapter in book.chapters:
        groups = []
        for depth, title in enumerate(chapter.parts):
            if chapter.parts[: depth + 1] != open_parts[: depth + 1]:
                if depth == 0:
                    written.append(f"#part-title({literal(title)})\n")
                else:
                    groups.append(f"({depth + 1}, {literal(title)})")
        open_parts = chapter.parts
        written.append(_Writer(book, chapter, picture_style).chapter(groups))
    return "\n".join(written)


@dataclass
class _Writer:
    book: Book
    chapter_: Chapter
    picture_style: str
    marks: int = 0
    first: dict[str, int] = field(default_factory=dict)
    """Where the whole reference of a note stands: its number on paper."""

    def __post_init__(self) -> None:
        self.notes = {note.id: note for note in self.chapter_.notes}
        self.level = len(self.chapter_.parts) + 1

    def chapter(self, groups: list[str]) -> str:
        chapter = self.chapter_
        wide = "true" if chapter.body.find(".//table[@class='matrix']") is not None else "false"
        start = (
            f"#chapter-title({self.level}, {literal(chapter.id)}, {literal(chapter.title)}, groups: ({''.join(g + ', ' for g in groups)}))"
        )
        body = "".join(self.block(child) for child in chapter.body)
        return f"#chapter(wide: {wide})[\n{start}\n{body}]\n"

    # Blocks

    def block(self, element: Element) -> str:
        """A block, with the text that follows it."""
        return self._block(element) + (self.paragraph(self._text(element.tail)) if (element.tail or "").strip() else "")

    def _block(self, element: Element) -> str:
        tag = str(element.tag)
        anchor = self.anchor(element)
        if match := _HEADING.fullmatch(tag):
            depth = int(match.group(1)) - 1
            if depth == 0:
                # The title of the chapter, which stands already.
                return ""
            name = literal(element.get("id") or "")
            return f"#section-title({self.level + depth}, {depth}, {name})[{self.inline(element)}]\n"
        if tag == "p":
            return anchor + self.paragraph(self.inline(element), next(iter((element.get("class") or "").split()), ""))
        if tag in ("ul", "ol"):
            return anchor + self.list_(element)
        if tag == "dl":
            return anchor + self.definitions(element)
        if tag == "table":
            return anchor + self.table(element)
        if tag == "figure":
            return anchor + self.figure(element)
        if tag == "blockquote":
            return f"{anchor}#quote(block: true)[{self.content(element)}]\n"
        if tag == "hr":
            return ""
        if tag == "pre":
            return f"{anchor}#code-block({literal(''.join(element.itertext()))})\n"
        if tag not in _BLOCKS:
            return self.paragraph(self._element(element))
        for name in ("voice--norm", "voice--release", "voice--analysis", "authentic", "admonition"):
            if has_class(element, name):
                return f"{anchor}#{name.replace('--', '-')}[\n{self.content(element)}]\n"
        return anchor + self.content(element)

    def content(self, element: Element) -> str:
        """What a block holds: blocks, or a text that stands there without a paragraph."""
        if not any(child.tag in _BLOCKS for child in element):
            inline = self.inline(element)
            return self.paragraph(inline) if inline else ""
        parts = [self.paragraph(self._text(element.text))] if (element.text or "").strip() else []
        run = ""
        for child in element:
            if child.tag in _BLOCKS:
                parts += [self.paragraph(run)] if run.strip() else []
                run = ""
                parts.append(self._block(child))
                run += self._text(child.tail) if (child.tail or "").strip() else ""
            else:
                run += self._element(child) + self._text(child.tail)
        parts += [self.paragraph(run)] if run.strip() else []
        return "".join(parts)

    def paragraph(self, content: str, kind: str = "") -> str:
        """A paragraph; `note`, `lead` and their like are functions of the template."""
        if not content:
            return ""
        name = kind.replace("__", "-") if kind in _PARAGRAPHS else "para"
        return f"#{name}[{content}]\n"

    def list_(self, element: Element) -> str:
        items = []
        for item in element.findall("./li"):
            anchor = self.anchor(item)
            content = self.content(item)
            if element.tag == "ol" and item.get("value"):
                items.append(f"enum.item({item.get('value')})[{anchor}{content}]")
            elif element.tag == "ol":
                items.append(f"enum.item[{anchor}{content}]")
            else:
                items.append(f"list.item[{anchor}{content}]")
        kind = "ordered" if element.tag == "ol" else "unordered"
        for name in ("cards", "bearings", "glance", "sources", "timeline"):
            if has_class(element, name):
                kind = f"{name}-list"
        return f"#{kind}({', '.join(items)})\n"

    def definitions(self, element: Element) -> str:
        items: list[str] = []
        term = ""
        for child in element.iter("dt", "dd"):
            if child.getparent() is not element and child.getparent().getparent() is not element:
                continue
            if child.tag == "dt":
                term = self.anchor(child) + self.inline(child)
            elif child.tag == "dd":
                items.append(f"terms.item[{term}][{self._description(child)}]")
        name = next(iter((element.get("class") or "").split()), "")
        return f"#{'facts' if name == 'facts' else 'fields'}({', '.join(items)})\n"

    def _description(self, element: Element) -> str:
        """The text of a definition, its first paragraph on the line of the term."""
        if not any(child.tag in _BLOCKS for child in element):
            return self.inline(element)
        first = element[0]
        if first.tag == "p" and not first.get("class") and not (element.text or "").strip():
            return self.inline(first) + "\n\n" + "".join(self.block(child) for child in element[1:])
        return self.content(element)

    def table(self, element: Element) -> str:
        caption = element.find("caption")
        head = [self._cell(cell) for cell in element.findall("./thead/tr/*")]
        rows = [cell for row in element.findall("./tbody/tr") for cell in self._row(row)]
        columns = "".join(f"{width}, " for width in _widths(element))
        name = "matrix-table" if has_class(element, "matrix") else "data-table"
        title = self.inline(caption) if caption is not None else ""
        return f"#{name}(({columns}), [{title}], ({''.join(cell + ', ' for cell in head)}), ({''.join(cell + ', ' for cell in rows)}))\n"

    def _row(self, row: Element) -> list[str]:
        cells = [self._cell(cell) for cell in row]
        if row.get("id") and cells:
            cells[0] = cells[0].replace("[", f"[{self.anchor(row)}", 1)
        return cells

    def _cell(self, cell: Element) -> str:
        content = self.content(cell) if any(child.tag in _BLOCKS for child in cell) else self.inline(cell)
        if cell.tag == "th":
            content = f"#strong[{content}]"
        span = f"colspan: {cell.get('colspan')}" if cell.get("colspan") else ""
        return f"table.cell({span})[{content}]"

    def figure(self, element: Element) -> str:
        drawing = element.find(f".//{SVG}svg")
        caption = element.find(".//figcaption")
        words = ""
        title = ""
        if caption is not None:
            folded = caption.find("./div")
            if folded is not None:
                texts = ["".join(child.itertext()).strip() for child in folded if not has_class(child, "fold")]
                words = " ".join(texts)
            first = caption.find("./p")
            title = self.inline(first) if first is not None else ""
        if drawing is None:
            return self.content(element)
        plain = etree.fromstring(etree.tostring(drawing, with_tail=False))
        style = etree.Element(f"{SVG}style")
        style.text = self.picture_style
        plain.insert(0, style)
        source = etree.tostring(plain, encoding="unicode")
        alternative = words or "".join(drawing.find(f"./{SVG}title").itertext())
        return f"#picture({literal(source)}, {literal(alternative)})[{title}]\n"

    # Inline

    def inline(self, element: Element) -> str:
        """The text of an element with what is marked in it, without space at either end."""
        parts = [self._text(element.text)]
        for child in element:
            parts += [self._element(child), self._text(child.tail)]
        return "".join(parts)

    def _text(self, text: str | None) -> str:
        return f"#{literal(_SPACE.sub(' ', text))};" if text else ""

    def _element(self, element: Element) -> str:
        tag = str(element.tag)
        if tag == "a":
            return self._link(element)
        if tag == "br":
            return "#linebreak();"
        if has_class(element, "between"):
            return "#super[,#h(0.1em)];"
        content = self.inline(element)
        if tag == "code":
            return f"#code-text({literal(''.join(element.itertext()))});"
        if tag == "span":
            kind = next((name for name in ("kind", "state", "sign") if has_class(element, name)), "")
            after = "#linebreak();" if kind == "sign" and element.getnext() is not None else ""
            return f"#{kind}[{content}];{after}" if kind else content
        return f"#{_INLINE[tag]}[{content}];" if tag in _INLINE else content

    def _link(self, element: Element) -> str:
        target = element.get("href") or ""
        if has_class(element, "noteref"):
            return self._mark(target[1:])
        content = self.inline(element)
        if not target:
            return content
        where = f"label({literal(target[1:])})" if target.startswith("#") else literal(target)
        kind = "inner" if target.startswith("#") else "outer"
        return f"#{kind}({where})[{content}];"

    def _mark(self, identity: str) -> str:
        self.marks += 1
        note = self.notes[identity]
        if identity in self.first:
            where = self.book.words["editions"]["note_above"].format(number=self.first[identity])
            return f"#footnote[#{literal(note.short + ', ')};#inner(label({literal(identity)}))[#{literal(where)};].];"
        self.first[identity] = self.marks
        return f"#footnote[#metadata({literal(identity)})#label({literal(identity)});{self.inline(note.content)}];"

    def anchor(self, element: Element) -> str:
        """A place that links lead to."""
        name = element.get("id")
        if not name or _HEADING.fullmatch(str(element.tag)):
            return ""
        return f"#metadata({literal(name)})#label({literal(name)});"


def _widths(table: Element) -> list[str]:
    """The width of each column, by how much stands in it: narrow columns as wide as they need, the others by the length of their texts."""
    rows = [["".join(cell.itertext()).strip() for cell in row] for row in table.findall(".//tr")]
    columns = list(zip_longest(*rows, fillvalue=""))
    if all(max(map(len, column)) <= _SHORT for column in columns):
        return ["auto"] * len(columns)
    longest = [max(len(text) for text in column) for column in columns]
    words = [max((len(word) for text in column for word in text.split()), default=1) for column in columns]
    return [f"{max(min(length, 400) ** 0.5, word * 0.6):.1f}fr" for length, word in zip(longest, words, strict=True)]
