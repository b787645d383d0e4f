"""Names as BibTeX and biblatex write them, parted by pybtex; what might be read wrongly is a fault instead."""

from __future__ import annotations

import re

from pybtex.bibtex.utils import split_name_list
from pybtex.database import InvalidNameString, Person

from publication.model.sources import Name, unmarked
from publication.source.latex import marked

_OTHERS = re.compile(r"\{*(?:others|et\.? al\.?)\}*", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|[ivx]+|\d(?:st|nd|rd|th)|esq|ph\.? ?d|m\.? ?d)\.?", re.IGNORECASE)
_BRACED = re.compile(r"\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\}")
"""One pair of braces around it all, and up to three within."""
_PARTS = re.compile(r"\s*(family|given|prefix|suffix|useprefix|\w+-i)\s*=\s*(\{(?:[^{}]|\{[^{}]*\})*\}|\"[^\"]*\"|[^,]*)\s*(?:,|$)")
_OF_A_BODY = re.compile(
    r"\b(?:of|for|the|and|on|in|against|agency|association|authority|centre|center|college|commission|committee|council|court|department|"
    r"foundation|government|group|institute|international|ministry|network|office|organi[sz]ation|parliament|police|project|service|society|"
    r"union|university|watch)\b",
    re.IGNORECASE,
)


def read_names(value: str) -> tuple[tuple[Name, ...], bool, list[str]]:
    """The names of a field, whether "and others" ends them, and what is wrong with them."""
    names: list[Name] = []
    others, faults = False, []
    for part in (part.strip() for part in split_name_list(value)):
        if _OTHERS.fullmatch(part):
            others = True
            continue
        try:
            name, wrong = _name(part)
        except (InvalidNameString, ValueError) as error:
            faults.append(str(error) if isinstance(error, ValueError) else f"`{part}` has too many commas; part two names by `and`")
            continue
        faults += wrong
        names.append(name)
    return tuple(names), others, faults


def _name(part: str) -> tuple[Name, list[str]]:
    if _BRACED.fullmatch(part):
        return _made(literal=part)
    if re.search(r";|\s(?:\\?&|\\&|und|et|y|e)\s", part):
        raise ValueError(f"`{part}` is more than one name, or a body; part names by `and`, and write a body as `{{{{{part}}}}}`")
    if not part or part.lower().startswith("and ") or part.lower().endswith(" and"):
        raise ValueError(f"a name is missing beside `and` in `{part}`; take the `and` out")
    if re.match(r"\s*(?:family|given|prefix|suffix)\s*=", part):
        said = {name: value.strip().strip('"') for name, value in _PARTS.findall(part)}
        return _made(**{name: said[name] for name in ("family", "given", "prefix", "suffix") if said.get(name)})
    person = Person(part)
    given = " ".join((*person.first_names, *person.middle_names))
    family, prefix, suffix = (" ".join(words) for words in (person.last_names, person.prelast_names, person.lineage_names))
    if suffix and _SUFFIX.fullmatch(given):
        given, suffix = suffix, given
    if suffix and not _SUFFIX.fullmatch(suffix):
        raise ValueError(f"`{part}` has two commas and `{suffix}` is no suffix such as Jr.; part two names by `and`")
    if re.search(r" [A-Z]{1,3}$", family):
        raise ValueError(f"`{part}` has initials before a comma; part two names by `and`, and write each as `Family, Given`")
    if not family:
        raise ValueError(f"`{part}` has no family name; write it as `Family, Given`")
    if "," not in part and " " in part and (_OF_A_BODY.search(part) or len(part.split()) > 4):
        raise ValueError(f"`{part}` looks like a body; write it as `{{{{{part}}}}}`, or a person as `Family, Given`")
    if not given and not suffix:
        return _made(literal=f"{prefix} {family}".strip())
    return _made(family=family, given=given, prefix=prefix, suffix=suffix)


def _made(**parts: str) -> tuple[Name, list[str]]:
    """A name of plain words. Names have no markup; a body is called what it is called."""
    read = {name: marked(value) for name, value in parts.items()}
    faults = [f"{fault} is not known; write it in plain signs" for _, wrong in read.values() for fault in wrong]
    return Name(**{name: unmarked(words) for name, (words, _) in read.items()}), faults
