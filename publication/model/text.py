"""A text of the publication and what it refers to, each with its line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A heading; `id` is what `{#id}` at its end says, and None without."""

    level: int
    title: str
    id: str | None
    line: int


@dataclass(frozen=True)
class Mention:
    """A reference, a citation key, an address or a scrap of HTML, and the line it stands on."""

    target: str
    line: int


@dataclass(frozen=True)
class Image:
    """A picture, the text that stands for it, and the line it stands on."""

    target: str
    alt: str
    line: int


@dataclass(frozen=True)
class Section:
    """A section of level two: its heading and the text below it, and the lines on which these begin."""

    id: str
    title: str
    text: str
    line: int
    text_line: int

    @property
    def markdown(self) -> str:
        """The section with its heading."""
        return f"## {self.title} {{#{self.id}}}\n\n{self.text}" if self.id else self.text


@dataclass(frozen=True)
class MarkdownSource:
    """What a text refers to. `text` is the source itself, without front matter; `words` counts what a reader reads."""

    text: str
    first_line: int
    words: int = 0
    headings: tuple[Heading, ...] = ()
    references: tuple[Mention, ...] = ()
    links: tuple[Mention, ...] = ()
    images: tuple[Image, ...] = ()
    citations: tuple[Mention, ...] = ()
    malformed_citations: tuple[Mention, ...] = ()
    citations_in_code: tuple[Mention, ...] = ()
    citations_in_links: tuple[Mention, ...] = ()
    html: tuple[Mention, ...] = ()

    def beginning(self) -> Section:
        """The text above every section of level two."""
        return self._parted()[0]

    def sections(self) -> dict[str, Section]:
        """The sections of level two that have an id, in order, each with its title and the text below it."""
        return {section.id: section for section in self._parted()[1:] if section.id}

    def _parted(self) -> list[Section]:
        lines = self.text.splitlines(keepends=True)
        heads = [heading for heading in self.headings if heading.level == 2]
        ends = [*(heading.line - self.first_line for heading in heads), len(lines)]
        found = []
        for heading, start, end in zip(
            [Heading(2, "", None, self.first_line), *heads], [0, *(each + 1 for each in ends)], ends, strict=False
        ):
            text = "".join(lines[start:end])
            above = text[: len(text) - len(text.lstrip())].count("\n")
            found.append(Section(heading.id or "", heading.title, text.strip(), heading.line, self.first_line + start + above))
        return found
