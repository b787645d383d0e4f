"""Plausible Markdown: what people type on GitHub and for Material, right and wrong, in any order and nesting.

Each piece is a pair: as a page of this site has it, and as GitHub has to be given it to show the same. They differ only where this
site has a notation of its own (ids of headings, notes, definitions).
"""

from __future__ import annotations

from hypothesis import strategies as st

Pair = tuple[str, str]

WORDS = st.sampled_from(
    ["police", "a drone", "the court held", "data", "in 2024", "the", "3 of 5", "who asks", "so it is", "État", "§ 98c", "x"]
)
PHRASES = st.sampled_from(
    [
        *(
            "*word*",
            "_word_",
            "**word**",
            "__word__",
            "***both***",
            "**a *b* c**",
            "*a **b** c*",
            "**bold:**text",
            "** loose **",
            "*open",
            "a*b*c",
        ),
        *("snake_case_name", "__init__", "2 * 3 * 4", "*a*b", "a_b_", "**a**b", "***a** b*", "*a**b*", "_a_b_", "* *", "**", "_", "*(a)*b"),
        *("`code`", "``a`b``", "`` ` ``", "`open", "`a|b`", "`[x]`", "`*`", "`<b>`", "`a\\`", "` a `", "`a``b`"),
        *(
            "[text](page.md)",
            "[text](page.md#part)",
            '[text](page.md "Title")',
            "[text](a page.md)",
            "[text](<a page.md>)",
            "[text](../law.md #a)",
        ),
        *(
            "[text] (page.md)",
            "[text](page.md",
            "[a [b] c](page.md)",
            "[](page.md)",
            "[text]()",
            "[text](page(1).md)",
            "[*em*](page.md)",
            "[`c`](a.md)",
        ),
        *("![alt](picture.svg)", "![alt](a picture.png)", "![](p.svg)", "![*a*](p.svg)", "[![a](p.svg)](page.md)", '![a](p.svg "T")'),
        *(
            "[drones][drones]",
            "[drones][]",
            "[drones]",
            "[the drones] [drones]",
            "[facial recognition]",
            "[x][unknown]",
            "[sic]",
            "\\[sic\\]",
        ),
        *(
            "<https://example.org>",
            "https://example.org/a_b",
            "www.example.org",
            "<name@example.org>",
            "name@example.org",
            "(https://example.org)",
        ),
        *("[^1]", "[^2]", "[^note]", "[^missing]", "[@key]", "@user", "#123", "#tag", "[x]", "[ ] open", "[[wiki]]", "[!NOTE]"),
        *(
            "~~gone~~",
            "~gone~",
            "~5",
            "H~2~O",
            "==mark==",
            "^^in^^",
            "x^2^",
            "++ctrl+c++",
            ":smile:",
            ":+1:",
            "12:30:45",
            "$x$",
            "$5",
            "$$y$$",
        ),
        *(
            "&copy;",
            "&copy",
            "AT&T",
            "&amp;",
            "&#169;",
            "&nbsp;",
            "&lt;b&gt;",
            "5 < 6",
            "a > b",
            "<b>x</b>",
            "<br>",
            "<x",
            "<!-- c -->",
            "a<b>c",
        ),
        *("\\*", "\\_", "\\~", "\\|", "\\`", "\\#", "\\.", "\\a", "\\\\", "\\<b>", "\\&copy;", "\\!", "\\$", "\\:", "\\-", '\\"'),
        *(
            '"quoted"',
            "it's",
            "...",
            "--",
            "---",
            "–",
            "(c)",
            "+1",
            "1.",
            "a | b",
            "{#id}",
            "{: .c}",
            "{ .c }",
            "{{ x }}",
            "{% x %}",
            "\u00a0",
            "\u200b",
        ),
        *("a\tb", "two  spaces", "%20", "100%", "a/b", "C:\\x", "!", "[", "]", "](", "!", "![", "(a)", "1)", "a:b", "|"),
    ]
)


@st.composite
def lines(draw: st.DrawFn, *, most: int = 3) -> list[str]:
    """One or more lines of words and phrases."""
    found = []
    for _ in range(draw(st.integers(1, most))):
        # Most of what people write is words; the more signs, the sooner one of them is a fault.
        pieces = draw(st.lists(st.one_of(WORDS, WORDS, WORDS, WORDS, PHRASES), min_size=1, max_size=3))
        found.append(" ".join(pieces))
    return found


@st.composite
def paragraphs(draw: st.DrawFn) -> Pair:
    text = lines()
    break_ = draw(st.sampled_from(["\n"] * 6 + ["  \n", "\\\n", " \n", "<br>\n", "\n ", "\n    "]))
    begin = draw(st.sampled_from([""] * 8 + [" ", "   ", "    ", "\t", "\u00a0", "• ", "+ ", "7. ", "2024. ", "-", "\\- ", "| "]))
    found = begin + break_.join(draw(text))
    return found, found


