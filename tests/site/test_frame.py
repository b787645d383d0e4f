"""What Material's base.html writes outside of its blocks is corrected; a preview makes a frame again where it may be another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from publication.model import Words
from publication.model.site import Revision, Site
from publication.site.frame import Frames, corrected, frame_of
from tests.conftest import Miniature

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)

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


NAVIGATION = [{"Home": "index.md"}]
PAGE = SimpleNamespace(title="Home", url="", meta={"section": "pages"})


@pytest.mark.parametrize(
    "edit",
    [
        lambda mini, _: mini.append("overrides/main.html", "{# more #}"),
        lambda mini, _: mini.append("mkdocs.yml", "# more\n"),
        lambda mini, _: mini.write("languages/base.yml", "site_name: Other\n"),
        lambda _, shown: shown.update(nav=[{"Start": "index.md"}]),
        lambda _, shown: shown.update(pages=[SimpleNamespace(**vars(PAGE) | {"title": "Start"})]),
        lambda _, shown: shown.update(pages=[SimpleNamespace(**vars(PAGE) | {"url": "start/"})]),
        lambda _, shown: shown.update(pages=[SimpleNamespace(**vars(PAGE) | {"meta": {"section": "law"}})]),
        lambda _, shown: shown.update(words=Words({"skip": "Skip"})),
        lambda _, shown: shown.update(site=Site("Another", "https://example.org/", Revision("2026-01-01", "", MOMENT))),
    ],
    ids=["template", "settings", "shared settings", "navigation", "title", "address", "front matter", "words", "site"],
)
def test_what_all_frames_show_is_another_where_any_part_of_it_is(
    mini: Miniature, edit: Callable[[Miniature, dict[str, Any]], None]
) -> None:
    def shown() -> dict[str, Any]:
        return {"nav": NAVIGATION, "pages": [PAGE], "words": Words({}), "site": Site("Ours", "", Revision("2026-01-01", "", MOMENT))}

    before, after = frame_of(mini.root, **shown()), shown()
    assert before == frame_of(mini.root, **shown())
    edit(mini, after)
    assert before != frame_of(mini.root, **after)


def test_a_layout_is_no_part_of_the_frame(mini: Miniature) -> None:
    before = frame_of(mini.root, NAVIGATION, [], None, None)
    mini.append("overrides/layouts/page.md", "More.\n")
    assert before == frame_of(mini.root, NAVIGATION, [], None, None)


def test_a_build_keeps_no_frame() -> None:
    pages = Pages()
    pages.build(keep=False)
    assert pages.frames.kept == {}
