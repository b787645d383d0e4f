"""pandoc, which reads the HTML of a book or a checklist and writes the formats (https://pandoc.org/MANUAL.html)."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pypandoc

from publication.model.site import Revision

TEMPLATES = Path(__file__).parent / "templates"
_TITLE = re.compile(r'<em( lang="[^"]*")>(.*?)</em>', re.DOTALL)
"""A title in another language: pandoc reads the language of a `span` only."""
_READ = ("--from=html+epub_html_exts", "--to=json")  # the extension reads notes that are marked as in EPUB


def read(html: str) -> bytes:
    """An HTML document as pandoc's own tree, which every format is written from. Raises ValueError with pandoc's words."""
    return _run(_READ, _TITLE.sub(r"<span\1><em>\2</em></span>", html).encode())


def write(tree: bytes, revision: Revision, settings: str, said: Mapping[str, str], *options: str, values: str = "metadata") -> bytes:
    """A tree in the format of a file of settings, dated as the revision is. Raises ValueError with pandoc's words.

    What is `said` is metadata of the document, or variables of a template.
    """
    given = (f"--{values}={name}={value}" for name, value in said.items())
    fixed = ("--from=json", "--wrap=none", "--output=-", f"--defaults={TEMPLATES / settings}")
    return _run((*fixed, *given, *options), tree, SOURCE_DATE_EPOCH=str(int(revision.moment.timestamp())))


def _run(options: tuple[str, ...], content: bytes, **environment: str) -> bytes:
    # Nothing comes from the machine: neither the reader's own templates for pandoc nor the encoding of the options.
    command = [str(pypandoc.get_pandoc_path()), f"--data-dir={TEMPLATES}", "--fail-if-warnings", *options]
    ended = subprocess.run(command, input=content, env=os.environ | environment | {"LC_ALL": "C.UTF-8"}, capture_output=True, check=False)  # noqa: S603 - our own words
    if ended.returncode:
        raise ValueError(f"pandoc cannot make an edition: {ended.stderr.decode(errors='replace').strip()}")
    return ended.stdout