@st.composite
def headings(draw: st.DrawFn) -> Pair:
    # What attr_list takes at the end of a heading is text on GitHub.
    title = draw(lines(most=1))[0].replace("{", "")
    kind = draw(st.sampled_from(["with id", "with id", "plain", "closed", "no space", "setext", "two lines", "indented", "deep", "class"]))
    plain = {
        "closed": f"## {title} ##",
        "no space": f"##{title}",
        "setext": f"{title}\n-----",
        "two lines": f"{title}\nmore\n=====",
        "indented": f"  ## {title}",
        "deep": f"####### {title}",
    }.get(kind, f"## {title}")
    return (f"{plain} {{#an-id}}" if kind == "with id" else f"{plain} {{: .c }}" if kind == "class" else plain), plain


@st.composite
def lists(draw: st.DrawFn) -> Pair:
    marks = draw(st.sampled_from(["-", "-", "*", "+", "1.", "1.", "3.", "1)", "a.", "- [ ]", "mixed"]))
    indents = draw(st.sampled_from([(0, 4, 8), (0, 4, 8), (0, 2, 4), (0, 3, 6), (0, 1, 2), (2, 6, 10), (0, 5, 9), (0, 8, 12)]))
    between = draw(st.sampled_from(["\n", "\n", "\n", "\n\n", "\n\n\n"]))
    items, level = [], 0
    for number in range(1, 1 + draw(st.integers(1, 5))):
        level = min(2, max(0, draw(st.integers(0, level + 1))))
        mark = draw(st.sampled_from(["-", "*", "1.", "2)"])) if marks == "mixed" else marks
        mark = f"{number + int(mark[0]) - 1}{mark[1]}" if mark[0].isdigit() and draw(st.booleans()) else mark
        space = draw(st.sampled_from([" "] * 8 + ["  ", "    ", "\t", "\u00a0"]))
        item = " " * indents[level] + mark + space + draw(lines(most=1))[0]
        more = draw(
            st.sampled_from(
                [""] * 8 + ["\nlazy", "\n  aligned", "\n\n    paragraph", "\n\n  two", "\n\n   three", "\n\n        code", "\n    > q"]
            )
        )
        fence = draw(
            st.sampled_from(
                [""] * 12 + ["\n    ```\n    x\n    ```", "\n\n    ```\n    x\n    ```", "\n\n    | a | b |\n    | - | - |\n    | 1 | 2 |"]
            )
        )
        items.append(item + more + fence)
    found = between.join(items)
    return found, found


@st.composite
def quotations(draw: st.DrawFn) -> Pair:
    begin = draw(st.sampled_from(["> ", "> ", ">", "> > ", ">> ", " > ", "> - ", "> 1. ", "> ## ", ">     "]))
    first = draw(st.sampled_from([""] * 6 + ["> [!NOTE]\n", "> [!WARNING] Title\n", "> **Note**\n>\n"]))
    between = draw(st.sampled_from(["\n> ", "\n> ", "\n>\n> ", "\n", "\n\n> ", "\n>> "]))
    found = first + begin + between.join(draw(lines()))
    return found, found


@st.composite
def code(draw: st.DrawFn) -> Pair:
    fence = draw(st.sampled_from(["```", "```", "~~~", "````"]))
    info = draw(st.sampled_from(["", "", "yaml", " python", "mermaid", '{ .yaml title="x" }', "yaml hl_lines=1", "c++", "text title"]))
    body = draw(
        st.sampled_from(["a: b", "a\n\nb", "# x", "- a\n- b", "<b>", "[x]", "  indented", "!!! note", "```", "", "~~strike~~ [^1]"])
    )
    end = draw(st.sampled_from([fence] * 6 + ["", fence + "`", "  " + fence]))
    indented = draw(st.sampled_from([False] * 6 + [True]))
    found = "    a: b\n\n    c" if indented else f"{fence}{info}\n{body}\n{end}"
    return found, found


@st.composite
def tables(draw: st.DrawFn) -> Pair:
    width = draw(st.integers(1, 3))
    edge = draw(st.sampled_from(["| ", "| ", "| ", ""]))
    rule = draw(st.sampled_from(["---", "---", ":-:", "--:", "-", ":--"]))
    rows = [[draw(st.one_of(WORDS, PHRASES)) for _ in range(width)] for _ in range(draw(st.integers(1, 3)))]
    shown = [edge + " | ".join(row) + (" |" if edge else "") for row in rows]
    more = draw(st.sampled_from([0] * 8 + [1, -1]))
    shown.insert(1, edge + " | ".join([rule] * max(1, width + more)) + (" |" if edge else ""))
    if draw(st.sampled_from([False] * 6 + [True])):
        shown.append(draw(st.sampled_from(["| one |", "| 1 | 2 | 3 | 4 |", "text below", "a | b | c", "- item", "> q", "|"])))
    found = "\n".join(shown)
    return found, found


