"""Material's style sheets, reduced to what the built pages and scripts can use of them.

Of 150 KB a page of this site needs a tenth. A rule goes when its selector names an element, class, id or attribute that no page has, and
no script in quotation marks; a custom property when nothing asks for it; an animation when nothing runs it. What a selector denies
(`:not(…)`) counts for nothing. A preview uses them whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

SHEET = "assets/stylesheets/material.css"
"""Where Material's sheets are in a site that has no sheet of its own (`extra_css`)."""
LAYER = "@layer material"
_TAG = re.compile(r"""<([a-z][\w-]*)((?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*/?>""")
_ATTRIBUTE = re.compile(r"""([\w:-]+)(?:=("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_REMARK = re.compile(r"(?:^|\s)//\s[^\n]*|/\*.*?\*/", re.DOTALL)
_TEXT = re.compile(r"""(["'`])(.*?)\1""")
_ASKED = re.compile(r"var\(\s*(--[\w-]+)")
_RUN = re.compile(r"animation(?:-name)?:([^;}]+)")
_PROPERTY = re.compile(r"""(?<=[{;])(--[\w-]+):(?:"[^"]*"|'[^']*'|[^;}"'])*;?""")
_FRAMES = re.compile(r"@(?:-\w+-)?keyframes\s+([\w-]+)\s*\{(?:[^{}]*\{[^{}]*\})*\s*\}")
_EMPTY = re.compile(r"[^{};]*\{\}")
_AROUND = re.compile(r"""("[^"]*"|'[^']*')|(?:\s|/\*.*?\*/)*([{};])(?:\s|/\*.*?\*/)*|/\*.*?\*/""", re.DOTALL)


def reduce_sheets(site: Path, files: Iterable[str]) -> None:
    """Reduce Material's sheets among `files` of the built site in the folder `site`; no sheet keeps comments and spaces. Raises OSError."""
    texts = {site / name: (site / name).read_text(encoding="utf-8") for name in sorted(files) if name.endswith((".html", ".js", ".css"))}
    pages, scripts, sheets = ({path: text for path, text in texts.items() if path.suffix == kind} for kind in (".html", ".js", ".css"))
    found = used(pages.values(), scripts.values())
    parts = {path: text.partition(LAYER + "{") for path, text in sheets.items()}
    others = [*pages.values(), *(own for own, *_ in parts.values())]
    for path, (own, begins, layer) in parts.items():
        text = _AROUND.sub(lambda match: match[1] or match[2] or "", own).strip() + "\n"
        path.write_text(text + reduced(begins + layer, found, others), encoding="utf-8")


def used(pages: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """What selectors may name: elements, `.class`, `#id`, `[attribute]` and `[attribute=value]` of pages; words in quotes of scripts."""
    found: set[str] = {"*", "html"}
    for page in pages:
        for name, attributes in set(_TAG.findall(page)):
            found.add(name)
            for key, written in _ATTRIBUTE.findall(attributes):
                value = written.strip("\"'")
                found |= {f"[{key}]", f"[{key}={value}]"}
                found |= {f".{each}" for each in value.split()} if key == "class" else {f"#{value}"} if key == "id" else set()
        scripts = [*scripts, *_SCRIPT.findall(page)]
    texts = {text for script in set(scripts) for _, text in _TEXT.findall(_REMARK.sub("", script))}
    for word in {word for text in texts for word in re.findall(r"[\w-]+", text)}:
        found |= {word, f".{word}", f"#{word}", f"[{word}]"}
    return found


def reduced(sheet: str, found: set[str], others: Iterable[str] = ()) -> str:
    """The `sheet` with the rules that name only what was `found`; `others` may ask for its custom properties."""
    asked = {name for other in others for name in _ASKED.findall(other)}
    result, before = "".join(_rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), found)), ""
    while result != before:  # a property that goes may have been the only one to ask for another
        before, wanted, run = result, asked | set(_ASKED.findall(result)), " ".join(_RUN.findall(result))
        result = _PROPERTY.sub(lambda match: match[0] if match[1] in wanted else "", result)  # noqa: B023 - called at once
        result = _EMPTY.sub("", _FRAMES.sub(lambda match: match[0] if match[1] in run else "", result))  # noqa: B023
    return result


def _rules(nodes: Iterable[Node], found: set[str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, AtRule) and node.at_keyword in ("media", "supports", "layer") and node.content is not None:
            if inside := "".join(_rules(tinycss2.parse_rule_list(node.content, True, True), found)):
                yield f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{{{inside}}}"
        elif isinstance(node, QualifiedRule):
            parts = [list(part) for comma, part in groupby(node.prelude, lambda each: each == ",") if not comma]
            if kept := [tinycss2.serialize(part).strip() for part in parts if _names(part) <= found]:
                yield f"{','.join(kept)}{{{tinycss2.serialize(node.content).strip()}}}"
        else:
            yield node.serialize()


def _names(tokens: list[Node]) -> set[str]:
    """What a selector asks to be there."""
    names, before = set[str](), ""
    for token in tokens:
        if token.type == "ident" and not before.endswith(":"):
            names.add(f".{token.value}" if before == "." else token.lower_value)
        elif token.type == "hash":
            names.add(f"#{token.value}")
        elif token.type == "[] block":
            key, *rest = [each for each in token.content if each.type != "whitespace"]
            names.add(f"[{key.value}={rest[1].value}]" if rest[:1] == ["="] else f"[{key.value}]")
        before = token.value if token.type == "literal" else ""
    return names
