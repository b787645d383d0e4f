"""What is read from mkdocs.yml without MkDocs."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from publication.model.site import Revision
from publication.source.settings import Section, read_navigation, read_settings
from tests.conftest import Miniature


def test_name_address_and_extensions_are_those_of_the_file(mini: Miniature, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/policing")
    settings = read_settings(mini.root)
    assert settings.name == "Policing technology in multi-ethnic societies"
    assert settings.address == "https://example.org/policing/"
    assert "footnotes" in settings.extensions


def test_without_the_environment_the_default_address_holds(mini: Miniature, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    assert read_settings(mini.root).address == "http://127.0.0.1:8000/"


def test_the_navigation_keeps_its_sections_and_order(mini: Miniature) -> None:
    first, second, third, *_ = read_settings(mini.root).navigation
    assert first == "docs/index.md"
    assert isinstance(second, Section)
    assert second.title == "Recommendations"
    assert second.items[:2] == ("docs/recommendations/index.md", "docs/recommendations/01.md")
    assert third == Section("Technologies", ("docs/technologies/index.md", "docs/technologies/drones.md"))


@pytest.mark.parametrize("text", ["nav: []\n", "- a list\n", "site_name: [\n"])
def test_a_file_that_is_no_such_settings_is_refused(mini: Miniature, text: str) -> None:
    mini.write("mkdocs.yml", text)
    with pytest.raises(ValueError, match=r"mkdocs\.yml"):
        read_settings(mini.root)


def test_the_pages_of_the_navigation_in_order() -> None:
    text = "site_url: !ENV [SITE_URL, x]\nnav:\n  - index.md\n  - Part:\n      - Own title: a.md\n      - b/c.md\n  - 7\n"
    assert read_navigation(text) == ("docs/index.md", "docs/a.md", "docs/b/c.md")
    assert read_navigation("site_name: None\n") == ()


@pytest.mark.parametrize("text", ["nav: [", "- a list", ""])
def test_a_navigation_needs_settings(text: str) -> None:
    with pytest.raises(ValueError, match=r"mkdocs\.yml"):
        read_navigation(text)


@pytest.mark.parametrize(
    ("contact", "link"), [("desk@example.org", "mailto:desk@example.org"), ("https://example.org/write", "https://example.org/write")]
)
def test_the_address_of_a_maintainer_comes_from_the_environment(
    mini: Miniature, monkeypatch: pytest.MonkeyPatch, contact: str, link: str
) -> None:
    monkeypatch.setenv("CONTACT", contact)
    site = read_settings(mini.root).site(Revision("2026-01-31", "", datetime(2026, 1, 31, tzinfo=UTC)))
    assert (site.contact, site.contact_link) == (contact, link)


@pytest.mark.parametrize("contact", ["ask us", "http://example.org", "javascript:alert(1)", "a@b"])
def test_what_is_no_address_is_refused(mini: Miniature, monkeypatch: pytest.MonkeyPatch, contact: str) -> None:
    monkeypatch.setenv("CONTACT", contact)
    with pytest.raises(ValueError, match="e-mail address or an address that begins with https"):
        read_settings(mini.root)
