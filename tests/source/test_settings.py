"""What is read from mkdocs.yml without MkDocs."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from publication.model.site import Revision
from publication.source.settings import read_extensions, read_navigation, read_site
from tests.conftest import Miniature

REVISION = Revision("2026-01-31", "", datetime(2026, 1, 31, tzinfo=UTC))


def test_name_and_address_are_those_of_the_file(mini: Miniature, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/policing")
    site = read_site(mini.root, REVISION)
    assert site.name == "Policing technology in multi-ethnic societies"
    assert site.address == "https://example.org/policing/"


def test_without_the_environment_the_default_address_holds(mini: Miniature, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    assert read_site(mini.root, REVISION).address == "http://127.0.0.1:8000/"


def test_an_empty_address_is_refused(mini: Miniature, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "")
    with pytest.raises(ValueError, match="SITE_URL in the environment"):
        read_site(mini.root, REVISION)


@pytest.mark.parametrize("text", ["nav: []\n", "- a list\n", "site_name: [\n"])
def test_a_file_that_is_no_such_settings_is_refused(mini: Miniature, text: str) -> None:
    mini.write("mkdocs.yml", text)
    with pytest.raises(ValueError, match=r"mkdocs\.yml"):
        read_site(mini.root, REVISION)


def test_the_pages_of_the_navigation_in_order_and_which_are_below_an_index() -> None:
    text = "site_url: !ENV [SITE_URL, x]\nnav:\n  - index.md\n  - Part:\n      - Own title: a.md\n      - b/c.md\n  - 7\n"
    assert read_navigation(text) == {"docs/index.md": 1, "docs/a.md": 1, "docs/b/c.md": 1}
    text = "nav:\n  - Part:\n      - a/index.md\n      - a/b.md\n      - In it: [a/c/index.md, a/d.md]\n  - Empty: []\n"
    assert read_navigation(text) == {"docs/a/index.md": 1, "docs/a/b.md": 2, "docs/a/c/index.md": 2, "docs/a/d.md": 2}
    assert read_navigation("site_name: None\n") == {}


def test_extensions_are_named_with_or_without_options() -> None:
    assert read_extensions("markdown_extensions:\n  - tables\n  - toc: {permalink: x}\n") == {"tables": {}, "toc": {"permalink": "x"}}
    assert read_extensions("markdown_extensions:\n  tables:\n") == {"tables": {}}


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
    site = read_site(mini.root, REVISION)
    assert (site.contact, site.contact_link) == (contact, link)


@pytest.mark.parametrize("contact", ["ask us", "http://example.org", "javascript:alert(1)", "a@b"])
def test_what_is_no_address_is_refused(mini: Miniature, monkeypatch: pytest.MonkeyPatch, contact: str) -> None:
    monkeypatch.setenv("CONTACT", contact)
    with pytest.raises(ValueError, match="e-mail address or an address that begins with https"):
        read_site(mini.root, REVISION)
