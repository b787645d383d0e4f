"""What a translated page says of texts that are no sections: English ones are marked, and those that have fallen behind say so."""

from __future__ import annotations

from publication.exports.files import composer_of
from publication.pages.compose import Composer
from publication.source.load import load
from tests.conftest import Miniature
from tests.translated import DRONES, GLOSSARY, translate

TECHNOLOGY, TERMS = "docs/technologies/drones.md", "docs/glossary.md"


def french(mini: Miniature) -> Composer:
    return composer_of(mini.root, load(mini.root, "fr"))


def composed(mini: Miniature, path: str) -> str:
    composer = french(mini)
    return composer.compose(composer.publication.by_path[path])


def test_a_stale_reason_says_so_wherever_it_is_shown(mini: Miniature) -> None:
    translate(mini, site=True)
    assert "Le texte anglais a changé depuis" not in composed(mini, TECHNOLOGY)
    mini.replace(TECHNOLOGY, "because: They film exercises.", "because: They film some exercises.")
    for path, way in ((TECHNOLOGY, "../../../technologies/drones/"), ("docs/recommendations/09.md", "../../../recommendations/09/")):
        said = composed(mini, path).partition("Ils filment des exercices.")[2].splitlines()[0]
        assert f'<span class="notice">Le texte anglais a changé depuis sa traduction. <a href="{way}" hreflang="en">' in said


def test_a_reason_without_translation_is_marked_as_english(mini: Miniature) -> None:
    translate(mini, site=True).replace(DRONES, "  9-supports: Ils filment des exercices.\n", "")
    assert '<span lang="en" dir="ltr">They film exercises.</span>' in composed(mini, "docs/recommendations/09.md")


def test_a_stale_entry_leads_to_the_english_one(mini: Miniature) -> None:
    translate(mini, site=True)
    mini.write("docs/glossary.fr.md", "---\nstatus: draft\ntitle: Glossaire\nsummary: Des mots.\n---\n")
    assert "notice" not in composed(mini, TERMS)
    mini.replace("data/glossary.yml", "definition: ", "definition: In short, ")
    assert '<a href="../../glossary/#term-watchlist" hreflang="en">Le texte en anglais</a>' in composed(mini, TERMS)
    mini.write(GLOSSARY, "")
    said = composed(mini, TERMS)
    assert "notice" not in said
    assert '### <span lang="en" dir="ltr">Watchlist</span> {: #term-watchlist }' in said
