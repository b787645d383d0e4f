"""DOI, ISBN and web addresses, judged by their form alone: a slip of the finger shows without asking anybody.

Each function takes what is written and gives what is wrong with it and what would be right, or an empty string.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from stdnum import isbn
from stdnum.exceptions import InvalidChecksum, ValidationError

# A prefix of a registrant and a suffix that the registrant chose (DOI Handbook, section 2.2); no space, no bracket of a link.
_DOI = re.compile(r"10\.\d{4,9}(\.\d+)*/[^\s<>\"{}]+")
_RESOLVER = re.compile(r"^(?:https?://)?(?:dx\.)?(?:www\.)?doi\.org/|^doi:\s*", re.IGNORECASE)


def bare_doi(doi: str) -> str:
    """A DOI without the address of a resolver before it and the full stop of a sentence behind it."""
    return _RESOLVER.sub("", doi.strip()).rstrip(".,;")


def wrong_with_doi(doi: str) -> str:
    """What is wrong with a DOI as a source gives it: `10.`, the registrant, a slash and a suffix, without an address before it."""
    bare = bare_doi(doi)
    if _DOI.fullmatch(doi) and doi == bare:
        return ""
    if _DOI.fullmatch(bare):
        return f"the DOI `{doi}` is more than a DOI; did you mean `{bare}`?"
    return f"`{doi}` has not the form of a DOI; write it as `10.1000/182`: registrant, slash, suffix"


def wrong_with_isbn(number: str) -> str:
    """What is wrong with an ISBN: its length, its signs or its check digit (ISO 2108)."""
    try:
        isbn.validate(number)
    except InvalidChecksum:
        return f"the check digit of the ISBN `{number}` does not fit: a digit is mistyped, or two are swapped; compare it with the book"
    except ValidationError:
        return f"`{number}` is no ISBN; it has 13 digits and begins with 978 or 979, or it has 10"
    return ""


def wrong_with_address(address: str) -> str:
    """What is wrong with a web address: it is absolute, begins with https:// or http:// and holds no space."""
    try:
        parts = urlsplit(address)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname and "." in parts.hostname)
    except ValueError:
        whole = False
    if whole and not re.search(r"\s", address):
        return ""
    return f"`{address}` is no web address; write it whole, beginning with https://"
