"""What a build takes from MkDocs is what MkDocs would take by itself."""

from __future__ import annotations

from typing import Any

from mkdocs.config import load_config
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.pages import Page

from publication.site.mkdocs_files import leave_icons, read_source
from tests.conftest import Miniature


def test_every_file_of_the_theme_is_taken_but_hidden_folders_are_not_walked(mini: Miniature) -> None:
    config = load_config(str(mini.path("mkdocs.yml")))
    mini.write("overrides/assets/deep/own.txt", "text")
    mini.write("overrides/.icons/own.svg", "<svg/>")
    usual, ours = Files([]), Files([])
    usual.add_files_from_theme(config.theme.get_env(), config)
    leave_icons(config.theme)
    env = config.theme.get_env()
    ours.add_files_from_theme(env, config)
    assert "assets/deep/own.txt" in ours.src_uris
    assert list(ours.src_uris) == list(usual.src_uris)
    assert not [name for name in env.list_templates() if "/." in f"/{name}"]
    assert env.get_template(".icons/own.svg").render() == "<svg/>"


def test_a_page_is_read_as_mkdocs_reads_it_and_its_front_matter_is_its_own(mini: Miniature) -> None:
    config = load_config(str(mini.path("mkdocs.yml")))

    def home() -> Any:
        return Page(None, get_files(config).src_uris["index.md"], config)

    usual, first, second = home(), home(), home()
    usual.read_source(config)
    for page in (first, second):
        read_source(page)
        page.read_source(config)
    assert (first.markdown, first.meta) == (usual.markdown, usual.meta)
    first.meta["title"] = "Another"
    assert second.meta == usual.meta
