import re

import pytest

from publication.citations.reference import in_words, reference
from publication.model.edtf import read_date
from publication.model.sources import Source
from publication.source.bibliography import read_bibliography
from tests.conftest import wording

IN_ENGLISH = wording("en")
ENTRY = "@{type}{{key2024,\n{fields}\n}}\n"


def source(entry_type: str, **fields: str) -> Source:
    text = ENTRY.format(type=entry_type, fields="\n".join(f"  {name} = {{{value}}}," for name, value in fields.items()))
    bibliography = read_bibliography(text, "data/sources.bib")
    assert bibliography.problems == ()
    return bibliography.sources[0]


def words(entry_type: str, **fields: str) -> str:
    return reference(source(entry_type, **fields), IN_ENGLISH).replace("\\", "")


def test_an_article() -> None:
    assert words(
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
    assert words(
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
    assert words("misc", title="Page", year="2024") == "*Page* (2024)."


def test_without_year_it_says_so() -> None:
    assert words("misc", author="{{X}}", title="Page") == "X (no date). *Page*."


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
    assert words("misc", author=authors, title="T", year="2024").startswith(f"{shown} (2024)")


def test_signs_that_markdown_would_take_for_its_own_are_kept() -> None:
    shown = reference(source("misc", title=r"A *star* and a\_b\_c [x] < y", year="2024"), IN_ENGLISH)
    assert r"\*star\*" in shown
    assert r"a\_b\_c" in shown
    assert r"\[x\] &lt; y" in shown


def test_a_title_in_another_language_is_marked_with_it_where_html_is_made() -> None:
    german = source("misc", title="Das Phantom?", langid="ngerman", date="2024", note="N")
    assert reference(german, IN_ENGLISH, plain=True) == "*Das Phantom?* (2024). N."
    assert reference(german, IN_ENGLISH) == "*Das Phantom?*{: lang=de } (2024). N."
    assert reference(source("misc", title="The Phantom", langid="british"), IN_ENGLISH) == "*The Phantom* (no date)."


SEVERAL = {
    "author": "A, B and C, D", "editor": "E, F", "title": "On drones", "booktitle": "Skies", "pages": "1--9", "date": "2020-05/2020-06",
    "url": "https://example.org/a", "urldate": "2026-12-01", "note": "Not confirmed",
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "B A and D C (May 2020 – June 2020). *On drones*. In F E (ed.), Skies, pages 1–9. [example.org](<https://example.org/a>) "
               "(read on 1 December 2026). Not confirmed."),
        ("fr", 'B A et D C (mai 2020 – juin 2020). *On drones*{: lang=en }. Dans F E (dir.), <span lang="en">Skies</span>, pages 1–9. '
               '[example.org](<https://example.org/a>) (consulté le 1er décembre 2026). <span lang="en">Not confirmed</span>.'),
        ("ru", 'B A и D C (май 2020 г. – июнь 2020 г.). *On drones*{: lang=en }. В: F E (ред.), <span lang="en">Skies</span>, с. 1–9. '
               '[example.org](<https://example.org/a>) (дата обращения: 1 декабря 2026 г.). <span lang="en">Not confirmed</span>.'),
    ],
)  # fmt: skip
def test_the_words_are_those_of_the_language_and_the_record_stays(language: str, said: str) -> None:
    shown = reference(source("incollection", **SEVERAL), wording(language)).replace("\\", "")
    assert re.sub(r"[\u00a0\u2009\u202f]", " ", shown) == said


@pytest.mark.parametrize(
    ("date", "english", "french"),
    [
        ("2024", "2024", "2024"),
        ("2024-06", "June 2024", "juin 2024"),
        ("2024-06-13", "13 June 2024", "13 juin 2024"),
        ("2024-XX", "2024", "2024"),
        ("2024-21", "spring 2024", "printemps 2024"),
        ("199X", "1990s", "années 1990"),
        ("2023~", "about 2023", "vers 2023"),
        ("2023-05%", "about May 2023?", "vers mai 2023?"),
        ("2023-06?", "June 2023?", "juin 2023?"),
        ("2021/..", "2021–", "2021–"),
        ("/2021-03", "–March 2021", "–mars 2021"),
        ("2020/2022", "2020–2022", "2020–2022"),
        ("2020-05/2020-06", "May 2020 – June 2020", "mai 2020 – juin 2020"),
        ("2006-08-08/2006-08-11", "8–11 August 2006", "8–11 août 2006"),
        ("1996-05-30/1996-06-01", "30 May 1996 – 1 June 1996", "30 mai 1996 – 1er juin 1996"),
    ],
)
def test_a_date_is_as_exact_in_every_language(date: str, english: str, french: str) -> None:
    said = [re.sub(r"[\u00a0\u2009\u202f]", " ", in_words(read_date(date), wording(language))) for language in ("en", "fr")]
    assert said == [english, french]


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
    (found,) = read_bibliography(WITH_ADDRESS % fields, "x.bib").sources
    assert reference(found, IN_ENGLISH).replace("\\", "").endswith(shown)


