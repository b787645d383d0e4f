"""A valid miniature publication in a temporary folder, which each test breaks in one place."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from publication.checks import every_problem
from publication.load import Loaded, load
from publication.model import Publication
from publication.problems import Problem
from tests.site_builds import ADDRESS, REPOSITORY, BuiltSite, run_mkdocs

ROOT = Path(__file__).parent.parent
pytest_plugins = ["tests.results"]
os.environ.setdefault("RESULTS", "none")
"""What an earlier run left is not an input of this one."""
PARTS = (("principles", 3), ("recruitment", 4), ("training", 4), ("engagement", 4), ("operations", 5), ("conflict", 3))

RECOMMENDATION = """\
---
number: {number}
part: {part}
title: Title of number {number}
summary: What number {number} asks.
addressed_to: the police
wording: [should]
reviewed: 2026-01-31
---

## What it asks {{#asks}}

Police should do what number {number} asks [@hcnm2006].

## Why {{#why}}

The note gives a reason.

## What technology changes {{#technology}}

Text.

## Since 2006 {{#since-2006}}

Text.
"""

TECHNOLOGY = """\
---
title: Drones
summary: Cameras that fly.
area: operations
named_by_roundtable: false
reviewed: 2026-01-31
relations:
  - recommendation: 9
    kind: supports
    because: They film exercises.
    sources: [smith2024]
  - recommendation: 16
    kind: strains
    because: They can be sent to one district only.
    sources: [smith2024, hcnm2006]
does_not_bear:
{rest}
questions:
  - id: purpose
    ask: What are they for?
    why: A purpose limits use.
    stage: considering
    answered_by: leadership
    good_answer: It names one purpose.
    recommendations: [16]
    sources: [smith2024]
---

## What it is {{#what-it-is}}

A drone is a flying camera. See [Recommendation 9][rec-9] and [watchlist][term-watchlist].

## Where it is in use {{#in-use}}

Text.

## What it promises {{#promises}}

Text [@smith2024].

## What has gone wrong {{#gone-wrong}}

Text.

## What it means for minorities {{#minorities}}

Text.

## Law {{#law}}

Text.

## Safeguards that work {{#safeguards}}

Text.

## Open questions {{#open-questions}}

Text.

## Limits of the evidence {{#limits}}

Text.
"""

FILES = {
    "docs/index.md": """\
---
title: Home
summary: A small publication.
reviewed: 2026-01-31
---

## Begin {#begin}

See [drones][drones], [the source list](sources.md) and the [first Recommendation](recommendations/01.md).
""",
    "docs/recommendations/index.md": "---\ntitle: Recommendations\nsummary: All.\nreviewed: 2026-01-31\nlayout: recommendations\n---\n",
    "docs/technologies/index.md": "---\ntitle: Technologies\nsummary: All.\nreviewed: 2026-01-31\nlayout: technologies\n---\n",
    "docs/matrix.md": "---\ntitle: Matrix\nsummary: All.\nreviewed: 2026-01-31\nlayout: matrix\nhide: [navigation, toc]\n---\n",
    "docs/unforeseen.md": "---\ntitle: Unforeseen\nsummary: New.\nreviewed: 2026-01-31\nlayout: unforeseen\n---\n",
    "docs/coverage.md": "---\ntitle: Coverage\nsummary: All.\nreviewed: 2026-01-31\nlayout: coverage\n---\n",
    "docs/editions.md": "---\ntitle: Editions\nsummary: All.\nreviewed: 2026-01-31\nlayout: editions\n---\n",
    "docs/pages.md": "---\ntitle: All pages\nsummary: All.\nreviewed: 2026-01-31\nlayout: pages\n---\n",
    "docs/practice/index.md": "---\ntitle: Check\nsummary: Ask.\nreviewed: 2026-01-31\nlayout: practice\n---\n",
    "docs/practice/your-questions.md": "---\ntitle: Yours\nsummary: Ask.\nreviewed: 2026-01-31\nlayout: your-questions\n---\n",
    "docs/practice/examples.md": "---\ntitle: Examples\nsummary: See.\nreviewed: 2026-01-31\nlayout: examples\n---\n",
    "docs/about/index.md": "---\ntitle: About\nsummary: About.\nreviewed: 2026-01-31\n---\n",
    "docs/data.md": "---\ntitle: Data\nsummary: Data.\nreviewed: 2026-01-31\nlayout: data\n---\n",
    "docs/about/verify.md": "---\ntitle: Verify\nsummary: Rebuild.\nreviewed: 2026-01-31\nlayout: verify\n---\n",
    "docs/about/changes.md": "---\ntitle: Changes\nsummary: News.\nreviewed: 2026-01-31\nlayout: changes\n---\n",
    "docs/timeline.md": "---\ntitle: Timeline\nsummary: When.\nreviewed: 2026-01-31\nlayout: timeline\n---\n",
    "docs/glossary.md": "---\ntitle: Glossary\nsummary: Words.\nreviewed: 2026-01-31\nlayout: glossary\n---\n",
    "docs/law.md": "---\ntitle: Law\nsummary: Law.\nreviewed: 2026-01-31\nlayout: law\n---\n",
    "docs/sources.md": "---\ntitle: Sources\nsummary: Sources.\nreviewed: 2026-01-31\nlayout: sources\n---\n",
    "data/glossary.yml": """\
- id: watchlist
  term: Watchlist
  group: biometrics
  definition: Whom a system looks for.
  sources: [smith2024]
""",
    "data/timeline.yml": """\
- date: "2006-02-09"
  when: 9 February 2006
  text: The Recommendations are presented.
  sources: [hcnm2006]
""",
    "data/instruments.yml": """\
