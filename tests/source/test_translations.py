"""Texts of another language: read, laid over the English, and known to follow it or not."""

from __future__ import annotations

import pytest

from publication.commands import main
from publication.model import Publication
from publication.model.coverage import coverage
from publication.source.load import load
from publication.source.typography import NARROW, NO_BREAK, set_spaces
from tests.conftest import Miniature
from tests.translated import DRONES, GLOSSARY, NINE, translate

ENGLISH_NINE = "docs/recommendations/09.md"


def french(mini: Miniature) -> Publication:
    publication = load(mini.root, "fr").publication
    assert publication is not None
    return publication


def parts(mini: Miniature, path: str) -> dict[str, str]:
    publication = french(mini)
    return dict(publication.state(publication.by_path[path]))


def test_texts_are_laid_over_and_facts_stay(mini: Miniature) -> None:
    english = translate(mini).publication()
    publication = french(mini)
    nine, drones = publication.by_number[9], publication.by_slug["drones"]
    assert (nine.title, nine.addressed_to, nine.body.sections()["asks"].title) == ("Titre du numéro 9", "la police", "Ce qu’elle demande")
    assert (nine.part, nine.wording, nine.reviewed) == tuple(
        getattr(english.by_number[9], name) for name in ("part", "wording", "reviewed")
    )
    assert [relation.because for relation in drones.relations] == [
        "Ils filment des exercices.",
        "On peut les envoyer dans un seul quartier.",
    ]
    assert [relation.sources for relation in drones.relations] == [relation.sources for relation in english.by_slug["drones"].relations]
    assert publication.terms[0].term == "Liste de surveillance"
    assert publication.timeline[0].when == "9 février 2006"
    assert publication.vocabulary.label("areas", "operations") == "Opérations"
    assert publication.english is not None
    assert publication.english.by_number[9].title == "Title of number 9"


def test_what_is_not_translated_stays_english_and_is_known(mini: Miniature) -> None:
    translate(mini)
    publication = french(mini)
    drones = publication.by_slug["drones"]
    assert drones.body.sections()["law"].title == "Law"
    assert parts(mini, drones.path)["law"] == "missing"
    assert publication.language_of(drones) == "fr"
    assert publication.language_of(drones, "law") == "en"
    assert publication.in_english(publication.by_number[16])
    assert [page.path for page in publication.own_pages] == [ENGLISH_NINE, "docs/technologies/drones.md"]


def test_states_are_named_by_the_library(mini: Miniature) -> None:
    translate(mini)
    assert french(mini).vocabulary.label("countries", "Germany") == "Allemagne"
    assert french(mini).vocabulary.label("languages", "ru") == "russe"


def test_states_are_in_the_order_of_their_names_in_the_language(mini: Miniature) -> None:
    translate(mini)
    names = [country.label for country in french(mini).vocabulary.countries]
    assert names.index("Allemagne") < names.index("Autriche") < names.index("États-Unis") < names.index("Finlande")


def test_a_name_of_a_state_can_be_given(mini: Miniature) -> None:
    translate(mini)
    name = "data/translations/fr/vocabulary.yml"
    mini.append(name, "countries:\n  Holy See: {label: Saint-Siège, definition: Un État participant.}\n")
    assert french(mini).vocabulary.label("countries", "Holy See") == "Saint-Siège"
    assert mini.problems() == []


def test_words_of_the_interface_fall_back_to_english(mini: Miniature) -> None:
    translate(mini)
    mini.write("data/interface/fr.yml", "recommendation:\n  name: Recommandation\n")
    words = french(mini).words
    assert (words.recommendation.name, words.recommendation.part) == ("Recommandation", "Part")


def test_changed_english_makes_its_section_stale_and_no_other(mini: Miniature) -> None:
    translate(mini)
    mini.replace(ENGLISH_NINE, "The note gives a reason.", "The note gives two reasons.")
    assert {name for name, state in parts(mini, ENGLISH_NINE).items() if state == "stale"} == {"why"}
    assert mini.problems() == []
    (found,) = (each for each in coverage(mini.publication()) if each.language == "fr")
    assert [(page.path, part) for page, part in found.behind] == [(ENGLISH_NINE, "why")]


