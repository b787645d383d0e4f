"""The publication as MkDocs sees it: with `mkdocs_files` and `watching` all that knows MkDocs.

Each event does one thing and leaves the work to plain functions. A build with a fault stops before a page is rendered; a preview
shows the faults as warnings and goes on.
"""

from __future__ import annotations

import os
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority

from publication.checks import every_problem
from publication.citations.footnotes import gathered, with_footnotes
from publication.exports.files import file_table, write_files
from publication.exports.whole import schema
from publication.model import Recommendation, Technology, layouts
from publication.model.addresses import SITEMAP
from publication.model.site import Edition, Revision
from publication.model.targets import SOURCES_PAGE, Target, targets
from publication.model.translations import ENGLISH
from publication.pages.compiled import COMPILED
from publication.pages.compose import Composer, LayoutError
from publication.pages.note_marks import NoteMarkExtension
from publication.pages.tables import TableExtension
from publication.site.checksums import write_checksums
from publication.site.files import notices, site_files
from publication.site.frame import frame_of, frame_values, menu
from publication.site.languages import BESIDE, OtherLanguages
from publication.site.links import dead_links, files_of
from publication.site.mkdocs_files import draw_card, leave_icons, put, reserve, take_from_theme
from publication.site.preview import forget_strict, is_whole
from publication.site.reduction import reduce_sheets
from publication.site.references import give
from publication.site.search import write_index
from publication.site.search_entries import other_names, search_entries, section_of
from publication.site.state import SiteState, log
from publication.site.translated import name_translation, set_language, site_of, take_translations_out
from publication.source.beside import Beside
from publication.source.editions import editions
from publication.source.load import LAYOUTS, load
from publication.source.revision import read_revision
from publication.source.settings import NO_ADDRESS
from publication.source.translations import published_languages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

_PLACES_FOOTNOTES = "bibtex"
"""The plugin of mkdocs-bibtex, where mkdocs.yml has it."""


