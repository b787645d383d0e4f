"""Builds the publication as its successors would, and compares: `python -m tools.exit .venv/exit/bin/python` (`make exit`).

What is compared is what a reader gets from a page: its text, word for word, and where each link leads.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from tests.conftest import ROOT
from tests.site_builds import ADDRESS, REPOSITORY, BuiltPage, BuiltSite, run_mkdocs

NEEDED = ("docs", "data", "overrides", "publication", "hooks.py", "mkdocs.yml", "languages", "CHANGELOG.md")
PLUGIN = {
    "mkdocs.yml": ("  bibtex:", "    bib_dir:", "    bib_by_default:", "    # The inline form", "    enable_inline_citations:"),
    "languages/base.yml": ("plugins:", "  bibtex:", "    bib_dir:"),
}
"""The lines that mkdocs-bibtex has in the settings, by their beginnings."""
PUBLISHED = {"SITE_URL": ADDRESS, "REPO_URL": REPOSITORY}


def copied(folder: Path) -> Path:
    """A copy of the publication in `folder`, whose settings can be changed."""
    folder.mkdir()
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder)
    # The history says which commit it is, and when; editions that were made are listed on every page.
    for name in (".git", "editions"):
        if (ROOT / name).exists():
            (folder / name).symlink_to(ROOT / name)
    return folder


def without_the_plugin(root: Path) -> None:
    """Take mkdocs-bibtex out of the settings."""
    for name, begun in PLUGIN.items():
        lines = (root / name).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(begun)]
        if len(lines) - len(kept) != len(begun):
            raise ValueError(f"{name} has not the lines that are to be taken out")
        (root / name).write_text("".join(kept), encoding="utf-8")


def with_materialx(root: Path) -> None:
    """Name the other theme."""
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    if "  name: material\n" not in text:
        raise ValueError("mkdocs.yml does not name the theme as expected")
    settings.write_text(text.replace("  name: material\n", "  name: materialx\n"), encoding="utf-8")


def said(page: BuiltPage) -> list[str]:
    """The text of a page in pieces, and its links in their place."""

    def walk() -> Iterator[str]:
        for element in page.tree.iter():
            if not isinstance(element.tag, str) or element.tag in ("script", "style") or element.get("name") == "generator":
                continue  # no words for a reader, or the name of the builder itself
            for name in ("href", "src", "id", "title", "alt", "aria-label", "content", "data-definition"):
                if name in element.attrib and element.get("http-equiv") is None:
                    yield f"{element.tag} {name}={element.get(name)}"
            yield " ".join((element.text or "").split())
            yield " ".join(word for child in element for word in (child.tail or "").split())

    return [piece for piece in walk() if piece]


def differences(one: BuiltSite, other: BuiltSite) -> list[str]:
    """What the pages of two sites say differently; empty when they say the same."""
    found = [f"only in one of them: {name}" for name in sorted(set(one.pages) ^ set(other.pages))]
    for name in sorted(set(one.pages) & set(other.pages)):
        difference = list(unified_diff(said(one.pages[name]), said(other.pages[name]), lineterm="", n=0))
        found += [f"{name}: {line}" for line in difference[2:8]]
    return found


def main(python: str) -> int:
    """Build as today and with ProperDocs and MaterialX of the interpreter `python`; print how long each took and what differs."""
    with tempfile.TemporaryDirectory() as folder:
        sites = []
        for name, interpreter, builder in (("today", sys.executable, "mkdocs"), ("successors", str(Path(python).absolute()), "properdocs")):
            root = copied(Path(folder) / name)
            if name == "successors":
                without_the_plugin(root)
                with_materialx(root)
            begun = time.monotonic()
            result = run_mkdocs(root, "build", builder=builder, interpreter=interpreter, **PUBLISHED)
            print(f"{name}: {builder}, exit code {result.returncode}, {time.monotonic() - begun:.0f} s")
            if result.returncode != 0:
                print(result.stdout + result.stderr)
                return 1
            sites.append(BuiltSite(root / "site"))
        found = differences(*sites)
        found += [f"dead link: {link}" for link in sites[1].dead_links()]
    print("\n".join(found[:60]) or f"{len(sites[0].pages)} pages say the same and link the same")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
