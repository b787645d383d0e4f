"""The templates of the editions, and the XML and HTML of a chapter."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import etree
from lxml.etree import _Element as Element
from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"
_WRAPPER = re.compile(r"\A<(\w+)[^>]*>(.*)</\1>\s*\Z", re.DOTALL)


def filled(template: str, **values: Any) -> str:
    """A template with its values; what is not marked safe is escaped."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(template).render(**values)


def template_file(name: str) -> str:
    """A style sheet or script of the editions."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def safe(text: str) -> Markup:
    """A text of ours that is markup already."""
    return Markup(text)  # noqa: S704 - rendered from our pages, or a file beside this one


def inside(element: Element, link: Callable[[str], str], method: str) -> str:
    """What stands in an element, as `xml` or `html`. `link` says where an address of the book leads in this format."""
    shown = deepcopy(element)
    shown.tail = None
    for anchor in shown.iter("a"):
        if (href := anchor.get("href")) is not None:
            anchor.set("href", link(href))
    for mark in shown.xpath(".//a[@class='noteref']"):
        mark.set("role", "doc-noteref")
    match = _WRAPPER.match(etree.tostring(shown, encoding="unicode", method=method))
    return match.group(2) if match else ""
