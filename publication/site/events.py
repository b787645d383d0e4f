"""The publication as MkDocs sees it: with `mkdocs_files` the only module that knows MkDocs.

Each event does one thing and leaves the work to plain functions. A build with a fault stops before a page is rendered; a preview
shows the faults as warnings and goes on.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from jinja2 import ChainableUndefined, TemplateError
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.utils import CountHandler

from publication.checks import every_problem
from publication.citations.footnotes import with_footnotes, with_unknown_named, worded
from publication.editions.listing import Edition, editions
from publication.exports.head import Alternate, alternates
from publication.exports.linked_data import linked_data, script
from publication.model import Page, Publication, Recommendation, Technology
from publication.model.addresses import SITEMAP
from publication.model.problems import counted
from publication.pages.compose import Composer
from publication.pages.links import SOURCES_PAGE, ReferenceExtension, Target, targets
from publication.pages.note_marks import NoteMarkExtension
from publication.pages.paragraphs import ParagraphExtension
from publication.pages.tables import TableExtension
from publication.site.digest import seal
from publication.site.files import every_file, notices, site_files, write_files
from publication.site.minify import minified_page
from publication.site.mkdocs_files import draw_card, lighten, put, take_from_theme
from publication.site.policy import with_policy
from publication.site.results import Results, read_results
from publication.site.search import write_index
from publication.site.search_entries import other_names, search_entries, section_of
from publication.site.staging import discard, publish, stage, staging_of
from publication.source.load import LAYOUTS, SOURCES, Loaded, load
from publication.source.revision import Revision, Site, read_revision

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
        """What `on_config` reads, the first event but for the start."""
        self.revision: Revision | None = None
        self.composer: Composer | None = None
        self.site_dir: Path | None = None
        """Where a build is to stand when it is whole; it is written elsewhere until then."""
        self.editions: tuple[Edition, ...] = ()
        self.results: Results | None = None
        self.texts: dict[str, str] = {}
        self.views: dict[str, str] = {}
        """Each page as Markdown, by the path of that file."""
        self.references = ReferenceExtension({})
        self.paragraphs = ParagraphExtension()
        self.readable: tempfile.TemporaryDirectory[str] | None = None
        """Kept while a preview needs it; it goes with the object that holds it."""

    @property
    def publication(self) -> Publication | None:
        """None where its vocabulary or words cannot be read."""
        return self.loaded.publication

    def on_startup(self, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Tell a preview from a build."""
        self.preview = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check, before mkdocs-bibtex reads the sources; give Markdown the references."""
        if self.preview:
            # A fault must not end a preview: the writer is about to mend it.
            _forget_strict()
        self.loaded = load(self.root)
        problems = every_problem(self.loaded)
        for problem in problems:
            (log.warning if self.preview else log.error)(str(problem))
        if problems and not self.preview:
            raise PluginError(f"{counted(problems)} in the publication; nothing was built")
        self.revision = self._tried(lambda: read_revision(self.root), None)
        if self.revision and not self.preview:
            # MkDocs dates its sitemap by this (reproducible-builds.org) and by the clock without it.
            os.environ["SOURCE_DATE_EPOCH"] = str(int(self.revision.moment.timestamp()))
        self.editions = self._tried(lambda: editions(self.root, self.publication.by_slug if self.publication else ()), ())
        self.results = self._tried(lambda: read_results(self.root), None)
        if self.preview and _PLACES_FOOTNOTES in config.plugins:
            config.plugins[_PLACES_FOOTNOTES].config.bib_file = self._readable_sources()
        if not config.repo_url:
            # Without a repository there is nothing to edit; MkDocs would warn on every page.
            config.edit_uri = config.edit_uri_template = ""
        # Ours has the days on which pages changed; MkDocs' own has that of the build.
        config.theme.static_templates.discard(SITEMAP)
        found = targets(self.publication) if self.publication else {}
        self.references = ReferenceExtension(found)
        words = self.loaded.words or {}
        table, back = (str(words.get(part, {}).get(name, "")) for part, name in (("frame", "table"), ("citation", "back")))
        # Python-Markdown takes instances too, which MkDocs' type does not say.
        ours = [self.references, self.paragraphs, TableExtension(table), NoteMarkExtension(back)]
        config.markdown_extensions += ours  # type: ignore[arg-type]
        self.texts = self._compose(config, found)
        if not self.preview:
            self.site_dir = Path(config.site_dir)
            try:
                config.site_dir = str(stage(self.site_dir))
            except OSError as error:
                what = f"the site cannot be written beside {self.site_dir}: {error.strerror}; mend the rights of the folder"
                raise PluginError(what) from error
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the files to download, and leave out the theme's own; in a preview, put a notice in the place of a page that is not UTF-8."""
        take_from_theme(files)
        if not self.preview:
            lighten(files, config)
        draw_card(files, config, self.publication)
        added: dict[str, str | Path] = site_files(self.root, self.loaded, _address(config), self.editions, self.results)
        if self.composer and self.texts:
            exported = every_file(self.loaded, self.composer, self.texts)
            # MkDocs would take Markdown for pages to render; it is written when the site is.
            self.views = {name: content for name, content in exported.items() if name.endswith(".md")}
            added |= {name: content for name, content in exported.items() if name not in self.views}
        if self.preview:
            added |= notices(self.loaded.problems)
        for name, content in added.items():
            put(files, config, name, content)
        return files

    @event_priority(50)
    def _write_page(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        path = f"docs/{page.file.src_uri}"
        self.references.page = path
        described = self.publication.by_path.get(path) if self.publication else None
        self.paragraphs.sections = (
            [heading.id for heading in described.body.headings if heading.id] if isinstance(described, Recommendation | Technology) else []
        )
        if described is not None:
            page.meta["title"] = described.name
            page.meta["description"] = described.summary
            page.meta["section"] = section_of(self.publication, path) if self.publication else ""
            page.meta["names"] = other_names(described, self.publication) if self.publication else ""
            markdown = self.texts.get(path, markdown)
        # mkdocs-bibtex would drop a source that is not known, with a traceback.
        return with_unknown_named(markdown, self.loaded.bibliography.data.entries) if self.preview else markdown

    @event_priority(-50)
    def _write_footnotes(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Word the references that mkdocs-bibtex has put below the page, and lead from each to the list of sources.

        Where the plugin is taken out of mkdocs.yml, `footnotes` does its part too (docs/decisions/0012).
        """
        if self.publication is None:
            return markdown
        write = worded if _PLACES_FOOTNOTES in config.plugins else with_footnotes
        return write(markdown, self.publication, Target(SOURCES_PAGE, "", "").seen_from(f"docs/{page.file.src_uri}"))

    on_page_markdown = CombinedEvent(_write_page, _write_footnotes)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme's templates the words that readers see."""
        # In a preview without words the frame is shown without them.
        env.globals["words"] = self.loaded.words or ChainableUndefined()
        env.globals["revision"] = self.revision
        env.globals["preview"] = self.preview
        env.globals["alternates"] = self._alternates
        env.globals["linked_data"] = self._linked_data
        env.globals["editions"] = [edition for edition in self.editions if not edition.technology]
        return env

    def on_post_page(self, output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Make a page light and give it its content security policy. Not in a preview, whose server adds a script of its own."""
        return output if self.preview else _finished(output)

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """The same for pages that come from a template alone, such as the one for a missing address."""
        return _finished(output_content) if template_name.endswith(".html") and not self.preview else output_content

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the search index from the built pages and the digest of the whole, then put it all in the place of the former site."""
        site = Path(config.site_dir)
        write_files(self.views, site)
        # Compressed by MkDocs with whatever library the machine has; servers compress the plain one by themselves.
        (site / "sitemap.xml.gz").unlink(missing_ok=True)
        try:
            write_index(site, search_entries(self.publication, self.references.found) if self.publication else ())
        except RuntimeError as error:
            self._stop(f"search does not work: {error}", error)
        if self.revision and not self.preview:
            seal(site, self.revision.version, self.revision.commit)
        if self.site_dir is None:
            return
        if any(handler.get_counts() for handler in _counters()):
            # MkDocs ends a strict build with warnings, but only after this event.
            discard(Path(config.site_dir))
            return
        try:
            publish(Path(config.site_dir), self.site_dir)
        except OSError as error:
            raise PluginError(f"{self.site_dir} cannot be replaced: {error.strerror}; the former site stays") from error

    def on_build_error(self, error: Exception) -> None:
        """Leave nothing of a failed build behind."""
        if self.site_dir is not None:
            discard(staging_of(self.site_dir))

    def _stop(self, what: str, error: Exception) -> None:
        """End a build; a preview tells what is wrong and goes on without."""
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

    def _readable_sources(self) -> str:
        """The address of the sources that mkdocs-bibtex is to read in a preview: only what can be read."""
        if not any(problem.place.path == SOURCES for problem in self.loaded.problems):
            return str(self.root / SOURCES)
        self.readable = tempfile.TemporaryDirectory(prefix="publication-")
        path = str(Path(self.readable.name) / "sources.bib")
        self.loaded.bibliography.data.to_file(path, "bibtex")
        return path

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

    def _compose(self, config: MkDocsConfig, found: dict[str, Target]) -> dict[str, str]:
        if self.publication is None or self.revision is None:
            return {}
        about = (config.site_name, _address(config), self.revision, config.site_description or "", config.repo_url or "")
        site = Site(*about, editions=self.editions, results=self.results)
        self.composer = Composer(self.publication, site, self.root / LAYOUTS, found)
        try:
            return self.composer.compose_all()
        except (TemplateError, LookupError) as error:
            # A layout is wrong, or misses a word of the interface. In a preview with faults it may only miss what a page should have had.
            self._stop(f"the pages cannot be put together: {error}; look at overrides/layouts and data/interface", error)
            return {}


def _finished(html: str) -> str:
    """A page as it is shipped. The policy comes last, since it holds the hash of what the page then says."""
    return with_policy(minified_page(html))


def _address(config: MkDocsConfig) -> str:
    return (config.site_url or "").rstrip("/") + "/"


def _counters() -> list[CountHandler]:
    """What counts the warnings of a strict build."""
    return [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]


def _forget_strict() -> None:
    """Take away the counter with which MkDocs ends a strict build; `strict: true` in mkdocs.yml is meant for builds only."""
    for handler in _counters():
        logging.getLogger("mkdocs").removeHandler(handler)
