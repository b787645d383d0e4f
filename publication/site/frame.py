"""The frame of a page: what its templates are given, and what Material's `base.html` writes outside of its blocks and is not used here.

In a preview a page is put into its frame again only where something has changed that a frame may show: of the page itself all, of the other
pages their titles, addresses and front matter, of everything else the files of the frame, the settings, the words and the edition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import ChainableUndefined, Environment, Template

from publication.exports.linked_data import alternates, script
from publication.model import Page, Words
from publication.model.locales import file_size, own_name
from publication.model.site import Site
from publication.model.translations import ENGLISH
from publication.pages.compose import Composer
from publication.source.load import LAYOUTS, TEMPLATES
from publication.source.settings import SETTINGS, settings_files

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page as MkDocsPage

_UNUSED = (
    # Fields that open Material's menu and search, and MaterialX's contents, with an attribute that HTML does not allow there, and what lies
    # over the page meanwhile.
    re.compile(r'<input class="md-toggle"[^>]*\bid="__(?:drawer|toc|search)"[^>]*>\s*'),
    re.compile(r'<label class="md-overlay"[^>]*></label>\s*'),
    # What its script says to readers.
    re.compile(r'<div class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>\s*'),
    re.compile(r'<div data-md-component="announce">\s*</div>\s*'),
)
_ALTERNATE = re.compile(r'<link rel="alternate" href="[^"]*" hreflang="[^"]*">\s*')
"""What Material writes for every language of its menu; main.html names those that have the page, with whole addresses."""
_SKIP = re.compile(r'<div data-md-component="skip">\s*(?:(<a [^>]*>)\s*(.*?)\s*</a>)?\s*</div>', re.DOTALL)


def corrected(html: str) -> str:
    """The page without the parts that only Material's script uses, its skip link first in the body.

    Raises ValueError where it has no place for a skip link: then Material has changed, and this with it.
    """
    for part in _UNUSED:
        html = part.sub("", html, count=3)
    html = _ALTERNATE.sub("", html)
    html, places = _SKIP.subn(lambda found: f"{found[1]}{found[2]}</a>" if found[1] else "", html, count=1)
    if places != 1:
        raise ValueError("Material's frame has no place for a skip link; look at its base.html and at publication/site/frame.py")
    return html


def menu(site: Site | None, address: str) -> list[dict[str, str]]:
    """The languages of the publication as Material's `extra.alternate` has them: for each its own name, and the page at `address` in it."""
    if site is None:
        return []
    return [{"name": own_name(each), "lang": each, "link": site.way_to(each, address)} for each in site.languages]


def translation_of(page: Page | None, composer: Composer | None) -> dict[str, Any]:
    """What the frame says of the translation of a page: its state, the languages that have it, and the English page."""
    if composer is None or page is None:
        return {}
    publication, site = composer.publication, composer.site
    return {
        "status": text.status if (text := publication.translation_of(page)) else "",
        "english": publication.english is not None and publication.in_english(page),
        "english_parts": [part for part, state in publication.state(page).items() if state == "missing"],
        "source": site.way_to(ENGLISH, page.address) if publication.english is not None else "",
        "languages": site.published(page.address, publication.languages_of(page)),
    }


def offered(site: Site) -> list[dict[str, str]]:
    """What the footer offers of the whole publication, in the language of the site; the files are in the English one."""
    start = site.source.address if site.english else ""
    return [
        {"format": each.format, "address": start + each.path, "size": file_size(each.bytes, site.language)}
        for each in site.editions_in(site.language)
        if not each.technology
    ]


def frame_values(words: Words | None, site: Site | None, composer: Composer | None) -> dict[str, Any]:
    """What the templates of the frame know besides what MkDocs gives them. In a preview with faults, what is not there is left out."""
    return {
        "words": words or ChainableUndefined(),
        "revision": site.revision if site else None,
        "editions": offered(site) if site else [],
        "alternates": lambda page: alternates(f"docs/{page.file.src_uri}", composer),
        "translation": lambda page: translation_of(
            composer.publication.by_path.get(f"docs/{page.file.src_uri}") if composer else None, composer
        ),
        "linked_data": lambda page: script(f"docs/{page.file.src_uri}", composer),
    }


class Frames:
    """Puts each page into its frame, and keeps the frame for the next build of a preview."""

    def __init__(self) -> None:
        self.made_from: tuple[Any, ...] = ()
        self.kept: dict[str, tuple[tuple[Any, ...], list[str]]] = {}

    def begin(self, env: Environment, made_from: tuple[Any, ...], *, keep: bool) -> None:
        """Let `env` make the frames; `made_from` is what any of them may show, where they are to `keep`."""
        if made_from != self.made_from:
            self.kept.clear()
        self.made_from = made_from

        class Framed(Template):
            """MkDocs renders a page by the template that Jinja makes; what that includes or extends is rendered otherwise."""

            def render(template, context: dict[str, Any]) -> str:  # noqa: N805
                make = super().render
                if (page := context.get("page")) is not None and keep:
                    return self._of(page, template, lambda: make(context))
                return corrected(make(context)) if str(template.name).endswith(".html") else make(context)

        env.template_class = Framed

    def _of(self, page: MkDocsPage, template: Template, make: Callable[[], str]) -> str:
        said = [template.globals[name](page) for name in ("alternates", "translation", "linked_data")]
        content = page.content or ""
        # The contents are an object that is the same where the HTML is.
        shown = (template.name, content, page.toc, page.edit_url, page.canonical_url, said)
        made_from, parts = self.kept.pop(page.url, ((), []))
        if made_from != shown:
            # Without the content, which is kept already.
            parts = corrected(make()).split(content, 1) if content else [corrected(make())]
        self.kept[page.url] = shown, parts
        return content.join(parts)


def frame_of(root: Path, nav: Any, pages: Iterable[MkDocsPage], words: Words | None, site: Site | None) -> tuple[Any, ...]:
    """What the frame of any page of the publication in the folder `root` may show; `nav` is the navigation as MkDocs has it."""
    files = [path for path in sorted((root / TEMPLATES).rglob("*")) if path.is_file() and not path.is_relative_to(root / LAYOUTS)]
    texts = [(path, path.read_bytes()) for path in (*files, root / SETTINGS, *(root / each for each in settings_files(root)))]
    return texts, repr(nav), [(page.title, page.url, repr(page.meta)) for page in pages], words, site
