"""The digest, compared with what plain tools say."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest

from publication.site.digest import seal, site_digest, wrong_with

PAGE = "<p><code data-digest>0000000000000000</code></p>"


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "über uns").mkdir(parents=True)
    (site / "index.html").write_text(PAGE)
    (site / "über uns" / "index.html").write_text(PAGE.replace("0" * 16, "0" * 64))
    (site / "Zebra.txt").write_text("<code data-digest>0000000000000000</code> is left alone here")
    seal(site, "2026-01-31", "abc")
    return site


def test_the_digest_is_shown_and_the_site_is_whole(sealed: Path) -> None:
    digest = site_digest(sealed)
    assert digest[:16] in (sealed / "index.html").read_text()
    assert digest in (sealed / "über uns" / "index.html").read_text()
    assert digest not in (sealed / "Zebra.txt").read_text()
    assert wrong_with(sealed) == []
    assert (sealed / "digest.txt").read_text().startswith(f"# version: 2026-01-31\n# commit: abc\n# digest: {digest}\n")


def test_it_is_the_digest_that_its_definition_says(sealed: Path) -> None:
    lines = [
        (name, hashlib.sha256(content.encode()).hexdigest())
        for name, content in [
            ("./Zebra.txt", (sealed / "Zebra.txt").read_text()),
            ("./index.html", PAGE),
            ("./über uns/index.html", PAGE.replace("0" * 16, "0" * 64)),
        ]
    ]
    assert site_digest(sealed) == hashlib.sha256("".join(f"{digest}  {name}\n" for name, digest in lines).encode()).hexdigest()


def test_plain_tools_agree(sealed: Path) -> None:
    checked = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "digest.txt"], cwd=sealed, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    commands = (
        r"""find . -name '*.html' -exec sed -i -E 's|(<code data-digest>)[0-9a-f]{16}(</code>)|\10000000000000000\2|g' {} +; """
        r"""find . -name '*.html' -exec sed -i -E 's|(<code data-digest>)[0-9a-f]{64}(</code>)|\1'"$(printf '%064d' 0)"'\2|g' {} +; """
        r"""find . -type f ! -path ./digest.txt -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum"""
    )
    digest = site_digest(sealed)
    told = subprocess.run(["sh", "-c", commands], cwd=sealed, capture_output=True, text=True, check=True)
    assert told.stdout.split()[0] == digest


def test_sealing_again_changes_nothing(sealed: Path) -> None:
    before = {path: path.read_bytes() for path in sealed.rglob("*") if path.is_file()}
    seal(sealed, "2026-01-31", "abc")
    assert {path: path.read_bytes() for path in sealed.rglob("*") if path.is_file()} == before


def test_what_changed_is_named(sealed: Path) -> None:
    (sealed / "Zebra.txt").write_text("other")
    (sealed / "new.html").write_text("new")
    faults = wrong_with(sealed)
    assert faults[:2] == ["new.html is not in digest.txt", "Zebra.txt is not what was built"]
    assert faults[2].startswith("the digest is ")


def test_a_page_with_another_digest_is_named(sealed: Path) -> None:
    page = sealed / "index.html"
    page.write_text(PAGE.replace("0" * 16, "f" * 16))
    assert wrong_with(sealed) == ["index.html is not what was built", "index.html shows another digest"]


def test_without_a_list(tmp_path: Path) -> None:
    assert wrong_with(tmp_path) == ["digest.txt is missing: this site was not sealed by a build"]
