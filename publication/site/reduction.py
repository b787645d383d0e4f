"""Material's style sheet, reduced to what the built pages and scripts can use of it.

Of 150 KB a page of this site needs a tenth. A rule goes when its selector names an element, class, id or attribute that no page and no
script has; a custom property when nothing asks for it; an animation when nothing runs it. What a selector denies (`:not(…)`) counts for
nothing. A preview uses the sheet whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

SHEET = "assets/stylesheets/material.css"
"""Where the sheet is in the site."""

_TAG = re.compile(r"""<([a-z][\w-]*)((?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*/?>""")
_ATTRIBUTE = re.compile(r"""([\w:-]+)(?:=("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL)
_ASKED = re.compile(r"var\(\s*(--[\w-]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")
_BLOCKS = ("media", "supports", "layer")


def in_layer(sheets: Iterable[str]) -> str:
    """The sheets as one, in a cascade layer (CSS Cascade 5, section 6.4): every rule outside of it outweighs every rule in it."""
    return "@layer material{" + "\n".join(sheet.replace('@charset "UTF-8";', "") for sheet in sheets) + "}\n"


def reduce_sheet(site: Path) -> None:
    """Reduce the sheet of the built site in the folder `site`, and take the comments out of all. Raises OSError."""
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    scripts = [path.read_text(encoding="utf-8") for path in (site / "assets").rglob("*.js")]
    others = [path.read_text(encoding="utf-8") for path in site.rglob("*.css") if path != site / SHEET]
    for path in site.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        path.write_text(_SPACE.sub("\n", _COMMENT.sub("", text)).lstrip(), encoding="utf-8")
    text = (site / SHEET).read_text(encoding="utf-8")
    (site / SHEET).write_text(reduced(text, used(pages, scripts), [*pages, *others]), encoding="utf-8")


def used(pages: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """What selectors may name: elements, `.class`, `#id`, `[attribute]` and `[attribute=value]` of pages; any word of a script."""
    found: set[str] = {"*", "html"}
    for page in pages:
        for name, attributes in set(_TAG.findall(page)):
            found.add(name)
            for key, written in _ATTRIBUTE.findall(attributes):
                value = written.strip("\"'")
                found |= {f"[{key}]", f"[{key}={value}]"}
                found |= {f".{each}" for each in value.split()} if key == "class" else {f"#{value}"} if key == "id" else set()
        scripts = [*scripts, *_SCRIPT.findall(page)]
    for word in {word for script in set(scripts) for word in re.findall(r"[\w-]+", script)}:
        found |= {word, f".{word}", f"#{word}", f"[{word}]"}
    return found


def reduced(sheet: str, found: set[str], others: Iterable[str] = ()) -> str:
    """The `sheet` with the rules that name only what was `found`; `others` may ask for its custom properties."""
    asked = {name for other in others for name in _ASKED.findall(other)}
    nodes = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    result = "".join(_rules(nodes, found))
    while True:  # a property that goes may have been the only one to ask for another
        wanted = asked | set(_ASKED.findall(result))
        run = set(re.findall(r"animation(?:-name)?:([^;}]+)", result))
        smaller = "".join(_properties(tinycss2.parse_stylesheet(result), wanted, " ".join(run)))
        if smaller == result:
            return result
        result = smaller


def _rules(nodes: Iterable[Node], found: set[str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, AtRule) and node.at_keyword in _BLOCKS and node.content is not None:
            inside = "".join(_rules(tinycss2.parse_rule_list(node.content, True, True), found))
            if inside:
                yield f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{{{inside}}}"
        elif isinstance(node, QualifiedRule):
            kept = [text for text in _selectors(node.prelude) if _names(tinycss2.parse_component_value_list(text)) <= found]
            if kept:
                yield f"{','.join(kept)}{{{tinycss2.serialize(node.content).strip()}}}"
        else:
            yield node.serialize()


def _selectors(prelude: list[Node]) -> list[str]:
    parts: list[list[Node]] = [[]]
    for node in prelude:
        parts.append([]) if node == "," else parts[-1].append(node)
    return [tinycss2.serialize(part).strip() for part in parts]


def _names(tokens: list[Node]) -> set[str]:
    """What a selector asks to be there."""
    names: set[str] = set()
    before = ""
    for token in tokens:
        if token.type == "ident" and not before.endswith(":"):
            names.add(f".{token.value}" if before == "." else token.lower_value)
        elif token.type == "hash":
            names.add(f"#{token.value}")
        elif token.type == "[] block":
            key, *rest = [each for each in token.content if each.type != "whitespace"]
            exact = rest and rest[0] == "="
            names.add(f"[{key.value}={rest[1].value}]" if exact else f"[{key.value}]")
        before = token.value if token.type == "literal" else ""
    return names


def _properties(nodes: Iterable[Node], wanted: set[str], run: str) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, AtRule) and node.at_keyword in _BLOCKS and node.content is not None:
            inside = "".join(_properties(tinycss2.parse_rule_list(node.content), wanted, run))
            yield f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{{{inside}}}"
        elif isinstance(node, QualifiedRule):
            found = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            kept = [each for each in found if isinstance(each, Declaration) and (not each.name.startswith("--") or each.name in wanted)]
            if kept:
                yield f"{tinycss2.serialize(node.prelude)}{{{';'.join(each.serialize().rstrip(';') for each in kept)}}}"
        elif not (isinstance(node, AtRule) and node.at_keyword == "keyframes" and tinycss2.serialize(node.prelude).strip() not in run):
            yield node.serialize()
