"""Settings of Material in mkdocs.yml: each is changed in the miniature, and the page shows it.

Three builds: one with no setting of the theme, and two whose settings do not contradict each other. What a setting does is absent from the
build without it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

import material
import pytest
import yaml
from lxml import html

from tests.conftest import write_miniature
from tests.site_builds import REPOSITORY, BuiltSite, run_mkdocs

NINE = "recommendations/09/index.html"
THEME: dict[str, Any] = {"name": "material", "custom_dir": "overrides", "font": False}
TOGGLES = [
    {"media": "(prefers-color-scheme)", "toggle": {"icon": "material/brightness-auto", "name": "To light"}},
    {"media": "(prefers-color-scheme: light)", "scheme": "default", "toggle": {"icon": "material/weather-night", "name": "To dark"}},
    {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "toggle": {"icon": "material/weather-sunny", "name": "To the system's"}},
]
ICONS = {
    name: f"material/{icon}"
    for name, icon in {
        "menu": "dots-vertical",
        "search": "eye",
        "edit": "pencil",
        "view": "code-tags",
        "previous": "chevron-left",
        "next": "chevron-right",
        "top": "chevron-up",
        "alternate": "web",
        "repo": "git",
        "logo": "shield",
        "close": "minus",
    }.items()
}
SETTINGS: dict[str, dict[str, Any]] = {
    "none": {"theme": THEME},
    "one": {
        "theme": {
            **THEME,
            "language": "fr",
            "direction": "rtl",
            "favicon": "assets/other.svg",
            "icon": ICONS,
            "palette": TOGGLES,
            "features": [
                *(
                    "navigation.tabs",
                    "navigation.sections",
                    "navigation.indexes",
                    "navigation.prune",
                    "navigation.path",
                    "navigation.footer",
                ),
                *("navigation.top", "toc.follow", "content.action.edit", "content.action.view", "content.code.copy", "header.autohide"),
            ],
        },
        "extra": {
            "homepage": "https://example.org/home",
            "social": [{"icon": "material/rss", "link": "https://example.org/feed", "name": "Feed"}],
            "alternate": [{"name": "Français", "link": "https://example.org/fr/", "lang": "fr"}],
        },
        "extra_css": ["assets/extra.css", "own.css"],
        "extra_javascript": ["own.js"],
        "copyright": "Nobody's rights",
    },
    "two": {
        "theme": {
            **THEME,
            "logo": "assets/favicon.svg",
            "palette": {"scheme": "slate", "primary": "deep purple", "accent": "pink"},
            "features": ["navigation.tabs", "navigation.tabs.sticky", "navigation.expand", "toc.integrate"],
        },
        "extra": {"generator": False},
    },
}


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BuiltSite]:
    found = {}
    for name, settings in SETTINGS.items():
        mini = write_miniature(tmp_path_factory.mktemp(name))
        text = mini.path("mkdocs.yml").read_text(encoding="utf-8")
        head, _, rest = text.partition("\ntheme:\n")
        plugins = rest[rest.index("\nplugins:\n") :]
        head = re.sub(r"^copyright: >-\n(  .*\n)+", "", head, flags=re.MULTILINE)
        mini.write("mkdocs.yml", f"{head}\n{yaml.safe_dump(settings)}{plugins}")
        if (language := settings["theme"].get("language", "en")) != "en":
            mini.write(f"languages/{language}.yml", "INHERIT: base.yml\n")
        mini.write("docs/own.css", "h1 { color: red }")
        mini.write("docs/own.js", "")
        mini.write("docs/assets/other.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
        mini.append("docs/index.md", "\n```\ncode\n```\n")
        mini.replace("docs/recommendations/11.md", "reviewed:", "hide: [navigation, toc, footer, path]\nreviewed:")
        result = run_mkdocs(mini.root, "build", REPO_URL=REPOSITORY)
        assert result.returncode == 0, result.stdout + result.stderr
        found[name] = BuiltSite(mini.root / "site")
    return found


def tree(builds: dict[str, BuiltSite], build: str, page: str = NINE) -> html.HtmlElement:
    return builds[build].pages[page].tree


SHOWN = {
    "navigation.tabs": ("one", "//nav[contains(@class,'md-tabs')]//a"),
    "navigation.tabs.sticky": ("two", "//header//nav[contains(@class,'md-tabs')]"),
    "navigation.sections": ("one", "//*[@id='navigation']//li[contains(@class,'md-nav__item--section')]"),
    "navigation.indexes": (
        "one",
        "//*[@id='navigation']//li[contains(@class,'--section')]/a[.//span[normalize-space()='Recommendations']]",
    ),
    "navigation.prune": ("one", "//*[@id='navigation']//li[contains(@class,'md-nav__item--pruned')]/a[@href='../../technologies/']"),
    "navigation.path": ("one", "//nav[contains(@class,'md-path')]//a"),
    "navigation.footer": ("one", "//footer//a[contains(@class,'md-footer__link--next')][@href='../10/']"),
    "navigation.top": ("one", "//button[contains(@class,'md-top')]"),
    "navigation.expand": ("two", "//*[@id='navigation']//details[@open][.//a[contains(@href,'technologies/drones')]]"),
    "toc.follow": ("one", "//details[contains(@class,'md-nav--secondary')][@data-follow]"),
    "toc.integrate": ("two", "//*[@id='navigation']//li[contains(@class,'--active')]//details[contains(@class,'md-nav--secondary')]"),
    "header.autohide": ("one", "//header[@data-autohide]"),
    "content.action.edit": ("one", f"//a[@href='{REPOSITORY}/edit/main/docs/recommendations/09.md']"),
    "content.action.view": ("one", f"//a[@href='{REPOSITORY}/raw/main/docs/recommendations/09.md']"),
    "content.code.copy": ("one", "//div[contains(@class,'text')][@data-copy]"),
    "language": ("one", "//html[@lang='fr']//nav[@aria-label='Navigation'] | //a[normalize-space()='Aller au contenu']"),
    "direction": ("one", "//body[@dir='rtl']"),
    "favicon": ("one", "//link[@rel='icon'][@href='../../assets/other.svg']"),
    "logo": ("two", "//header//img[@src='../../assets/favicon.svg']"),
    "scheme": ("two", "//body[@data-md-color-scheme='slate']"),
    "primary": ("two", "//body[@data-md-color-primary='deep-purple']"),
    "accent": ("two", "//body[@data-md-color-accent='pink']"),
    "palettes with a toggle": ("one", "//button[@data-md-color-media='(prefers-color-scheme: dark)'][@aria-label]"),
    "extra.homepage": ("one", "//header//a[@href='https://example.org/home']"),
    "extra.social": ("one", "//footer//a[@href='https://example.org/feed']"),
    "extra.alternate": ("one", "//header//a[@hreflang='fr']"),
    "extra.generator": ("none", "//footer//a[contains(@href,'squidfunk')]"),
    "extra_css": ("one", "//link[@rel='stylesheet'][@href='../../own.css']"),
    "extra_javascript": ("one", "//script[@src='../../own.js']"),
    "copyright": ("one", "//footer//*[contains(@class,'md-copyright__highlight')][normalize-space()=\"Nobody's rights\"]"),
}
"""In which build a setting is set, and what its page has then; the build without it has nothing of that."""


@pytest.mark.parametrize("setting", SHOWN)
def test_a_setting_is_seen_on_the_page_and_without_it_is_not(builds: dict[str, BuiltSite], setting: str) -> None:
    build, where = SHOWN[setting]
    assert tree(builds, build).xpath(where)
    assert not tree(builds, "two" if build == "none" else "none").xpath(where)


@pytest.mark.parametrize(("build", "sheets"), [("none", ["assets/stylesheets/material.css"]), ("one", ["assets/extra.css", "own.css"])])
def test_materials_style_comes_with_the_first_of_extra_css_or_alone(builds: dict[str, BuiltSite], build: str, sheets: list[str]) -> None:
    assert tree(builds, build).xpath("//link[@rel='stylesheet']/@href") == [f"../../{name}" for name in sheets]
    held = ["@layer material{" in (builds[build].folder / name).read_text(encoding="utf-8") for name in sheets]
    assert held == [True, *(False for _ in sheets[1:])]


def test_tabs_that_do_not_stick_stand_outside_of_the_header(builds: dict[str, BuiltSite]) -> None:
    assert not tree(builds, "one").xpath("//header//nav[contains(@class,'md-tabs')]")


@pytest.mark.parametrize("icon", ICONS)
def test_each_icon_is_the_one_that_is_set(builds: dict[str, BuiltSite], icon: str) -> None:
    drawing = Path(next(iter(material.__path__))) / "templates" / ".icons" / f"{ICONS[icon]}.svg"
    (path,) = re.findall(r'd="([^"]+)"', drawing.read_text(encoding="utf-8"))
    assert tree(builds, "one").xpath("//svg/path[@d=$path]", path=path)
    assert not tree(builds, "none").xpath("//svg/path[@d=$path]", path=path)


def test_a_page_hides_what_it_says(builds: dict[str, BuiltSite]) -> None:
    page = tree(builds, "one", "recommendations/11/index.html")
    assert page.xpath("//*[@id='navigation'][@hidden]")
    assert not page.xpath("//*[contains(@class,'md-nav--secondary')]")
    assert page.xpath("//footer//nav[@hidden]")
    assert page.xpath("//nav[contains(@class,'md-path')][@hidden]")
    other = tree(builds, "one")
    assert not other.xpath("//*[@id='navigation'][@hidden] | //footer//nav[@hidden]")
    assert other.xpath("//*[contains(@class,'md-nav--secondary')]")


@pytest.mark.parametrize("build", SETTINGS)
def test_the_policy_names_every_script_in_a_page_whatever_is_set(builds: dict[str, BuiltSite], build: str) -> None:
    """The policy is one constant element: its hashes are those of the scripts in the pages, none missing on any page."""
    policies = set()
    for page in builds[build].pages.values():
        if page.tree.xpath("//meta[@http-equiv='refresh']"):
            continue  # an address that moved
        (policy,) = page.tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        policies.add(policy)
        scripts = page.tree.xpath("//script[not(@src)][not(@type)]/text()")
        assert scripts, page.address
        for script in scripts:
            digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy, f"{page.address}: main.html names another hash for {script[:60]}"
        assert not page.tree.xpath("//style | //@style | //@onclick | //@onload")
    (policy,) = policies
    assert "unsafe-inline" not in policy
    assert "http" not in policy
    if build == "one":
        hashes = set(re.findall(r"'sha256-[^']+'", policy))
        assert len(hashes) == 3, "a hash that no script of the frame has"


def test_words_of_the_frame_are_those_of_the_language(builds: dict[str, BuiltSite]) -> None:
    page = tree(builds, "one")
    said = " ".join(page.xpath("//header//text() | //header//@aria-label | //footer//text() | //p[@class='actions']//text()"))
    for word in ("Recherche", "Suivant", "Précédent", "Editer cette page"):
        assert word in said
