"""Sources as biblatex. Year and month are beside the date, for programs that know classic BibTeX alone."""

from __future__ import annotations

from collections.abc import Iterable

from publication.model.sources import MARK, Name, Source
from publication.source.biblatex import FIELDS, VERBATIM
from publication.source.latex import as_latex

_COMMANDS = {"i": "emph", "b": "textbf", "sup": "textsuperscript", "sub": "textsubscript", "sc": "textsc"}


def bibtex(sources: Iterable[Source]) -> str:
    """The entries, one after the other."""
    return "\n".join(_entry(source) for source in sources)


def _entry(source: Source) -> str:
    written = {name: value if name in VERBATIM else _latex(value) for name, value in source.fields.items()}
    written |= {name: _names(source, name) for name in source.names}
    fields = {name: written[name] for name in FIELDS if name in written}
    point = source.date.first if source.date else None
    if point:
        fields |= {"year": source.year, **({"month": str(point.parts[1])} if len(point.parts) > 1 and point.parts[1] <= 12 else {})}
    return "".join([f"@{source.type}{{{source.key},\n", *(f"  {name} = {{{value}}},\n" for name, value in fields.items()), "}\n"])


def _names(source: Source, field: str) -> str:
    return " and ".join([*map(_name, source.names[field]), *(["others"] if field in source.others else [])])


def _name(name: Name) -> str:
    """A body in braces of its own, so that no program parts it."""
    if name.literal:
        return f"{{{as_latex(name.literal)}}}"
    return as_latex(", ".join(part for part in (f"{name.prefix} {name.family}".strip(), name.suffix, name.given) if part))


def _latex(value: str) -> str:
    return MARK.sub(lambda match: "}" if match[1] else f"\\{_COMMANDS[match[2]]}{{", as_latex(value))
