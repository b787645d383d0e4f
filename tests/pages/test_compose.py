import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from publication.exports.whole import schema
from publication.model.layouts import LAYOUTS
from publication.model.site import Edition, Revision, Site
from publication.model.targets import targets
from publication.pages.compose import Composer, cite, quote
from publication.pages.groups import by
from publication.source.markdown import CITATION
from tests.conftest import ROOT, Miniature


def composer_of(mini: Miniature) -> Composer:
    publication = mini.publication()
    site = Site("The site", "https://example.org/", Revision("2026-01-31", "", datetime(2026, 1, 31, tzinfo=UTC)))
    return Composer(publication, site, mini.root / "overrides" / "layouts", targets(publication), schema("publication", site.address))


@pytest.fixture
def composer(mini: Miniature) -> Composer:
    return composer_of(mini)


def test_a_citation_of_several_sources() -> None:
    assert cite(["a", "b"]) == "[@a; @b]"
    assert cite([]) == ""


def test_a_quotation_keeps_its_paragraphs() -> None:
    assert quote("One.\n\nTwo.") == "> One.\n>\n> Two."


def test_groups_keep_the_order_in_which_they_come(composer: Composer) -> None:
    groups = by(composer.publication.recommendations, "part")
    assert [name for name, _ in groups] == ["principles", "recruitment", "training", "engagement", "operations", "conflict"]
    assert [len(members) for _, members in groups] == [3, 4, 4, 4, 5, 3]


def test_every_page_has_one_title_and_its_summary(composer: Composer) -> None:
    for path, text in composer.compose_all().items():
        assert len([line for line in text.splitlines() if line.startswith("# ")]) == 1, path
        assert composer.publication.by_path[path].summary in text


def test_a_recommendation_is_marked_as_restated_and_says_how_to_cite(composer: Composer) -> None:
    text = composer.compose(composer.publication.by_number[9])
    assert "The OSCE text prevails" in text
    assert "<https://example.org/recommendations/09/>" in text
    assert "31 January 2026" in text


def test_sections_come_in_the_order_of_the_design(composer: Composer) -> None:
    text = composer.compose(composer.publication.by_slug["drones"])
    ids = ["what-it-is", "in-use", "promises", "gone-wrong", "minorities", "recommendations", "law", "safeguards", "questions", "open-questions", "limits", "cite"]  # fmt: skip
    places = [text.index(f"{{: #{name} }}") for name in ids]
    assert places == sorted(places)


def test_a_technology_leads_first_to_whom_it_concerns_and_what_to_ask(composer: Composer) -> None:
    page = composer.publication.by_slug["drones"]
    opening = composer.compose(page).partition('<section class="glance"')[0]
    asked = page.questions[0]
    assert '<a href="#minorities">' in opening
    assert f'<a href="#question-{asked.id}">{asked.ask}</a>' in opening
    assert '<a href="../../practice/?technology=drones">' in opening


def test_a_technology_leads_to_its_checklists_and_to_no_other(composer: Composer) -> None:
    there = (Edition("editions/a.docx", "DOCX", 56_000, "drones"), Edition("editions/b.pdf", "PDF", 1, "another"))
    with_editions = Composer(composer.publication, replace(composer.site, editions=there), composer.layouts, composer.found)
    page = composer.publication.by_slug["drones"]
    assert "DOCX](../editions/a.docx) (56 kB)" in with_editions.compose(page)
    assert "editions/b.pdf" not in with_editions.compose(page)
    assert "editions/" not in composer.compose(page)


def test_the_index_by_country_lists_what_there_is_and_names_the_rest(mini: Miniature) -> None:
    mini.replace("data/sources.bib", "  seen = {abstract}", "  country = {Georgia},\n  seen = {abstract}")
    composer = composer_of(mini)
    without, _, held = composer.compose(composer.publication.by_path["docs/countries.md"]).partition("{: #held }")
    assert '<span id="country-latvia">Latvia</span>' in without
    assert "### Austria {: #country-austria }" in held
    assert "[*A v. B*][case-some-case]" in held
    assert "[On Drones](sources.md#smith2024), Smith, Ann, 2024" in held
    assert "Latvia" not in held
    assert "Not among the participating States" in held


@pytest.mark.parametrize(
    ("contact", "shown"),
    [("desk@example.org", '<a href="mailto:desk@example.org">'), ("https://example.org/write", '<a href="https://example.org/write">'), ("", "has set no address")],
)  # fmt: skip
def test_a_private_way_to_a_maintainer_is_shown_with_its_limits(mini: Miniature, contact: str, shown: str) -> None:
    mini.replace("docs/about/index.md", "reviewed:", "layout: about\nreviewed:")
    composer = composer_of(mini)
    asked = replace(composer, site=replace(composer.site, contact=contact))
    text = asked.compose(composer.publication.by_path["docs/about/index.md"])
    assert shown in text
    assert CITATION.search(text) is None
    assert ("is not a secure channel" in text) is bool(contact)


@pytest.mark.parametrize(
    ("force", "shown"), [("binding law", ""), ("proposal", " (proposal)"), ("repealed or not in force", " (not in force)")]
)
def test_behind_a_question_it_is_said_what_does_not_bind(mini: Miniature, force: str, shown: str) -> None:
    mini.replace("data/instruments.yml", "force: binding law", f"force: {force}")
    composer = composer_of(mini)
    (act,) = composer.publication.instruments
    assert f"; [{act.title}{shown}][law-{act.id}]" in composer.compose(composer.publication.by_path["docs/practice/index.md"])


def test_every_layout_has_its_file_and_every_file_its_layout() -> None:
    assert {path.stem for path in (ROOT / "overrides" / "layouts").glob("[!_]*.md")} == set(LAYOUTS)


def test_a_layout_names_the_sheets_and_scripts_that_it_needs() -> None:
    assets = ROOT / "overrides" / "assets"
    named = {f"{name}.css" for each in LAYOUTS.values() for name in each.sheets} | {
        f"{name}.js" for each in LAYOUTS.values() for name in each.scripts
    }
    assert named
    assert {name for name in named if not (assets / name).is_file()} == set()


def test_a_page_with_choices_has_the_script_that_makes_them_work(composer: Composer) -> None:
    for path, text in composer.compose_all().items():
        layout = LAYOUTS[composer.publication.by_path[path].layout]
        assert ("data-filter=" in text) == ("filter" in layout.scripts), path
        assert ("data-check" in text) == ("practice" in layout.scripts), path
        assert not layout.scripts or "tables" in layout.sheets, path


def test_the_page_of_the_check_says_in_json_what_its_script_writes_of_a_question(composer: Composer) -> None:
    publication = composer.publication
    text = composer.compose(publication.by_path["docs/practice/index.md"])
    said = json.loads(text.partition('<script type="application/json">')[2].partition("</script>")[0])
    for question in publication.every_question.values():
        assert said["stages"][question.stage] == publication.vocabulary.label("stages", question.stage)
        assert [said["roles"][role] for role in question.answered_by] == [
            publication.vocabulary.label("roles", role) for role in question.answered_by
        ]
    assert text.count("<b>Why it matters.</b>") == text.count("<b>A good answer.</b>") == len(publication.every_question)
