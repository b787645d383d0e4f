"""A text as the site shows it: by Python-Markdown, with the extensions of mkdocs.yml, and nothing of ours added."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markdown import Markdown

from publication.source.commonmark import Extensions
from publication.source.markdown import REFERENCE_SCHEME

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


class Rendering:
    """Renders texts with the extensions of mkdocs.yml.

    `references` are the ids that `[text][id]` may name; a link to one has an address that says so. Raises ValueError where an
    extension is not there or has an option that it does not know.
    """

    def __init__(self, extensions: Extensions, references: Iterable[str]) -> None:
        used: dict[str, dict[str, Any]] = {name: {} for name in OF_MKDOCS}
        used |= {name: _given(options) for name, options in extensions.items() if name not in _OF_PHRASES}
        used["toc"] = {}
        try:
            self.renderer = Markdown(extensions=list(used), extension_configs=used)
        except (ImportError, AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValueError(f"the Markdown extensions cannot be used: {error}") from error
        self.references = {name.lower(): (REFERENCE_SCHEME + name, "") for name in references}

    def rendered(self, text: str) -> str:
        """The XHTML of a text. Raises ValueError where an extension fails on it."""
        self.renderer.reset()
        self.renderer.references = dict(self.references)
        try:
            return self.renderer.convert(text)
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError) as error:
            raise ValueError(f"it cannot be rendered ({error})") from error


def _given(options: Any) -> dict[str, Any]:
    """Options that have a value; those that name a function in mkdocs.yml have none here."""
    return {name: value for name, value in (options or {}).items() if value is not None and name != "custom_fences"}
