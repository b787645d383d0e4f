"""What Material's base.html writes outside of its blocks is corrected."""

from __future__ import annotations

import pytest

from publication.site.frame import corrected

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
