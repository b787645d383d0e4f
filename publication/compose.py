"""What a page says, put together: its own text and what the publication knows about it, as one Markdown text.

Layouts (`overrides/layouts/*.md`) are Jinja templates that write Markdown, so that references, citations, contents and search
treat the computed parts like any other text. Words that readers see come from `data/interface/`, not from the layouts.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from publication.citations import FORMATS, WHOLE, citable, coins, contributors, heading, stem
from publication.dates import day, written
from publication.evidence import profile
from publication.exports import addresses
from publication.exports.reference import every_type
from publication.links import LAW, Target
from publication.markdown_source import CITATION, CITATION_KEY
from publication.matrix import NO_BEARING, NO_EVIDENCE, OPEN, count_states, matrix
from publication.model import Example, Page, Publication, Word
from publication.pictures import with_pictures
from publication.practice import by_part, chosen_by, part_of, question_anchor
from publication.revision import Site
from publication.strips import strip


class _Compiled(BytecodeCache):
    """Keeps compiled layouts: each page has an environment of its own, and compiling takes longer than writing."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.codes[bucket.key, bucket.checksum] = bucket.code


@dataclass(frozen=True)
class Composer:
    """Composes the pages of one publication for one site. `layouts` is the folder of the layouts."""

    publication: Publication
    site: Site
    layouts: Path
    found: Mapping[str, Target]
    _compiled: _Compiled = field(default_factory=_Compiled, init=False, repr=False, compare=False)

    def compose_all(self) -> dict[str, str]:
        """The Markdown of every page, by path. What shows which pages cite a source comes last."""
        last = [page for page in self.publication.all_pages if page.layout in ("sources", "coverage")]
        texts = {page.path: self.compose(page) for page in self.publication.all_pages if page not in last}
        cited_by = self.cited_by(texts)
        return texts | {page.path: self.compose(page, cited_by=cited_by) for page in last}

    def compose(self, page: Page, **more: Any) -> str:
        """The Markdown of one page, title included."""
        template = self._environment(page).get_template(f"{page.layout}.md")
        text = template.render(page=page, sections=page.body.sections(), **more)
        return with_pictures(text, page.path, self.publication.drawings, self.publication.words["picture"]["in_words"])

    def cited_by(self, texts: Mapping[str, str]) -> dict[str, list[Page]]:
        """The pages that cite a source, by its key, in the order of the navigation; `texts` are the composed pages by path."""
        cited: dict[str, list[Page]] = {}
        for path, text in texts.items():
            keys = {key for match in CITATION.finditer(text) for key in CITATION_KEY.findall(match.group(1))}
            for key in sorted(keys):
                cited.setdefault(key, []).append(self.publication.by_path[path])
        return cited

    def _environment(self, page: Page) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(self.layouts),
            bytecode_cache=self._compiled,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,  # noqa: S701 - the output is Markdown, written by ourselves from our own files
        )
        environment.globals.update(
            publication=self.publication,
            site=self.site,
            revision=self.site.revision,
            editions=self.site.editions,
            results=self.site.results,
            words=self.publication.words,
            vocabulary=self.publication.vocabulary,
            canonical=self.site.address + page.address,
            whole=WHOLE,
            citation_title=heading(page, self.publication),
            coins=coins(page, self.publication, self.site) if citable(page) else "",
            citation_author=contributors(self.publication, self.site),
            citation_links=[(name, Target(f"docs/{stem(page)}.{ending}", "", "").seen_from(page.path)) for ending, name in FORMATS.items()],
            law=Target(LAW, "", "").seen_from(page.path),
            link_to=lambda target: Target(target.path, "", "").seen_from(page.path),
            url_of=lambda target, anchor="": self._url(page, target.address, anchor),
            file=lambda name: Target(f"docs/{name}", "", "").seen_from(page.path),
        )
        if page.layout in _TABLES:
            environment.globals.update(_TABLES[page.layout](self.publication))
        environment.filters.update(
            cite=cite,
            day=day,
            written=written,
            quote=quote,
            by=by,
            pairs=pairs,
            profile=lambda found: profile(found, self.publication),
            strip=lambda found: strip(found, self.publication),
            question_anchor=question_anchor,
            listed_questions=lambda example: by_part(self.publication, chosen_by(self.publication, example)),
            tally=lambda example: self._tally(example),
            part_of=lambda question: part_of(self.publication, question),
            ref=self._reference,
            label_of=lambda word, name: self.publication.vocabulary.label(name, word),
        )
        environment.tests["citable"] = citable
        environment.tests["has"] = lambda values, value: value in values
        return environment

    def _tally(self, example: Example) -> str:
        """How many questions of a worked example have which answer, in the words of the check itself."""
        given = Counter(answer.answer for answer in example.answers)
        shown = len(chosen_by(self.publication, example))
        numbers = {name: given[name] for name in self.publication.words["practice"]["answers"]}
        return str(self.publication.words["practice"]["script"]["shown"]).format(shown=shown, open=shown - given.total(), **numbers)

    def _url(self, page: Page, address: str, anchor: str = "") -> str:
        """An address of the site as the HTML of a page writes it; MkDocs rewrites links in Markdown only."""
        relative = posixpath.relpath("/" + address, "/" + page.address) + ("/" if address.endswith("/") or not address else "")
        return f"{relative}#{anchor}" if anchor else relative

    def _reference(self, name: str, text: str = "") -> str:
        return f"[{text or self.found[name].name}][{name}]"


