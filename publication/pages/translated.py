"""What a translated page shows of its state: sections in English are marked as such, and those that have fallen behind say so."""

from __future__ import annotations

import posixpath
from dataclasses import replace

from publication.model import Page, Publication, Question
from publication.model.text import MarkdownSource
from publication.model.translations import BEGINNING, PageState

ENGLISH = 'lang="en" dir="ltr"'
_FENCE = "/" * 9
"""Of a block around a section: longer than any that a layout or a page uses."""


def with_notices(page: Page, publication: Publication) -> Page:
    """The page with a notice in each section that is not translated or that is stale; an English page as it is."""
    state = publication.state(page)
    if state is None or not (state.are("missing") or state.are("stale")):
        return page
    return page.model_copy(update={"body": _Noted(page.body, state, publication, page).body()})


def in_english(text: str, publication: Publication, *, marked: bool = True) -> str:
    """A text of the data that is in English in every language, such as the status of a law: marked as English where the page is not."""
    return f"<span {ENGLISH}>{text}</span>" if text and marked and publication.english is not None else text


def asked(question: Question, key: str, publication: Publication, *, marked: bool = True) -> str:
    """A question as it is asked in the language of the publication: in plain words where only those are translated, else in English."""
    if publication.english is not None and key in publication.translations[publication.language].texts["questions"]:
        return question.plain
    return in_english(question.ask, publication, marked=marked)


class _Noted:
    """Puts notices and marks into a text, whose headings then have other lines."""

    def __init__(self, source: MarkdownSource, state: PageState, publication: Publication, page: Page) -> None:
        self.source = source
        self.state = state
        self.words = publication.words.translation
        here, there = f"/{publication.language}/{page.address}", f"/{page.address}"
        self.address = f"{posixpath.relpath(there, here)}/"
        self.lines: list[str] = []
        self.new: dict[int, int] = {}
        """By the line of a heading, its new one."""
        self.open = False

    def body(self) -> MarkdownSource:
        sections = {heading.line: heading for heading in self.source.headings if heading.level == 2}
        at = {heading.line for heading in self.source.headings}
        shown = []
        self._begin(BEGINNING, "top")
        for number, line in enumerate(self.source.text.splitlines(), start=self.source.first_line):
            if (heading := sections.get(number)) is not None:
                self._end()
            if number in at:
                self.new[number] = self.source.first_line + len(self.lines)
            if heading is not None and self.state.parts.get(heading.id or "") == "missing":
                line = line.replace(heading.title, f"<span {ENGLISH}>{heading.title}</span>", 1)
            self.lines.append(line)
            if heading is not None and heading.id:
                self._begin(heading.id, heading.id)
        self._end()
        for heading in self.source.headings:
            missing = heading.level == 2 and self.state.parts.get(heading.id or "") == "missing"
            title = f"<span {ENGLISH}>{heading.title}</span>" if missing else heading.title
            shown.append(replace(heading, line=self.new.get(heading.line, heading.line), title=title))
        return replace(self.source, text="\n".join(self.lines) + "\n", headings=tuple(shown))

    def _begin(self, part: str, anchor: str) -> None:
        state = self.state.parts.get(part)
        if state in (None, "current"):
            return
        said = self.words.section_missing if state == "missing" else self.words.section_stale
        self.lines += ["", f'{said} <a href="{self.address}#{anchor}" hreflang="en">{self.words.section_english}</a>', "{: .notice }", ""]
        if state == "missing":
            # A block of pymdownx writes its attributes as a CSS selector does.
            self.lines += [f"{_FENCE} html | div[lang=en][dir=ltr]", ""]
            self.open = True

    def _end(self) -> None:
        if self.open:
            self.lines += ["", _FENCE, ""]
            self.open = False
