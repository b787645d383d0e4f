import pytest

from publication.model.edtf import read_date


@pytest.mark.parametrize(("text", "year"), [("2024-06-13", "2024"), ("199X", "1990"), ("/2021-03", "2021"), ("2017/2020", "2017")])
def test_the_year_of_a_date_is_the_first_that_is_known(text: str, year: str) -> None:
    assert read_date(text).year == year


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("May 2024", "is no date"),
        ("2024-13", "not in the calendar"),
        ("2024-02-30", "not in the calendar"),
        ("2024-06-13-01", "is no date"),
        ("2025/2024", "earlier date first"),
        ("/", "no date at either end"),
        ("24", "is no date"),
        ("0000", "not in the calendar"),
    ],
)
def test_what_is_no_date_says_what_is_right(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_date(text)
