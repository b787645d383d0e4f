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
    """A section of level two and the text below its heading."""

    id: str
    title: str
    text: str


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

    def beginning(self) -> str:
        """The text above every section of level two."""
        first = next((heading.line for heading in self.headings if heading.level == 2), None)
        lines = self.text.splitlines(keepends=True)
        return "".join(lines[: first - self.first_line] if first is not None else lines).strip()

    def sections(self) -> dict[str, Section]:
        """The sections of level two that have an id, in order, each with its title and the text below it."""
        lines = self.text.splitlines(keepends=True)
        starts = [heading for heading in self.headings if heading.level == 2]
        ends = [heading.line for heading in starts[1:]] + [self.first_line + len(lines)] if starts else []
        return {
            heading.id: Section(
                heading.id, heading.title, "".join(lines[heading.line - self.first_line + 1 : end - self.first_line]).strip()
            )
            for heading, end in zip(starts, ends, strict=True)
            if heading.id
        }
