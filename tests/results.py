"""Gathers what tests measured, over all workers, into the file that the next build shows (publication/site/results.py).

A test that looks at the built site calls `measured(name=figure)`. When a run that has every figure ends without a fault, and the sources are
at its end what they were at its beginning, the file is written; any other run leaves the former file alone and says in a line why.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest

from publication.site.results import RESULTS, Results, state_of

Measured = Callable[..., None]
FIGURES = pytest.StashKey[dict[str, Any]]()
BEGUN_ON = pytest.StashKey[str]()
"""The state of the sources when the run began."""
WORKER = "results"
"""Under which a worker of pytest-xdist hands over its figures."""


@pytest.fixture
def measured(pytestconfig: pytest.Config) -> Measured:
    """Note figures for readers."""
    return lambda **figures: pytestconfig.stash.setdefault(FIGURES, {}).update(figures)


def lacking(figures: dict[str, Any]) -> list[str]:
    return sorted(set(Results.model_fields) - {"state"} - set(figures))


class Gathering:
    """The plugin."""

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if (output := getattr(session.config, "workeroutput", None)) is not None:
            output[WORKER] = session.config.stash.get(FIGURES, {})

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        node.config.stash.setdefault(FIGURES, {}).update(getattr(node, "workeroutput", {}).get(WORKER, {}))

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        if not hasattr(session.config, "workerinput"):
            session.config.stash[BEGUN_ON] = state_of(session.config.rootpath)

    def pytest_terminal_summary(self, terminalreporter: Any, exitstatus: int, config: pytest.Config) -> None:
        figures = config.stash.get(FIGURES, {})
        if not figures:
            return
        if why := why_not(figures, exitstatus, config):
            terminalreporter.write_line(f"{RESULTS} was not written: {why}")
            return
        path = config.rootpath / RESULTS
        path.parent.mkdir(exist_ok=True)
        found = Results(state=config.stash[BEGUN_ON], **figures)
        path.write_text(found.model_dump_json(indent=2) + "\n", encoding="utf-8")
        terminalreporter.write_line(f"{RESULTS} was written; the next build shows what it holds")


def why_not(figures: dict[str, Any], exitstatus: int, config: pytest.Config) -> str:
    """Why the figures of this run may not be shown to readers; empty when they may."""
    if exitstatus != 0:
        return "tests failed"
    if lacking(figures):
        return f"this run has no {', '.join(lacking(figures))}"
    if built := os.environ.get("BUILT_SITE"):
        return f"nothing says that {built}, which BUILT_SITE names, was built from these sources"
    if state_of(config.rootpath) != config.stash[BEGUN_ON]:
        return "the sources changed while the tests ran"
    return ""


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Gathering())
