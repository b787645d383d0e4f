from datetime import date

from publication.model import Publication
from publication.model.changes import changed, changes_to
from publication.source.changelog import read_changes
from tests.conftest import Miniature

TEXT = """\
# Changes

- An item before any day is part of the introduction.

## 2026-03-02

- One change,
  in two lines, of [drones][drones] and again [drones][drones].
- Another.

## 2026-03-01

- See [nine][rec-9].
"""


def test_an_item_below_a_day_is_a_change() -> None:
    changes, problems = read_changes(TEXT, ["drones", "rec-9"])
    assert problems == ()
    assert [(change.version, change.place.line, change.references) for change in changes] == [
        ("2026-03-02", 7, ("drones",)),
        ("2026-03-02", 9, ()),
        ("2026-03-01", 13, ("rec-9",)),
    ]
    assert changes[0].text == "One change, in two lines, of [drones][drones] and again [drones][drones]."


def test_items_below_a_wrong_day_are_left_out() -> None:
    changes, problems = read_changes("## Soon\n\n- Text.\n", [])
    assert changes == ()
    assert [problem.id for problem in problems] == ["change-date"]


def test_a_page_changes_when_it_is_reviewed_or_a_change_names_it(mini: Miniature) -> None:
    mini.write("CHANGELOG.md", "# Changes\n\n## 2026-03-02\n\n- About [drones][drones].\n")
    publication = mini.publication()
    assert changed(publication.by_slug["drones"], publication) == date(2026, 3, 2)
    assert changed(publication.by_number[9], publication) == date(2026, 1, 31)
    assert changed(publication.by_path["docs/matrix.md"], publication) == date(2026, 3, 2)
    assert [change.text for change in changes_to(publication.by_slug["drones"], publication)] == ["About [drones][drones]."]


def test_every_recommendation_and_technology_is_named_by_a_change(publication: Publication) -> None:
    """So that every feed has an entry: a new technology is news."""
    pages = (*publication.recommendations, *publication.technologies)
    assert [page.path for page in pages if not changes_to(page, publication)] == []
