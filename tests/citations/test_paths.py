from publication.citations.entries import citation_files, citation_paths
from tests.conftest import Miniature
from tests.pages.test_compose import composer_of


def test_the_paths_of_citation_files_are_those_that_are_made(mini: Miniature) -> None:
    composer = composer_of(mini)
    assert sorted(citation_paths(composer.publication)) == sorted(citation_files(composer.publication, composer.site))
