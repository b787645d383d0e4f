"""What identifies a built site: one digest over all its files, shown on its pages, and a list of their checksums.

A page cannot show a digest of itself, so the digest is taken with its own places blanked: wherever a page says
`<code data-digest>…</code>` the digits count as zeros. It is the SHA-256 of what `sha256sum` prints for all files, as
`checksum, two spaces, ./path`, in the byte order of the paths, `digest.txt` left out. `digest.txt` lists the files as they are
served, so that `sha256sum --check digest.txt` can be run on a copy of the site.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

LIST = "digest.txt"
_PLACE = re.compile(rb"(<code data-digest>)([0-9a-f]+)(</code>)")
_LINE = re.compile(r"([0-9a-f]{64})  \./(.+)")
_DIGEST = re.compile(r"^# digest: ([0-9a-f]{64})$", re.MULTILINE)


def site_digest(site: Path) -> str:
    """The digest of the site in the folder `site`, whether or not it shows one."""
    return hashlib.sha256("".join(_checksums(site, blank=True)).encode()).hexdigest()


def seal(site: Path, version: str, commit: str) -> str:
    """Write the digest into the pages of the built site and its list of files; returns the digest."""
    digest = site_digest(site)
    for path in site.rglob("*.html"):
        content = path.read_bytes()
        shown = _PLACE.sub(lambda match: match[1] + digest[: len(match[2])].encode() + match[3], content)
        if shown != content:
            path.write_bytes(shown)
    head = f"# version: {version}\n# commit: {commit or 'unknown'}\n# digest: {digest}\n"
    (site / LIST).write_text(head + "".join(_checksums(site, blank=False)), encoding="utf-8", newline="\n")
    return digest


def wrong_with(site: Path) -> list[str]:
    """What does not fit in a sealed site: files that changed, came or went, and a digest that is not that of the files."""
    sealed = site / LIST
    if not sealed.is_file():
        return [f"{LIST} is missing: this site was not sealed by a build"]
    text = sealed.read_text(encoding="utf-8", errors="replace")
    listed = {match[2]: match[1] for line in text.splitlines() if (match := _LINE.fullmatch(line))}
    there = {match[2]: match[1] for line in _checksums(site, blank=False) if (match := _LINE.fullmatch(line.rstrip("\n")))}
    faults = [f"{path} is missing" for path in sorted(listed.keys() - there.keys())]
    faults += [f"{path} is not in {LIST}" for path in sorted(there.keys() - listed.keys())]
    faults += [f"{path} is not what was built" for path in sorted(listed.keys() & there.keys()) if listed[path] != there[path]]
    said, found = _DIGEST.search(text), site_digest(site)
    if said is None or said[1] != found:
        faults.append(f"the digest is {found}, {LIST} says {said[1] if said else 'none'}")
    for path in sorted(site.rglob("*.html")):
        if any(not found.startswith(match[2].decode()) for match in _PLACE.finditer(path.read_bytes())):
            faults.append(f"{path.relative_to(site).as_posix()} shows another digest")
    return faults


def _checksums(site: Path, *, blank: bool) -> Iterator[str]:
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    for name in sorted(paths, key=str.encode):
        if name == LIST:
            continue
        content = paths[name].read_bytes()
        if blank and name.endswith(".html"):
            content = _PLACE.sub(lambda match: match[1] + b"0" * len(match[2]) + match[3], content)
        yield f"{hashlib.sha256(content).hexdigest()}  ./{name}\n"
