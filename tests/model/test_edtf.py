import pytest

from publication.model.edtf import read_date


@pytest.mark.parametrize(
    ("text", "words", "year"),
    [
        ("2024", "2024", "2024"),
        ("2024-06", "June 2024", "2024"),
        ("2024-06-13", "13 June 2024", "2024"),
        ("2024-21", "spring 2024", "2024"),
        ("2024-XX", "2024", "2024"),
        ("199X", "1990s", "1990"),
        ("2023?", "2023?", "2023"),
        ("2023~", "about 2023", "2023"),
        ("2023-05%", "about May 2023?", "2023"),
        ("2006-08-08/2006-08-11", "8–11 August 2006", "2006"),
        ("1996-05-30/1996-06-01", "30 May to 1 June 1996", "1996"),
        ("2025-12-04/2026-02-12", "4 December 2025 to 12 February 2026", "2025"),
        ("2020-05/2020-06", "May to June 2020", "2020"),
        ("2017/2020", "2017–2020", "2017"),
        ("2021/..", "since 2021", "2021"),
        ("/2021-03", "until March 2021", "2021"),
    ],
)
def test_a_date_in_words(text: str, words: str, year: str) -> None:
    date = read_date(text)
    assert (date.words, date.year) == (words, year)


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
