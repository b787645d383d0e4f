"""What is otherwise in a preview than in a build: what is left out, and how faults are said."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mkdocs.utils import CountHandler

from publication.model.problems import Problem, counted

if TYPE_CHECKING:
    from mkdocs.plugins import PrefixedLogger


def is_whole(command: str) -> bool:
    """Whether what MkDocs makes is to be whole: a preview has no exports, no card and no search, unless SEARCH=1 is set."""
    return command != "serve" or os.environ.get("SEARCH", "") not in ("", "0")


def forget_strict() -> None:
    """Take away the counter with which MkDocs ends a strict build; `strict: true` in mkdocs.yml is meant for builds only."""
    logger = logging.getLogger("mkdocs")
    for handler in [handler for handler in logger.handlers if isinstance(handler, CountHandler)]:
        logger.removeHandler(handler)


class Faults(logging.Filter):
    """Keeps the faults of one preview until its pages are made, so that they come last, once.

    Meanwhile the warnings of MkDocs and its plugins are counted and not shown: most follow from the faults, and would hide them.
    """

    def __init__(self, log: PrefixedLogger, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.log, self.found, self.left_out = log, list(map(str, problems)), 0
        self.last: logging.LogRecord | None = None
        self.handlers: list[logging.Handler] = []
        if problems:
            self._hold()

    def add(self, fault: str) -> None:
        """Keep a fault that the making of the pages finds."""
        if not self.found:
            self._hold()
        self.found.append(fault)

    def _hold(self) -> None:
        parent: logging.Logger | None = self.log.logger
        while parent is not None:
            self.handlers += parent.handlers
            parent = parent.parent if parent.propagate else None
        for handler in self.handlers:
            handler.addFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record is shown now: what only informs, and what this publication says itself."""
        shown = record.levelno < logging.WARNING or record.name == self.log.logger.name
        # Each handler asks, one after the other.
        self.left_out += not shown and record is not self.last
        self.last = record
        return shown

    def show(self) -> None:
        """Let all be said again; say each fault, and then what to do."""
        for handler in self.handlers:
            handler.removeFilter(self)
        if not self.found:
            return
        for fault in self.found:
            self.log.warning(fault)
        rest = f"; {self.left_out} more of MkDocs, most of which follow from them, are shown when all is corrected" if self.left_out else ""
        self.log.warning(f"{counted(self.found)}: correct the lines above and save, and the pages are made again{rest}")
        self.found, self.handlers = [], []
