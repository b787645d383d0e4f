"""The addresses at which courts and publishers keep their texts, computed from the numbers that the texts bear.

Only forms that a publisher documents, or under which its own pages were found; decision 95 says for each what confirmed it. No server
was asked for a computed address, so it says where a text is kept, not that it was read there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, unquote, urlsplit

from publication.model.data import Case, Instrument
from publication.model.sources import Source


@dataclass(frozen=True)
class Number:
    """A number of a text: what kind it is, its words, where they begin in what was searched, and the official address or nothing."""

    kind: str
    """A word of `law.numbers` in the words of the interface."""
    text: str
    start: int
    address: str = ""


@dataclass(frozen=True)
class _Known:
    """What else is known of a text: some numbers mean a text only together with it."""

    body: str
    date: str
    words: str


_EUR_LEX = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri="
_Address = Callable[[re.Match[str], _Known], str]


def _union_case(found: re.Match[str], known: _Known) -> str:
    """Judgments only: an order of the same case has another letter in its CELEX number."""
    if "order" in known.words.lower():
        return ""
    year = int(found["year"]) + (1900 if int(found["year"]) > 52 else 2000)
    return f"{_EUR_LEX}CELEX:6{year}{found['court']}J{int(found['number']):04}"


def _union_act(found: re.Match[str], _: _Known) -> str:
    kind = {"Directive": "dir", "Regulation": "reg", "Decision": "dec"}[found["act"]] + ("_impl" if found["implementing"] else "")
    return f"http://data.europa.eu/eli/{kind}/{found['year']}/{int(found['number'])}/oj"


def _european_case_law(found: re.Match[str], __: _Known) -> str:
    country, court, _, name = found["ecli"].split(":")[1:]
    if country == "NL":
        return f"https://deeplink.rechtspraak.nl/uitspraak?id={found['ecli']}"
    if (country, court) == ("DE", "BVerfG") and (day := re.match(r"[a-z]{2}(\d{4})(\d\d)\d\d\.", name)):
        file = name.replace(".", "_")
        return f"https://www.bundesverfassungsgericht.de/SharedDocs/Entscheidungen/DE/{day[1]}/{day[2]}/{file}.html"
    return ""


def _application(found: re.Match[str], _: _Known) -> str:
    """The list of what HUDOC has on an application, as HUDOC itself writes it into the address."""
    return "https://hudoc.echr.coe.int/eng#" + quote(f'{{"appno":["{found["number"]}"]}}', safe='/:",').replace('"', "%22")


def _british_act(found: re.Match[str], _: _Known) -> str:
    section = f"/section/{found['section']}" if found["section"] else ""
    return f"https://www.legislation.gov.uk/id/ukpga/{found['year']}/{found['chapter']}{section}"


def _french_decision(found: re.Match[str], known: _Known) -> str:
    try:
        day = date.fromisoformat(known.date).isoformat()
    except ValueError:
        return ""
    return f"https://www.conseil-etat.fr/fr/arianeweb/CE/decision/{day}/{found['number']}"


def _formed(form: str) -> _Address:
    return lambda found, _: form.format(**{name: value.lower() if name == "court" else value for name, value in found.groupdict().items()})


@dataclass(frozen=True)
class _Scheme:
    kind: str
    pattern: re.Pattern[str]
    address: _Address
    body: str = ""
    """A pattern that the name of the court or publisher has, where the number alone does not say whose it is."""


_BEFORE = r"(?:^|(?<=, )|(?<= and )|(?<=; )|(?<=: )|(?<=[Nn]o\. )|(?<=[Nn]os\. )|(?<=[Cc]ase )|(?<=HUDOC ))"
"""A number begins what was written, or follows another, or its name: the symbol in "toolkit to A/HRC/55/60" is that of another text."""


def _scheme(kind: str, pattern: str, address: _Address | str = "", body: str = "") -> _Scheme:
    """A scheme. An address that is a text has the named parts of the pattern in it, the court in small letters; an empty one is nowhere."""
    return _Scheme(kind, re.compile(_BEFORE + pattern), address if callable(address) else _formed(address), body)


_STRASBOURG = "European Court of Human Rights"
_LUXEMBOURG = "(?:Court of Justice of|General Court of) the Eu"
_ACT = r"(?P<act>Directive|Regulation|Decision) (?:\((?:EU|EC)\) )?(?P<year>\d{4})/(?P<number>\d+)(?:/E[CU])?\b"
_SYMBOL = r"(?P<symbol>(?:A|CAT|CCPR|CEDAW|CERD|CRC|E|S)(?:/[A-Z]+)+(?:/\d+)+)\b"
_NATIONS = "https://docs.un.org/en/"
_ARCHIVE = "https://caselaw.nationalarchives.gov.uk"
_TREATY = "https://www.coe.int/en/web/conventions/full-list?module=treaty-detail&treatynum={number:0>3}"
_SCHEMES = (
    _scheme("item", r"(?P<item>00\d-\d{4,6})\b", "https://hudoc.echr.coe.int/eng?i={item}", _STRASBOURG),
    _scheme("application", r"(?P<number>\d{1,5}/\d\d)\b", _application, _STRASBOURG),
    _scheme("case", r"(?P<court>[CT])-(?P<number>\d{1,4})/(?P<year>\d\d)\b(?! P)", _union_case, _LUXEMBOURG),
    _scheme("ecli", r"(?P<ecli>ECLI:[A-Z]{2}:[A-Za-z]+:\d{4}:[A-Za-z0-9.]*[A-Za-z0-9])", _european_case_law),
    _scheme("neutral", r"\[(?P<year>\d{4})\] EWCA (?P<court>Civ|Crim) (?P<number>\d+)", _ARCHIVE + "/ewca/{court}/{year}/{number}"),
    _scheme("neutral", r"\[(?P<year>\d{4})\] EWHC (?P<number>\d+) \((?P<court>Admin)\)", _ARCHIVE + "/ewhc/{court}/{year}/{number}"),
    _scheme("neutral", r"\d{4} (?:SCC|QCCA) \d+"),
    _scheme("report", r"\d+ (?:U\.S\.|S\. Ct\.|F\. Supp\. \dd) \d+"),
    _scheme("number", r"(?P<number>\d{6})\b", _french_decision, "Conseil d[’']État"),
    _scheme("file", r"\d BvR \d+/\d\d"),
    _scheme("symbol", _SYMBOL, _NATIONS + "{symbol}"),
    _scheme("symbol", r"(?:General Assembly r|R)esolution (?P<symbol>\d+/\d+)\b", _NATIONS + "A/RES/{symbol}", "General Assembly"),
    _scheme("treaty", r"C?ETS (?P<number>\d+)", _TREATY),
    _scheme("act", r"(?P<year>\d{4}) c\. (?P<chapter>\d+)(?:, s\. (?P<section>\d+))?", _british_act, "United Kingdom"),
    _scheme("act", rf"(?:Council |Commission )?(?P<implementing>Implementing )?{_ACT}", _union_act),
    _scheme("document", r"COM\((?P<year>\d{4})\) (?P<number>\d{3,4})(?: final)?", f"{_EUR_LEX}COM:{{year}}:{{number}}:FIN"),
    _scheme("document", r"OECD/LEGAL/(?P<number>\d{4})", "https://legalinstruments.oecd.org/en/instruments/OECD-LEGAL-{number}"),
    _scheme(
        "document",
        r"(?P<court>[A-Z]{3}) (?P<group>\d\d)/(?P<number>\d{4}/\d{4})",
        "https://www.amnesty.org/en/documents/{court}{group}/{number}/en/",
        "Amnesty",
    ),
)

_EXPECTED = {
    _STRASBOURG: "the number of an application, such as `No. 215/19`",
    _LUXEMBOURG: "the number of the case, such as `Case C-205/21`",
    r"Gerechtshof|Rechtbank|Hoge Raad": "its ECLI, such as `ECLI:NL:GHDHA:2023:173`",
    r"of England and Wales": "its neutral citation, such as `[2020] EWCA Civ 1058`",
    r"Conseil d[’']État": "its number, such as `No. 454836`, and the day",
}


def lacking(source: Source) -> str:
    """The number without which the address of a judgment with its court cannot be computed; empty where it can, or no scheme is known."""
    body = _body(source)
    if source.kind != "judgment" or official(source):
        return ""
    return next((number for court, number in _EXPECTED.items() if re.search(court, body)), "")


def numbers(text: str, body: str, when: str = "", words: str = "") -> tuple[Number, ...]:
    """The numbers in `text`, in their order, each with its official address where one can be computed.

    `body` names the court or publisher, `when` is the date (ISO 8601), `words` says what kind of text it is.
    """
    return tuple(sorted(_found(text, _Known(body, when, words)), key=lambda number: number.start))


def _found(text: str, known: _Known) -> Iterator[Number]:
    for scheme in _SCHEMES:
        if re.search(scheme.body, f"{known.body} {text}"):
            for match in scheme.pattern.finditer(text):
                yield Number(scheme.kind, match[0], match.start(), scheme.address(match, known))


def official(entry: Source | Instrument | Case) -> tuple[str, ...]:
    """The official addresses of a text, each once. Where a source's record has an address of the same publisher for it, that one is given.

    HUDOC keeps the document under its item id; without one it is asked for the first of the applications that were decided together.
    """
    if isinstance(entry, Source):
        body = _body(entry)
        found = numbers(entry.fields.get("number", ""), body, entry.fields.get("date", ""), entry.fields.get("type", ""))
        if entry.type == "legislation":
            found += numbers(entry.title, body)
    elif isinstance(entry, Instrument):
        found = numbers(entry.number, f"{entry.body} {entry.country}", entry.date)
    else:
        found = numbers(entry.number, entry.court, entry.date)
    items, applications = ([number for number in found if number.kind == kind] for kind in ("item", "application"))
    left_out = applications if items else applications[1:]
    addresses = dict.fromkeys(number.address for number in found if number.address and number not in left_out)
    written = entry.fields.get("url", "") if isinstance(entry, Source) else ""
    return tuple(written if _is_at(address, written) else address for address in addresses)


def _body(source: Source) -> str:
    return "; ".join([name.words for name in source.names.get("author", ())] + [source.fields.get("institution", "")])


def _is_at(address: str, written: str) -> bool:
    """Whether an address in a record leads to the same text with the same publisher in other words: it has the same numbers."""
    here, there = urlsplit(address), unquote(written)
    domain = ".".join(str(here.hostname).split(".")[-2:])
    return bool(re.match(rf"https?://([\w-]+\.)*{re.escape(domain)}/", there)) and all(
        part in there for part in re.findall(r"\d+", unquote(here.path + here.query + here.fragment))
    )
