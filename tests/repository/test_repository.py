"""What the repository promises about itself."""

from __future__ import annotations

import re

import pytest
import yaml

from tests.conftest import ROOT

LOCKS = ("requirements.txt", "requirements/dev.txt")
EXIT = "requirements/exit.txt"


@pytest.mark.parametrize("name", [*LOCKS, EXIT])
def test_everything_is_pinned_with_hashes_and_no_index_is_named(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    packages = re.findall(r"^[A-Za-z0-9_.-]+==\S+.*(?:\n    .*)*", text, flags=re.MULTILINE)
    assert packages
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []
    assert not re.search(r"https?://|--index|--find-links", text)


def pins(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([A-Za-z0-9_.-]+)==([^\s;]+)", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE))


def test_both_locks_agree() -> None:
    site, dev = (pins(name) for name in LOCKS)
    assert {name: version for name, version in site.items() if dev.get(name) != version} == {}


def test_the_way_out_has_what_the_site_needs() -> None:
    site, out = pins(LOCKS[0]), pins(EXIT)
    listed = re.findall(r"^([\w-]+)", (ROOT / "requirements" / "site.in").read_text(encoding="utf-8"), flags=re.MULTILINE)
    kept = [name for name in listed if not name.startswith("mkdocs")]
    assert len(kept) > 5
    assert {name: out.get(name) for name in kept} == {name: site[name] for name in kept}
    assert {"properdocs", "mkdocs-materialx"} <= set(out)
    assert {"mkdocs-material", "mkdocs-bibtex"}.isdisjoint(out)


@pytest.mark.parametrize("name", ["site", "dev", "exit", "editions", "bench"])
def test_every_direct_dependency_has_its_reason_and_is_locked(name: str) -> None:
    locked = pins("requirements.txt" if name == "site" else f"requirements/{name}.txt")
    lines = [
        line
        for line in (ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("#", "-r", "-c"))
    ]
    for line in lines:
        requirement, _, reason = line.partition("#")
        assert len(reason.split()) >= 3, line
        assert re.split(r"[<>=\[]", requirement.strip())[0].lower().replace("_", "-") in locked, line


def test_settings_that_must_not_change() -> None:
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "strict: true" in settings
    assert "enable_inline_citations: false" in settings
    assert not re.search(r"pymdownx\.(snippets|b64)", settings)
    for rule in ("omitted_files", "not_found", "anchors", "absolute_links", "unrecognized_links"):
        assert re.search(rf"{rule}: warn", settings), rule


def test_every_word_of_the_interface_is_said_somewhere() -> None:
    words = yaml.safe_load((ROOT / "data" / "interface" / "en.yml").read_text(encoding="utf-8"))
    files = [
        path
        for folder in ("overrides", "publication")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".md", ".html", ".xhtml", ".opf", ".py")
    ]
    said = "".join(path.read_text(encoding="utf-8") for path in files)
    unused = [
        f"{group}.{name}" for group, names in words.items() for name in names if not re.search(rf"""[.\["']{re.escape(name)}\b""", said)
    ]
    assert unused == []


def test_the_architecture_names_every_room() -> None:
    text = (ROOT / "dev" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = {path.name for path in (ROOT / "publication").iterdir() if path.is_dir() and not path.name.startswith("_")}
    assert {room for room in rooms if f"{room}/" not in text} == set()


def test_no_module_is_longer_than_can_be_read_in_one_go() -> None:
    sizes = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "publication").rglob("*.py")}
    assert {name: size for name, size in sizes.items() if size > 250} == {}