def test_a_translation_is_marked_as_following_again(mini: Miniature, capsys: pytest.CaptureFixture[str]) -> None:
    translate(mini)
    mini.replace(ENGLISH_NINE, "The note gives a reason.", "The note gives a good reason.")
    mini.replace(ENGLISH_NINE, "Police should do", "The police should do")
    before = mini.path(NINE).read_text(encoding="utf-8").split("follows:")[0]
    assert main(["translated", "--page", NINE, "--section", "why", "--root", str(mini.root)]) == 0
    assert {name: state for name, state in parts(mini, ENGLISH_NINE).items() if state != "current"} == {"asks": "stale"}
    assert main(["translations", "--root", str(mini.root)]) == 0
    assert f"{NINE}: asks is stale" in capsys.readouterr().out
    assert main(["translated", "--page", NINE, "--root", str(mini.root)]) == 0
    assert set(parts(mini, ENGLISH_NINE).values()) == {"current"}
    assert mini.path(NINE).read_text(encoding="utf-8").split("follows:")[0] == before


def test_a_text_of_data_is_marked_by_its_file_and_key(mini: Miniature) -> None:
    translate(mini)
    mini.replace("data/glossary.yml", "Whom a system looks for.", "Whom a machine looks for.")
    (found,) = (each for each in coverage(mini.publication()) if each.language == "fr")
    assert found.texts["stale"] == 1
    assert main(["translated", "--page", GLOSSARY, "--section", "watchlist", "--root", str(mini.root)]) == 0
    (found,) = (each for each in coverage(mini.publication()) if each.language == "fr")
    assert found.texts["stale"] == 0


@pytest.mark.parametrize("arguments", [["--page", "docs/index.fr.md"], ["--page", NINE, "--section", "whi"], ["--language", "xx"]])
def test_what_is_no_translation_is_not_marked(mini: Miniature, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    translate(mini)
    before = mini.path(NINE).read_text(encoding="utf-8")
    assert main(["translated", *arguments, "--root", str(mini.root)]) == 1
    assert capsys.readouterr().err
    assert mini.path(NINE).read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "message"),
    [
        (NINE, "status: draft", "status: final", 2, "`status` is not valid"),
        (NINE, "summary:", "sumary:", 4, "unknown key `sumary`"),
        (DRONES, "summary:", "number: 9\nsummary:", 4, "unknown key `number`"),
        (GLOSSARY, "  term:", "  name: Liste\n  term:", 2, "unknown key `name`"),
        ("data/translations/fr/timeline.yml", "  when:", "  sources: [x]\n  when:", 2, "unknown key `sources`"),
    ],
)
def test_an_unknown_key_is_a_fault_with_its_line(mini: Miniature, name: str, old: str, new: str, line: int, message: str) -> None:
    translate(mini)
    mini.replace(name, old, new)
    assert any(each.place.path == name and each.place.line == line and message in each.message for each in mini.problems())


def test_a_page_in_a_language_without_words_is_a_fault(mini: Miniature) -> None:
    mini.write("docs/recommendations/09.xx.md", "---\nstatus: draft\ntitle: T\nsummary: S.\n---\n")
    assert [(each.place.path, each.id) for each in mini.problems()] == [("docs/recommendations/09.xx.md", "translation")]


def test_a_file_that_no_translation_has_is_a_fault(mini: Miniature) -> None:
    mini.write("data/translations/fr/glosary.yml", "a: b\n")
    assert [each.place.path for each in mini.problems()] == ["data/translations/fr/glosary.yml"]


def test_a_language_that_is_not_there_is_refused(mini: Miniature) -> None:
    with pytest.raises(ValueError, match=r"`xx` is no language of this publication, which has en, fr, ru"):
        load(mini.root, "xx")


@pytest.mark.parametrize(
    ("language", "typed", "set_"),
    [
        (
            "fr",
            "Quoi ? Non ; « oui » : 5 000 ou 12 %",
            f"Quoi{NARROW}? Non{NARROW}; «{NARROW}oui{NARROW}»{NARROW}: 5{NARROW}000 ou 12{NARROW}%",
        ),
        ("fr", "Code `a ? b` et [lien](https://example.org/a?b)", "Code `a ? b` et [lien](https://example.org/a?b)"),
        (
            "fr",
            "## Titre {: #id }\n\n| a |\n| :-- |\n| --- : |",
            "## Titre {: #id }\n\n| a |\n| :-- |\n| --- : |".replace("--- :", f"---{NARROW}:"),
        ),
        ("fr", "en 2019 300 personnes", "en 2019 300 personnes"),
        ("ru", "Это — текст, 5 000, 12 %, № 5", f"Это{NO_BREAK}— текст, 5{NO_BREAK}000, 12{NO_BREAK}%, №{NO_BREAK}5"),
        ("en", "What ? 5 000", "What ? 5 000"),
    ],
)
def test_spaces_of_a_language(language: str, typed: str, set_: str) -> None:
    assert set_spaces(typed, language) == set_
