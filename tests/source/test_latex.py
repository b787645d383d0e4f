import pytest

from publication.source.latex import as_latex, html_as_latex, marked


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (r"M\"uller, {\"O}zg\"ur, \'{\i}, \v{S}, \c{c}, \k a, {\aa}, \L{}\'od\'z", "Müller, Özgür, í, Š, ç, ą, å, Łódź"),
        (r"``quoted'' --- a -- b~c\ldots", "“quoted” — a – b c…"),
        (r"5\% \& 3\# \$1 a\_b \{x\} \S\,7 \textcopyright", "5% & 3# $1 a_b {x} § 7 ©"),
        (r"{\it a \textbf{b}} c", "<i>a <b>b</b></i> c"),
        (r"a {b \it c} d \bfseries e", "a b <i>c</i> d <b>e</b>"),
        (r"H$_2$O, 10$^{th}$, $\alpha$", "H<sub>2</sub>O, 10<sup>th</sup>, α"),
        (r"\foreignlanguage{german}{Das} \url{https://e.org/a_b}", "Das https://e.org/a_b"),
        ("Иванов, Παπαδόπουλος", "Иванов, Παπαδόπουλος"),
        ("soft\u00adhyphen, zero\u200bwidth, two  spaces\u00a0here", "softhyphen, zerowidth, two spaces here"),
    ],
)
def test_words(value: str, words: str) -> None:
    assert marked(value) == (words, [])


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (r"\foo{x}", r"`\foo`"),
        (r"\begin{x}y\end{x}", r"`\begin{x}`"),
        (r"\begin{itemize}y\end{itemize}", r"`\begin{itemize}`"),
        (r"\[x_{ij}^{k_l}\]", "the formula"),
        ("{a", "'}'"),
        (r"\href{a}{b}", r"`\href`"),
    ],
)
def test_what_is_not_known_is_named(value: str, said: str) -> None:
    (fault,) = marked(value)[1]
    assert said in fault


def test_html_becomes_latex_or_is_named() -> None:
    assert html_as_latex('<span class="nocase">UK</span> <span style="font-variant:small-caps;">x</span>') == (r"{UK} \textsc{x}", [])
    assert html_as_latex("a < b > c") == ("a < b > c", [])
    assert html_as_latex("<i>never closed")[1] == ["<i>"]
    assert html_as_latex("closed</i>")[1] == ["<i>"]
    assert html_as_latex("&nothing;")[1] == ["&nothing;"]


def test_signs_of_latex_are_escaped_once_and_formulas_left() -> None:
    assert as_latex(r"a & b \& c_d $x_1$ 5%") == r"a \& b \& c\_d $x_1$ 5\%"
