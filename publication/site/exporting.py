"""The exported files, written while MkDocs renders the pages: each is half of a build's work, and a machine has two cores."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable


class Exporting:
    """Runs `write` in a process beside this one where `beside` allows it, else when it is waited for.

    The process is a fork, which has what was read already. Linux alone forks safely, and only without threads: a preview has some.
    """

    def __init__(self, write: Callable[[], None], *, beside: bool) -> None:
        self.write = write
        self.process = (
            multiprocessing.get_context("fork").Process(target=write, daemon=True) if beside and sys.platform == "linux" else None
        )
        if self.process is not None:
            self.process.start()

    def finish(self) -> None:
        """Return when the files are written. Raises what `write` raises."""
        if self.process is not None:
            self.process.join()
        if self.process is None or self.process.exitcode != 0:
            # What failed there is done again here, where its error can be said.
            self.write()
