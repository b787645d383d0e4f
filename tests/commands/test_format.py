from __future__ import annotations

import pytest

from publication.commands import main
from publication.commands.format import formatted
from publication.source.bibliography import read_bibliography
from tests.conftest import ROOT, Miniature

BIB = "data/sources.bib"
PASTED = """\
% The sources.

@online{zoe2020,
  title = {Z},
  date = {2020}
}
% beside the next
@comment{jabref-meta: databaseType:bibtex;}
@article{Müller_2019,
  AUTHOR = "M{\\"u}ller, Ann", Title = {<i>A</i> &amp; B},
  journal = {J & K}, year = 2019, month = apr, file = {/home/me/a.pdf}, abstract = {Words},
  keywords = {x}, pages = {1-9}, url = {\\url{https://e.org/a\\_b}}, jounral = {Kept}
}
"""
IN_ORDER = """\
% The sources.

@article{muller2019,
  author = {M{\\"u}ller, Ann},
  title = {\\emph{A} \\& B},
  journaltitle = {J \\& K},
  pages = {1--9},
  date = {2019-04},
  url = {https://e.org/a_b},
  jounral = {Kept},
}

@online{zoe2020,
  title = {Z},
  date = {2020},
}
"""


def test_a_pasted_export_is_put_in_order_and_it_is_said_what_was_done() -> None:
    text, done, faults = formatted(PASTED)
    assert text.replace("% beside the next\n", "") == IN_ORDER
    assert "% beside the next" in text, "no remark is lost"
    assert faults == []
    said = "\n".join(done)
    for words in ("Müller_2019 is now called muller2019", "takes out `file`, `abstract`, `keywords`", "`@comment`", r"`\&` for a bare `&`"):
        assert words in said


def test_what_is_in_order_stays() -> None:
    text = (ROOT / BIB).read_text(encoding="utf-8")
    assert formatted(text) == (text, [], [])
    once = formatted(PASTED)[0]
    assert formatted(once)[0] == once


def test_order_changes_nothing_that_is_read() -> None:
    before = {source.title: source for source in read_bibliography(PASTED, BIB).sources}
    after = {source.title: source for source in read_bibliography(formatted(PASTED)[0], BIB).sources}
    assert set(before) == set(after)
    for title, source in after.items():
        told = {"key": source.key, "place": source.place, "untidy": ()}
        assert before[title].model_copy(update=told) == source


@pytest.mark.parametrize(
    "broken", ["@misc{a,\n  title {B}\n}\n", "words outside\n", "@misc{HCNM2006,\n  title = {B},\n}\n", "@misc{x2020, title = {A"]
)
def test_nothing_is_written_while_something_would_be_lost(mini: Miniature, capsys: pytest.CaptureFixture[str], broken: str) -> None:
    line = mini.append(BIB, broken)
    before = mini.path(BIB).read_text(encoding="utf-8")
    assert main(["format", "--root", str(mini.root)]) == 1
    assert mini.path(BIB).read_text(encoding="utf-8") == before
    assert f"{BIB}:{line + ('title {B}' in broken)}: " in capsys.readouterr().out


def test_the_command_and_then_one_message(mini: Miniature, capsys: pytest.CaptureFixture[str]) -> None:
    mini.write(BIB, PASTED.replace(", jounral = {Kept}", "") + mini.path(BIB).read_text(encoding="utf-8"))
    mini.append("docs/index.md", "\nText [@muller2019; @zoe2020].\n")
    assert main(["format", "--root", str(mini.root)]) == 0
    assert "takes out `file`" in capsys.readouterr().out
    assert [problem.message for problem in mini.problems() if "muller2019" in problem.message] == [
        "`muller2019`: @article lacks `kind`, `region`, `seen`; add them"
    ]


def test_a_file_that_is_no_utf_8_or_not_there(mini: Miniature, capsys: pytest.CaptureFixture[str]) -> None:
    mini.path(BIB).write_bytes(b"caf\xe9")
    assert main(["format", "--root", str(mini.root)]) == 1
    mini.path(BIB).unlink()
    assert main(["format", "--root", str(mini.root)]) == 1
    assert "No such file" in capsys.readouterr().err
