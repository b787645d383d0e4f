"""Settings of Material in mkdocs.yml and languages/ that do nothing here, or would do harm: each is a fault with its line and a way out.

Material's script is left out (dev/decisions/0060), pages ask no other host, and no style is inside a page. What is not named here works
as Material documents it; tests/site/test_theme_settings.py tries each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publication.model.problems import Problem, suggestion
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
_ICONS = "writes a style into every page, which the policy forbids; set {} in overrides/assets/extra.css"
_FILES = "can read files outside docs/; remove it"
_FEATURES = "theme.features."
_REFUSED = {
    **dict.fromkeys((f"{_FEATURES}navigation.instant.{name}" for name in ("prefetch", "preview", "progress")), f"{_SCRIPT}; remove it"),
    **dict.fromkeys((f"{_FEATURES}search.{name}" for name in ("highlight", "share", "suggest")), _SEARCH),
    f"{_FEATURES}announce.dismiss": f"{_SCRIPT}; remove it, and end an announcement by taking it out of main.html",
    f"{_FEATURES}content.code.annotate": f"{_SCRIPT}; explain code in the text below it",
    f"{_FEATURES}content.code.select": f"{_SCRIPT}; remove it",
    f"{_FEATURES}content.footnote.tooltips": f"{_SCRIPT}; remove it: each mark leads to its note and back",
    f"{_FEATURES}content.tabs.link": f"{_SCRIPT}; remove it: each group of tabs is chosen by itself",
    f"{_FEATURES}content.tooltips": f"{_SCRIPT}; put the word into data/glossary.yml, whose definitions are shown beside it",
    f"{_FEATURES}navigation.instant": f"{_SCRIPT}; remove it: pages are small enough to load one by one",
    f"{_FEATURES}navigation.tracking": f"{_SCRIPT}; use toc.follow, which marks the place in the contents",
    "theme.icon.admonition": _ICONS.format("--md-admonition-icon--NAME"),
    "theme.icon.annotation": f"{_SCRIPT}; remove it",
    "theme.icon.tag": _ICONS.format("--md-tag-icon"),
    "extra.analytics": "sends what readers do to another host; remove it",
    "extra.annotate": f"{_SCRIPT}; explain code in the text below it",
    "extra.consent": "asks for consent where nothing is kept; remove it",
    "extra.scope": "is read by Material's script alone; remove it",
    "extra.version": f"{_SCRIPT}; the footer names the version, and editions keep a state",
    "plugins.blog": "writes into docs/, and its pages are not this publication's; remove it: CHANGELOG.md is the news, with a feed",
    "plugins.info": "packs a report for Material; remove it",
    "plugins.offline": "gives pages other addresses; remove it: `make editions` writes an offline file",
    "plugins.tags": "has no tags to read; remove it: relations, groups and `also` say what belongs together",
    "plugins.search": _SEARCH,
    "plugins.material/search": _SEARCH,
    "markdown_extensions.pymdownx.snippets": _FILES,
    "markdown_extensions.pymdownx.b64": _FILES,
}
"""By the way to a setting: what is wrong with it, and what to do."""
_FIXED = {
    "docs_dir": ("docs", "has to be `docs`: every path of the publication begins so"),
    "use_directory_urls": (True, "has to be true: the addresses of pages are promised as they are"),
}
"""By setting: the one value that works, and why."""
_FONT = "theme.font asks Google's servers on every visit; set `font: false`, and name fonts in overrides/assets/extra.css (--md-text-font)"


def theme_problems(text: str, path: str) -> Iterator[Problem]:
    """What is wrong with the settings of the theme in `text`: mkdocs.yml, or what inherits it. Text that is no YAML is left to MkDocs."""
    read = read_yaml(text, path, problem_id="setting")
    found = read.value if isinstance(read.value, dict) else {}
    theme, inherits = found.get("theme"), "INHERIT" in found
    if "nav" in found and not found.get("site_url"):
        message = "`site_url` is needed, and every address that is printed begins with it; write the address at which readers find the site"
        yield read.problem(("site_url",), message)
    for name, (right, message) in _FIXED.items():
        if not inherits and found.get(name, right) != right:
            yield read.problem((name,), f"`{name}` {message}")
    for at in (each for each in read.places if each[:1] in (("extra_css",), ("extra_javascript",)) and len(each) > 1):
        if re.match(r"(https?:)?//", str(read.at(at))):
            message = f"`{read.at(at)}` is on another host, which pages may not ask; put the file into docs/"
            yield read.problem(at, message)
    if not inherits and (not isinstance(theme, dict) or theme.get("name") != "material"):
        return
    for at in read.places:
        # The names on the way to a setting, and the name in a list.
        names = [step for step in at if isinstance(step, str)]
        setting = ".".join([*names, read.at(at)] if at and isinstance(at[-1], int) and isinstance(read.at(at), str) else names)
        feature = setting.removeprefix(_FEATURES)
        shown = setting.removeprefix("plugins.").removeprefix("markdown_extensions.").removeprefix(_FEATURES)
        if setting in _REFUSED:
            yield read.problem(at, f"`{shown}` {_REFUSED[setting]}")
        elif feature != setting and feature not in WORKING:
            message = f"`{feature}` is no feature of Material that this site knows{suggestion(feature, WORKING)}"
            yield read.problem(at, message)
    if isinstance(theme, dict) and theme.get("font", not inherits) is not False:
        yield read.problem(("theme", "font"), _FONT)
