import pytest

from publication.source.bibliography import read_bibliography


def test_the_line_of_an_entry_is_known() -> None:
    bibliography = read_bibliography("% note\n\n@misc{a,\n title = {A}\n}\n@misc{b,\n title = {B}\n}\n", "b")
    assert [(source.key, source.place.line) for source in bibliography.sources] == [("a", 3), ("b", 6)]


def test_a_broken_entry_does_not_take_the_others_with_it() -> None:
    bibliography = read_bibliography("@misc{a,\n title = {A}\n}\n@misc{b,\n title {B}\n}\n@misc{c,\n title = {C}\n}\n", "b")
    assert [source.key for source in bibliography.sources] == ["a", "c"]
    assert [(problem.id, problem.place.line) for problem in bibliography.problems] == [("bibliography", 5)]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("@misc{a,\n title = {A},\n", 1, "premature end of file"),
        ("\n@misc{,\n title = {A}}\n", 2, "entry key expected"),
        ("@misc{a, title = unknown}\n", 1, "undefined string"),
        ("@misc{a, title = {A}}\nStray words\n@misc{b, title = {B}}", 2, "is outside every entry"),
        ("@comment{jabref-meta: fileDirectory:C:/me;}\n@misc{a, title = {A}}", 1, "`make format` takes it out"),
        ("@string{j = {Journal}}\n@article{a, title = {A}, journal = j}", 1, "`make format` writes its text where it is used"),
        ("@misc{a, title = {A}, title = {B}}", 1, "has `title` twice"),
        ("@misc{a, title = {A}, jounral = {B}}", 1, "did you mean `journal`?"),
        ("@misc{a, title = {A}, journal = {B}, journaltitle = {C}}", 1, "says something else"),
        (r"@misc{a, title = {A \foo{b}}}", 1, r"`\foo`"),
        (r"@misc{a, title = {$\sum_{i=1}^{n_k}$}}", 1, "the formula"),
        ("@misc{a, title = {A <mml:math>x</mml:math>}}", 1, "`<mml:math>`"),
        ("@misc{a, title = {A}, date = {May 2024}}", 1, "write it as 2024-06-13"),
        ("@misc{a, title = {A}, date = {2023-02-30}}", 1, "not in the calendar"),
        ("@misc{a, title = {A}, year = {2024}, month = {Mai}}", 1, "the month `Mai`"),
        ("@misc{a, title = {A}, date = {2024}, year = {2023}}", 1, "keep the right one"),
        ("@misc{a, title = {A}, eprint = {xyz}}", 1, "needs `eprinttype`"),
        ("@misc{a, title = {A}, author = {Smith, A., Jones, B., Brown, C.}}", 1, "too many commas"),
        ("@misc{a, title = {A}, author = {Smith, Ann, Jones}}", 1, "no suffix"),
        ("@misc{a, title = {A}, author = {Smith, A.; Jones, B.}}", 1, "more than one name"),
        ("@misc{a, title = {A}, author = {Smith J, Jones K}}", 1, "initials before a comma"),
        ("@misc{a, title = {A}, author = {Ministry of Justice}}", 1, "looks like a body"),
        ("@misc{a, title = {A}, author = {Smith, A. and and Jones, B.}}", 1, "a name is missing"),
    ],
)
def test_what_cannot_be_read_is_a_fault_with_its_line(text: str, line: int, said: str) -> None:
    problems = read_bibliography(text, "b").problems
    assert [(problem.place.line, said in problem.message) for problem in problems] == [(line, True)], problems


def test_a_fault_outside_every_entry_is_not_held_against_the_next() -> None:
    bibliography = read_bibliography("write to me@example.org\n@misc{a, title = {A}}", "b")
    assert [source.key for source in bibliography.sources] == ["a"]
    assert [problem.place.line for problem in bibliography.problems] == [1]


def test_an_entry_that_does_not_end_leaves_the_next_whole() -> None:
    bibliography = read_bibliography("@misc{a,\n title = {A},\n\n@misc{b,\n title = {B}\n}\n", "b")
    assert [source.key for source in bibliography.sources] == ["b"]
    assert [problem.place.line for problem in bibliography.problems] == [4]


