"""The values of BibTeX in words: LaTeX is read by pylatexenc, and what it does not know is a fault instead of a scrap in a page.

HTML that reference managers leave in titles is turned into LaTeX first (`html_as_latex`), so that a file holds one markup.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from html.entities import html5

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec
from pylatexenc.latex2text import get_default_latex_context_db as texts
from pylatexenc.latexwalker import LatexNode, LatexWalker, LatexWalkerError, get_default_latex_context_db
from pylatexenc.macrospec import MacroSpec

from publication.source.typography import set_marks

_MARKUP = {
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic"), "i"),
    **dict.fromkeys(("textbf", "mkbibbold"), "b"),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript"), "sup"),
    **dict.fromkeys(("textsubscript", "mkbibsubscript"), "sub"),
    "textsc": "sc",
}
_SWITCHES = {"em": "i", "it": "i", "itshape": "i", "sl": "i", "bf": "b", "bfseries": "b", "sc": "sc", "scshape": "sc"}
"""Each holds for the rest of its group."""
_QUOTES = ("enquote", "mkbibquote", "textquote")
_WITHOUT_EFFECT = ("text", "textrm", "textsf", "texttt", "textup", "textnormal", "textmd", "mbox", "textcyrillic", "textgreek", "textlatin")
_SIGNS = {"S": "§", "P": "¶", "copyright": "©", "pounds": "£", "euro": "€", "i": "ı", "j": "ȷ", "\\": " "}
_SIGNS |= dict.fromkeys(("/", "-", "relax", "protect"), "")
_SYNTAX = get_default_latex_context_db()
_SYNTAX.add_context_category(
    "biblatex",
    [MacroSpec(name, "{") for name in (*_MARKUP, *_QUOTES, *_WITHOUT_EFFECT)] + [MacroSpec("foreignlanguage", "{{")],
    prepend=True,
)
_ELEMENT = re.compile(r"<(/?)(?:jats:)?([A-Za-z][\w:-]*)((?:\s[^<>]*)?)(/?)\s*>")
_TYPED_ELEMENT = re.compile(
    r"\{?\\textless(?:\{\}|\}|\s)?\s*(/?\s?[A-Za-z][\w:-]*(?:\s[^<>\\]*?)?)\s*\{?\\textgreater(?:\{\}|\}|\s(?:\s*)|(?![A-Za-z]))"
)
_LATEX_OF = {"i": "emph", "em": "emph", "italic": "emph", "b": "textbf", "strong": "textbf", "bold": "textbf", "sup": "textsuperscript"}
_LATEX_OF |= {"sub": "textsubscript", "sc": "textsc", "scp": "textsc", "q": "enquote"}
_ENTITY = re.compile(r"\\?&(?:amp;)*(#\d+|#x[0-9a-fA-F]+|[A-Za-z]+\d*);")
_SCRIPT = re.compile(r"([_^])(?:\{([^{}]*)\}|(\w))")
_AS_IT_IS = re.compile(r"((?<!\\)\$[^$]*(?<!\\)\$|\\url\{[^{}]*\})")
"""A formula or an address, in which no sign is escaped."""
_BARE = re.compile(r"(?<!\\)[&%#_]")
"""A sign at which LaTeX stops, or after which it takes the rest of the line for a remark."""
_LATEX = re.compile(r"[\\{}$~%]|--|``|''|[?!]`")
_ADDRESS = re.compile(r"\\url\{([^{}]*)\}")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\x00-\x08\x0b-\x1f\x7f]")


def as_latex(text: str) -> str:
    r"""A text as the value of a field: a sign that LaTeX takes for its own has a backslash, as `\&`; one that has it already stays."""
    return "".join(part if number % 2 else _BARE.sub(r"\\\g<0>", part) for number, part in enumerate(_AS_IT_IS.split(text)))


def html_as_latex(value: str) -> tuple[str, list[str]]:
    """The value with the HTML for type in LaTeX, and the elements that are not known."""
    unknown: list[str] = []
    open_elements: list[str] = []

    def element(match: re.Match[str]) -> str:
        closing, name, attributes, empty = match.groups()
        name = name.lower()
        if name == "span" and not closing:
            name = "sc" if re.search(r"small-?caps", attributes) else "nocase"
        elif closing and open_elements and (name == "span" or open_elements[-1] == name):
            return open_elements.pop() and "}"
        if empty or closing or (name not in _LATEX_OF and name != "nocase"):
            unknown.append(f"<{match.group(2)}>")
            return match.group()
        open_elements.append(name)
        return f"\\{_LATEX_OF[name]}{{" if name in _LATEX_OF else "{"

    def entity(match: re.Match[str]) -> str:
        if not match.group(1).startswith("#") and f"{match.group(1)};" not in html5:
            unknown.append(match.group())
            return match.group()
        sign = unescape(f"&{match.group(1)};")
        return {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "<": "<", "\xa0": "~"}.get(sign, as_latex(sign))

    typed = _TYPED_ELEMENT.sub(lambda match: f"<{match.group(1)}>", value)
    text = _ELEMENT.sub(element, _ENTITY.sub(entity, typed))
    unknown += [f"<{name}>" for name in open_elements]
    return (value, list(dict.fromkeys(unknown))) if unknown else (text, [])


def marked(value: str) -> tuple[str, list[str]]:
    """The words of a value, with the markup of `publication.model.sources.MARK`, and what in it cannot be read."""
    faults: list[str] = []
    if _LATEX.search(value):
        # In an address a bare sign is no mark of LaTeX.
        value = _ADDRESS.sub(lambda match: _BARE.sub(r"\\\g<0>", match[1]).replace("~", r"\textasciitilde{}"), value)
        try:
            nodes, _, _ = LatexWalker(value, latex_context=_SYNTAX, tolerant_parsing=False).get_latex_nodes()
        except LatexWalkerError as error:
            return value, [str(error).partition("\n")[0].partition("@")[0].strip() or "LaTeX that does not end"]
        value = _Words(faults).nodelist_to_text(nodes)
    return set_marks(" ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", value)).split())), faults


class _Words(LatexNodes2Text):  # type: ignore[misc]
    """Writes LaTeX as words with markup, and notes in `faults` what is not known."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(latex_context=_KNOWN, math_mode="text")
        self.faults = faults

    def nodelist_to_text(self, nodelist: list[LatexNode]) -> str:
        for number, node in enumerate(nodelist):
            if tag := _SWITCHES.get(getattr(node, "macroname", "")):
                before, after = super().nodelist_to_text(nodelist[:number]), self.nodelist_to_text(nodelist[number + 1 :])
                return f"{before}<{tag}>{after}</{tag}>"
        return str(super().nodelist_to_text(nodelist))

    def environment_node_to_text(self, node: LatexNode) -> str:
        self.faults.append(f"`\\begin{{{node.environmentname}}}`")
        return ""

    def math_node_to_text(self, node: LatexNode) -> str:
        """A subscript or superscript, or signs that have a name; a formula is a fault."""
        formula = "".join(each.latex_verbatim() for each in node.nodelist)
        text = _SCRIPT.sub(lambda match: f"\\text{'sub' if match[1] == '_' else 'super'}script{{{match[2] or match[3]}}}", formula)
        words, wrong = marked(text)
        if wrong or re.search(r"[_^]", words):
            self.faults.append(f"the formula `${formula}$`")
        return words


def _unknown(node: LatexNode, l2tobj: _Words) -> str:
    l2tobj.faults.append(f"`\\{node.macroname}`")
    return ""


_KNOWN = texts()
"""How each command is written: pylatexenc passes whoever writes it, a `_Words`, under the name that it looks for."""
_KNOWN.add_context_category(
    "biblatex",
    [
        *(MacroTextSpec(name, f"<{tag}>%s</{tag}>") for name, tag in _MARKUP.items()),
        *(MacroTextSpec(name, "%s") for name in _WITHOUT_EFFECT),
        *(MacroTextSpec(name, sign) for name, sign in _SIGNS.items()),
        *(MacroTextSpec(name, "“%s”") for name in _QUOTES),
        MacroTextSpec("foreignlanguage", "%(2)s"),
        MacroTextSpec("href", _unknown),
    ],
    prepend=True,
)
_KNOWN.set_unknown_macro_spec(MacroTextSpec("", _unknown))
