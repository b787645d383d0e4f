"""The addresses at which courts and publishers keep their texts, computed from the numbers that the texts bear.

Only forms that a publisher documents, or under which its own pages were found; decision 95 says for each what confirmed it. No server
was asked for a computed address, so it says where a text is kept, not that it was read there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from publication.model import Case, Instrument, Publication, Source
from publication.model.dates import is_day


@dataclass(frozen=True)
class Number:
    """A number of a text: what kind it is, its words, where they begin in what was searched, and the official address or nothing."""

    kind: str
    """A word of `law.numbers` in the words of the interface."""
    text: str
    start: int
    address: str = ""


class _Scheme(NamedTuple):
    """Numbers of one form. The address has in it the named parts of the pattern, `court` and `act` in small letters, and the `day` of the text."""

    kind: str
    pattern: re.Pattern[str]
    address: str
    """Empty where the publisher keeps the text under no address that follows from the number."""
    body: re.Pattern[str]
    """What the name of the court or publisher has in it, where the number alone does not say whose it is."""
    unless: str
    """What a text is not called that has this address."""


_BEFORE = r"(?:^|(?<=, )|(?<= and )|(?<=; )|(?<=: )|(?<=[Nn]o\. )|(?<=[Nn]os\. )|(?<=[Cc]ase )|(?<=HUDOC ))"
"""A number begins what was written, or follows another, or its name: the symbol in "toolkit to A/HRC/55/60" is that of another text."""


def _scheme(kind: str, pattern: str, address: str = "", body: str = "", unless: str = "") -> _Scheme:
    return _Scheme(kind, re.compile(_BEFORE + pattern), address, re.compile(body), unless)


_STRASBOURG = "European Court of Human Rights"
_LUXEMBOURG = "(?:Court of Justice of|General Court of) the Eu"
_PARIS = "Conseil d[’']État"
_ACT = r"(?P<act>Directive|Regulation|Decision) (?:\((?:EU|EC)\) )?(?P<year>\d{4})/0*(?P<number>\d+)(?:/E[CU])?\b"
_SYMBOL = r"(?P<symbol>(?:A|CAT|CCPR|CEDAW|CERD|CRC|E|S)(?:/[A-Z]+)+(?:/\d+)+)\b"
_EUR_LEX = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri="
_ELI = "http://data.europa.eu/eli/"
_KARLSRUHE = "https://www.bundesverfassungsgericht.de/SharedDocs/Entscheidungen/DE/"
_NATIONS = "https://docs.un.org/en/"
_ARCHIVE = "https://caselaw.nationalarchives.gov.uk/"
_ACTS_OF_PARLIAMENT = "https://www.legislation.gov.uk/id/ukpga/"
_TREATIES = "https://www.coe.int/en/web/conventions/full-list?module=treaty-detail&treatynum="
_SCHEMES = (
    _scheme("item", r"(?P<item>00\d-\d{4,6})\b", "https://hudoc.echr.coe.int/eng?i={item}", _STRASBOURG),
    # The list of what HUDOC has on an application, as HUDOC itself writes it into the address.
    _scheme("application", r"(?P<number>\d{1,5}/\d\d)\b", "https://hudoc.echr.coe.int/eng#%7B%22appno%22:%5B%22{number}%22%5D%7D", _STRASBOURG),
    # Judgments only: an order of the same case has another letter in its CELEX number.
    _scheme("case", r"(?P<letter>[CT])-(?P<number>\d{1,4})/(?P<year>5[3-9]|[6-9]\d)\b(?! P)", _EUR_LEX + "CELEX:619{year}{letter}J{number:0>4}", _LUXEMBOURG, "order"),
    _scheme("case", r"(?P<letter>[CT])-(?P<number>\d{1,4})/(?P<year>\d\d)\b(?! P)", _EUR_LEX + "CELEX:620{year}{letter}J{number:0>4}", _LUXEMBOURG, "order"),
    _scheme("ecli", r"(?P<ecli>ECLI:NL:[A-Z]+:\d{4}:\w+)", "https://deeplink.rechtspraak.nl/uitspraak?id={ecli}"),
    _scheme("ecli", r"ECLI:DE:BVerfG:\d{4}:(?P<first>[a-z]{2}(?P<year>\d{4})(?P<month>\d\d)\d\d)\.(?P<rest>\w+)", _KARLSRUHE + "{year}/{month}/{first}_{rest}.html"),
    _scheme("ecli", r"ECLI:[A-Z]{2}:[A-Za-z]+:\d{4}:[A-Za-z0-9.]*[A-Za-z0-9]"),
    _scheme("neutral", r"\[(?P<year>\d{4})\] EWCA (?P<court>Civ|Crim) (?P<number>\d+)", _ARCHIVE + "ewca/{court}/{year}/{number}"),
    _scheme("neutral", r"\[(?P<year>\d{4})\] EWHC (?P<number>\d+) \((?P<court>Admin)\)", _ARCHIVE + "ewhc/{court}/{year}/{number}"),
    _scheme("neutral", r"\d{4} (?:SCC|QCCA) \d+"),
    _scheme("report", r"\d+ (?:U\.S\.|S\. Ct\.|F\. Supp\. \dd) \d+"),
    _scheme("number", r"(?P<number>\d{6})\b", "https://www.conseil-etat.fr/fr/arianeweb/CE/decision/{day}/{number}", _PARIS),
    _scheme("file", r"\d BvR \d+/\d\d"),
    _scheme("symbol", _SYMBOL, _NATIONS + "{symbol}"),
    _scheme("symbol", r"(?:General Assembly r|R)esolution (?P<symbol>\d+/\d+)\b", _NATIONS + "A/RES/{symbol}", "General Assembly"),
    _scheme("treaty", r"C?ETS (?P<number>\d+)", _TREATIES + "{number:0>3}"),
    _scheme("act", r"(?P<year>\d{4}) c\. (?P<chapter>\d+), s\. (?P<section>\d+)", _ACTS_OF_PARLIAMENT + "{year}/{chapter}/section/{section}", "United Kingdom"),
    _scheme("act", r"(?P<year>\d{4}) c\. (?P<chapter>\d+)", _ACTS_OF_PARLIAMENT + "{year}/{chapter}", "United Kingdom"),
    _scheme("act", rf"(?:Council |Commission )?Implementing {_ACT}", _ELI + "{act:.3}_impl/{year}/{number}/oj"),
    _scheme("act", rf"(?:Council |Commission )?{_ACT}", _ELI + "{act:.3}/{year}/{number}/oj"),
    _scheme("document", r"COM\((?P<year>\d{4})\) (?P<number>\d{3,4})(?: final)?", _EUR_LEX + "COM:{year}:{number}:FIN"),
    _scheme("document", r"OECD/LEGAL/(?P<number>\d{4})", "https://legalinstruments.oecd.org/en/instruments/OECD-LEGAL-{number}"),
    _scheme("document", r"(?P<court>[A-Z]{3}) (?P<group>\d\d)/(?P<number>\d{4}/\d{4})", "https://www.amnesty.org/en/documents/{court}{group}/{number}/en/", "Amnesty"),
)  # fmt: skip
"""Of two that fit at one place the first counts."""

_EXPECTED = {
    _STRASBOURG: "the number of an application, such as `No. 215/19`",
    _LUXEMBOURG: "the number of the case, such as `Case C-205/21`",
    r"Gerechtshof|Rechtbank|Hoge Raad": "its ECLI, such as `ECLI:NL:GHDHA:2023:173`",
    r"of England and Wales": "its neutral citation, such as `[2020] EWCA Civ 1058`",
    _PARIS: "its number, such as `No. 454836`, and the day",
}


def lacking(source: Source) -> str:
    """The number without which the address of a judgment with its court cannot be computed; empty where it can, or no scheme is known."""
    body = _body(source)
    if source.kind != "judgment" or official(source):
        return ""
    return next((number for court, number in _EXPECTED.items() if re.search(court, body)), "")


@lru_cache(maxsize=4096)  # pages, exports and checks ask for the same source
def numbers(text: str, body: str, when: str = "", words: str = "") -> tuple[Number, ...]:
    """The numbers in `text`, in their order, each with its official address where one can be computed.

    `body` names the court or publisher, `when` is the date (ISO 8601), `words` says what kind of text it is.
    """
    found: dict[int, Number] = {}
    for kind, pattern, address, publisher, unless in _SCHEMES:
        known = not (unless and unless in words.lower()) and (is_day(when) or "{day}" not in address)
        for match in pattern.finditer(text) if publisher.search(f"{body} {text}") else ():
            parts = {name: value.lower() if name in ("court", "act") else value for name, value in match.groupdict().items()}
            number = Number(kind, match[0], match.start(), address.format(**parts, day=when) if known else "")
            found.setdefault(match.start(), number)
    return tuple(found[start] for start in sorted(found))


def numbers_of(entry: Source | Instrument | Case) -> tuple[Number, ...]:
    """The numbers that a text bears, those of a law in its title too."""
    if isinstance(entry, Instrument):
        return numbers(entry.number, f"{entry.body} {entry.country}", entry.date)
    if isinstance(entry, Case):
        return numbers(entry.number, entry.court, entry.date)
    body, fields = _body(entry), entry.fields
    found = numbers(fields.get("number", ""), body, fields.get("date", ""), fields.get("type", ""))
    return found + numbers(entry.title, body) if entry.type == "legislation" else found


def official(entry: Source | Instrument | Case) -> tuple[str, ...]:
    """The official addresses of a text, each once. Where a source's record has an address of the same publisher for it, that one is given.

    HUDOC keeps the document under its item id; without one it is asked for the first of the applications that were decided together.
    """
    found = numbers_of(entry)
    items, applications = ([number for number in found if number.kind == kind] for kind in ("item", "application"))
    left_out = applications if items else applications[1:]
    addresses = dict.fromkeys(number.address for number in found if number.address and number not in left_out)
    written = entry.fields.get("url", "") if isinstance(entry, Source) else ""
    return tuple(written if _is_at(address, written) else address for address in addresses)


def outside_addresses(publication: Publication) -> list[str]:
    """Every address of another host that readers are sent to, once, in alphabetical order. What is known to be dead is left out."""
    found: set[str] = set()
    for source in publication.sources:
        if "doi" in source.fields:
            found.add(f"https://doi.org/{source.fields['doi']}")
        if "url" in source.fields and source.fields.get("urlstatus", "live") == "live":
            found.add(source.fields["url"])
        if "archiveurl" in source.fields:
            found.add(source.fields["archiveurl"])
    known: tuple[Source | Instrument | Case, ...] = (*publication.sources, *publication.instruments, *publication.cases)
    found.update(address for entry in known for address in official(entry))
    for page in publication.all_pages:
        found |= {link.target for link in page.body.links if urlsplit(link.target).scheme in ("http", "https")}
    return sorted(found)


def _body(source: Source) -> str:
    return "; ".join([name.words for name in source.names.get("author", ())] + [source.fields.get("institution", "")])


def _is_at(address: str, written: str) -> bool:
    """Whether an address in a record leads to the same text with the same publisher in other words: it has the same numbers."""
    here, there = urlsplit(address), unquote(written)
    domain = ".".join(str(here.hostname).split(".")[-2:])
    return bool(re.match(rf"https?://([\w-]+\.)*{re.escape(domain)}/", there)) and all(
        part in there for part in re.findall(r"\d+", unquote(here.path + here.query + here.fragment))
    )
