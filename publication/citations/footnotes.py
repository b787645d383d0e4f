"""Citations as footnotes: `[@key]` in a text, and the source in words below it.

mkdocs-bibtex does the first half where it is in use; `with_footnotes` does both, for whatever is made without MkDocs. The wording
of a reference is ours in either case.
"""

from __future__ import annotations

import re
from collections.abc import Container

from publication.model import Publication
from publication.source.footnotes import in_order_of_marks
from publication.source.markdown import CITATION, CITATION_KEY

_SPACE_BEFORE_MARK = re.compile(r"(?<=\S)[ \t]+(?=\[\^[a-z0-9]+\](?!:))")
_ADJACENT_MARKS = re.compile(r"(\[\^[a-z0-9]+\])(?=\[\^)")
_FOOTNOTE = re.compile(r"^\[\^(?P<key>[a-z0-9]+)\]: .*$", re.MULTILINE)


def with_footnotes(markdown: str, publication: Publication, sources_page: str, *, plain: bool = False) -> str:
    """The text with a mark for each citation and the cited sources below it, in the order in which they are first cited.

    `sources_page` is the address of the list of sources, as a link of this page writes it. An unknown key gets no mark.
    Where the text stays Markdown it is `plain`: no title is marked with its language.
    """
    cited: dict[str, None] = {}

    def marks(match: re.Match[str]) -> str:
        keys = [key for key in CITATION_KEY.findall(match.group(1)) if key in publication.by_key]
        cited.update(dict.fromkeys(keys))
        return "".join(f"[^{key}]" for key in keys)

    text = CITATION.sub(marks, markdown)
    notes = "\n".join(f"[^{key}]: " for key in cited)
    return worded(f"{text.rstrip()}\n\n{notes}\n" if notes else text, publication, sources_page, plain=plain)


def worded(markdown: str, publication: Publication, sources_page: str, *, plain: bool = False) -> str:
    """The text with each footnote that is named after a source worded as its reference, kind and record in the list of sources."""

    def reference(match: re.Match[str]) -> str:
        source = publication.by_key.get(match.group("key"))
        if source is None:
            return match.group(0)
        kind = publication.vocabulary.label("source_kinds", source.kind)
        wording = source.citation if plain else source.shown
        return f"[^{source.key}]: {wording} {kind}. [{publication.words['citation']['record']}]({sources_page}#{source.key})"

    # Two marks side by side are parted, so that 1 and 2 are not read as 12.
    parted = _ADJACENT_MARKS.sub(r'\1<sup class="between">, </sup>', _SPACE_BEFORE_MARK.sub("", in_order_of_marks(markdown)))
    return _FOOTNOTE.sub(reference, parted)


def with_unknown_named(markdown: str, known: Container[str]) -> str:
    """The text with each citation of a source that is not `known` replaced by words that say so."""

    def judge(match: re.Match[str]) -> str:
        unknown = [key for key in CITATION_KEY.findall(match.group(1)) if key not in known]
        return "".join(f"(unknown source: {key})" for key in unknown) if unknown else match.group(0)

    return CITATION.sub(judge, markdown)
