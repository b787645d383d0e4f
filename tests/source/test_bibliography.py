import pytest

from publication.source.bibliography import read_bibliography

ENTRY = "@{type}{{key2024,\n{fields}\n}}\n"


def reference(entry_type: str, **fields: str) -> str:
    text = ENTRY.format(type=entry_type, fields="\n".join(f"  {name} = {{{value}}}," for name, value in fields.items()))
    bibliography = read_bibliography(text, "data/sources.bib")
    assert bibliography.problems == ()
    (source,) = bibliography.sources
    return source.citation.replace("\\", "")


def test_an_article() -> None:
    assert reference(
        "article",
        author="Smith, Ann and Jones, Bo",
        title="On {UK} Drones",
        journal="Flight",
        volume="3",
        number="2",
        pages="1--9",
        year="2024",
        doi="10.1/x",
    ) == "Ann Smith and Bo Jones (2024). *On UK Drones*. Flight 3(2), 1–9. [doi:10.1/x](<https://doi.org/10.1/x>)."  # fmt: skip


def test_a_report_with_its_number_and_host() -> None:
    assert reference(
        "techreport",
        author="{{Some Office}}",
        title="Report",
        institution="Some Office",
        number="A/1",
        month="June",
        year="2024",
        url="https://www.example.org/a(b)",
        note="The year is not confirmed",
    ) == "Some Office (June 2024). *Report*. A/1. [example.org](<https://www.example.org/a(b)>). The year is not confirmed."  # fmt: skip


def test_without_author_the_title_comes_first() -> None:
    assert reference("misc", title="Page", year="2024") == "*Page* (2024)."


def test_without_year_it_says_so() -> None:
    assert reference("misc", author="{{X}}", title="Page") == "X (no date). *Page*."


@pytest.mark.parametrize(
    ("authors", "shown"),
    [
        ("A, B", "B A"),
        ("A, B and C, D and E, F", "B A, D C and F E"),
        ("A, B and C, D and E, F and G, H", "B A and others"),
        ("A, B and others", "B A and others"),
        ("van der Berg, Jan", "Jan van der Berg"),
    ],
)
def test_names(authors: str, shown: str) -> None:
    assert reference("misc", author=authors, title="T", year="2024").startswith(f"{shown} (2024)")


def test_signs_that_markdown_would_take_for_its_own_are_kept() -> None:
    bibliography = read_bibliography("@misc{k,\n title = {A *star* and a_b_c [x]},\n year = {2024}\n}", "b")
    assert r"\*star\*" in bibliography.sources[0].citation
    assert r"a\_b\_c" in bibliography.sources[0].citation
    assert r"\[x\]" in bibliography.sources[0].citation


def test_a_title_in_another_language_is_marked_with_it_where_html_is_made() -> None:
    (source,) = read_bibliography("@misc{k,\n title = {Das Phantom},\n language = {de},\n year = {2024}\n}", "b").sources
    assert source.citation.startswith("*Das Phantom* ")
    assert source.shown.startswith("*Das Phantom*{: lang=de } ")


def test_the_line_of_an_entry_is_known() -> None:
    bibliography = read_bibliography("% note\n\n@misc{a,\n title = {A}\n}\n@misc{b,\n title = {B}\n}\n", "b")
    assert [(source.key, source.place.line) for source in bibliography.sources] == [("a", 3), ("b", 6)]


def test_a_broken_entry_does_not_take_the_others_with_it() -> None:
    bibliography = read_bibliography("@misc{a,\n title = {A}\n}\n@misc{b,\n title {B}\n}\n@misc{c,\n title = {C}\n}\n", "b")
    assert [source.key for source in bibliography.sources] == ["a", "c"]
    assert [(problem.id, problem.place.line) for problem in bibliography.problems] == [("bibliography", 5)]


WITH_ADDRESS = "@misc{a2000,\n  title = {A},\n  year = {2000},\n  url = {https://www.example.org/a},\n%s}\n"
COPY = "  archiveurl = {https://archive.example.net/a},\n  archivedate = {2024-06-13},\n"


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ("", "[example.org](<https://www.example.org/a>)."),
        (COPY, "[example.org](<https://www.example.org/a>), [archived copy](<https://archive.example.net/a>) of 2024-06-13."),
        (COPY + "  urlstatus = {dead},\n", "example.org no longer has it, [archived copy](<https://archive.example.net/a>) of 2024-06-13."),
        (
            COPY + "  urlstatus = {unfit},\n",
            "example.org no longer has it, [archived copy](<https://archive.example.net/a>) of 2024-06-13.",
        ),
    ],
)
def test_an_archived_copy_takes_the_place_of_a_dead_address(fields: str, shown: str) -> None:
    (source,) = read_bibliography(WITH_ADDRESS % fields, "x.bib").sources
    assert source.citation.replace("\\", "").endswith(shown)


def test_a_broken_address_is_no_traceback() -> None:
    (source,) = read_bibliography("@misc{a2000,\n  title = {A},\n  url = {https://[x},\n}\n", "x.bib").sources
    assert "https://[x" in source.citation
