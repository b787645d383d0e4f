"""What mkdocs-bibtex asks for each citation that it finds, answered from the publication: the plugin's own styles are not used."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from pybtex.database import BibliographyData

from publication.citations.footnotes import marks, reference
from publication.model.targets import SOURCES_PAGE, Target

if TYPE_CHECKING:
    from mkdocs_bibtex.citation import Citation, CitationBlock, InlineReference
    from mkdocs_bibtex.plugin import BibTexPlugin

    from publication.model import Publication

try:
    from mkdocs_bibtex.registry import ReferenceRegistry
except ModuleNotFoundError:  # the way out (dev/decisions/0012): without the plugin nobody asks
    ReferenceRegistry = object


class Registry(ReferenceRegistry):  # type: ignore[misc] # mkdocs-bibtex has no types
    """The sources of a publication, for the plugin. `words` says what a note of the page that is being written says of each.

    Without a publication, in a preview that cannot read it, citations stay as they are written.
    """

    def __init__(self, publication: Publication | None) -> None:
        # That of the plugin reads the file a second time, and stops at an entry that it cannot read.
        self.bib_data = BibliographyData()
        self.footnote_format = "{key}"
        self.publication = publication
        self.words: Mapping[str, str] = {}

    def seen_from(self, path: str, key: str) -> str | None:
        """What a note on the page `path` says of a source; None for one that is not known."""
        if self.publication is None or key not in self.publication.by_key:
            return None
        return reference(key, self.publication, Target(SOURCES_PAGE, "", "").seen_from(path))

    def validate_citation_blocks(self, citation_blocks: list[CitationBlock]) -> None:
        """Nothing: the checks ran before, and tell file and line."""

    def validate_inline_references(self, inline_references: list[InlineReference]) -> set[InlineReference]:  # noqa: ARG002
        """None: mkdocs.yml has them off."""
        return set()

    def inline_text(self, citation_block: CitationBlock) -> str:
        """The marks of a citation. A source that is not known is named, and taken out of the block so that no note is asked for."""
        cited = citation_block.citations
        citation_block.citations = [citation for citation in cited if self.words.get(citation.key) is not None]
        return marks((citation.key for citation in cited), self.publication) if self.publication else str(citation_block)

    def reference_text(self, citation: Citation | InlineReference) -> str:
        """The note: the source in words."""
        return self.words[citation.key]


def give(plugin: BibTexPlugin, publication: Publication | None) -> Registry:
    """Make the plugin ask a registry of ours. Call it before the plugin's `on_config`, which then reads no file of its own."""
    plugin.registry = registry = Registry(publication)
    # The plugin keeps its registry while no file of sources is younger than what it read.
    plugin.last_configured = math.inf
    return registry
