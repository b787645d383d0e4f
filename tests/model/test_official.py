"""Official addresses, computed from numbers: one example a scheme, and what must give none."""

from __future__ import annotations

import pytest

from publication.model.official import lacking, numbers, official
from publication.model.sources import Source
from publication.source.bibliography import read_bibliography
from tests.conftest import Miniature

STRASBOURG = "European Court of Human Rights (Grand Chamber)"
LUXEMBOURG = "Court of Justice of the European Union"
CELEX = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:"
HUDOC = "https://hudoc.echr.coe.int/eng"
APPLICATION = f"{HUDOC}#%7B%22appno%22:%5B%22215/19%22%5D%7D"
TREATY = "https://www.coe.int/en/web/conventions/full-list?module=treaty-detail&treatynum="


def judgment(author: str, number: str, **more: str) -> Source:
    fields = {"author": f"{{{author}}}", "title": "A v. B", "date": "2024-02-20", "number": number, "kind": "judgment", **more}
    text = "@jurisdiction{key2024,\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value) + "}\n"
    (source,) = read_bibliography(text, "data/sources.bib").sources
    return source


@pytest.mark.parametrize(
    ("body", "number", "address"),
    [
        (LUXEMBOURG, "Case C-205/21, ECLI:EU:C:2023:49", f"{CELEX}62021CJ0205"),
        (LUXEMBOURG, "Case C-6/64", f"{CELEX}61964CJ0006"),
        ("General Court of the European Union", "Case T-158/19", f"{CELEX}62019TJ0158"),
        (STRASBOURG, "No. 215/19, [2022] ECHR 903", APPLICATION),
        (STRASBOURG, "Nos. 215/19 and 216/19", APPLICATION),
        (STRASBOURG, "Application no. 215/19, HUDOC 001-220007", f"{HUDOC}?i=001-220007"),
        ("Gerechtshof Den Haag", "ECLI:NL:GHDHA:2023:173", "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:GHDHA:2023:173"),
        (
            "Bundesverfassungsgericht",
            "1 BvR 142/15, BVerfGE 150, 244, ECLI:DE:BVerfG:2018:rs20181218.1bvr014215",
            "https://www.bundesverfassungsgericht.de/SharedDocs/Entscheidungen/DE/2018/12/rs20181218_1bvr014215.html",
        ),
        ("Conseil d'État", "No. 454836", "https://www.conseil-etat.fr/fr/arianeweb/CE/decision/2024-02-20/454836"),
        ("Court of Appeal", "[2020] EWCA Civ 1058", "https://caselaw.nationalarchives.gov.uk/ewca/civ/2020/1058"),
        ("High Court", "[2026] EWHC 915 (Admin)", "https://caselaw.nationalarchives.gov.uk/ewhc/admin/2026/915"),
        ("United Kingdom", "2010 c. 15, s. 149", "https://www.legislation.gov.uk/id/ukpga/2010/15/section/149"),
        ("United Kingdom", "1998 c. 42", "https://www.legislation.gov.uk/id/ukpga/1998/42"),
        ("Human Rights Council", "Resolution 54/21, A/HRC/RES/54/21", "https://docs.un.org/en/A/HRC/RES/54/21"),
        ("Committee", "CERD/C/GC/36", "https://docs.un.org/en/CERD/C/GC/36"),
        ("United Nations General Assembly", "Resolution 34/169", "https://docs.un.org/en/A/RES/34/169"),
        ("Council of Europe", "ETS 5", f"{TREATY}005"),
        ("Council of Europe", "CETS 225", f"{TREATY}225"),
        ("European Commission", "COM(2023) 424 final", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=COM:2023:424:FIN"),
        ("European Union", "Directive 2012/29/EU", "http://data.europa.eu/eli/dir/2012/29/oj"),
        ("European Union", "Council Decision (EU) 2025/2350", "http://data.europa.eu/eli/dec/2025/2350/oj"),
        ("European Union", "Commission Implementing Decision (EU) 2025/1544", "http://data.europa.eu/eli/dec_impl/2025/1544/oj"),
        ("OECD", "OECD/LEGAL/0449", "https://legalinstruments.oecd.org/en/instruments/OECD-LEGAL-0449"),
        ("Amnesty International", "EUR 35/2971/2020", "https://www.amnesty.org/en/documents/eur35/2971/2020/en/"),
    ],
)
def test_a_number_leads_to_its_publisher(body: str, number: str, address: str) -> None:
    assert official(judgment(body, number)) == (address,)


@pytest.mark.parametrize(
    ("body", "number"),
    [
        ("Some Court", "No. 215/19"),
        ("Some Court", "Case C-205/21"),
        (LUXEMBOURG, "Case C-205/21 P"),
        ("United Nations", "Component of the toolkit to A/HRC/55/60"),
        ("Human Rights Council", "Resolution 54/21"),
        ("European Union", "Proposal to amend Directive 2012/29/EU"),
        ("European Union", "Regulation (EU) No 910/2014"),
        ("European Commission", "COM(2026) 12 final"),
        ("Some Country", "2010 c. 15"),
        ("Cour de cassation", "No. 454836"),
        ("Cour de cassation", "ECLI:FR:CCASS:2023:C100123"),
    ],
)
def test_what_is_not_certain_leads_nowhere(body: str, number: str) -> None:
    assert official(judgment(body, number)) == ()


def test_an_order_is_kept_under_another_letter_and_a_decision_without_day_under_none() -> None:
    assert official(judgment(LUXEMBOURG, "Case C-205/21", type="order")) == ()
    assert official(judgment("Conseil d'État", "No. 454836", date="2024-02")) == ()


def test_several_texts_under_one_entry_are_all_given() -> None:
    both = judgment("Rechtbank Den Haag", "ECLI:NL:RBDHA:2020:865 (English: ECLI:NL:RBDHA:2020:1878)")
    assert [address.rpartition("=")[2] for address in official(both)] == ["ECLI:NL:RBDHA:2020:865", "ECLI:NL:RBDHA:2020:1878"]


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX%3A62021CJ0205", True),
        ("https://beta.bailii.org/eu/cases/EUECJ/2023/C20521.html", False),
        ("http://fra.europa.eu/en/caselaw-reference/cjeu-case-c-20521-judgment", False),
        ("https://example.org/?uri=CELEX:62021CJ0205&from=europa.eu/", False),
    ],
)
def test_an_address_of_the_same_publisher_is_kept_as_it_was_opened(url: str, same: bool) -> None:
    assert official(judgment(LUXEMBOURG, "Case C-205/21", url=url)) == ((url,) if same else (f"{CELEX}62021CJ0205",))


def test_a_number_says_what_it_is_and_where_it_stands() -> None:
    text = "43577/98 and 43579/98"
    assert [(number.kind, number.text, text[number.start :][:8]) for number in numbers(text, STRASBOURG)] == [
        ("application", "43577/98", "43577/98"),
        ("application", "43579/98", "43579/98"),
    ]


@pytest.mark.parametrize(
    ("author", "number", "missing"),
    [
        (STRASBOURG, "", "application"),
        (STRASBOURG, "No. 215/19", ""),
        ("Court of Appeal of England and Wales", "Case 7", "neutral citation"),
        ("Some Court", "", ""),
    ],
)
def test_a_judgment_without_the_number_that_its_court_goes_by(author: str, number: str, missing: str) -> None:
    found = lacking(judgment(author, number))
    assert missing in found
    assert bool(found) is bool(missing)


def test_the_miniature_has_no_number_that_leads_anywhere(mini: Miniature) -> None:
    publication = mini.publication()
    assert [official(entry) for entry in (*publication.instruments, *publication.cases)] == [(), ()]
