"""Settings of Material in mkdocs.yml that do nothing here, or would do harm: each is a fault with its line and what to use in its place.

Material's script is left out (dev/decisions/0060), pages ask no other host, and no style is inside a page. What is not named here works
as Material documents it; tests/site/test_theme_settings.py tries each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publication.model.problems import Place, Problem, suggestion
from publication.source.yaml import read_yaml

WORKING = frozenset(
    {
        *("navigation.tabs", "navigation.tabs.sticky", "navigation.sections", "navigation.indexes", "navigation.prune", "navigation.path"),
        *("navigation.expand", "navigation.footer", "navigation.top", "toc.follow", "toc.integrate", "header.autohide"),
        *("content.action.edit", "content.action.view", "content.code.copy"),
    }
)
"""The features that work."""

_SCRIPT = "needs Material's script, which this site leaves out"
_SEARCH = "belongs to Material's search; this site has its own, which needs no setting: remove it"
_INSTEAD = {
    "announce.dismiss": f"{_SCRIPT}; remove it, and end an announcement by taking it out of main.html",
    "content.code.annotate": f"{_SCRIPT}; explain code in the text below it",
    "content.code.select": f"{_SCRIPT}; remove it",
    "content.footnote.tooltips": f"{_SCRIPT}; remove it: each mark leads to its note and back",
    "content.tabs.link": f"{_SCRIPT}; remove it: each group of tabs is chosen by itself",
    "content.tooltips": f"{_SCRIPT}; put the word into data/glossary.yml, whose definitions are shown beside it",
    "navigation.instant": f"{_SCRIPT}; remove it: pages are small enough to load one by one",
    "navigation.instant.prefetch": f"{_SCRIPT}; remove it",
    "navigation.instant.preview": f"{_SCRIPT}; remove it",
    "navigation.instant.progress": f"{_SCRIPT}; remove it",
    "navigation.tracking": f"{_SCRIPT}; use toc.follow, which marks the place in the contents",
    "search.highlight": _SEARCH,
    "search.share": _SEARCH,
    "search.suggest": _SEARCH,
}
_ICONS = "writes a style into every page, which the policy forbids; set {} in overrides/assets/extra.css"
_SETTINGS = {
    ("theme", "icon", "admonition"): _ICONS.format("--md-admonition-icon--NAME"),
    ("theme", "icon", "annotation"): f"{_SCRIPT}; remove it",
    ("theme", "icon", "tag"): _ICONS.format("--md-tag-icon"),
    ("extra", "analytics"): "sends what readers do to another host; remove it",
    ("extra", "annotate"): f"{_SCRIPT}; explain code in the text below it",
    ("extra", "consent"): "asks for consent where nothing is kept; remove it",
    ("extra", "scope"): "is read by Material's script alone; remove it",
    ("extra", "version"): f"{_SCRIPT}; the footer names the version, and editions keep a state",
}
_FONT = "theme.font asks Google's servers on every visit; set `font: false`, and name fonts in overrides/assets/extra.css (--md-text-font)"
_PLUGINS = ("search", "material/search")
_EXTENSIONS = ("pymdownx.snippets", "pymdownx.b64")
_FILES = "can read files outside docs/; remove it"


def theme_problems(text: str, path: str) -> Iterator[Problem]:
    """What is wrong with the settings of the theme in `text`, which is mkdocs.yml. Text that is no YAML has none: MkDocs says that."""
    read = read_yaml(text, path, problem_id="setting")
    found = read.value if isinstance(read.value, dict) else {}

    def fault(at: tuple[str | int, ...], message: str) -> Problem:
        return Problem(Place(path, read.lines.get(at, 1)), "setting", message)

    theme = _mapping(found, "theme")
    if theme.get("name") != "material":
        return
    for index, feature in enumerate(theme.get("features") or ()):
        if feature not in WORKING:
            unknown = f"is no feature of Material that this site knows{suggestion(str(feature), WORKING)}"
            yield fault(("theme", "features", index), f"`{feature}` {_INSTEAD.get(feature, unknown)}")
    if theme.get("font") is not False:
        yield fault(("theme", "font") if "font" in theme else ("theme",), _FONT)
    for names, message in _SETTINGS.items():
        if names[-1] in _mapping(found, *names[:-1]):
            yield fault(names, f"`{'.'.join(names)}` {message}")
    for group, refused, message in (("plugins", _PLUGINS, _SEARCH), ("markdown_extensions", _EXTENSIONS, _FILES)):
        for at, name in _listed(found, group):
            if name in refused:
                yield fault(at, f"`{name}` {message}")


def _mapping(found: dict[str, Any], *names: str) -> dict[str, Any]:
    for name in names:
        inside = found.get(name)
        found = inside if isinstance(inside, dict) else {}
    return found


def _listed(found: dict[str, Any], group: str) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The names in a group that is written as a list or as a mapping, with the path of each."""
    entries = found.get(group) or ()
    if isinstance(entries, dict):
        yield from (((group, name), name) for name in entries)
    else:
        for index, entry in enumerate(entries):
            yield (group, index), next((key for key in entry if not key.startswith("__")), "") if isinstance(entry, dict) else str(entry)