class PublicationSite(SiteState):
    """Binds a publication to the events of one `mkdocs` command."""

    def on_startup(self, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Tell a preview from a build, and a build beside another from one by itself: a process that forks has this object of the other."""
        self.beside, self.others = BESIDE in os.environ, None
        self.preview = command == "serve"
        self.whole = is_whole(command)

    @event_priority(100)
    def _check(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load, before mkdocs-bibtex reads the sources, and begin to check."""
        if self.preview:
            # A fault must not end a preview: the writer is about to correct it.
            forget_strict()
        self.language = str(config.theme["language"] or ENGLISH)
        if not config.site_url:
            raise PluginError(NO_ADDRESS)
        try:
            self.loaded = load(self.root, self.language, apart=not (self.preview or self.beside))
            self.languages = () if self.preview else published_languages(self.root)
        except ValueError as error:
            raise PluginError(str(error)) from error
        self.found = targets(self.publication) if self.publication else {}
        # A build of all languages checks each where it is built.
        checked = {self.language} if self.beside or len(self.languages) > 1 else {ENGLISH, self.language}
        apart = not (self.preview or self.beside or len(self.languages) > 1)
        self.checking = Beside(partial(every_problem, self.loaded, checked), apart=apart)
        if self.checking.process is None:
            self._judge()
        if self.language == ENGLISH and len(self.languages) > 1:
            self.others = OtherLanguages(config, self.languages[1:])
        return config

    @event_priority(90)
    def _configure(self, config: MkDocsConfig) -> MkDocsConfig:
        """Give Markdown the extensions of the publication, and set what MkDocs cannot know."""
        if (plugin := config.plugins.get(_PLACES_FOOTNOTES)) is not None:
            self.registry = give(plugin, self.publication)
        if self.language != ENGLISH:
            self._tried(lambda: set_language(config, self.root, self.publication, self.language, preview=self.preview), None)
        if not config.repo_url:
            # Without a repository there is nothing to edit; MkDocs would warn on every page.
            config.edit_uri = config.edit_uri_template = ""
        # Ours has the days on which pages changed; MkDocs' own has that of the build.
        config.theme.static_templates.discard(SITEMAP)
        leave_icons(config.theme)
        self.rendering.waiting.clear()
        if words := self.loaded.words:
            self.marked = self._tried(lambda: (words.frame.table, words.citation.back, words.frame.notes), ("", "", ""))
        # Python-Markdown takes instances too, which MkDocs' type does not say.
        ours = [self.references, self.paragraphs, TableExtension(self.marked[0]), NoteMarkExtension(*self.marked[1:])]
        config.markdown_extensions += ours  # type: ignore[arg-type]
        return config

    on_config = CombinedEvent(_check, _configure)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Compose the pages, while they are checked."""
        try:
            self._compose(config)
        finally:
            self._judge()

    def _compose(self, config: MkDocsConfig) -> None:
        self.composer, self.texts, self.exporting = None, {}, None
        revision: Revision | None = self._tried(lambda: read_revision(self.root), None)
        if revision is None:
            return
        slugs = self.publication.by_slug if self.publication else {}
        there: tuple[Edition, ...] = self._tried(lambda: editions(self.root, slugs), ())
        self.site = self._tried(lambda: site_of(config, self.root, revision, self.language, self.languages, there), None)
        if self.publication is None or self.site is None:
            return
        about = schema("publication", self.site.source.address)
        self.composer = Composer(self.publication, self.site, self.root / LAYOUTS, self.found, about)
        try:
            self.texts = self.composer.compose_all()
        except LayoutError as error:
            self._stop(str(error), error)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add what is no page; in a preview, put a notice in the place of a page that is not UTF-8."""
        take_translations_out(files)
        take_from_theme(files, config)
        draw_card(files, config, self.publication if self.whole else None)
        editions = self.site.editions if self.site else ()
        added = site_files(self.root, self.loaded, editions if self.whole else ())
        if self.composer and self.texts:
            reserve(files, config, file_table(self.composer, {}))
            if self.whole:
                self.exporting = Beside(partial(self._export, self.composer, Path(config.site_dir)), apart=not self.preview)
        if not self.whole:
            # Links to them lead nowhere in this preview, and are no fault.
            reserve(files, config, [edition.path for edition in editions])
        if self.preview:
            added |= notices(self.loaded.problems)
        for name, content in added.items():
            put(files, config, name, content)
        return files

    @event_priority(50)
    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put the composed text in the place of a page's own, before mkdocs-bibtex writes its footnotes."""
        path = f"docs/{page.file.src_uri}"
        described = self.publication.by_path.get(path) if self.publication else None
        found: Mapping[str, Target] = self.found
        if described is not None and self.composer is not None:
            described, composer = name_translation(page, described, self.composer)
            found = composer.found
        numbered = isinstance(described, Recommendation | Technology)
        sections = [heading.id for heading in described.body.headings if heading.id] if described is not None and numbered else []
        if described is not None and self.publication is not None:
            page.meta.update(title=described.name, description=escape(described.summary), layout=layouts.LAYOUTS.get(described.layout))
            page.meta.update(section=section_of(self.publication, path), names=other_names(described, self.publication))
            markdown = self.texts.get(path, markdown)
        if self.registry is None and self.publication is not None:
            markdown = with_footnotes(markdown, self.publication, Target(SOURCES_PAGE, "", "").seen_from(path))
        words = self.marked, self.publication is None
        if not self.rendering.begin(page, markdown, sections, words, config, files, found, self.registry):
            return ""
        return gathered(markdown) if self.registry is not None else markdown

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Render the pages, which are all read by now. Give the theme's templates the words that readers see."""
        self.rendering.finish(keep=self.preview, apart=self._alone())
        # Material's templates are indented and full of conditions, which would be blank lines on every page.
        env.trim_blocks = env.lstrip_blocks = True
        env.bytecode_cache = COMPILED
        env.globals.update(
            frame_values(self.loaded.words, self.site, self.composer if self.texts else None), preview=self.preview, searched=self.whole
        )
        pages = [file.page for file in files.documentation_pages() if file.page is not None]
        shown = frame_of(self.root, config.nav, pages, self.loaded.words, self.site) if self.preview else ()
        self.frames.begin(env, shown, keep=self.preview)
        return env

    def on_page_context(self, context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
        """Let the menu of Material lead to the same page in the other languages."""
        config.extra["alternate"] = menu(self.site, page.url)
        return context

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what is made from the built pages: the search index, and the checksums of the whole."""
        folder = Path(config.site_dir)
        if self.exporting is not None:
            self.exporting.finish()
        # Compressed by MkDocs with whatever library the machine has; servers compress the plain one by themselves.
        (folder / "sitemap.xml.gz").unlink(missing_ok=True)
        address, alone, dead = (config.site_url or "").rstrip("/") + "/", self._alone(), list[str]()
        if self.whole:
            entries = tuple(search_entries(self.publication, self.found)) if self.publication else ()
            files = files_of(folder)  # while Pagefind reads, it has more
            indexing = Beside(partial(write_index, folder, entries, self.language), apart=alone)
            if not self.preview:
                reduce_sheets(folder, files)
            if alone:
                dead = dead_links(folder, files, address)
            try:
                indexing.finish()
            except RuntimeError as error:
                self._stop(f"search does not work: {error}", error)
        self.faults.show()
        if self.beside or not self.whole:
            return
        if self.others is not None:
            try:
                self.others.finish()
            except RuntimeError as error:
                raise PluginError(str(error)) from error
        for link in dead if alone else dead_links(folder, files_of(folder), address):
            # MkDocs looks at the links of Markdown only. A strict build ends with a warning.
            log.warning(link)
        if not self.preview:
            write_checksums(folder)

    def on_build_error(self, error: Exception) -> None:
        """Say what is wrong, and end the builds of the other languages."""
        self.faults.show()
        if self.others is not None:
            self.others.stop()

    def _export(self, composer: Composer, folder: Path) -> None:
        write_files({path: make() for path, make in file_table(composer, self.texts).items()}, folder)
