import re
import subprocess
import sys

import pytest

from publication.commands import main
from tests.conftest import ROOT, Miniature


def test_a_valid_publication(mini: Miniature, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(mini.root)]) == 0
    assert capsys.readouterr().out.endswith(f"no problem in {len(mini.publication().all_pages)} pages, 2 sources, 2 relations\n")


def test_a_day_that_is_none_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--today", "tomorrow"])
    assert "write one as 2026-11-28" in capsys.readouterr().err


def test_faults_are_listed_and_counted(mini: Miniature, capsys: pytest.CaptureFixture[str]) -> None:
    mini.append("docs/index.md", "\n[this][rec-99]\n")
    assert main(["check", "--root", str(mini.root)]) == 1
    said = capsys.readouterr()
    assert re.fullmatch(
        r"docs/index\.md:\d+: \[unknown-reference\] [^\n]+", next(line for line in said.out.splitlines() if not line.endswith("(advice)"))
    )
    assert said.err == "1 problem\n"


def test_it_runs_without_mkdocs(mini: Miniature) -> None:
    code = (
        "import sys; sys.modules['mkdocs'] = None; from publication.commands import main; sys.exit(main(['check', '--root', sys.argv[1]]))"
    )
    result = subprocess.run([sys.executable, "-c", code, str(mini.root)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_who_stops_reading_what_is_said_gets_no_traceback(mini: Miniature) -> None:
    command = [sys.executable, "-m", "publication", "check", "--root", str(mini.root)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_faults_as_annotations(mini: Miniature, capsys: pytest.CaptureFixture[str]) -> None:
    mini.append("docs/index.md", "\n[this][rec-99]\n")
    assert main(["check", "--format", "github", "--root", str(mini.root)]) == 1
    assert re.search(
        r"^::error file=docs/index\.md,line=\d+,title=unknown-reference::nothing has .+$", capsys.readouterr().out, re.MULTILINE
    )
