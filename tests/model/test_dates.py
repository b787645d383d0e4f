from datetime import date

import pytest

from publication.model.dates import MONTHS, day, written


@pytest.mark.parametrize(("when", "shown"), [("2024", "2024"), ("2024-06", "June 2024"), ("2024-06-03", "3 June 2024")])
def test_a_date_is_as_exact_as_its_source(when: str, shown: str) -> None:
    assert written(when) == shown


def test_a_day() -> None:
    assert day(date(2026, 11, 4)) == "4 November 2026"
    assert [day(date(2026, 12, number), "fr") for number in (1, 11)] == ["1er décembre 2026", "11 décembre 2026"]


def test_the_months_are_those_of_the_calendar() -> None:
    assert list(MONTHS) == [f"{date(2026, month, 1):%B}" for month in range(1, 13)]
