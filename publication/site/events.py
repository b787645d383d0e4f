"""The publication as MkDocs sees it: with `mkdocs_files` the only module that knows MkDocs.

Each event does one thing and leaves the work to plain functions. A build with a fault stops before a page is rendered; a preview
shows the faults as warnings and goes on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from jinja2 import ChainableUndefined
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.utils import CountHandler

from publication.checks import every_problem
from publication.citations.footnotes import gathered, with_footnotes
from publication.exports.api import schema
from publication.exports.files import every_file, write_files
from publication.exports.head import Alternate, alternates
from publication.exports.linked_data import linked_data, script
from publication.model import Page, Publication, Recommendation, Technology
from publication.model.addresses import SITEMAP
from publication.model.problems import counted
from publication.model.site import Edition, Revision, Site, read_contact
from publication.model.targets import SOURCES_PAGE, Target, targets
from publication.pages.compose import Composer, LayoutError
from publication.pages.note_marks import NoteMarkExtension
from publication.pages.paragraphs import ParagraphExtension
from publication.pages.references import ReferenceExtension
from publication.pages.tables import TableExtension
from publication.site.checksums import write_checksums
from publication.site.files import notices, site_files
from publication.site.frame import corrected
from publication.site.mkdocs_files import draw_card, put, take_from_theme
from publication.site.reduction import reduce_sheet
from publication.site.references import Registry, give
from publication.site.search import write_index
from publication.site.search_entries import other_names, search_entries, section_of
from publication.source.editions import editions
from publication.source.load import LAYOUTS, Loaded, load
from publication.source.revision import read_revision

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage

_PLACES_FOOTNOTES = "bibtex"
"""The plugin of mkdocs-bibtex, where mkdocs.yml has it."""

log = get_plugin_logger("publication")

Made = TypeVar("Made")


class PublicationSite:
    """Binds a publication to the events of one `mkdocs` command."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.preview = False
        self.loaded: Loaded
        """What the first event but the start reads."""
        self.found: dict[str, Target] = {}
        self.site: Site | None = None
        """None in a preview that cannot say which state of the publication it shows."""
        self.composer: Composer | None = None
        self.texts: dict[str, str] = {}
        self.views: dict[str, str] = {}
        """Each page as Markdown, by the path of that file."""
        self.references = ReferenceExtension({})
        self.paragraphs = ParagraphExtension()
        self.registry: Registry | None = None
        """What mkdocs-bibtex asks; None where the plugin is taken out of mkdocs.yml (dev/decisions/0012)."""

    @property
    def publication(self) -> Publication | None:
        """None where its vocabulary or words cannot be read."""
        return self.loaded.publication

    def on_startup(self, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Tell a preview from a build."""
        self.preview = command == "serve"

    @event_priority(100)
    def _check(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check, before mkdocs-bibtex reads the sources. A build with a fault ends here."""
        if self.preview:
            # A fault must not end a preview: the writer is about to correct it.
            _forget_strict()
        self.loaded = load(self.root)
        self.found = targets(self.publication) if self.publication else {}
        problems = every_problem(self.loaded)
        for problem in problems:
            (log.warning if self.preview else log.error)(str(problem))
        if problems and not self.preview:
            raise PluginError(f"{counted(problems)} in the publication; nothing was built")
        return config

    @event_priority(90)
    def _configure(self, config: MkDocsConfig) -> MkDocsConfig:
        """Give Markdown the extensions of the publication, and set what MkDocs cannot know."""
        if (plugin := config.plugins.get(_PLACES_FOOTNOTES)) is not None:
            self.registry = give(plugin, self.publication)
        if not config.repo_url:
            # Without a repository there is nothing to edit; MkDocs would warn on every page.
            config.edit_uri = config.edit_uri_template = ""
        # Ours has the days on which pages changed; MkDocs' own has that of the build.
        config.theme.static_templates.discard(SITEMAP)
        self.references = ReferenceExtension(self.found)
        words = self.loaded.words
        table, back = (words.frame.table, words.citation.back) if words else ("", "")
        # Python-Markdown takes instances too, which MkDocs' type does not say.
        ours = [self.references, self.paragraphs, TableExtension(table), NoteMarkExtension(back)]
        config.markdown_extensions += ours  # type: ignore[arg-type]
        return config

    on_config = CombinedEvent(_check, _configure)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Compose the pages."""
        self.composer, self.texts = None, {}
        revision: Revision | None = self._tried(lambda: read_revision(self.root), None)
        if revision is None:
            return
        slugs = self.publication.by_slug if self.publication else {}
        there: tuple[Edition, ...] = self._tried(lambda: editions(self.root, slugs), ())
        contact: str = self._tried(lambda: read_contact(str(config.extra.get("contact") or "")), "")
        address = (config.site_url or "").rstrip("/") + "/"
        self.site = Site(config.site_name, address, revision, config.site_description or "", config.repo_url or "", there, contact)
        if self.publication is None:
            return
        self.composer = Composer(self.publication, self.site, self.root / LAYOUTS, self.found, schema("publication", address))
        try:
            self.texts = self.composer.compose_all()
        except LayoutError as error:
            self._stop(str(error), error)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add what is no page; in a preview, put a notice in the place of a page that is not UTF-8."""
        take_from_theme(files, config)
        draw_card(files, config, self.publication)
        added = site_files(self.root, self.loaded, self.site.editions if self.site else ())
        if self.composer and self.texts:
            exported = every_file(self.composer, self.texts)
            # MkDocs would take Markdown for pages to render; it is written when the site is.
            self.views = {name: content for name, content in exported.items() if name.endswith(".md")}
            added |= {name: content for name, content in exported.items() if name not in self.views}
        if self.preview:
            added |= notices(self.loaded.problems)
        for name, content in added.items():
            put(files, config, name, content)
        return files

    @event_priority(50)
    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put the composed text in the place of a page's own, before mkdocs-bibtex writes its footnotes."""
        path = f"docs/{page.file.src_uri}"
        self.references.page = path
        described = self.publication.by_path.get(path) if self.publication else None
        self.paragraphs.sections = (
            [heading.id for heading in described.body.headings if heading.id] if isinstance(described, Recommendation | Technology) else []
        )
        if described is not None:
            page.meta["title"] = described.name
            page.meta["description"] = escape(described.summary)
            page.meta["section"] = section_of(self.publication, path) if self.publication else ""
            page.meta["names"] = other_names(described, self.publication) if self.publication else ""
            markdown = self.texts.get(path, markdown)
        if self.registry is not None:
            self.registry.page = path
            return gathered(markdown)
        return with_footnotes(markdown, self.publication, Target(SOURCES_PAGE, "", "").seen_from(path)) if self.publication else markdown

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme's templates the words that readers see."""
        # Material's templates are indented and full of conditions, which would be blank lines on every page.
        env.trim_blocks = env.lstrip_blocks = True
        # In a preview without words the frame is shown without them.
        env.globals["words"] = self.loaded.words or ChainableUndefined()
        env.globals["revision"] = self.site.revision if self.site else None
        env.globals["preview"] = self.preview
        env.globals["alternates"] = self._alternates
        env.globals["linked_data"] = self._linked_data
        env.globals["editions"] = [edition for edition in (self.site.editions if self.site else ()) if not edition.technology]
        return env

    def on_post_page(self, output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Correct what Material's frame has in no block."""
        return corrected(output)

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """The same for pages that come from a template alone, such as the one for a missing address."""
        return corrected(output_content) if template_name.endswith(".html") else output_content

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what is made from the built pages: the search index, and the checksums of the whole."""
        folder = Path(config.site_dir)
        write_files(self.views, folder)
        if not self.preview:
            reduce_sheet(folder)
        # Compressed by MkDocs with whatever library the machine has; servers compress the plain one by themselves.
        (folder / "sitemap.xml.gz").unlink(missing_ok=True)
        try:
            write_index(folder, search_entries(self.publication, self.found) if self.publication else ())
        except RuntimeError as error:
            self._stop(f"search does not work: {error}", error)
        if not self.preview:
            write_checksums(folder)

    def _stop(self, what: str, error: Exception) -> None:
        """End a build; a preview says what is wrong and goes on without."""
        if not self.preview:
            raise PluginError(what) from error
        log.warning(f"{what}; the preview goes on without")

    def _tried(self, make: Callable[[], Made], otherwise: Made) -> Made:
        """What `make` makes. In a preview, `otherwise` where it raises ValueError."""
        try:
            return make()
        except ValueError as error:
            self._stop(str(error), error)
            return otherwise

    def _described(self, page: MkDocsPage) -> tuple[Page, Composer] | None:
        """A page as the publication has it, and what composed it; None in a preview that shows it as written."""
        found = self.composer.publication.by_path.get(f"docs/{page.file.src_uri}") if self.composer and self.texts else None
        return (found, self.composer) if found and self.composer else None

    def _alternates(self, page: MkDocsPage) -> tuple[Alternate, ...]:
        found = self._described(page)
        return alternates(found[0], found[1].publication, found[1].site.name) if found else ()

    def _linked_data(self, page: MkDocsPage) -> str:
        found = self._described(page)
        return script(linked_data(found[0], found[1].publication, found[1].site)) if found else ""


def _forget_strict() -> None:
    """Take away the counter with which MkDocs ends a strict build; `strict: true` in mkdocs.yml is meant for builds only."""
    logger = logging.getLogger("mkdocs")
    for handler in [handler for handler in logger.handlers if isinstance(handler, CountHandler)]:
        logger.removeHandler(handler)
