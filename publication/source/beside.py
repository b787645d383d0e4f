"""Work done in a process beside this one: a machine has two cores at least, and Python uses one."""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
from collections.abc import Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")

_LONGEST = 120
"""Seconds after which what is done beside counts as failed."""


def cores() -> int:
    """How many processes can run at once; 1 where none can be begun beside this one: Linux alone forks safely."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


class Beside(Generic[Made]):
    """Does `work` beside where `apart` allows it, else when it is waited for.

    The process is a fork: it has what was read already, and what it returns is pickled. It says nothing; what fails there is done again
    here, where it can be said. Where this process has threads (a preview), none may share a lock with `work` but those that Python makes
    anew in a fork, of imports and logging.
    """

    def __init__(self, work: Callable[[], Made], *, apart: bool = True) -> None:
        self.work = work
        self.process = None
        if apart and cores() > 1:
            self.result, sender = multiprocessing.Pipe(duplex=False)
            self.process = multiprocessing.get_context("fork").Process(target=lambda: sender.send(_unheard(work)), daemon=True)
            self.process.start()
            sender.close()

    def finish(self) -> Made:
        """What `work` returns. Raises what it raises."""
        if self.process is not None:
            try:
                if self.result.poll(_LONGEST):
                    return self.result.recv()  # type: ignore[no-any-return]
            except EOFError:
                pass
            finally:
                self.process.kill()
                self.process.join()
        return self.work()


def _unheard(work: Callable[[], Made]) -> Made:
    """What `work` returns; what it says of faults is heard by no handler that was there before, and no traceback is shown."""
    loggers = [logging.getLogger(), *(each for each in logging.Logger.manager.loggerDict.values() if isinstance(each, logging.Logger))]
    for logger in loggers:
        logger.handlers.clear()
    logging.lastResort = None
    try:
        return work()
    except Exception:
        os._exit(1)