- id: some-act
  body: national
  country: Ruritania
  title: Some Act
  date: "2024-06"
  date_of: adopted
  force: binding law
  status: In force.
  status_checked: "2026-01"
  asks:
    - article: Article 1
      what: A register of drones.
  technologies: [drones]
  recommendations: [16]
  sources: [smith2024]
""",
    "data/cases.yml": """\
- id: some-case
  name: A v. B
  court: Some Court
  country: Ruritania
  date: "2025"
  facts: A drone followed somebody.
  holding: The court held that it should not.
  technologies: [drones]
  recommendations: [16]
  sources: [smith2024]
""",
    "data/questions.yml": """\
- id: lawful
  ask: Which law allows it?
  plain: Which law lets you do this?
  why: A law sets limits.
  stage: considering
  answered_by: [legal, leadership]
  good_answer: It quotes the article.
  recommendations: [16]
  instruments: [some-act]
  cases: [some-case]
  sources: [smith2024]
""",
    "data/redirects.yml": """\
- old: old/home/
  new: technologies/drones/
""",
    "data/examples.yml": """\
- id: fair
  title: A fair
  situation: An invented fair.
  reader: police
  stage: considering
  technologies: [drones]
  answers: []
  result: They wait.
""",
    "data/retired-questions.yml": """\
- id: drones/legal-basis
  retired: "2026-01-31"
  replaced_by: [lawful]
""",
    "data/sources.bib": """\
@misc{hcnm2006,
  author = {{High Commissioner}},
  title = {Recommendations},
  year = {2006},
  kind = {standard},
  region = {OSCE-wide or international},
  seen = {text},
}

@article{smith2024,
  author = {Smith, Ann},
  title = {On Drones},
  journal = {Journal of Flight},
  year = {2024},
  doi = {10.1000/1},
  kind = {peer-reviewed},
  region = {Western Europe},
  seen = {abstract},
}
""",
}

SETTINGS_PAGES = """\
nav:
  - index.md
  - Recommendations:
      - recommendations/index.md
{recommendations}
  - Technologies:
      - technologies/index.md
      - technologies/drones.md
  - matrix.md
  - unforeseen.md
  - coverage.md
  - data.md
  - timeline.md
  - glossary.md
  - law.md
  - sources.md
  - pages.md
  - practice/index.md
  - practice/your-questions.md
  - practice/examples.md
  - editions.md
  - about/index.md
  - about/verify.md
  - about/changes.md
"""


@dataclass(frozen=True)
class Miniature:
    """The miniature in its folder, with the means to break it."""

    root: Path

    def path(self, name: str) -> Path:
        return self.root / name

    def write(self, name: str, text: str) -> None:
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = self.path(name).read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old!r}: the test breaks nothing"
        self.write(name, text.replace(old, new, 1))

    def append(self, name: str, text: str) -> int:
        """Add `text` at the end of a file and return the line on which it begins."""
        before = self.path(name).read_text(encoding="utf-8")
        self.write(name, before + text)
        return before.count("\n") + 1

    def line(self, name: str, text: str) -> int:
        """The line of a file on which `text` first stands."""
        lines = self.path(name).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, start=1) if text in line)

    def problems(self) -> list[Problem]:
        return every_problem(load(self.root))

    def publication(self) -> Publication:
        publication = load(self.root).publication
        assert publication is not None
        return publication


def write_miniature(root: Path) -> Miniature:
    """Write a valid publication into the empty folder `root`: 23 Recommendations, one technology, two sources."""
    mini = Miniature(root)
    numbers = iter(range(1, 24))
    for part, count in PARTS:
        for number in (next(numbers) for _ in range(count)):
            mini.write(f"docs/recommendations/{number:02d}.md", RECOMMENDATION.format(number=number, part=part))
    rest = "\n".join(f"  - {{recommendation: {n}, because: Drones do not touch it.}}" for n in range(1, 24) if n not in (9, 16))
    mini.write("docs/technologies/drones.md", TECHNOLOGY.format(rest=rest))
    for name, text in FILES.items():
        mini.write(name, text)
    mini.write("CHANGELOG.md", "# Changes\n\n## 2026-01-31\n\n- First text, with [drones][drones] and\n  [Recommendation 2][rec-2].\n")
    shutil.copy(ROOT / "data" / "vocabulary.yml", root / "data")
    shutil.copytree(ROOT / "data" / "interface", root / "data" / "interface")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copytree(ROOT / "publication", root / "publication", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "hooks.py", root)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:\n")[0]
    listed = "\n".join(f"      - recommendations/{number:02d}.md" for number in range(1, 24))
    mini.write("mkdocs.yml", f"{settings}\n{SETTINGS_PAGES.format(recommendations=listed)}")
    return mini


@pytest.fixture
def mini(tmp_path: Path) -> Miniature:
    return write_miniature(tmp_path)


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """The real publication as it was read, its bibliography included."""
    return load(ROOT)


@pytest.fixture(scope="session")
def publication(loaded: Loaded) -> Publication:
    """The real publication."""
    found = loaded.publication
    assert found is not None
    return found


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real publication, built once for all tests of it, as it would be published under a path; or the one that BUILT_SITE names."""
    if built := os.environ.get("BUILT_SITE"):
        assert (ROOT / built / "digest.txt").is_file(), f"BUILT_SITE names {built}, where no site is"
        return BuiltSite(ROOT / built)
    folder = tmp_path_factory.mktemp("real") / "site"
    result = run_mkdocs(ROOT, "build", "--site-dir", str(folder), SITE_URL=ADDRESS, REPO_URL=REPOSITORY)
    assert result.returncode == 0, result.stdout + result.stderr
    return BuiltSite(folder)
