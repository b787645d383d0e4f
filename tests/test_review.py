from pathlib import Path

import pytest

from publication.__main__ import main
from publication.commands.review import entry_changes, page_changes, summary
from tests.conftest import Miniature, write_miniature

HOME = "docs/index.md"


@pytest.fixture
def base(tmp_path_factory: pytest.TempPathFactory) -> Miniature:
    return write_miniature(tmp_path_factory.mktemp("base"))


def test_equal_states_have_no_changes(mini: Miniature, base: Miniature) -> None:
    assert page_changes(base.publication(), mini.publication()) == []
    assert entry_changes(base.publication(), mini.publication()) == []
    assert "No page, source" in summary(base.publication(), mini.publication(), [])


def test_words_and_sources_that_came_and_went(mini: Miniature, base: Miniature) -> None:
    mini.replace("docs/technologies/drones.md", "A drone is a flying camera.", "A drone is a camera that flies [@hcnm2006].")
    (change,) = page_changes(base.publication(), mini.publication())
    assert (change.path, change.state) == ("docs/technologies/drones.md", "changed")
    # "flying" went before "camera"; "that", "flies" and the key came after it.
    assert (change.words_added, change.words_removed) == (3, 1)
    assert (change.sources_added, change.sources_removed) == ((), ())
    mini.replace(HOME, "See [drones]", "Text [@smith2024]. See [drones]")
    assert page_changes(base.publication(), mini.publication())[0].sources_added == ("smith2024",)
    assert page_changes(mini.publication(), base.publication())[0].sources_removed == ("smith2024",)


def test_a_change_of_front_matter_counts_and_a_moved_line_does_not(mini: Miniature, base: Miniature) -> None:
    mini.replace(HOME, "reviewed: 2026-01-31", "reviewed: 2026-02-01")
    mini.replace("docs/law.md", "---\ntitle", "---\n# a remark\ntitle")
    assert [change.path for change in page_changes(base.publication(), mini.publication())] == [HOME]


def test_new_and_gone_pages(mini: Miniature, base: Miniature) -> None:
    mini.write("docs/new.md", "---\ntitle: New\nsummary: New.\nreviewed: 2026-01-31\n---\n\nOne two.\n")
    mini.path(HOME).unlink()
    changes = {change.path: change for change in page_changes(base.publication(), mini.publication())}
    assert {path: change.state for path, change in changes.items()} == {HOME: "gone", "docs/new.md": "new"}
    assert changes["docs/new.md"].words_added == 4


def test_entries(mini: Miniature, base: Miniature) -> None:
    mini.append("data/glossary.yml", "- {id: drone, term: Drone, group: biometrics, definition: It flies.}\n")
    mini.replace("data/cases.yml", "A drone followed", "A drone tracked")
    terms, cases = entry_changes(base.publication(), mini.publication())
    assert (terms.name, terms.added, terms.changed) == ("terms", ("drone",), ())
    assert (cases.name, cases.removed, cases.changed) == ("cases", (), ("some-case",))


def test_the_command_tells_changes_and_faults(mini: Miniature, base: Miniature, capsys: pytest.CaptureFixture[str]) -> None:
    mini.append(HOME, "\nText [@smith2042].\n")
    assert main(["changes", "--root", str(mini.root), "--against", str(base.root)]) == 0
    told = capsys.readouterr().out
    assert f"| `{HOME}` | changed | +2 −0 |" in told
    assert "## 1 problem" in told
    assert "**cite-unknown**" in told


def test_a_state_that_cannot_be_read(mini: Miniature, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["changes", "--root", str(mini.root), "--against", str(tmp_path / "nothing")]) == 0
    assert "cannot be read" in capsys.readouterr().out
