"""From the model to the objects of the export."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, get_args

from publication import model
from publication.citations.entries import citable, stem
from publication.citations.reference import reference
from publication.exports import data_types, types
from publication.exports.file_types import Publication, head
from publication.exports.texts import TextWriter
from publication.model.addresses import feed, json_file, markdown_view
from publication.model.evidence import cited_keys
from publication.model.practice import question_anchor
from publication.model.site import Site
from publication.model.sources import unmarked
from publication.model.targets import GLOSSARY, HOME, LAW, PRACTICE, SOURCES_PAGE, Target
from publication.model.text import Section
from publication.source.markdown import read_markdown

Made = TypeVar("Made", bound=types.Exported)


@dataclass(frozen=True)
class Objects:
    """Makes the objects of one publication for one site. `cited_by` gives the pages that cite a source, by its key."""

    publication: model.Publication
    site: Site
    found: Mapping[str, Target]
    cited_by: Mapping[str, Iterable[model.Page]]

    @cached_property
    def writer(self) -> TextWriter:
        """Writes the texts."""
        return TextWriter(self.site.address, self.found)

    def whole(self) -> Publication:
        """The publication in one object."""
        found = self.publication
        lists = (name for name in type(found.vocabulary).model_fields if name != "place")
        return Publication.model_validate(
            head("publication", self.publication, self.site)
            | {
                "title": self.site.name,
                "description": self.site.description,
                "recommendations": tuple(self.recommendation(entry) for entry in found.recommendations),
                "technologies": tuple(self.technology(entry) for entry in found.technologies),
                "common_questions": tuple(self.question(entry) for entry in found.questions),
                "retired_questions": tuple(self._made(types.RetiredQuestion, entry) for entry in found.retired_questions),
                "pages": tuple(self.page(page) for page in found.all_pages if page in found.pages),
                "sources": tuple(self.source(entry) for entry in found.sources),
                "instruments": tuple(self.instrument(entry) for entry in found.instruments),
                "cases": tuple(self.case(entry) for entry in found.cases),
                "terms": tuple(self.term(entry) for entry in found.terms),
                "timeline": tuple(self.event(entry) for entry in found.timeline),
                "vocabulary": {
                    name: tuple(self._made(data_types.Word, word) for word in getattr(found.vocabulary, name)) for name in lists
                },
            }
        )

    def page(self, page: model.Page) -> types.Page:
        """A page that is neither a Recommendation nor a technology."""
        return self._made(types.Page, page, page.path, id=page.address.rstrip("/") or "index", **self._page(page))

    def recommendation(self, entry: model.Recommendation) -> types.Recommendation:
        """A Recommendation, with what the technologies say of it."""
        number, technologies = entry.number, self.publication.technologies
        return self._made(
            types.Recommendation,
            entry,
            entry.path,
            **self._page(entry),
            json_url=self.site.address + json_file(entry),
            feed_url=self.site.source.address + feed(entry),
            related=_recommendations(entry.related),
            authentic=tuple(
                self._made(types.Authentic, each, url=each.address or None) for each in self.publication.authentic if each.number == number
            ),
            relations=tuple(self.relation(page, relation) for page, relation in self.publication.relations_to(number)),
            does_not_bear=tuple(
                self.no_bearing(page, each) for page in technologies for each in page.does_not_bear if each.recommendation == number
            ),
            no_evidence_found=tuple(
                self.no_bearing(page, each) for page in technologies for each in page.no_evidence_found if each.recommendation == number
            ),
            not_yet_examined=tuple(page.id for page in technologies if number in page.not_yet_examined),
            **self._law(lambda law: number in law.recommendations),
        )

    def technology(self, entry: model.Technology) -> types.Technology:
        """A technology, with its relations and questions."""
        return self._made(
            types.Technology,
            entry,
            entry.path,
            **self._page(entry),
            json_url=self.site.address + json_file(entry),
            feed_url=self.site.source.address + feed(entry),
            relations=tuple(self.relation(entry, relation) for relation in entry.relations),
            does_not_bear=tuple(self.no_bearing(entry, each) for each in entry.does_not_bear),
            no_evidence_found=tuple(self.no_bearing(entry, each) for each in entry.no_evidence_found),
            not_yet_examined=_recommendations(entry.not_yet_examined),
            questions=tuple(self.question(each, entry) for each in entry.questions),
            **self._law(lambda law: entry.id in law.technologies),
        )

    def relation(self, page: model.Technology, relation: model.Relation) -> types.Relation:
        """A relation of a technology to a Recommendation."""
        name = f"{page.id}-{relation.recommendation}-{relation.kind}"
        return self._made(types.Relation, relation, page.path, id=name, **self._pair(page, relation))

    def no_bearing(self, page: model.Technology, entry: model.NoBearing) -> types.NoBearing:
        """A pair of a technology and a Recommendation without a relation."""
        return self._made(types.NoBearing, entry, page.path, **self._pair(page, entry))

    def question(self, entry: model.Question, page: model.Technology | None = None) -> types.Question:
        """A question of a technology; without one, a question that is common to all."""
        return self._made(
            types.Question,
            entry,
            page.path if page else HOME,
            id=f"{page.id}/{entry.id}" if page else entry.id,
            url=self.writer.place(page.path, f"question-{entry.id}") if page else self.writer.place(PRACTICE, question_anchor(entry.id)),
            recommendations=_recommendations(entry.recommendations),
            instruments=tuple(f"law-{each}" for each in entry.instruments),
            cases=tuple(f"case-{each}" for each in entry.cases),
        )

    def source(self, entry: model.Source) -> data_types.Source:
        """A source, and the pages that cite it."""
        doi = entry.fields.get("doi")
        return self._made(
            data_types.Source,
            entry,
            id=entry.key,
            url=self.writer.place(SOURCES_PAGE, entry.key),
            title=unmarked(entry.title),
            year=int(entry.year) if entry.year.isdecimal() else None,
            region=entry.fields.get("region", ""),
            country=entry.countries,
            seen=entry.fields.get("seen", ""),
            doi=doi,
            source_url=f"https://doi.org/{doi}" if doi else entry.fields.get("url"),
            reference=self._text(reference(entry, plain=True), SOURCES_PAGE),
            fields={name: unmarked(value) for name, value in sorted(entry.fields.items())},
            cited_by=tuple(self.writer.place(page.path) for page in self.cited_by.get(entry.key, ())),
        )

    def instrument(self, entry: model.Instrument) -> data_types.Instrument:
        """An instrument of the law page."""
        asks = tuple(self._made(data_types.Provision, each, LAW) for each in entry.asks)
        return self._made(data_types.Instrument, entry, LAW, asks=asks, **self._anchored(entry, "law"))

    def case(self, entry: model.Case) -> data_types.Case:
        """A decision of the law page."""
        return self._made(data_types.Case, entry, LAW, **self._anchored(entry, "case"))

    def term(self, entry: model.Term) -> data_types.Term:
        """A glossary entry."""
        return self._made(
            data_types.Term,
            entry,
            GLOSSARY,
            id=f"term-{entry.id}",
            url=self.writer.place(GLOSSARY, f"term-{entry.id}"),
            used_on=tuple(self.writer.place(page.path) for page in self.publication.uses_of(entry.id)),
        )

    def event(self, entry: model.Event) -> data_types.Event:
        """An entry of the timeline."""
        page = next((page.path for page in self.publication.pages if page.layout == "timeline"), HOME)
        return self._made(data_types.Event, entry, page)

    def _made(self, kind: type[Made], entry: object, page: str = "", **more: object) -> Made:
        """An object of `kind` with the fields `more`, and what `entry` has under the names of the others.

        What the type calls a Text is given in its forms, as it stands on `page`; what is empty is null where the type allows that.
        """
        for name, field in kind.model_fields.items():
            if name in more:
                continue
            value, allowed = getattr(entry, name), get_args(field.annotation)
            if not value and type(None) in allowed:
                value = None
            elif types.Text in (field.annotation, *allowed):
                value = self._text(value, page)
            more[name] = value
        return kind.model_validate(more)

    def _pair(self, page: model.Technology, bearing: model.Bearing) -> dict[str, object]:
        recommendation = f"rec-{bearing.recommendation}"
        return {
            "url": self.writer.place(page.path, f"on-{bearing.recommendation}"),
            "technology": page.id,
            "technology_url": self.writer.place(page.path),
            "recommendation": recommendation,
            "recommendation_url": self.writer.leads_to(recommendation),
        }

    def _anchored(self, entry: model.Instrument | model.Case, prefix: str) -> dict[str, object]:
        name = f"{prefix}-{entry.id}"
        return {"id": name, "url": self.writer.place(LAW, name), "recommendations": _recommendations(entry.recommendations)}

    def _page(self, page: model.Page) -> dict[str, object]:
        # A page that is not translated has its other forms in the English site.
        site = self.site.source if self.publication.in_english(page) else self.site
        cited = site.address + stem(page)
        return {
            "url": self.writer.place(page.path),
            "markdown_url": site.address + markdown_view(page),
            "language": self.publication.language_of(page),
            "translation": state.status if (state := self.publication.state(page)) else None,
            "citation": types.Citation(bibtex=f"{cited}.bib", ris=f"{cited}.ris", csl_json=f"{cited}.json") if citable(page) else None,
            "introduction": self._text(beginning, page.path) if (beginning := page.body.beginning()) else None,
            "sections": tuple(self._section(page, section) for section in page.body.sections().values()),
            "sources": tuple(cited_keys(page, self.publication)),
        }

    def _section(self, page: model.Page, section: Section) -> types.Section:
        read = read_markdown(section.text, references=self.found)
        return types.Section(
            id=section.id,
            url=self.writer.place(page.path, section.id),
            title=section.title,
            language=self.publication.language_of(page, section.id),
            markdown=self.writer.markdown(section.text, page.path),
            html=self.writer.html(section.text, page.path),
            plain=self.writer.plain(section.text, page.path),
            sources=tuple(dict.fromkeys(mention.target for mention in read.citations)),
            mentions=tuple(dict.fromkeys(mention.target for mention in read.references)),
        )

    def _law(self, concerns: Callable[[model.Law], bool]) -> dict[str, object]:
        return {
            "instruments": tuple(f"law-{entry.id}" for entry in self.publication.instruments if concerns(entry)),
            "cases": tuple(f"case-{entry.id}" for entry in self.publication.cases if concerns(entry)),
        }

    def _text(self, text: str, page: str) -> types.Text:
        return types.Text(markdown=self.writer.markdown(text, page), plain=self.writer.plain(text, page))


def _recommendations(numbers: Iterable[int]) -> tuple[str, ...]:
    return tuple(f"rec-{number}" for number in numbers)
