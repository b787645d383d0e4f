"""The content security policy of a page: what its browser may load and run. Computed from the page itself.

A site of static files sets no headers, so the policy stands in a `meta` element (CSP Level 3, section 3.3). Inline scripts of the
theme are allowed by their hash, nothing else inline is, and nothing may come from another host.
"""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

_DIRECTIVES = (
    "default-src 'none'",
    # Pagefind is compiled to WebAssembly, and the search opens on every page.
    "script-src 'self' 'wasm-unsafe-eval'{hashes}",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)
_SCRIPT = re.compile(r"<script\b.*?</script\s*>", re.DOTALL | re.IGNORECASE)
"""An element that may hold a script: the parser reads these alone, since it takes long for a page."""
_CHARSET = re.compile(r"""<meta charset=["']?utf-8["']?\s*/?>""")


class _InlineScripts(HTMLParser):
    """Collects the text of scripts that have no source and would be run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "script" and "src" not in found and found.get("type") in (None, "", "module", "text/javascript"):
            self._inside = True
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False


def policy(html: str) -> str:
    """The content security policy that a page needs."""
    parser = _InlineScripts()
    for script in _SCRIPT.findall(html):
        parser.feed(script)
    hashes = sorted({base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in parser.scripts})
    return "; ".join(_DIRECTIVES).format(hashes="".join(f" 'sha256-{each}'" for each in hashes))


def with_policy(html: str) -> str:
    """The page with its policy, placed before anything that it governs. Raises ValueError when the page declares no charset."""
    charset = _CHARSET.search(html)
    if charset is None:
        raise ValueError('the page has no <meta charset="utf-8">, after which the policy belongs')
    return f'{html[: charset.end()]}<meta http-equiv="Content-Security-Policy" content="{policy(html)}">{html[charset.end() :]}'
