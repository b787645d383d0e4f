"""What the events of one `mkdocs` command know of each other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from publication.model import Publication
from publication.model.problems import Problem, counted
from publication.model.site import Site
from publication.model.targets import Target
from publication.model.translations import ENGLISH
from publication.pages.compose import Composer
from publication.pages.paragraphs import ParagraphExtension
from publication.pages.references import ReferenceExtension
from publication.site.frame import Frames
from publication.site.languages import OtherLanguages
from publication.site.preview import Faults
from publication.site.references import Registry
from publication.site.rendering import Rendering
from publication.source.beside import Beside
from publication.source.load import Loaded

log = get_plugin_logger("publication")

Made = TypeVar("Made")


class SiteState:
    """The publication in the folder `root`, and what was made of it so far."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.preview = False
        self.whole = True
        """Whether exports, card, editions and search are made: a preview does without them (publication/site/preview.py)."""
        self.faults = Faults(log, ())
        self.loaded: Loaded
        """What the first event but the start reads."""
        self.language = ENGLISH
        self.checking: Beside[list[Problem]] | None = None
        self.languages: tuple[str, ...] = ()
        """English and the others that are built, in a build of all; else none."""
        self.others: OtherLanguages | None = None
        self.beside = False
        """Whether this builds a translation beside the English site, which has made the checks and finishes the whole."""
        self.found: dict[str, Target] = {}
        self.site: Site | None = None  # in a preview that cannot say which state of the publication it shows
        self.composer: Composer | None = None
        self.texts: dict[str, str] = {}
        self.exporting: Beside[None] | None = None
        self.references = ReferenceExtension({})
        self.paragraphs = ParagraphExtension()
        self.rendering = Rendering(self.references, self.paragraphs)
        self.frames = Frames()
        self.marked = "", "", ""
        """The words that extensions of Markdown write: of a table, of the way back from a note, of the list of notes."""
        self.registry: Registry | None = None
        """What mkdocs-bibtex asks; None where the plugin is taken out of mkdocs.yml (dev/decisions/0012)."""

    @property
    def publication(self) -> Publication | None:
        """None where its vocabulary or words cannot be read."""
        return self.loaded.publication

    def _alone(self) -> bool:
        """Whether a second core is idle."""
        return not (self.beside or self.others)

    def _judge(self) -> None:
        """Wait for the checks. A build with a fault ends, and says nothing of what follows from it."""
        if (checking := self.checking) is None:
            return
        self.checking, problems = None, checking.finish()
        if self.preview:
            self.faults.show()
            self.faults = Faults(log, problems)
        elif problems:
            for problem in problems:
                log.error(str(problem))
            raise PluginError(f"{counted(problems)} in the publication; nothing was built") from None

    def _stop(self, what: str, error: Exception) -> None:
        """End a build; a preview says what is wrong and goes on without."""
        if not self.preview:
            raise PluginError(what) from error
        self.faults.add(f"{what}; the preview goes on without")

    def _tried(self, make: Callable[[], Made], otherwise: Made) -> Made:
        """What `make` makes. In a preview, `otherwise` where it raises ValueError."""
        try:
            return make()
        except ValueError as error:
            self._stop(str(error), error)
            return otherwise