SAME = [
    ("@misc{a, title={A}, date={2024-4-5}}", "@misc{a, title={A}, date={2024-04-05}}"),
    ("@misc{a, title={A}, author={Smith, Ann, Jr.}}", "@misc{a, title={A}, author={Smith, Jr., Ann}}"),
    ("@misc{a, title={A}, language={German}, langid={ngerman}}", "@misc{a, title={A}, langid={german}}"),
    (
        r"@misc{a, title={A}, note={See \url{https://e.org/a_b%20c~d&e#f}}}",
        r"@misc{a, title={A}, note={See https://e.org/a\_b\%20c\textasciitilde{}d\&e\#f}}",
    ),
    ("@techreport{a, title={A}, year=2024, month=apr}", "@report{a, title={A}, date={2024-04}}"),
    ('@misc{a, title="A", year="2024", month="04"}', "@misc{a, title={A}, date={2024-04}}"),
    ("@misc{a, title={A}, year={2024}, month={5~April}}", "@misc{a, title={A}, date={2024-04-05}}"),
    ('@misc{a, title={A}, year=2024, month=5 # "~" # apr}', "@misc{a, title={A}, date={2024-04-05}}"),
    ("@misc{a, title={A}, year={2024}, month={May/June}}", "@misc{a, title={A}, date={2024-05/2024-06}}"),
    ("@misc{a, title={A}, year={2024}, month={Spring}}", "@misc{a, title={A}, date={2024-21}}"),
    ("@misc{a, title={A}, year={2024}, month={4}, day={5}}", "@misc{a, title={A}, date={2024-04-05}}"),
    ("@misc{a, title={A}, year={c. 1999}}", "@misc{a, title={A}, date={1999~}}"),
    ("@misc{a, title={A}, year={[1999]}}", "@misc{a, title={A}, date={1999?}}"),
    ("@misc{a, title={A}, year={2019--2020}}", "@misc{a, title={A}, date={2019/2020}}"),
    ("@misc{a, title={A}, year={n.d.}}", "@misc{a, title={A}}"),
    ("@misc{a, title={A}, year={in press}}", "@misc{a, title={A}, pubstate={in press}}"),
    ("@misc{a, title={A}, date={2024-05-03T12:00:00Z}}", "@misc{a, title={A}, date={2024-05-03}}"),
    ("@article{a, title={A}, journal={J}, number=3}", "@article{a, title={A}, journaltitle={J}, issue={3}}"),
    ("@phdthesis{a, title={A}, school={U}}", "@thesis{a, title={A}, institution={U}, type={phdthesis}}"),
    ("@misc{a, title={A}, howpublished={\\url{https://e.org/a_b}}}", "@misc{a, title={A}, url={https://e.org/a_b}}"),
    (r"@misc{a, title={A}, url={https://e.org/a{\_}b\%20{\textasciitilde}c}}", "@misc{a, title={A}, url={https://e.org/a_b%20~c}}"),
    ("@misc{a, title={A}, doi={https://doi.org/10.1000/x}}", "@misc{a, title={A}, doi={10.1000/x}}"),
    ("@misc{a, title={A}, url={http://dx.doi.org/10.1000/x}}", "@misc{a, title={A}, doi={10.1000/x}}"),
    (
        "@misc{a, title={A}, archivePrefix={arXiv}, eprint={arXiv:2101.00001}}",
        "@misc{a, title={A}, eprint={2101.00001}, eprinttype={arxiv}}",
    ),
    ("@misc{a, title={A}, pages={pp. 12-19, 21—23}}", "@misc{a, title={A}, pages={12--19, 21--23}}"),
    ("@misc{a, title={A}, language={de-AT}}", "@misc{a, title={A}, langid={german}}"),
    (
        r"@misc{a, title={R\&amp;D &lt;5 &#8211; \textless i\textgreater{}x\textless/i\textgreater{}}}",
        r"@misc{a, title={R\&D <5 -- \emph{x}}}",
    ),
    ("@misc{a, title={A}, author={Smith, Ann and et al.}}", "@misc{a, title={A}, author={Smith, Ann and others}}"),
    (
        "@misc{a, title={A}, author={family=Berg, given=Jan, prefix=van der, useprefix=true}}",
        "@misc{a, title={A}, author={van der Berg, Jan}}",
    ),
    ("@misc(a, title={Mu\u0308ller})", "@misc{a, title={M\u00fcller}}"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_classic_bibtex_and_the_habits_of_programs_read_the_same(one: str, other: str) -> None:
    first, second = (read_bibliography(text, "b") for text in (one, other))
    assert first.problems == second.problems == ()
    assert first.sources == second.sources


def test_what_is_private_is_named_for_make_format_and_not_read() -> None:
    text = r"@misc{a, title={A & B}, file={C:\\Users\\me.pdf}, abstract={Words}, mendeley-groups={x}, bdsk-url-1={y}, owner={me}}"
    (source,) = read_bibliography(text, "b").sources
    assert source.fields == {"title": "A & B"}
    takes, writes = source.untidy
    assert takes == "takes out `file`, `abstract`, `mendeley-groups`, `bdsk-url-1`, `owner`"
    assert writes.startswith(r"writes `\&` for a bare `&`")
