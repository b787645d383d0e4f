"""The peers: the same text as plain Material, as Zensical, and as a bare page of HTML."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from publication.citations.footnotes import with_footnotes
from publication.model import Publication
from publication.model.site import Site
from publication.model.targets import SOURCES_PAGE, Target, targets
from publication.pages.compose import Composer
from publication.source.load import LAYOUTS, load
from publication.source.revision import read_revision

SETTINGS = """\
site_name: Policing technology in multi-ethnic societies
site_url: http://127.0.0.1:8000/
theme:
  name: material
"""
WITHOUT_SEARCH = "plugins: []\n"
"""A line of mkdocs.yml: Material brings its search where no plugin is named."""
BARE = '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Text</title>'


def write_peer(root: Path, target: Path, more: str = "") -> None:
    """Write what the publication in `root` says, computed parts included, as a plain MkDocs project into `target`; `more` goes into its settings."""
    publication = load(root).publication
    if publication is None:
        raise ValueError(f"the publication in {root} has a fault: run `make check`")
    found = targets(publication)
    site = Site(name="Peer", address="http://127.0.0.1:8000/", revision=read_revision(root))
    for path, text in Composer(publication, site, root / LAYOUTS, found).compose_all().items():
        page = target / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(_plain(text, path, publication, found), encoding="utf-8")
    shutil.copytree(root / "docs" / "pictures", target / "docs" / "pictures")
    before, _, listed = (root / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")
    extensions = re.findall(r"^markdown_extensions:\n(?:[ \n].*\n|\n)+", f"{before}\n", flags=re.MULTILINE)[0]
    (target / "mkdocs.yml").write_text(f"{SETTINGS}{more}{extensions}nav:\n{listed}", encoding="utf-8")


def _plain(text: str, path: str, publication: Publication, found: dict[str, Target]) -> str:
    """A page without what only this publication's build understands: citations are footnotes, references are defined."""
    noted = with_footnotes(text, publication, Target(SOURCES_PAGE, "", "").seen_from(path))
    named = "\n".join(f"[{name}]: {target.seen_from(path)}" for name, target in found.items() if f"[{name}]" in noted)
    return f"{noted}\n\n{named}\n"
