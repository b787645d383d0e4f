"""The types and fields of a source: those of biblatex (its manual, 2.1 and 2.2) that readers gain from, and our own.

Classic BibTeX and the habits of reference managers are read as the same, where that is beyond doubt.
"""

from __future__ import annotations

import re
import unicodedata

from babel import Locale
from babel.core import get_global

KEY = re.compile(r"[a-z0-9]+")
REQUIRED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("booklet", "dataset", "legislation", "manual", "misc", "proceedings", "software"), ()),
    **dict.fromkeys(("inbook", "incollection", "inproceedings"), ("author", "booktitle")),
    "article": ("author", "journaltitle", "date"),
    "book": ("author|editor",),
    "collection": ("editor",),
    "inreference": ("booktitle",),
    "jurisdiction": ("author|institution",),
    "online": ("url|doi|eprint",),
    "report": ("author|institution", "institution|publisher|organization"),
    "thesis": ("author", "institution"),
    "unpublished": ("author",),
}
"""The types in use, and what each needs; one of several with `|` between."""
ALWAYS = ("title", "kind", "region", "seen")
SAME_TYPE = {
    **dict.fromkeys(("electronic", "webpage", "www"), "online"),
    **dict.fromkeys(("bookinbook", "suppbook"), "inbook"),
    **dict.fromkeys(("mastersthesis", "phdthesis"), "thesis"),
    **{f"mv{name}": name for name in ("book", "collection", "proceedings")},
    "case": "jurisdiction",
    "conference": "inproceedings",
    "legal": "legislation",
    "techreport": "report",
}
THESIS = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis", "mathesis": "Master's thesis", "bathesis": "Bachelor's thesis"}
"""What the words of biblatex for `type` say."""
NAMES = ("author", "editor", "translator")
DATES = ("date", "urldate", "eventdate", "origdate")
VERBATIM = ("doi", "url", "archiveurl", "eprint")
"""Fields without LaTeX."""
FIELDS = (
    *NAMES,
    *("title", "subtitle", "origtitle", "titleaddon", "journaltitle", "booktitle", "booksubtitle", "eventtitle", "venue", "howpublished"),
    *("institution", "organization", "publisher", "location", "series", "edition", "version", "type", "volume", "number", "issue"),
    *("chapter", "pages", "pagetotal", "pubstate", "date", "eventdate", "origdate", "isbn", "doi"),
    *("eprint", "eprinttype", "eprintclass", "url", "urldate", "langid", "entrysubtype", "addendum", "note", "kind", "region"),
    *("country", "seen", "urlstatus", "archiveurl", "archivedate"),
)
"""The fields in use, in the order in which an entry has them. The last seven, from `kind`, are our own."""
SAME_FIELD = {
    "address": "location",
    "archiveprefix": "eprinttype",
    "conference": "eventtitle",
    "eid": "pages",
    "hyphenation": "langid",
    "journal": "journaltitle",
    "language": "langid",
    "numpages": "pagetotal",
    "primaryclass": "eprintclass",
    "school": "institution",
}
_NOT_PUBLISHED = """
    abstract affiliation annotation annote article-number author_keywords bibsource biburl bookpagination callnumber comment
    copyright correspondence_address creationdate document_type earlyaccessdate eissn file gender groups ids indextitle issn
    journal-iso journalabbreviation keyword keywords label langidopts language-code lccn library license local-url localfile meeting
    mendeley-groups modificationdate mrnumber nodoi oclc options original_id owner pagination pdf pmcid pmid presort printed priority
    publicationstatus publisherplace qualityassured ranking rating readstatus references refid relevance research-areas
    researcherid-numbers review rights shelfmark shortauthor shortbooktitle shorteditor shorthand shortjournal shorttitle sortkey
    sortname sorttitle sortyear source thumbnail times-cited timescited timestamp unique-id urlaccess urn usage-count-last-180-days
    usage-count-since-2013 username web-of-science-categories web-of-science-index x-color zblnumber
"""
TAKEN_OUT = frozenset(_NOT_PUBLISHED.split())
TAKEN_OUT_PREFIXES = ("__", "bdsk-", "citeulike-", "citavi", "date-", "jabref", "mendeley-", "opt", "paperpile", "user", "x-", "zotero")
"""Private, copyrighted, or of use to one program: it is not published, and `make format` takes it out."""
LANGUAGES = {name.lower(): tag for tag, name in Locale("en").languages.items() if len(tag) == 2 and name.isalpha()}
"""The names that LaTeX has for languages, which are the English ones, and their tags (BCP 47)."""
SAME_LANGUAGE = {
    **dict.fromkeys(("american", "australian", "british", "canadian", "newzealand", "ukenglish", "usenglish"), "english"),
    **dict.fromkeys(("austrian", "naustrian", "ngerman", "nswissgerman", "swissgerman", "deutsch"), "german"),
    **dict.fromkeys(("brazil", "brazilian", "portuges"), "portuguese"),
    **dict.fromkeys(("acadian", "canadien", "francais", "frenchb", "français"), "french"),
    **dict.fromkeys(("nynorsk", "norsk", "bokmal", "nb", "nn"), "norwegian"),
    "nederlands": "dutch",
    "mexican": "spanish",
    "slovene": "slovenian",
    "polutonikogreek": "greek",
    "magyar": "hungarian",
}


def language_name(word: str) -> str:
    """The name that LaTeX has for a language that is named, or given by its tag; another word as it is."""
    tag = re.split(r"[-_]", word)[0]
    names = {tag: name for name, tag in LANGUAGES.items()} | SAME_LANGUAGE | {name: name for name in LANGUAGES}
    return names.get(word) or names.get(tag) or names.get(get_global("language_aliases").get(tag, "")) or word


def key_of(written: str) -> str:
    """A key as this publication writes it: small letters without accents, and digits."""
    spelt = written.lower().replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("æ", "ae").replace("đ", "d")
    return "".join(sign for sign in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(sign) and sign.isalnum())
