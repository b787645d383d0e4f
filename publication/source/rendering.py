"""A text as GitHub shows it, by markdown-it, and as the site does, by Python-Markdown with the extensions of mkdocs.yml."""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown

from publication.source.commonmark import Extensions, Syntax
from publication.source.markdown import REFERENCE_SCHEME, outside_code, rendered_as_commonmark
from publication.source.shown import Block, blocks

OF_MKDOCS = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs adds to those of mkdocs.yml."""
_OF_PHRASES = frozenset(
    {"abbr", "codehilite", "footnotes", "nl2br", "smarty", "wikilinks"}
    | {f"pymdownx.{name}" for name in ("arithmatex", "b64", "caret", "critic", "emoji", "inlinehilite", "keys")}
    | {
        f"pymdownx.{name}"
        for name in ("magiclink", "mark", "pathconverter", "progressbar", "smartsymbols", "snippets", "tasklist", "tilde")
    }
)
"""Extensions that change words, not the blocks around them: their signs stay as typed here, on both sides of a comparison."""
_ATTRIBUTES = re.compile(r"[ ]*(?<!\\)\{(?::[^\n}]*|[ ]*[.#][^\n}]*|[^{}\n]*[\w-]\s*=[^{}\n]*)\}")
"""What the extension attr_list reads, and GitHub shows as typed."""


class Reading:
    """Reads texts twice, as GitHub and as the site show them.

    `references` are the ids that `[text][id]` may name; a link to one has an address that says so. Raises ValueError where an
    extension of mkdocs.yml is not there or has an option that it does not know.
    """

    def __init__(self, extensions: Extensions, references: frozenset[str]) -> None:
        self.extensions, self.references, self.syntax = extensions, references, Syntax.of(extensions)
        self.defined = {name.lower(): (REFERENCE_SCHEME + name, "") for name in references}
        used: dict[str, dict[str, Any]] = {name: {} for name in OF_MKDOCS}
        used |= {name: _given(options) for name, options in extensions.items() if name not in _OF_PHRASES}
        used["toc"] = {}
        try:
            self.renderer = Markdown(extensions=list(used), extension_configs=used)
        except (ImportError, AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValueError(f"the Markdown extensions cannot be used: {error}") from error

    def on_github(self, text: str) -> list[Block]:
        """The blocks of a text as GitHub shows it, with their lines."""
        plain = outside_code(text, lambda part: _ATTRIBUTES.sub("", part)) if "attr_list" in self.extensions else text
        return blocks(rendered_as_commonmark(plain, self.references, self.syntax))

    def on_site(self, text: str) -> list[Block]:
        """The blocks of a text as the site shows it, with nothing of ours added. Raises ValueError where an extension fails on it."""
        self.renderer.reset()
        self.renderer.references = dict(self.defined)
        try:
            return blocks(self.renderer.convert(text))
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError) as error:
            raise ValueError(f"it cannot be rendered ({error})") from error


def _given(options: Any) -> dict[str, Any]:
    """Options that have a value; those that name a function in mkdocs.yml have none here."""
    return {name: value for name, value in (options or {}).items() if value is not None and name != "custom_fences"}
