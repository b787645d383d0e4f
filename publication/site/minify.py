"""Dead weight taken out of what is shipped: comments, indentation, quotes that HTML does not ask for.

Nothing that a reader, a screen reader or a program finds on a page may be lost; tests/test_minify.py compares every page.
"""

from __future__ import annotations

import minify_html
import rjsmin


def minified_page(html: str) -> str:
    """The page `html` in fewer bytes, and still HTML that parses without an error of the HTML standard.

    Closing tags and the tags `html` and `head` stay: they may be left out by the standard (section 13.1.2.4), but programs that
    read pages with an older parser would nest elements wrongly. Scripts, data and what stands in `pre` are left as they are.
    """
    return minify_html.minify(html, keep_closing_tags=True, keep_html_and_head_opening_tags=True, keep_input_type_text_attr=True)


def minified_asset(name: str, text: str) -> str:
    """The style sheet or script `text` in fewer bytes; `name` ends with `.css` or `.js`, anything else is left as it is."""
    if name.endswith(".css"):
        # The library takes style sheets only inside a page.
        opening, closing = "<style>", "</style>"
        found = minify_html.minify(f"{opening}{text}{closing}", minify_css=True)
        return found.removeprefix(opening).removesuffix(closing)
    if name.endswith(".js"):
        return str(rjsmin.jsmin(text))
    return text
