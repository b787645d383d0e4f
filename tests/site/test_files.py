import json

from publication.model.problems import Place, Problem
from publication.model.site import Edition
from publication.site.files import SEARCH_WORDS, notices, site_files
from publication.source.load import load
from tests.conftest import Miniature


def test_a_site_has_its_sources_the_words_of_the_search_and_editions(mini: Miniature) -> None:
    files = site_files(mini.root, load(mini.root), [Edition("editions/a.pdf", "PDF", 10)])
    assert files["sources.bib"] == mini.root / "data" / "sources.bib"
    assert "none" in json.loads(str(files[SEARCH_WORDS]))
    assert files["editions/a.pdf"] == mini.root / "editions" / "a.pdf"
    assert len(files) == 3


def test_without_words_the_search_has_none(mini: Miniature) -> None:
    mini.write("data/interface/en.yml", "- no words\n")
    files = site_files(mini.root, load(mini.root), [])
    assert files == {"sources.bib": mini.root / "data" / "sources.bib", SEARCH_WORDS: "{}"}


def test_a_page_that_cannot_be_read_says_so_in_its_place() -> None:
    problems = [
        Problem(Place("docs/law.md", 3), "encoding", "the file is not UTF-8; save it as UTF-8"),
        Problem(Place("docs/index.md", 3), "heading-id", "another fault"),
        Problem(Place("data/cases.yml", 3), "encoding", "the file is not UTF-8; save it as UTF-8"),
    ]
    assert notices(problems) == {"law.md": "# law.md\n\nthe file is not UTF-8; save it as UTF-8\n"}
