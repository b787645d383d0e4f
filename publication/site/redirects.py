"""Pages that moved: at each old address stands a page that leads on, with the anchor that was asked for.

mkdocs-redirects does the same in MkDocs; its pages carry a script that a content security policy refuses, so the page is ours.
"""

from __future__ import annotations

import html
import json
import posixpath
from collections.abc import Iterable
from typing import Any

from publication.model import Redirect
from publication.site.policy import with_policy

_PAGE = """<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>{moved}</title>
    <meta name="robots" content="noindex">
    <link rel="canonical" href="{canonical}">
    <script>location.replace({target_in_script}+location.hash)</script>
    <noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>
  </head>
  <body>
    <p>{moved}: <a href="{target}">{canonical}</a></p>
  </body>
</html>
"""


def redirect_files(redirects: Iterable[Redirect], address: str, words: dict[str, Any]) -> dict[str, str]:
    """The page for each old address, by its path in the site that is published at `address`."""
    return {f"{redirect.old}index.html": _page(redirect, address, words["frame"]["moved"]) for redirect in redirects}


def _page(redirect: Redirect, address: str, moved: str) -> str:
    target = posixpath.relpath("/" + redirect.new, "/" + redirect.old) + "/"
    return with_policy(
        _PAGE.format(
            moved=html.escape(moved),
            canonical=html.escape(address + redirect.new),
            target=html.escape(target),
            target_in_script=json.dumps(target),
        )
    )
