"""A corpus of any size: the real publication, its longer pages copied under fresh ids until there are enough."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml

COPIED = ("data", "docs", "overrides", "publication")
TRANSLATIONS = ("*.fr.md", "*.ru.md", "fr.yml", "ru.yml", "translations")
"""Left out, since what is compared is one site."""
GROUP = 12
"""How many pages one group of the navigation holds, and how many groups a tab: as many as the publication has technologies."""


def write_corpus(root: Path, target: Path, pages: int) -> int:
    """Write a publication of `pages` pages into `target`, after the one in `root`. Returns how many pages it has.

    Raises ValueError when the publication itself has more.
    """
    for name in COPIED:
        shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("__pycache__", *TRANSLATIONS))
    for name in ("hooks.py", "CHANGELOG.md"):
        shutil.copy(root / name, target)
    have = sum(1 for _ in (target / "docs").rglob("*.md"))
    if have > pages:
        raise ValueError(f"the publication has {have} pages already, more than {pages}")
    groups: list[list[str]] = []
    originals = _originals(target / "docs")
    for number in range(pages - have):
        original, copy = originals[number % len(originals)], number // len(originals) + 2
        if number % GROUP == 0:
            groups.append([])
        text = original.read_text(encoding="utf-8")
        technology = original.parent.name == "technologies"
        name = f"{'technologies' if technology else 'copies'}/{original.stem}-{copy}.md"
        (target / "docs" / name).parent.mkdir(exist_ok=True)
        (target / "docs" / name).write_text(_as_technology(text, copy) if technology else _as_page(text, copy), encoding="utf-8")
        groups[-1].append(name)
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    listed = ""
    for number, names in enumerate(groups):
        tab = f"  - More {number // GROUP + 1}:\n" if number % GROUP == 0 else ""
        listed += f"{tab}      - Group {number + 1}:\n" + "".join(f"          - {name}\n" for name in names)
    before, last, after = settings.partition("          - technologies/data-and-reporting.md\n")
    (target / "mkdocs.yml").write_text(before + last + listed + after, encoding="utf-8")
    return pages


def _originals(docs: Path) -> list[Path]:
    """What is copied: two Recommendations for each technology, as the publication has them."""
    technologies = sorted(path for path in (docs / "technologies").glob("*.md") if path.stem != "index")
    numbered = sorted((docs / "recommendations").glob("[0-9]*.md"))
    return [page for index, technology in enumerate(technologies) for page in (technology, *numbered[2 * index : 2 * index + 2])]


def _as_technology(text: str, copy: int) -> str:
    """A technology's page as another technology: a title of its own, no other names, and questions of its own."""
    head, questions, tail = re.sub(r"^also: .*\n", "", text, count=1, flags=re.MULTILINE).partition("\nquestions:\n")
    head = re.sub(r"^title: (.*)$", rf"title: \1, {copy}", head, count=1, flags=re.MULTILINE)
    facts, end, body = tail.partition("\n---\n")
    return head + questions + re.sub(r"^  - id: (\S+)$", rf"  - id: \1-{copy}", facts, flags=re.MULTILINE) + end + body


def _as_page(text: str, copy: int) -> str:
    """A Recommendation's page as a page of text: there are 23 Recommendations and no more."""
    front, body = text.removeprefix("---\n").split("\n---\n", 1)
    facts = yaml.safe_load(front)
    kept = {"title": f"{facts['title']}, {copy}", "summary": facts["summary"], "reviewed": facts["reviewed"]}
    return f"---\n{yaml.safe_dump(kept, allow_unicode=True)}---\n{body}"
