"""Each case breaks one thing in the French of the miniature; the check names its file and line."""

from __future__ import annotations

import pytest

from publication.checks.comparisons import numbers
from tests.conftest import Miniature
from tests.translated import DRONES, GLOSSARY, NINE, translate

FR = "data/interface/fr.yml"


@pytest.mark.parametrize(
    ("name", "old", "new", "at", "problem", "message"),
    [
        (NINE, "{#why}", "{#wy}", "{#wy}", "translation", "did you mean `why`?"),
        (NINE, "La note donne une raison.", "La note donne.\n\nUne raison.", "Une raison.", "translation-differs", "1 paragraphs, items and cells there, 2 here"),
        (NINE, "La note donne une raison.", "- La note donne une raison.", "- La note", "translation-differs", "has not the parts"),
        (NINE, "La note donne une raison.", "La note donne 2 raisons.", "2 raisons", "translation-differs", "no number `2`"),
        (NINE, "numéro 9 [@hcnm2006]", "numéro 8 [@hcnm2006]", "numéro 8", "translation-differs", "the number `9`"),
        (NINE, "La note donne une raison.", "La note donne une [raison][rec-1].", "rec-1", "translation-differs", "no reference `rec-1`"),
        (NINE, "La note donne une raison.", "La note [@smith2024].", "smith2024", "translation-differs", "no citation `smith2024`"),
        (NINE, "addressed_to: la police\n", "", "title:", "translation", "`addressed_to` is missing"),
        (NINE, "La note donne une raison.", "La <b>note</b>.", "<b>", "raw-html", "is HTML"),
        (NINE, "La note donne une raison.", "La note{: onclick=x }.", "onclick", "raw-html", "sets an attribute"),
        (DRONES, "9-supports", "9-strains", "9-strains", "translation", "the English has no `9-strains`"),
        (DRONES, "Ils filment des exercices.", "Ils filment 3 exercices.", "3 exercices", "translation-differs", "no number `3`"),
        (GLOSSARY, "watchlist:", "watchlst:", "watchlst:", "translation", "did you mean `watchlist`?"),
        (FR, "recommendation:\n", "recommendation:\n  nme: x\n", "nme: x", "translation", "no word `recommendation.nme`"),
        (FR, "    technologies: {one: technologie, other:", "    technologies: {other:", "    technologies: {other:", "data-file", "`fr` ask for one, other"),
        (FR, "    technologies: {one: technologie, other: technologies}", "    technologies: les technologies", "technologies: les", "translation", "has to be forms"),
        (FR, "    found: {one: \"{number} ", "    found: {one: \"1 ", "found: {one", "translation-differs", "the placeholder `{number}`"),
        (FR, "sources: \"Sources ({number})\"", "sources: \"Sources ({nombre})\"", "({nombre})", "translation-differs", "the placeholder `{number}`"),
    ],
)  # fmt: skip
def test_a_fault_is_named(mini: Miniature, name: str, old: str, new: str, at: str, problem: str, message: str) -> None:
    translate(mini)
    assert mini.problems() == []
    mini.replace(name, old, new)
    line = mini.line(name, at)
    found = mini.problems()
    assert any(each.id == problem and (each.place.path, each.place.line) == (name, line) and message in each.message for each in found), (
        found
    )


def test_settings_of_a_language_without_words_are_a_fault(mini: Miniature) -> None:
    mini.write("languages/de.yml", "INHERIT: base.yml\n")
    assert [str(problem) for problem in mini.problems()] == [
        "languages/de.yml:1: [translation] `de` has no words; add data/interface/de.yml, or take the file out"
    ]


def test_a_text_whose_english_has_changed_is_not_compared(mini: Miniature) -> None:
    translate(mini)
    mini.replace("docs/recommendations/09.md", "The note gives a reason.", "The note gives 5 reasons [@smith2024].")
    assert mini.problems() == []


def test_what_such_a_text_cites_and_links_has_to_be_there(mini: Miniature) -> None:
    translate(mini)
    mini.replace("docs/recommendations/09.md", "The note gives a reason.", "The note gives 5 reasons [@smith2024].")
    mini.replace(NINE, "La note donne une raison.", "La note [@smth2024] et [une][rec-99] et [deux](../nope.md).")
    assert [each.id for each in mini.problems()] == ["cite-unknown", "link-missing", "unknown-reference"]


@pytest.mark.parametrize(
    ("english", "other"),
    [
        ("5,000 of 12,345 in 0.04 per cent", "5 000 sur 12\u202f345, 0,04 %"),
        ("on 15 May 2025", "15 мая 2025 г."),
        ("Articles 5, 6 and 8(2)", "articles 5, 6 et 8(2)"),
        ("case C-205/21, `code 7` [@smith2024]", "affaire C-205/21"),
        ("between 2019 and 300", "entre 2019 et 300"),
    ],
)
def test_figures_are_compared_as_each_language_writes_them(english: str, other: str) -> None:
    assert numbers(english) == numbers(other, english=False)


def test_another_figure_is_another(mini: Miniature) -> None:
    assert numbers("0.04") != numbers("0,4", english=False)
    assert numbers("5,000") != numbers("5 001", english=False)
