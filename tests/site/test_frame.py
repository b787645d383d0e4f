"""What Material's base.html writes outside of its blocks is corrected; a preview makes a frame again where it may be another."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from publication.site.frame import Frames, corrected

SKIP = '<div data-md-component="skip">\n  <a href="#top" class="md-skip">\n    Skip\n  </a>\n</div>'


def test_the_skip_link_stands_by_itself_and_what_only_the_script_uses_is_gone() -> None:
    before = (
        '<body><input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">\n'
        '<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">\n'
        f'<label class="md-overlay" for="__drawer"></label>{SKIP}<div data-md-component="announce"></div>text'
        '<div class="md-dialog" data-md-component="dialog"><div class="md-dialog__inner md-typeset"></div></div></body>'
    )
    assert corrected(before) == '<body><a href="#top" class="md-skip">Skip</a>text</body>'


def test_an_announcement_and_a_field_of_the_text_stay() -> None:
    text = f'{SKIP}<div data-md-component="announce"><aside>News</aside></div><input class="md-toggle" id="own">'
    assert "News" in corrected(text)
    assert 'id="own"' in corrected(text)


def test_a_page_without_contents_has_no_skip_link() -> None:
    assert corrected('<div data-md-component="skip"></div>text') == "text"


def test_a_frame_that_has_changed_is_an_error() -> None:
    with pytest.raises(ValueError, match="skip link"):
        corrected("<body>text</body>")


class Pages:
    """Puts one page into its frame, as the builds of a preview do, and says how often it was made."""

    def __init__(self) -> None:
        self.frames, self.made = Frames(), 0
        self.page = SimpleNamespace(
            url="law/", content="<p>Law</p>", toc=[], edit_url="edit/law.md", canonical_url="https://example.org/law/"
        )
        self.said = {"alternates": (), "translation": {}, "linked_data": "{}"}

    def build(self, made_from: tuple[Any, ...] = (), *, keep: bool = True) -> str:
        env = Environment(loader=DictLoader({"main.html": SKIP + "{{ count() }}:{{ page.content }}"}), autoescape=True)
        env.globals |= {name: lambda page, name=name: self.said[name] for name in self.said} | {"count": self.count}
        self.frames.begin(env, made_from, keep=keep)
        return env.get_template("main.html").render({"page": self.page})

    def count(self) -> int:
        self.made += 1
        return self.made


def test_a_frame_is_kept_where_all_that_it_shows_is_the_same() -> None:
    pages = Pages()
    first = pages.build(("words",))
    assert pages.build(("words",)) == first
    assert pages.made == 1


@pytest.mark.parametrize("name", ["content", "toc", "edit_url", "canonical_url"])
def test_a_frame_is_made_again_where_its_page_is_another(name: str) -> None:
    pages = Pages()
    pages.build()
    setattr(pages.page, name, ["Sections"] if name == "toc" else "another")
    pages.build()
    assert pages.made == 2


@pytest.mark.parametrize("name", ["alternates", "translation", "linked_data"])
def test_a_frame_is_made_again_where_the_publication_says_something_else_of_its_page(name: str) -> None:
    pages = Pages()
    pages.build()
    pages.said[name] = "another"
    pages.build()
    assert pages.made == 2


def test_every_frame_is_made_again_where_what_all_show_is_another() -> None:
    pages = Pages()
    pages.build(("words",))
    pages.build(("other words",))
    assert pages.made == 2


def test_a_build_keeps_no_frame() -> None:
    pages = Pages()
    pages.build(keep=False)
    assert pages.frames.kept == {}
