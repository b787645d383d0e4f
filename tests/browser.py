"""The browser of the machine."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first that is there is taken. The shell is Chromium without windows of its own: a page opens for half the work."""


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser, until it is closed."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    assert path is not None, f"no browser on this machine: install one of {', '.join(NAMES)}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()
