"""A first visit on a slow phone: what is sent, and when something is seen."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError

RATE = 1_600_000 / 8
DELAY = 150
SLOWER = 4
PHONE = {"width": 390, "height": 844}
TEXTUAL = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")
WATCH = """
window.seen = {lcp: 0, shift: 0, blocked: 0};
const watch = (type, note) => new PerformanceObserver(list => list.getEntries().forEach(note)).observe({type, buffered: true});
watch("largest-contentful-paint", entry => { seen.lcp = entry.startTime; });
watch("layout-shift", entry => { if (!entry.hadRecentInput) seen.shift += entry.value; });
watch("longtask", entry => { seen.blocked += Math.max(0, entry.duration - 50); });
"""


@dataclass(frozen=True)
class Visit:
    """One first visit: kilobytes and requests, milliseconds, layout shift."""

    weight: float
    requests: int
    first_paint: float
    largest_paint: float
    blocked: float
    shift: float


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on a local server that compresses text as well as gzip can; gives its address."""

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # An answer is one write: in two, each would wait 40 ms for the browser's delayed acknowledgement.
        wbufsize = -1
        disable_nagle_algorithm = True

        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(folder))

        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() else path
            if not path.is_file():
                self.send_error(404)
                return
            body = path.read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(path)))
            if path.suffix in TEXTUAL:
                body = gzip.compress(body, 9, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def handle(self) -> None:
            # A browser that is closed breaks off what it was asking for.
            with suppress(ConnectionError):
                super().handle()

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def visit(browser: Browser, address: str) -> Visit:
    """Open `address` with an empty cache on a slow phone, and wait until the network is quiet."""
    context = browser.new_context(viewport=PHONE, is_mobile=True, device_scale_factor=2)
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions", {"offline": False, "latency": DELAY, "downloadThroughput": RATE, "uploadThroughput": RATE}
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="networkidle", timeout=60_000)
    page.wait_for_timeout(500)
    seen = page.evaluate("seen")
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")
    context.close()
    return Visit(sum(sizes) / 1000, len(sizes), painted, seen["lcp"], seen["blocked"], seen["shift"])


def search(browser: Browser, address: str, opener: str, field: str, result: str, query: str) -> float | None:
    """Milliseconds from the opening of the search to the first result, on a fast line; None when the search is not found."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    try:
        page.goto(address, wait_until="networkidle")
        start = time.perf_counter()
        page.click(opener, timeout=5_000)
        page.fill(field, query, timeout=5_000)
        page.locator(result).first.wait_for(timeout=10_000)
        return (time.perf_counter() - start) * 1000
    except BrowserError:
        return None
    finally:
        context.close()