def test_a_broken_address_is_no_traceback() -> None:
    assert "https://[x" in words("misc", title="A", url="https://[x")


@pytest.mark.parametrize(
    ("kind", "fields", "shown"),
    [
        (
            "book",
            {"editor": "A, B and C, D", "publisher": "P", "location": "London", "edition": "2"},
            "B A and D C (eds) (2024). *T*. P, London, edition 2.",
        ),
        ("collection", {"editor": "A, B"}, "B A (ed.) (2024). *T*."),
        ("book", {"author": "A, B", "editor": "C, D", "translator": "E, F"}, "B A (2024). *T*. edited by D C, translated by F E."),
        (
            "incollection",
            {"author": "A, B", "editor": "C, D and E, F", "booktitle": "Book", "chapter": "3", "pages": "12-19"},
            "B A (2024). *T*. In D C and F E (eds), Book, chapter 3, pages 12–19.",
        ),
        ("thesis", {"author": "A, B", "type": "phdthesis", "institution": "U"}, "B A (2024). *T*. U, PhD thesis."),
        (
            "jurisdiction",
            {"institution": "{Court}", "number": "No. 1/24", "type": "judgment"},
            "Court (2024). *T*. Court, No. 1/24, judgment.",
        ),
        ("legislation", {"author": "{{Council}}", "pubstate": "adopted"}, "Council (adopted 2024). *T*."),
        (
            "misc",
            {"eprint": "2101.00001", "eprintclass": "cs.CY"},
            "*T* (2024). [arXiv:2101.00001](<https://arxiv.org/abs/2101.00001>) [cs.CY].",
        ),
        (
            "online",
            {"url": "https://a.example/b", "urldate": "2024-05-03", "subtitle": "S", "titleaddon": "Blog"},
            "*T: S* (2024). Blog. [a.example](<https://a.example/b>) (read on 3 May 2024).",
        ),
        (
            "misc",
            {"eventtitle": "Conference", "venue": "Vienna", "eventdate": "2024-09-23/2024-09-24"},
            "*T* (2024). Conference, Vienna, 23–24 September 2024.",
        ),
        (
            "report",
            {"institution": "I", "type": "Working Paper", "number": "7", "pagetotal": "40"},
            "*T* (2024). I, Working Paper 7. 40 pages.",
        ),
        ("misc", {"origdate": "1990", "version": "2.0"}, "*T* (2024). version 2.0, first published 1990."),
    ],
)
def test_every_field_is_said(kind: str, fields: dict[str, str], shown: str) -> None:
    assert words(kind, title="T", date="2024", **fields) == shown.replace("Court, No", "No")


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        (r"Trials of \emph{S. aureus} in mice", "*Trials of* S. aureus *in mice*"),
        (r"\textit{Only}", "Only"),
        (r"H\textsubscript{2}O and 10\textsuperscript{th}", "*H<sub>2</sub>O and 10<sup>th</sup>*"),
        (r"The \textsc{Nato} \textbf{case}", '*The <span class="sc">Nato</span> **case***'),
        ("<i>S. aureus</i> in mice", "S. aureus *in mice*"),
        (r"\enquote{A \enquote{b}} c", "*“A ‘b’” c*"),
    ],
)
def test_markup_is_shown_as_markup(title: str, shown: str) -> None:
    assert words("misc", title=title, date="2024") == f"{shown} (2024)."


def test_the_official_address_comes_before_the_copy_that_was_read() -> None:
    more = {"title": "A v. B", "number": "[2020] EWCA Civ 1058", "date": "2020", "note": "N"}
    archive = "[caselaw.nationalarchives.gov.uk](<https://caselaw.nationalarchives.gov.uk/ewca/civ/2020/1058>)"
    assert words("jurisdiction", author="{{Court of Appeal}}", url="https://example.org/copy", **more).endswith(
        f"{archive} (official), [example.org](<https://example.org/copy>). N."
    )
    same = "https://caselaw.nationalarchives.gov.uk/ewca/civ/2020/1058?query=x"
    assert words("jurisdiction", author="{{Court of Appeal}}", url=same, **more).endswith(
        f"[caselaw.nationalarchives.gov.uk](<{same}>) (official). N."
    )
