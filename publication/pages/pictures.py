"""Pictures: hand-written SVG, set into the page so that it takes the colours of the reader's scheme.

A page shows one with `![what it shows, in words](../pictures/name.svg "Caption")` on a line of its own. The words become a text
below the picture that anybody can open; the SVG has a title and a description of its own.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html import escape

from publication.source.markdown import PICTURE

_HEADER = re.compile(r"^\s*(<\?xml[^>]*>|<!--.*?-->)\s*", re.DOTALL)


def with_pictures(text: str, page: str, drawings: Mapping[str, str], label: str) -> str:
    """The Markdown `text` of the page at the path `page`, each picture replaced by a figure.

    `drawings` holds the SVG files by path; a picture that is not among them is left as it is written. `label` stands on the
    fold that holds the picture in words.
    """

    def figure(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), match.group("address")))
        if path not in drawings:
            return match.group(0)
        caption = f"<p>{escape(match.group('caption'), quote=False)}</p>" if match.group("caption") else ""
        words = f"<details><summary>{escape(label)}</summary><p>{escape(match.group('words'), quote=False)}</p></details>"
        drawing = _HEADER.sub("", drawings[path]).strip()
        return f'<figure class="picture">\n{drawing}\n<figcaption>{caption}{words}</figcaption>\n</figure>'

    return PICTURE.sub(figure, text)
