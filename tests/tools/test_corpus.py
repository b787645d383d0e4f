"""The corpus of the bench is a publication without a fault, however large."""

from __future__ import annotations

import sys
from pathlib import Path

from publication.checks import every_problem
from publication.source.load import load
from tests.conftest import ROOT

sys.path.append(str(ROOT / "tools"))

from bench.corpus import write_corpus


def test_a_larger_publication_has_so_many_pages_and_no_fault(tmp_path: Path) -> None:
    wanted = 100
    assert write_corpus(ROOT, tmp_path, wanted) == wanted
    loaded = load(tmp_path)
    assert [str(problem) for problem in every_problem(loaded)] == []
    assert loaded.publication is not None
    assert len(loaded.publication.all_pages) == wanted
    assert set(loaded.publication.navigation) == {page.path for page in loaded.publication.all_pages}