def cite(keys: Iterable[str]) -> str:
    """The citation of some sources, as mkdocs-bibtex reads it; nothing for none."""
    listed = "; ".join(f"@{key}" for key in keys)
    return f"[{listed}]" if listed else ""


def quote(text: str) -> str:
    """A text as a Markdown quotation."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def by(items: Iterable[Any], name: str) -> list[tuple[Any, list[Any]]]:
    """Items in groups of equal `name`, groups and items in the order in which they come."""
    groups: dict[Any, list[Any]] = {}
    for item in items:
        groups.setdefault(attrgetter(name)(item), []).append(item)
    return list(groups.items())


def pairs(words: Iterable[Word]) -> list[tuple[str, str]]:
    """Words of a closed list as value and label of a choice."""
    return [(word.id, word.label) for word in words]


def _matrix_tables(publication: Publication) -> dict[str, Any]:
    kinds = publication.vocabulary.relation_kinds
    labels = dict(pairs(kinds)) | {state: publication.words["states"][state] for state in (NO_EVIDENCE, NO_BEARING, OPEN)}
    counts = count_states(publication)
    return {
        "matrix": matrix(publication),
        "states": counts,
        "state_label": labels.__getitem__,
        "kind_options": [(state, label) for state, label in labels.items() if counts[state]],
        "states_by_label": [(labels[state], number) for state, number in counts.items()],
    }


def _choices(publication: Publication) -> dict[str, Any]:
    name = publication.words["recommendation"]["name"]
    return {
        "technology_options": [(technology.id, technology.title) for technology in publication.technologies],
        "recommendation_options": [(entry.number, f"{name} {entry.number}") for entry in publication.recommendations],
        "court_options": [(court, court) for court, _ in by(publication.cases, "court")],
        "year_options": [(year, year) for year in sorted({source.year for source in publication.sources if source.year}, reverse=True)],
    }


def _coverage_tables(publication: Publication) -> dict[str, Any]:
    def sources_by(field: str, vocabulary: str) -> list[tuple[str, int]]:
        counts = Counter(source.fields.get(field, "") for source in publication.sources)
        return [(word.label, counts[word.id]) for word in getattr(publication.vocabulary, vocabulary)]

    return {"sources_by": sources_by, **_matrix_tables(publication)}


def _export_tables(publication: Publication) -> dict[str, Any]:
    first = {kind: next(iter(entries), None) for kind, entries in addresses.by_kind(publication).items()}
    examples = [(addresses.json_file(entry), kind) for kind, entry in first.items() if entry is not None]
    return {
        "exported": [(addresses.WHOLE, "publication"), *examples, (addresses.RELATIONS, "relations"), (addresses.MATRIX, "matrix")],
        "schemas": {kind: addresses.schema_file(kind) for kind in ("publication", *first)},
        "export_types": every_type(),
    }


_TABLES: dict[str, Callable[[Publication], dict[str, Any]]] = {
    "matrix": _matrix_tables,
    "law": _choices,
    "sources": _choices,
    "coverage": _coverage_tables,
    "data": _export_tables,
    "changes": lambda _: {"feed": addresses.FEED},
}
"""What a layout needs beyond the publication itself."""
