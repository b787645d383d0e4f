"""Each case breaks one thing in the valid miniature and asserts exactly the one problem."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from publication.checks import ADVICE, ADVICE_OF_A_DAY, ALL, ELSEWHERE, OF_A_DAY, OF_A_LANGUAGE
from tests import translated
from tests.conftest import ROOT, Miniature, write_miniature

DRONES = "docs/technologies/drones.md"
NINE = "docs/recommendations/09.md"
HOME = "docs/index.md"
BIB = "data/sources.bib"
CHANGES = "CHANGELOG.md"
QUESTIONS = "data/questions.yml"
EXAMPLES = "data/examples.yml"
RETIRED = "data/retired-questions.yml"
AUTHENTIC = "data/authentic/09.en.md"


def replaced(name: str, old: str, new: str, *, at: str = "") -> Callable[[Miniature], tuple[str, int]]:
    """Replace `old` by `new`; the problem stands where `at` (or the first line of `new`) stands afterwards."""

    def apply(mini: Miniature) -> tuple[str, int]:
        mini.replace(name, old, new)
        return name, mini.line(name, at or new.strip().splitlines()[0])

    return apply


def appended(name: str, text: str, *, offset: int = 0) -> Callable[[Miniature], tuple[str, int]]:
    """Add `text` at the end; the problem stands `offset` lines below its first."""

    def apply(mini: Miniature) -> tuple[str, int]:
        return name, mini.append(name, text) + offset

    return apply


def at_first_key(name: str, old: str, new: str) -> Callable[[Miniature], tuple[str, int]]:
    """Replace; the problem is one of the whole page and stands where its front matter begins."""

    def apply(mini: Miniature) -> tuple[str, int]:
        mini.replace(name, old, new)
        return name, 2

    return apply


def removed(name: str) -> Callable[[Miniature], tuple[str, int]]:
    def apply(mini: Miniature) -> tuple[str, int]:
        mini.path(name).unlink()
        return name, 1

    return apply


def moved(mini: Miniature) -> tuple[str, int]:
    mini.path(NINE).rename(mini.path("docs/recommendations/9.md"))
    mini.replace("mkdocs.yml", "recommendations/09.md", "recommendations/9.md")
    mini.replace(DRONES, "[Recommendation 9][rec-9] and ", "")
    return "docs/recommendations/9.md", 2


def first_moved(mini: Miniature) -> tuple[str, int]:
    mini.path("docs/recommendations/01.md").rename(mini.path("docs/recommendations/1.md"))
    for name in ("mkdocs.yml", HOME):
        mini.replace(name, "recommendations/01.md", "recommendations/1.md")
    return "docs/recommendations/1.md", 2


def new_page(mini: Miniature) -> tuple[str, int]:
    mini.write("docs/new.md", "---\ntitle: New\nsummary: New.\nreviewed: 2026-01-31\n---\n\nText.\n")
    return "docs/new.md", 2


def named(name: str) -> Callable[[Miniature], tuple[str, int]]:
    """A page of another name, which is in the navigation."""

    def apply(mini: Miniature) -> tuple[str, int]:
        mini.write(name, "---\ntitle: New\nsummary: New.\nreviewed: 2026-01-31\n---\n\nText.\n")
        mini.append("mkdocs.yml", f"  - {name.removeprefix('docs/')}\n" if name.endswith(".md") else "")
        return name, 1

    return apply


def technology_with_a_capital(mini: Miniature) -> tuple[str, int]:
    mini.write("docs/technologies/Dogs.md", mini.path(DRONES).read_text(encoding="utf-8").replace("title: Drones", "title: Dogs"))
    mini.append("mkdocs.yml", "  - technologies/Dogs.md\n")
    return "docs/technologies/Dogs.md", 1


def drawing(inside: str, shown: str = '![A line](a.svg "Caption")', *, at: int = 1) -> Callable[[Miniature], tuple[str, int]]:
    """A drawing with `inside` in it, and a page that shows it; the problem is on a line of the drawing, or of the page where `at` is 0."""

    def apply(mini: Miniature) -> tuple[str, int]:
        mini.write("docs/a.svg", f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 9">\n{inside}\n</svg>\n')
        line = mini.append(HOME, f"\n{shown}\n") + 1
        return ("docs/a.svg", at) if at else (HOME, line)

    return apply


DRAWN = "<title>A</title><desc>B</desc>"


def not_utf8(mini: Miniature) -> tuple[str, int]:
    mini.path(HOME).write_bytes(mini.path(HOME).read_bytes() + "\ncaf\xe9\n".encode("latin-1"))
    return HOME, mini.path(HOME).read_bytes().count(b"\n")


def control_character(mini: Miniature) -> tuple[str, int]:
    mini.path(HOME).write_bytes(mini.path(HOME).read_bytes().replace(b"title: Home", b"title: Ho\x07me"))
    return HOME, 2


RELATION = "    because: They film exercises.\n    sources: [smith2024]\n"
NO_LINK = "  - {recommendation: 1, because: Drones do not touch it.}"


def template(name: str, text: str) -> Callable[[Miniature], tuple[str, int]]:
    """A line more at the end of a template."""
    return lambda mini: (f"overrides/{name}", mini.append(f"overrides/{name}", f"\n{text}\n") + 1)


TWIN = """
@article{smith2025,
  author = {Smith, Ann},
  title = {On Drones Again},
  journal = {Journal of Flight},
  year = {2025},
  doi = {10.1000/1},
  kind = {peer-reviewed},
  region = {Western Europe},
  seen = {abstract},
}
"""


def no_evidence(entry: str, *, kept: bool = False) -> Callable[[Miniature], tuple[str, int]]:
    """An entry that says that no evidence was found, in the place of one that says that it does not bear, unless that is `kept`."""

    def apply(mini: Miniature) -> tuple[str, int]:
        mini.replace(DRONES, "questions:", f"no_evidence_found:\n  - {entry}\nquestions:")
        line = mini.line(DRONES, f"  - {entry}\n".splitlines()[0])
        if not kept:
            mini.replace(DRONES, NO_LINK + "\n", "")
            line -= 1
        return DRONES, line

    return apply


def unforeseen(update: str) -> Callable[[Miniature], tuple[str, int]]:
    """A relation of the kind `unforeseen`, with this form of update."""

    def apply(mini: Miniature) -> tuple[str, int]:
        mini.replace(DRONES, "kind: supports\n" + RELATION, f"kind: unforeseen\n{RELATION}    update: {update}\n")
        return DRONES, mini.line(DRONES, "recommendation: 9")

    return apply


def spoken_of(number: str, text: str) -> Callable[[Miniature], tuple[str, int]]:
    """A sentence in what a Recommendation's page says of technology."""

    def apply(mini: Miniature) -> tuple[str, int]:
        page = NINE.replace("09", number)
        mini.replace(page, "{#technology}\n\nText.", f"{{#technology}}\n\n{text}")
        return page, mini.line(page, text)

    return apply


