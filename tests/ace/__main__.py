"""`python -m tests.ace FOLDER BOOK`: look at an EPUB with Ace by DAISY, installed in FOLDER, and name what it finds."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

_ACE = "node_modules/@daisy/ace-cli/bin/ace.js"


def main(folder: str, book: str) -> int:
    with tempfile.TemporaryDirectory(prefix="publication-") as report:
        ended = subprocess.run(["node", f"{folder}/{_ACE}", "--silent", "--outdir", report, book], check=False, timeout=900)
        written = Path(report) / "report.json"
        if not written.is_file():
            print(f"Ace wrote no report (it ended with {ended.returncode})", file=sys.stderr)
            return 1
        found = json.loads(written.read_text(encoding="utf-8"))
    faults = [
        f"{chapter['earl:testSubject']['url']}: [{fault['earl:test']['dct:title']}] {fault['earl:result']['dct:description']}"
        for chapter in found["assertions"]
        for fault in chapter["assertions"]
    ]
    outcome = found["earl:result"]["earl:outcome"]
    print(*faults, f"Ace: {outcome}, {len(faults)} faults in {len(found['assertions'])} files", sep="\n")
    return 0 if outcome == "pass" and not faults else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
