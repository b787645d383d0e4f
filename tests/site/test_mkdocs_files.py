"""What a build takes from MkDocs is what MkDocs would take by itself."""

from __future__ import annotations

from mkdocs.config import load_config
from mkdocs.structure.files import Files

from publication.site.mkdocs_files import leave_icons
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