def without_relation(mini: Miniature) -> tuple[str, int]:
    text = mini.path(DRONES).read_text(encoding="utf-8")
    text = re.sub(r"relations:\n.*?does_not_bear:\n", "does_not_bear:\n", text, count=1, flags=re.DOTALL)
    text = re.sub(r"questions:\n.*?---\n", "---\n", text, count=1, flags=re.DOTALL)
    mini.write(DRONES, text.replace("[Recommendation 9][rec-9]", "this"))
    return DRONES, 2


CASES: list[tuple[str, str, Callable[[Miniature], tuple[str, int]], str]] = [
    # What cannot be read
    ("front matter is not YAML", "front-matter", replaced(HOME, "title: Home", "title: Home: sweet"), "quotation marks"),
    ("tab in front matter", "front-matter", replaced(HOME, "title: Home", "\ttitle: Home", at="title: Home"), "indent with spaces"),
    ("control character in front matter", "front-matter", control_character, "U+0007"),
    ("no front matter", "front-matter", lambda m: (m.write(HOME, "Text.\n"), (HOME, 1))[1], "no front matter"),
    ("empty front matter", "front-matter", lambda m: (m.write(HOME, "---\n---\nText.\n"), (HOME, 1))[1], "empty"),
    ("front matter is a list", "front-matter", lambda m: (m.write(HOME, "---\n- a\n---\nText.\n"), (HOME, 2))[1], "key: value"),
    ("front matter without end", "front-matter", lambda m: (m.write(HOME, "---\ntitle: Home\n"), (HOME, 1))[1], "does not end"),
    ("unknown key", "front-matter", replaced(NINE, "wording:", "wordng: [x]\nwording:"), "did you mean `wording`?"),
    ("key of the loader", "front-matter", replaced(NINE, "wording:", "path: x\nwording:"), "unknown key `path`"),
    ("unknown key in a relation", "front-matter", replaced(DRONES, RELATION, RELATION + "    page: 3\n", at="page: 3"), "`page`"),
    ("repeated key", "front-matter", replaced(HOME, "summary:", "title: Again\nsummary:"), "appears twice"),
    ("missing number", "front-matter", at_first_key(NINE, "number: 9\n", ""), "`number` is missing"),
    ("number is a word", "front-matter", replaced(NINE, "number: 9", "number: nine"), "`number` is not valid (it is `nine`)"),
    ("empty title", "front-matter", replaced(HOME, "title: Home", "title:"), "`title` is empty"),
    ("empty summary", "front-matter", replaced(HOME, "summary: A small publication.", 'summary: "  "'), "`summary` is empty"),
    ("not a date", "front-matter", replaced(HOME, "reviewed: 2026-01-31", "reviewed: soon"), "`reviewed` is not valid"),
    ("impossible date", "front-matter", replaced(HOME, "reviewed: 2026-01-31", "reviewed: 2026-02-30"), "cannot be read as a value"),
    ("HTML in a title", "raw-html", replaced(HOME, "title: Home", "title: Home <b>page</b>"), "`<b>` is HTML"),
    ("HTML in data", "raw-html", replaced("data/cases.yml", "name: A v. B", "name: A <script>alert(1)</script> v. B"), "write it in words"),
    ("text for a list", "front-matter", replaced(NINE, "wording: [should]", "wording: should"), "write a list, `[one]`"),
    ("year without quotation marks", "data-file", replaced("data/cases.yml", '"2025"', "2025"), "between quotation marks"),
    ("day in another form", "front-matter", replaced(HOME, "2026-01-31", "31.01.2026", at="31.01"), "write a day as 2024-06-13"),
    ("number in base eight", "data-file", replaced("data/cases.yml", "[16]", "[016]", at="[016]"), "would be read as another number"),
    ("part of the frame that is none", "front-matter", replaced(HOME, "title: Home", "hide: [tocs]\ntitle: Home", at="hide"), "'toc'"),
    ("when and date differ", "data-file", replaced("data/timeline.yml", "when: 9 February", "when: 9 March"), "`date` says 2006-02-09"),
    ("source named twice", "id-unique", replaced(DRONES, RELATION, RELATION.replace("[smith2024]", "[smith2024, smith2024]"), at="- recommendation: 9"), "`sources` names smith2024 twice"),
    ("Recommendation related to itself", "id-unique", at_first_key(NINE, "number: 9\n", "number: 9\nrelated: [9]\n"), "which is this"),
    ("Markdown in a title", "markdown", at_first_key(HOME, "title: Home", "title: My *own* home"), "`*own*` is in a title"),
    ("citation in a summary", "markdown", at_first_key(HOME, "A small publication.", "A small publication [@smith2024]."), "plain words"),
    ("no wording", "front-matter", replaced(NINE, "wording: [should]", "wording: []"), "`wording` is empty"),
    ("page is not UTF-8", "encoding", not_utf8, "save it as UTF-8"),
    ("data is not YAML", "data-file", replaced("data/glossary.yml", "term: Watchlist", "term: [Watchlist", at="group:"), "not valid YAML"),
    ("data is no list", "data-file", lambda m: (m.write("data/timeline.yml", "a: b\n"), ("data/timeline.yml", 1))[1], "a list is expected"),
    ("data file is empty", "data-file", lambda m: (m.write("data/cases.yml", ""), ("data/cases.yml", 1))[1], "empty"),
    ("data file is missing", "data-file", removed("data/cases.yml"), "missing"),
    ("vocabulary is missing", "data-file", removed("data/vocabulary.yml"), "missing"),
    ("unknown key in data", "data-file", appended("data/timeline.yml", "  wehn: x\n"), "did you mean `when`?"),
    ("date in data has not the form", "data-file", replaced("data/timeline.yml", '"2006-02-09"', '"February 2006"'), '"2024-06"'),
    ("date in data is no day", "data-file", replaced("data/timeline.yml", '"2006-02-09"', '"2006-02-30"'), "day is out of range"),
    ("settings are not YAML", "data-file", replaced("mkdocs.yml", "strict: true", "strict: a: true"), "not valid YAML"),
    ("settings without any", "data-file", lambda m: (m.write("mkdocs.yml", "- nav\n"), ("mkdocs.yml", 1))[1], "begin with site_name"),
    ("bibliography does not parse", "bibliography", replaced(BIB, "journal = {Journal of Flight},", "journal {Journal of Flight},"), "not valid BibTeX"),
    ("bibliography breaks off", "bibliography", appended(BIB, "\n@misc{zoe2020,\n  title = {X}", offset=1), "not valid BibTeX"),
    # Words and layouts
    ("a layout asks for a word that is not there", "layout", template("layouts/page.md", "{{ words.frame.tabel }}"), "no word `frame.tabel`"),
    ("a layout asks for a value that is not there", "layout", template("layouts/page.md", "{{ page.nothing }}"), "no attribute 'nothing'"),
    ("nothing fills a placeholder", "layout", template("layouts/page.md", "{{ words.frame.list.format(count=1) }}"), "number"),
    ("a layout is not valid", "layout", template("layouts/page.md", "{% endfor %}"), "unknown tag 'endfor'"),
    # Pages
    ("repeated number", "file-name", replaced(NINE, "number: 9", "number: 8", at="number: 8"), "belongs in docs/recommendations/08.md"),
    ("number out of range", "number-sequence", replaced(NINE, "number: 9", "number: 24"), "1 to 23"),
    ("a page is gone", "number-sequence", removed("docs/recommendations/20.md"), "Recommendation 20 has no page"),
    ("file name differs", "file-name", moved, "docs/recommendations/09.md"),
    ("file name of the first differs", "file-name", first_moved, "docs/recommendations/01.md"),
    ("page with a space and a capital", "file-name", named("docs/New page.md"), "small letters, digits and hyphens"),
    ("technology with a capital", "file-name", technology_with_a_capital, "small letters, digits and hyphens"),
    ("page with another ending", "file-name", named("docs/new.markdown"), "with `.md` at the end"),
    ("authentic text has another name", "file-name", lambda m: (m.write("data/authentic/nine.md", "x"), ("data/authentic/nine.md", 1))[1], "09.en.md"),
    ("authentic text without words", "front-matter", lambda m: (m.write(AUTHENTIC, "---\nprovenance: A\nrights: B\n---\n"), (AUTHENTIC, 5))[1], "the wording is missing"),
    ("unknown part", "vocabulary", at_first_key(NINE, "part: training", "part: trainings"), "did you mean `training`?"),
    ("unknown layout", "vocabulary", at_first_key("docs/law.md", "layout: law", "layout: laws"), "`layout` is `laws`, which is not in the list; did you mean `law`?"),
    ("unknown area", "vocabulary", at_first_key(DRONES, "area: operations", "area: sky"), "the list is cross-cutting"),
    ("unknown kind", "vocabulary", replaced(DRONES, "kind: supports", "kind: helps", at="recommendation: 9"), "`kind` is `helps`"),
    ("unknown stage", "vocabulary", replaced(DRONES, "stage: considering", "stage: buying", at="- id: purpose"), "`stage`"),
    ("unknown role", "vocabulary", replaced(DRONES, "answered_by: leadership", "answered_by: boss", at="- id: purpose"), "`answered_by`"),
    ("unknown kind of source", "vocabulary", replaced(BIB, "{peer-reviewed}", "{blog}", at="@article"), "`kind` is `blog`"),
    ("unknown language", "vocabulary", replaced(BIB, "{peer-reviewed},", "{peer-reviewed},\n  language = {xx},", at="@article"), "`langid` is `xx`"),
    ("unknown country of a case", "vocabulary", replaced("data/cases.yml", "country: Austria", "country: Austira", at="- id: some-case"), "`country` is `Austira`, which is not in the list; did you mean `Austria`?"),
    ("unknown country of a source", "vocabulary", replaced(BIB, "{Western Europe},", "{Western Europe},\n  country = {Georgia; Ukrain},", at="@article"), "did you mean `Ukraine`?"),
    ("unknown region", "vocabulary", replaced(BIB, "{Western Europe}", "{Westeros}", at="@article"), "did you mean `Western Europe`?"),
    ("unknown group of terms", "vocabulary", replaced("data/glossary.yml", "group: biometrics", "group: faces", at="- id"), "`group`"),
    ("unknown body", "vocabulary", replaced("data/instruments.yml", "body: national", "body: NATO", at="- id"), "`body`"),
    ("unknown force", "vocabulary", replaced("data/instruments.yml", "force: binding law", "force: binding laws", at="- id"), "did you mean `binding law`?"),
    ("section is missing", "section", at_first_key(NINE, "## Why {#why}\n", ""), "`{#why}` is missing"),
    ("section too many", "section", appended(NINE, "\n## More {#more}\n\nText.\n", offset=1), "no section of this kind"),
    ("sections out of order", "section", lambda m: (m.replace(NINE, "{#asks}", "{#x}"), m.replace(NINE, "{#why}", "{#asks}"), m.replace(NINE, "{#x}", "{#why}"), (NINE, 2))[3], "order"),
    ("heading without id", "heading-id", appended(HOME, "\n### More\n\nText.\n", offset=1), "has no id"),
    ("heading id that is no address", "heading-id", appended(HOME, "\n### More {#More_1}\n\nText.\n", offset=1), "small letters"),
    ("heading id twice", "heading-id", appended(HOME, "\n## More {#begin}\n", offset=1), "is on line"),
    ("heading of level one", "heading-jump", appended(HOME, "\n# Title {#title}\n", offset=1), "use `##`"),
    ("heading jumps", "heading-jump", appended(HOME, "\n#### Deep {#deep}\n", offset=1), "use `###`"),
    ("title twice", "title-unique", at_first_key(DRONES, "title: Drones", "title: home"), "is that of"),
    ("navigation names another site", "nav-missing", lambda m: (m.append("mkdocs.yml", "  - X: https://x.org/\n"), ("mkdocs.yml", 1))[1], "link it"),
    ("page outside the navigation", "nav-missing", new_page, "add `new.md`"),
    ("navigation names no page", "nav-missing", lambda m: (m.append("mkdocs.yml", "  - gone.md\n"), ("mkdocs.yml", 1))[1], "gone.md"),
    ("note to oneself", "template-left-over", appended(HOME, "\nTODO: write this.\n", offset=1), "TODO"),
    ("raw HTML", "raw-html", appended(HOME, "\n<script>alert(1)</script>\n", offset=1), "is HTML"),
    ("raw HTML in a line", "raw-html", appended(HOME, "\nText <b>bold</b.\n", offset=1), "is HTML"),
    ("a drawing in a page", "raw-html", appended(HOME, "\n<svg onload='go()'/>\n", offset=1), "is HTML"),
    ("a frame", "raw-html", appended(HOME, "\n<iframe src='x'></iframe>\n", offset=1), "is HTML"),
    ("an inline style", "raw-html", appended(HOME, '\nText.\n{: style="color: red" }\n', offset=2), "sets an attribute"),
    ("a handler", "raw-html", appended(HOME, '\n[drones][drones]{ onclick="go()" }\n', offset=1), "sets an attribute"),
    ("a link that runs a script", "raw-html", appended(HOME, "\n[go](JavaScript:go())\n", offset=1), "may run or load something"),
    ("a link that is data", "raw-html", appended(HOME, "\n[go](data:text/html,x)\n", offset=1), "may run or load something"),
    ("a list inside a list by two spaces", "markdown", appended(HOME, "\n- one\n  - sub\n", offset=2), "by four spaces for each level"),
    ("a notation that is not read here", "markdown", appended(HOME, "\n> [!NOTE]\n> Text.\n", offset=1), "`/// note`"),
    ("a footnote", "markdown", appended(HOME, "\nText.\n\n[^smith2024]: Mine.\n", offset=3), "a mark leads to a source here"),
    # References
    ("unknown reference", "unknown-reference", appended(HOME, "\nSee [this][rec-99].\n", offset=1), "did you mean `rec-9`?"),
    ("misspelt technology", "unknown-reference", appended(HOME, "\nSee [this][drone].\n", offset=1), "did you mean `drones`?"),
    ("unknown term", "unknown-reference", appended(HOME, "\nSee\n[this][term-watch].\n", offset=2), "did you mean `term-watchlist`?"),
    ("unknown related number", "front-matter", replaced(NINE, "wording:", "related: [31]\nwording:"), "no Recommendation 31"),
    ("law on an unknown technology", "unknown-reference", replaced("data/cases.yml", "[drones]", "[balloons]", at="- id"), "`balloons`"),
    ("law on an unknown Recommendation", "data-file", replaced("data/instruments.yml", "[16]", "[61]", at="[61]"), "no Recommendation 61"),
    ("link to no page", "link-missing", appended(HOME, "\n[here](nowhere.md)\n", offset=1), "nowhere.md"),
    ("link outside the pages", "link-missing", appended(HOME, "\n[here](../README.md)\n", offset=1), "README.md"),
    ("drawing that is no XML", "picture", drawing(f"{DRAWN}<g>", at=3), "not valid SVG"),
    ("drawing without words", "picture", drawing("<title>A</title>"), "no `<desc>`"),
    ("drawing with a script", "picture", drawing(f"{DRAWN}<script>alert(1)</script>"), "`<script>` runs or loads"),
    ("drawing with a handler", "picture", drawing(f'{DRAWN}<g onclick="alert(1)"/>'), "`onclick` runs or loads"),
    ("drawing that loads", "picture", drawing(f'{DRAWN}<use href="https://example.org/x.svg"/>'), "`href` runs or loads"),
    ("drawing too wide", "picture", lambda m: (drawing(DRAWN)(m), m.replace("docs/a.svg", "360", "3600"), ("docs/a.svg", 1))[2], "on a phone"),
    ("drawing in a sentence", "picture", drawing(DRAWN, "See ![a line](a.svg).", at=0), "on a line of its own"),
    ("link to nothing", "link-missing", appended(HOME, "\n[here]()\n", offset=1), "leads nowhere"),
    ("absolute link to no page", "link-missing", appended(HOME, "\n[here](/nowhere.md)\n", offset=1), "/nowhere.md"),
    ("image is not there", "image-missing", appended(HOME, "\n![A map](map.svg)\n", offset=1), "map.svg is not there"),
    ("image on another host", "image-missing", appended(HOME, "\n![A map](https://example.org/map.svg)\n", offset=1), "another host"),
    ("image without text", "image-alt", drawing(DRAWN, "![](a.svg)", at=0), "no text"),
    ("term twice", "id-unique", lambda m: ("data/glossary.yml", m.append("data/glossary.yml", m.path("data/glossary.yml").read_text()))[:2], "is on line 1"),
    ("other name of two", "also-unique", replaced("data/glossary.yml", "  also: [", "  also: [some  act, ", at="- id"), "is a name of data/instruments.yml:1 already"),
    ("other name of a page", "also-unique", replaced("data/cases.yml", "  name:", "  also: [drones]\n  name:", at="- id"), "is a name of docs/technologies/drones.md:2 already"),
    ("other name twice", "also-unique", replaced("data/glossary.yml", "  also: [", "  also: [Lookout list, ", at="- id"), "is a name of data/glossary.yml:1 already"),
    ("question twice", "id-unique", replaced(DRONES, "\n---\n\n## What it is", "\n" + "  - {id: purpose, ask: A, why: B, stage: ending, answered_by: legal, good_answer: C, recommendations: [9], sources: [hcnm2006]}" + "\n---\n\n## What it is"), "question id"),
    # Relations
    ("relation to no Recommendation", "relation-unknown", replaced(DRONES, NO_LINK, NO_LINK + "\n  - {recommendation: 24, because: X.}", at="recommendation: 24"), "no Recommendation 24"),
    ("relation twice", "relation-duplicate", replaced(DRONES, "does_not_bear:", "  - {recommendation: 9, kind: supports, because: Again., sources: [smith2024]}\ndoes_not_bear:"), "join the two"),
    ("relation and none", "relation-duplicate", replaced(DRONES, NO_LINK, NO_LINK + "\n  - {recommendation: 9, because: X.}", at="{recommendation: 9"), "cannot be here"),
    ("none twice", "relation-duplicate", replaced(DRONES, NO_LINK, NO_LINK + "\n  - {recommendation: 1, because: X.}", at="because: X."), "is on line"),
    ("relation without reason", "relation-unsourced", replaced(DRONES, "    because: They film exercises.\n", "", at="recommendation: 9"), "no reason"),
    ("relation without source", "relation-unsourced", replaced(DRONES, RELATION, "    because: They film exercises.\n", at="recommendation: 9"), "no source"),
    ("cell without reason", "relation-unsourced", replaced(DRONES, NO_LINK, "  - {recommendation: 1}"), "no reason is given why there is no relation"),
    ("plausible cell without reason", "relation-unsourced", no_evidence("{recommendation: 1}"), "what was not found"),
    ("plausible and not bearing", "relation-duplicate", no_evidence("{recommendation: 2, because: We found no study.}", kept=True), "keep one"),
    ("plausible and a relation", "relation-duplicate", no_evidence("{recommendation: 9, because: We found no study.}", kept=True), "has a relation on line"),
    ("plausible, and no Recommendation", "relation-unknown", no_evidence("{recommendation: 24, because: We found no study.}", kept=True), "no Recommendation 24"),
    ("plausible, with an unknown source", "unknown-reference", no_evidence("{recommendation: 1, because: 'We found [no study][rec-99].'}"), "rec-99"),
    ("lack of evidence called a lack of bearing", "matrix-cell", replaced(DRONES, NO_LINK, "  - {recommendation: 1, because: No study of it was found.}"), "`No study of it was found`"),
    ("reason points to nothing", "mention-undeclared", replaced(DRONES, NO_LINK, "  - {recommendation: 1, because: It is treated under 16 and 3.}"), "points to Recommendation 3,"),
    ("unforeseen without an option", "update-option", replaced(DRONES, "kind: supports", "kind: unforeseen", at="recommendation: 9"), "one of note, code, supplement"),
    ("option of what was foreseen", "update-option", replaced(DRONES, RELATION, RELATION + "    update: note\n", at="recommendation: 9"), "take it out"),
    ("unknown option", "vocabulary", unforeseen("notes"), "did you mean `note`?"),
    ("named in words on a Recommendation's page", "mention-undeclared", spoken_of("03", "Some drones fly."), "`drones` is spoken of"),
    ("named through a term on a Recommendation's page", "mention-undeclared", spoken_of("03", "See a [list of the drone][term-watchlist]."), "`drone` is spoken of"),
    ("mention without relation", "mention-undeclared", appended(DRONES, "\nSee [this][rec-3].\n", offset=1), "Recommendation 3"),
    ("mention on a Recommendation's page", "mention-undeclared", appended(NINE.replace("09", "03"), "\nSee [drones][drones].\n", offset=1), "Recommendation 3"),
    ("question on an unrelated Recommendation", "mention-undeclared", replaced(DRONES, "recommendations: [16]", "recommendations: [16, 3]", at="- id: purpose"), "Recommendation 3"),
    ("cell of the matrix is empty", "matrix-cell", at_first_key(DRONES, NO_LINK + "\n", ""), "Recommendation 1;"),
    ("question without Recommendation", "front-matter", replaced(DRONES, "    recommendations: [16]\n", "", at="- id: purpose"), "`recommendations` is missing"),
    ("question without source", "front-matter", replaced(DRONES, "    sources: [smith2024]\n---", "---", at="- id: purpose"), "`sources` is missing"),
    ("common question without Recommendation", "data-file", replaced(QUESTIONS, "  recommendations: [16]\n", "", at="- id: lawful"), "`recommendations` is missing"),
    ("common question without source", "data-file", replaced(QUESTIONS, "  sources: [smith2024]\n", "", at="- id: lawful"), "`sources` is missing"),
    ("common question on no Recommendation", "data-file", replaced(QUESTIONS, "[16]", "[24]", at="[24]"), "no Recommendation 24"),
    ("common question of an unknown role", "vocabulary", replaced(QUESTIONS, "[legal, leadership]", "[legal, boss]", at="- id: lawful"), "`answered_by`"),
    ("common question at an unknown stage", "vocabulary", replaced(QUESTIONS, "considering", "thinking", at="- id: lawful"), "`stage`"),
    ("common question without a role", "data-file", replaced(QUESTIONS, "[legal, leadership]", "[]", at="  answered_by"), "is empty"),
    ("reader with an unknown stage", "vocabulary", replaced("data/vocabulary.yml", "stages: [considering, procuring, reviewing, ending]", "stages: [considering, buying]", at="- id: ministry"), "`stages`"),
    ("question on an unknown instrument", "unknown-reference", replaced(QUESTIONS, "[some-act]", "[same-act]", at="- id: lawful"), "did you mean `law-some-act`?"),
    ("question on an unknown case", "unknown-reference", replaced(DRONES, "    sources: [smith2024]\n---", "    sources: [smith2024]\n    cases: [same-case]\n---", at="- id: purpose"), "did you mean `case-some-case`?"),
    ("unknown reference in a question", "unknown-reference", replaced(QUESTIONS, "A law sets", "Any [law][law-none] sets", at="- id: lawful"), "`law-none`"),
    ("id of a common question on a technology's page", "id-unique", replaced(DRONES, "- id: purpose", "- id: lawful"), "data/questions.yml:1"),
    ("common question twice", "id-unique", lambda m: (QUESTIONS, m.append(QUESTIONS, m.path(QUESTIONS).read_text())), "is on line 1"),
    ("retired id of a technology used again", "question-retired", replaced(DRONES, "- id: purpose", "- id: legal-basis"), "was retired"),
    ("retired id of a common question used again", "question-retired", lambda m: (m.append(RETIRED, '- id: lawful\n  retired: "2026-01-31"\n'), (QUESTIONS, 1))[1], "was retired"),
    ("retired twice", "question-retired", lambda m: (RETIRED, m.append(RETIRED, m.path(RETIRED).read_text())), "is on line 1"),
    ("retired on no day", "data-file", replaced(RETIRED, '"2026-01-31"', "soon"), "`retired` is not valid (it is `soon`)"),
    ("replaced by no question", "question-retired", replaced(RETIRED, "[lawful]", "[lawfull]", at="- id"), "did you mean `lawful`?"),
    ("unknown citation in a common question", "cite-unknown", replaced(QUESTIONS, "[smith2024]", "[smith2025]", at="- id: lawful"), "did you mean `smith2024`?"),
    ("example answers no question", "example-answer", replaced(EXAMPLES, "answers: []", "answers: [{question: drones/propose, answer: partly}]"), "did you mean `drones/purpose`?"),
    ("example answers twice", "example-answer", replaced(EXAMPLES, "answers: []", "answers: [{question: lawful, answer: partly}, {question: lawful, answer: unknown}]"), "answered twice"),
    ("example of no technology", "example-answer", replaced(EXAMPLES, "[drones]", "[dromes]", at="- id"), "did you mean `drones`?"),
    ("example of an unknown reader", "vocabulary", replaced(EXAMPLES, "reader: police", "reader: polise", at="- id"), "did you mean `police`?"),
    ("example with an unknown answer", "data-file", replaced(EXAMPLES, "answers: []", "answers: [{question: lawful, answer: never}]"), "`answer`"),
    # Sources
    ("unknown citation", "cite-unknown", appended(HOME, "\nText [@jones2020].\n", offset=1), "`jones2020`"),
    ("misspelt citation", "cite-unknown", appended(HOME, "\nText [@hcnm2006;\t@smith2042].\n", offset=1), "did you mean `smith2024`?"),
    ("unknown citation in a relation", "cite-unknown", replaced(DRONES, RELATION, RELATION.replace("[smith2024]", "[smith2024, jones2020]"), at="recommendation: 9"), "`jones2020`"),
    ("unknown citation in data", "cite-unknown", replaced("data/timeline.yml", "[hcnm2006]", "[hcnm2007]", at="- date"), "did you mean `hcnm2006`?"),
    ("citation in a code span", "cite-in-code", appended(HOME, "\nWrite `[@smith2024]`.\n", offset=1), "is in code"),
    ("citation in a code block", "cite-in-code", appended(HOME, "\n```\ntext\n[@smith2024]\n```\n", offset=3), "is in code"),
    ("citation with a page", "at-sign", appended(HOME, "\nText [@smith2024, p. 3].\n", offset=1), "not a citation"),
    ("citation with a word before", "at-sign", appended(HOME, "\nText [see @smith2024].\n", offset=1), "not a citation"),
    ("citation in the text of a relation", "cite-in-data", replaced(DRONES, "They film exercises.", "They film [@smith2024].", at="recommendation: 9"), "under `sources`"),
    ("citation in a definition", "cite-in-data", replaced("data/glossary.yml", "Whom a system", "Whom [see @smith2024] a system", at="- id"), "under `sources`"),
    ("unknown reference in a definition", "unknown-reference", replaced("data/glossary.yml", "Whom a system", "Whom [a system][term-watch]", at="- id"), "did you mean"),
    ("note to oneself in data", "template-left-over", replaced("data/cases.yml", "A drone followed", "TODO a drone followed", at="- id"), "TODO"),
    ("examined and open", "relation-duplicate", at_first_key(DRONES, "does_not_bear:", "not_yet_examined: [9]\ndoes_not_bear:"), "take it out"),
    ("open cell of no Recommendation", "relation-unknown", at_first_key(DRONES, "does_not_bear:", "not_yet_examined: [24]\ndoes_not_bear:"), "no Recommendation 24"),
    ("citation without brackets", "at-sign", appended(HOME, "\nText (@smith2024).\n", offset=1), "without its square brackets"),
    ("citation with backslashes", "at-sign", appended(HOME, "\nText \\[@smith2024\\].\n", offset=1), "without its square brackets"),
    ("source cited twice at once", "at-sign", appended(HOME, "\nText [@smith2024; @smith2024].\n", offset=1), "cites `smith2024` twice"),
    ("citation that begins a definition", "at-sign", appended(HOME, "\n[@smith2024]: the court held.\n", offset=1), "would vanish"),
    ("citation in a heading", "at-sign", appended(HOME, "\n## More [@smith2024] {#more}\n\nText.\n", offset=1), "cite in the text below"),
    ("citation over two lines", "at-sign", appended(HOME, "\nText [@smith2024;\n@hcnm2006].\n", offset=1), "on one line"),
    ("address as text of a link", "at-sign", appended(HOME, "\n[Write to a@b.org](mailto:a@b.org)\n", offset=1), "text of a link"),
    ("source nobody cites", "source-uncited", appended(BIB, "\n@misc{zoe2020,\n  title = {X},\n  kind = {press},\n  region = {Central Asia},\n  seen = {text},\n}\n", offset=1), "zoe2020"),
    ("source lacks a field", "source-fields", replaced(BIB, "  journal = {Journal of Flight},\n", "", at="@article"), "lacks `journaltitle`"),
    ("source lacks its author", "source-fields", replaced(BIB, "  author = {Smith, Ann},\n", "", at="@article"), "lacks `author`"),
    ("source lacks its kind", "source-fields", replaced(BIB, "  kind = {peer-reviewed},\n", "", at="@article"), "lacks `kind`"),
    ("title that LaTeX cannot read", "source-fields", replaced(BIB, "  journal = {Journal of Flight},", "  journal = {Flight & Law},", at="@article"), "writes `\\&` for a bare `&`"),
    ("author that LaTeX cannot read", "source-fields", replaced(BIB, "  author = {Smith, Ann},", "  author = {{Smith & Sons}},", at="@article"), "`author`"),
    ("source of an unused type", "source-fields", replaced(BIB, "@article{", "@artcle{"), "`@artcle` is not a type"),
    ("pasted from a reference manager", "source-fields", replaced(BIB, "  kind = {peer-reviewed},\n  region = {Western Europe},\n  seen = {abstract},\n", "  file = {/home/me/a.pdf},\n  abstract = {Words},\n", at="@article"), "@article lacks `kind`, `region`, `seen`; add them; `make format` takes out `file`, `abstract`; run it"),
    ("title with a command of LaTeX that is not known", "bibliography", replaced(BIB, "{On Drones}", "{On \\foo{Drones}}", at="@article"), "`title` has `\\foo`"),
    ("field that is not in use", "bibliography", replaced(BIB, "  doi =", "  dooi =", at="@article"), "did you mean `doi`?"),
    ("DOI that is none", "source-identifier", replaced(BIB, "{10.1000/1}", "{https://doi.org/10/1}", at="@article"), "has not the form of a DOI"),
    ("mistyped ISBN", "source-identifier", replaced(BIB, "{10.1000/1},", "{10.1000/1},\n  isbn = {978-92-9461-935-9},", at="@article"), "check digit"),
    ("a note repeats the DOI", "source-identifier", replaced(BIB, "{10.1000/1},", "{10.1000/1},\n  note = {The DOI is 10.1000/1},", at="@article"), "`note` of `smith2024` repeats `doi`"),
    ("address is not whole", "source-identifier", replaced(BIB, "{10.1000/1},", "{10.1000/1},\n  url = {www.example.org/x},", at="@article"), "https://"),
    ("unknown state of an address", "vocabulary", replaced(BIB, "{10.1000/1},", "{10.1000/1},\n  url = {https://example.org/x},\n  urlstatus = {lve},", at="@article"), "did you mean `live`?"),
    ("dead without a copy", "source-archive", replaced(BIB, "{10.1000/1},", "{10.1000/1},\n  url = {https://example.org/x},\n  archiveurl = {https://example.net/x},", at="@article"), "lacks `archivedate`"),
    ("copy of nothing", "source-archive", replaced(BIB, "{10.1000/1},", "{10.1000/1},\n  urlstatus = {live},", at="@article"), "lacks `url`"),
    ("day of a copy", "source-archive", replaced(BIB, "{10.1000/1},", "{10.1000/1},\n  url = {https://example.org/x},\n  archiveurl = {https://example.net/x},\n  archivedate = {May 2024},", at="@article"), "2024-06-13"),
    ("key twice", "source-key", lambda m: (BIB, m.append(BIB, "\n@misc{hcnm2006,\n  title = {X}\n}\n") + 1), "first on line 1"),
    ("key twice in other letters", "source-key", lambda m: (BIB, m.append(BIB, "\n@misc{HCNM2006,\n  title = {X}\n}\n") + 1), "first on line 1"),
    ("key out of order", "source-fields", lambda m: (m.write(BIB, "\n\n".join(reversed(m.path(BIB).read_text().strip().split("\n\n"))) + "\n"), (BIB, m.line(BIB, "@misc")))[1], "`make format` moves it above `smith2024`; run it"),
    ("key with capitals", "source-key", lambda m: (m.replace(BIB, "@misc{hcnm2006", "@misc{Hcnm_2006"), [path.write_text(path.read_text().replace("hcnm2006", "Hcnm_2006")) for path in (*m.path("docs").rglob("*.md"), *m.path("data").glob("*.yml"))], (BIB, 1))[2], "write `hcnm2006`"),
    ("one DOI in two entries", "source-twice", lambda m: (m.append(HOME, "\nText [@smith2025].\n"), (BIB, m.append(BIB, TWIN) + 1))[1], "`smith2025` has the doi of `smith2024`"),
    # Data
    ("a case that concerns nothing", "data-file", replaced("data/cases.yml", "  technologies: [drones]\n", "", at="- id"), "`technologies` is missing"),
    ("an instrument without source", "data-file", replaced("data/instruments.yml", "  sources: [smith2024]\n", "", at="- id"), "`sources` is missing"),
    ("a term that no page uses", "term-unused", appended("data/glossary.yml", "- {id: geofence, term: Geofence, group: biometrics, definition: A line.}\n"), "term-geofence"),
    # Changes
    ("a feature that needs Material's script", "setting", replaced("mkdocs.yml", "- navigation.top", "- navigation.instant"), "Material's script"),
    ("a part of the changes that is no day", "change-date", appended(CHANGES, "\n## Next\n", offset=1), "is no date"),
    ("changes are missing", "data-file", removed(CHANGES), "missing"),
    ("changes without a day", "change-date", lambda m: (m.write(CHANGES, "# Changes\n"), (CHANGES, 1))[1], "no version is named"),
    ("a day that is none", "change-date", appended(CHANGES, "\n## 2026-02-30\n", offset=1), "is no date"),
    ("a newer day below", "change-date", appended(CHANGES, "\n## 2026-02-01\n", offset=1), "newest first"),
    ("a day twice", "change-date", appended(CHANGES, "\n## 2026-01-31\n", offset=1), "newest first"),
    ("a change that names nothing known", "unknown-reference", appended(CHANGES, "- See [this][rec-99].\n"), "rec-99"),
    ("a technology without relation", "technology-unrelated", without_relation, "declare at least one"),
    # Translations; tests/checks/test_translations.py has the rest
    ("a translation of no page", "translation", lambda m: (m.write("docs/nothing.fr.md", "---\nstatus: draft\ntitle: T\nsummary: S.\n---\n"), ("docs/nothing.fr.md", 1))[1], "no page docs/nothing.md"),
    ("a lost citation", "translation-differs", lambda m: replaced(translated.NINE, "numéro 9 [@hcnm2006]", "numéro 9", at="La police devrait")(translated.translate(m)), "hcnm2006"),
]  # fmt: skip


