"""What a translated page shows of its state: what is in English is marked as such, and what its English has left behind says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from publication.model import Bearing, Page, Publication, Question, Technology
from publication.model.site import Site
from publication.model.translations import ENGLISH, State, reason_key, text_parts
from publication.source.markdown import read_markdown

IN_ENGLISH = 'lang="en" dir="ltr"'
_FENCE = "/" * 9
"""Of a block around a section: longer than any that a layout or a page uses."""


@dataclass(frozen=True)
class Told:
    """Says of the texts of a publication, on a site, in which language they are, and whether their English has changed since."""

    publication: Publication
    site: Site
    plain: bool = False

    @cached_property
    def _states(self) -> dict[str, dict[str, State]]:
        return self.publication.states.get(self.publication.language, {})

    def page(self, page: Page) -> Page:
        """The page with a notice in each section that is not translated or that is stale; an English page as it is."""
        state = self.publication.state(page)
        if set(state.values()) <= {"current"}:
            return page
        words, shown = self.publication.words.translation, []
        notices = {"missing": words.section_missing, "stale": words.section_stale}
        for name, part in text_parts(page.body).items():
            known, title, text = state.get(name), part.title, part.text
            if known == "missing":
                # A block of pymdownx writes its attributes as a CSS selector does.
                title, text = f"<span {IN_ENGLISH}>{title}</span>", f"{_FENCE} html | div[lang=en][dir=ltr]\n\n{text}\n\n{_FENCE}"
            if known in notices:
                way = f'<a href="{self._english(page)}#{part.id or "top"}" hreflang="en">{words.section_english}</a>'
                text = f"{notices[known]} {way}\n{{: .notice }}\n\n{text}"
            shown.append(replace(part, title=title, text=text).markdown)
        body = read_markdown("\n\n".join(shown) + "\n", references=self.publication.ids, extensions=self.publication.extensions)
        return page.model_copy(update={"body": body})

    def in_english(self, text: str) -> str:
        """A text of the data that is in English in every language, such as the status of a law: marked where the page is not."""
        return f"<span {IN_ENGLISH}>{text}</span>" if text and not self.plain and self.publication.english is not None else text

    def asked(self, question: Question, key: str) -> str:
        """A question as it is asked in the language of the publication: in plain words where only those are translated, else in English."""
        publication = self.publication
        if publication.english is not None and key in publication.translations[publication.language].texts["questions"]:
            return question.plain
        return self.in_english(question.ask)

    def entry(self, text: str, file: str, key: str) -> str:
        """A text by its file and key: marked as English where it is not translated."""
        states = self._states.get(file)
        return self.in_english(text) if states is None or states.get(key) == "missing" else text

    def lag(self, page: Page, file: str, key: str, anchor: str = "") -> str:
        """The notice for an entry that its English has left behind, on a page, with the way to the English; empty for any other.

        A space comes before it, since it follows the text of the entry.
        """
        if self._states.get(file, {}).get(key) != "stale":
            return ""
        words, address = self.publication.words.translation, self._english(page) + (f"#{anchor}" if anchor else "")
        if self.plain:
            return f" {words.entry_stale} [{words.entry_english}]({address})"
        return f' <span class="notice">{words.entry_stale} <a href="{address}" hreflang="en">{words.entry_english}</a></span>'

    def reason(self, page: Page, technology: Technology, entry: Bearing) -> str:
        """The reason of a technology's relation, as it is shown on a page: marked, or with a notice."""
        key = reason_key(entry)
        return self.entry(entry.because, technology.path, key) + self.lag(page, technology.path, key)

    def _english(self, page: Page) -> str:
        return self.site.way_to(ENGLISH, page.address)