@st.composite
def others(draw: st.DrawFn) -> Pair:
    found = draw(
        st.sampled_from(
            [
                *(
                    "---",
                    "***",
                    "* * *",
                    "_____",
                    "- - -",
                    "====",
                    "[TOC]",
                    "[[_TOC_]]",
                    "*[HTML]: Hyper",
                    "--8<-- 'a.md'",
                    "::: module",
                    "[drones]: x.md",
                ),
                *(
                    "[a]: page.md\n\nSee [a].",
                    "[a]: <a page.md> 'T'\n\nSee [a][].",
                    "<div>\nx\n</div>",
                    "<details>\n<summary>S</summary>\nx\n</details>",
                ),
                *(
                    "!!! note\nText",
                    "!!! note\n  Text",
                    "!!! note\n\n   Text",
                    "??? \n    x",
                    "??? tip\nx",
                    "=== One\n    x",
                    '=== "One"\nText',
                ),
                *("/// note\nText", "/// unknown\nText\n///", "///\n\n/// note", "$$\nx\n$$", "```math\nx\n```"),
                *(
                    "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x",
                    "#  x",
                    "#",
                    "##",
                    "-",
                    "1.",
                    ">",
                    "|",
                    "\\",
                    "`",
                    "* ",
                    "+",
                    "\u00a0",
                    "&nbsp;",
                    "\f",
                    "\v",
                ),
                *(": x", "# One\n: b", "- a\n: b", "<!-- x -->", "Term\n:b"),
            ]
        )
    )
    return found, found


@st.composite
def footnotes(draw: st.DrawFn) -> Pair:
    name = draw(st.sampled_from(["1", "1", "2", "note", "Note", "a b"]))
    more = draw(st.sampled_from([""] * 5 + ["\n    more", "\n\n    second", "\nlazy", "\n\n    - a\n    - b", "\n  two"]))
    found = f"[^{name}]: {draw(lines(most=1))[0]}{more}"
    mark = draw(st.sampled_from(["", f"Text[^{name}] and [^{name}].\n\n", f"Text[^{name}].\n\n"]))
    return mark + found, mark + found


SIMPLE = st.one_of(paragraphs(), headings(), lists(), quotations(), code(), tables(), others(), footnotes())


@st.composite
def ours(draw: st.DrawFn) -> Pair:
    """A notation of this site around something simple, and what shows the same on GitHub."""
    inside, same = draw(st.one_of(paragraphs(), lists(), quotations(), tables()))
    kind = draw(st.sampled_from(["note", "titled", "definition", "admonition", "details", "block", "tab"]))
    indented = "\n".join(f"    {line}" if line else "" for line in inside.split("\n"))
    box = f'<div class="admonition">\n\n{same}\n\n</div>'
    # What is indented below a definition would belong to it.
    end = "\n\nAfter."
    if kind == "note":
        return f"/// note\n{inside}\n///{end}", box + end
    if kind == "titled":
        return f"/// warning | Mind\n\n{inside}\n\n///{end}", box + end
    if kind == "block":
        return f"/// details | Mind\n    open: true\n\n{inside}\n///{end}", box + end
    if kind == "definition":
        return f"Term\n\n:   {indented[4:]}{end}", f"<dl><dt>Term</dt><dd>\n\n{same}\n\n</dd></dl>{end}"
    begin = {"admonition": "!!! note", "details": '??? tip "Mind"', "tab": '=== "One"'}[kind]
    between = draw(st.sampled_from(["\n", "\n\n"]))
    return f"{begin}{between}{indented}{end}", box + end


@st.composite
def texts(draw: st.DrawFn) -> Pair:
    """A page's text: as this site has it, and as GitHub has to be given it."""
    text, same = "", ""
    for _ in range(draw(st.integers(1, 4))):
        mine, theirs = draw(st.one_of(SIMPLE, SIMPLE, SIMPLE, ours()))
        between = draw(st.sampled_from(["\n\n"] * 8 + ["\n", "\n", "\n\n\n", "\n \n"])) if text else ""
        if mine != theirs and text:
            between = "\n\n"
        text, same = text + between + mine, same + between + theirs
    return f"{text}\n", f"{same}\n"
