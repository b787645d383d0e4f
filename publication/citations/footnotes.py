"""Citations as footnotes: `[@key]` in a text, and the source in words below it.

mkdocs-bibtex finds the citations of a page and asks `publication/site/references.py` for the words, which come from here;
`with_footnotes` does the whole, for what is made without MkDocs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from publication.citations.reference import reference as in_words
from publication.model import Publication
from publication.source.markdown import CITATION, CITATION_KEY

_SPACE_BEFORE = re.compile(rf"(?<=\S)[ \t]+(?={CITATION.pattern})")
_SIDE_BY_SIDE = re.compile(rf"(?:{CITATION.pattern}){{2,}}")


def gathered(markdown: str) -> str:
    """The text with each citation directly after its word, and citations side by side joined into one."""
    text = _SPACE_BEFORE.sub("", markdown)
    return _SIDE_BY_SIDE.sub(lambda run: f"[{'; '.join(CITATION.findall(run.group()))}]", text)


def marks(keys: Iterable[str], publication: Publication) -> str:
    """The marks of the notes of some sources, side by side: what renders them parts them, so that 1 and 2 are not read as 12.

    A key that no source has is named, since only a preview goes on with one.
    """
    listed = list(keys)
    unknown = "".join(f"(unknown source: {key})" for key in listed if key not in publication.by_key)
    return "".join(f"[^{key}]" for key in listed if key in publication.by_key) + unknown


def reference(key: str, publication: Publication, sources_page: str, *, plain: bool = False) -> str:
    """A source in words, its kind, and the way to it in the list of sources, at the address `sources_page`.

    Where the text stays Markdown it is `plain`: no title is marked with its language. Raises KeyError for an unknown key.
    """
    source = publication.by_key[key]
    kind = publication.vocabulary.label("source_kinds", source.kind)
    words = in_words(source, publication.wording, plain=plain)
    return f"{words} {kind}. [{publication.words['citation']['record']}]({sources_page}#{source.key})."


def with_footnotes(markdown: str, publication: Publication, sources_page: str, *, plain: bool = False) -> str:
    """The text with a mark for each citation, and the cited sources below it in the order in which they are first cited."""
    text = gathered(markdown)
    cited = dict.fromkeys(key for match in CITATION.finditer(text) for key in CITATION_KEY.findall(match.group(1)))
    text = CITATION.sub(lambda match: marks(CITATION_KEY.findall(match.group(1)), publication), text)
    known = [key for key in cited if key in publication.by_key]
    notes = "\n".join(f"[^{key}]: {reference(key, publication, sources_page, plain=plain)}" for key in known)
    return f"{text.rstrip()}\n\n{notes}\n" if notes else text
