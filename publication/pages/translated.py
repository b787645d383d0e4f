"""What a translated page shows of its state: sections in English are marked as such, and those that have fallen behind say so."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from functools import cached_property

from publication.model import Bearing, Page, Publication, Question, Technology
from publication.model.translations import State, reason_key, text_parts
from publication.source.markdown import read_markdown

ENGLISH = 'lang="en" dir="ltr"'
_FENCE = "/" * 9
"""Of a block around a section: longer than any that a layout or a page uses."""


def with_notices(page: Page, publication: Publication) -> Page:
    """The page with a notice in each section that is not translated or that is stale; an English page as it is."""
    state = publication.state(page)
    if set(state.values()) <= {"current"}:
        return page
    words, address, shown = publication.words.translation, to_english(page, publication), []
    notices = {"missing": words.section_missing, "stale": words.section_stale}
    for name, part in text_parts(page.body).items():
        known, title, text = state.get(name), part.title, part.text
        if known == "missing":
            # A block of pymdownx writes its attributes as a CSS selector does.
            title, text = f"<span {ENGLISH}>{title}</span>", f"{_FENCE} html | div[lang=en][dir=ltr]\n\n{text}\n\n{_FENCE}"
        if known in notices:
            way = f'<a href="{address}#{part.id or "top"}" hreflang="en">{words.section_english}</a>'
            text = f"{notices[known]} {way}\n{{: .notice }}\n\n{text}"
        shown.append(replace(part, title=title, text=text).markdown)
    body = read_markdown("\n\n".join(shown) + "\n", references=publication.ids, extensions=publication.extensions)
    return page.model_copy(update={"body": body})


def in_english(text: str, publication: Publication, *, marked: bool = True) -> str:
    """A text of the data that is in English in every language, such as the status of a law: marked as English where the page is not."""
    return f"<span {ENGLISH}>{text}</span>" if text and marked and publication.english is not None else text


def asked(question: Question, key: str, publication: Publication, *, marked: bool = True) -> str:
    """A question as it is asked in the language of the publication: in plain words where only those are translated, else in English."""
    if publication.english is not None and key in publication.translations[publication.language].texts["questions"]:
        return question.plain
    return in_english(question.ask, publication, marked=marked)


@dataclass(frozen=True)
class Told:
    """Says of a text that is no section in which language it is, and whether its English has changed since, for one publication."""

    publication: Publication
    plain: bool = False

    @cached_property
    def _states(self) -> dict[str, dict[str, State]]:
        return self.publication.states.get(self.publication.language, {})

    def entry(self, text: str, file: str, key: str) -> str:
        """A text by its file and key: marked as English where it is not translated."""
        states = self._states.get(file)
        missing = states is None or states.get(key) == "missing"
        return in_english(text, self.publication, marked=not self.plain) if missing else text

    def lag(self, page: Page, file: str, key: str, anchor: str = "") -> str:
        """The notice for an entry that its English has left behind, on a page, with the way to the English; empty for any other.

        A space comes before it, since it follows the text of the entry.
        """
        return f" {self._notice(page, anchor)}" if self._states.get(file, {}).get(key) == "stale" else ""

    def reason(self, page: Page, technology: Technology, entry: Bearing) -> str:
        """The reason of a technology's relation, as it is shown on a page: marked, or with a notice."""
        key = reason_key(entry)
        return self.entry(entry.because, technology.path, key) + self.lag(page, technology.path, key)

    def _notice(self, page: Page, anchor: str = "") -> str:
        words = self.publication.words.translation
        address = to_english(page, self.publication) + (f"#{anchor}" if anchor else "")
        if self.plain:
            return f"{words.entry_stale} [{words.entry_english}]({address})"
        return f'<span class="notice">{words.entry_stale} <a href="{address}" hreflang="en">{words.entry_english}</a></span>'


def to_english(page: Page, publication: Publication) -> str:
    """The way from a translated page to the same page in English."""
    here, there = f"/{publication.language}/{page.address}", f"/{page.address}"
    return f"{posixpath.relpath(there, here)}/"