def contributing() -> str:
    return (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")


def examples() -> dict[str, str]:
    """The lines under "What a message looks like", by id."""
    block = contributing().split("### What a message looks like")[1].split("```")[1]
    lines = [line for line in block.splitlines()[1:] if line]
    return {line.split("[")[1].split("]")[0]: line for line in lines}


def without_lines(message: str) -> str:
    """A message without the numbers of lines, which move with the miniature."""
    return re.sub(r":\d+:|line \d+", "", message)


@pytest.mark.parametrize("problem_id", sorted({case[1] for case in CASES}))
def test_one_fault_gives_one_problem_and_contributing_shows_one_of_them(tmp_path: Path, problem_id: str) -> None:
    said = []
    for name, _, breaks, says in (case for case in CASES if case[1] == problem_id):
        mini = write_miniature(tmp_path / str(len(said)))
        path, line = breaks(mini)
        found = mini.problems()
        assert [(problem.place.path, problem.place.line, problem.id) for problem in found] == [(path, line, problem_id)], (name, found)
        assert says in found[0].message, (name, found)
        said.append(str(found[0]))
    assert without_lines(examples().get(problem_id, "")) in map(without_lines, said), "take one of these:\n" + "\n".join(said)


def test_the_miniature_is_valid(mini: Miniature) -> None:
    assert mini.problems() == []


COPIED = "{10.1000/1},\n  url = {https://example.org/x},\n  archiveurl = {https://example.net/x},\n  archivedate = {2024-06-13},\n  urlstatus = {dead},"


@pytest.mark.parametrize(
    "right",
    [
        appended(HOME, "\n[here](/about/index.md), [there](about/index.md), [on this page](#top)\n"),
        appended(HOME, "\n[another host](//example.org/x), [a site](https://example.org/x.md), [mail](mailto:a@example.org)\n"),
        replaced(BIB, "{10.1000/1},", COPIED, at="@article"),
        replaced(BIB, "{10.1000/1},", "{10.1000/1},\n  isbn = {978-92-9461-935-8},", at="@article"),
        replaced(BIB, "{peer-reviewed},", "{peer-reviewed},\n  language = {de},", at="@article"),
    ],
    ids=["links inside", "links outside", "a copy of what is dead", "an ISBN", "a language"],
)
def test_what_is_right_is_no_problem(mini: Miniature, right: Callable[[Miniature], tuple[str, int]]) -> None:
    right(mini)
    assert mini.problems() == []


def test_all_faults_in_one_run(mini: Miniature) -> None:
    mini.replace(HOME, "title: Home", "titel: Home")
    mini.replace(NINE, "[@hcnm2006]", "[@hcnm2066]")
    mini.append(DRONES, "\n[here](nowhere.md)\n")
    assert [problem.id for problem in mini.problems()] == ["front-matter", "front-matter", "cite-unknown", "link-missing"]


def test_every_check_has_a_case_and_is_explained_with_an_example() -> None:
    assert {case[1] for case in CASES} == set(examples()) == {*ALL, *ELSEWHERE, *OF_A_LANGUAGE}
    explained = re.findall(r"^\| `([a-z-]+)` \|", contributing(), flags=re.MULTILINE)
    assert sorted(explained) == sorted({*ALL, *ELSEWHERE, *OF_A_LANGUAGE, *ADVICE, *OF_A_DAY, *ADVICE_OF_A_DAY})


def test_attributes_in_code_are_text(mini: Miniature) -> None:
    mini.append("docs/index.md", "\nA span `{ a = b }`.\n\n```\n{: style=x }\n```\n")
    assert mini.problems() == []
