from mkdocs_bibtex.plugin import BibTexPlugin

from publication.citations.footnotes import gathered, marks, with_footnotes
from publication.citations.reference import reference
from publication.model import Publication
from publication.site.references import give

SOURCES_PAGE = "../sources.md"


def test_citations_become_marks_and_the_sources_stand_below_once(publication: Publication) -> None:
    text = with_footnotes("One [@ewca2020bridges; @fra2019facial]. Two [@fra2019facial].\n", publication, SOURCES_PAGE)
    body, *notes = text.strip().split("\n\n")
    assert body == "One[^ewca2020bridges][^fra2019facial]. Two[^fra2019facial]."
    first, second = notes[0].splitlines()
    assert first.startswith("[^ewca2020bridges]: ")
    assert second.startswith("[^fra2019facial]: ")
    assert second.endswith("(../sources.md#fra2019facial).")
    assert reference(publication.by_key["fra2019facial"], publication.wording) in second


def test_a_title_says_its_language_except_where_the_text_stays_markdown(publication: Publication) -> None:
    fields = {"title": "T", "langid": "de", "kind": "official report"}
    foreign = publication.by_key["fra2019facial"].model_copy(update={"fields": fields, "names": {}, "date": None})
    changed = Publication(**{**dict(publication), "sources": (foreign,)})
    assert "*T*{: lang=de } (no date). Official report." in with_footnotes("One [@fra2019facial].", changed, SOURCES_PAGE)
    assert "*T* (no date). Official report." in with_footnotes("One [@fra2019facial].", changed, SOURCES_PAGE, plain=True)


def test_a_text_without_citations_stays(publication: Publication) -> None:
    assert with_footnotes("Nothing is cited.\n", publication, SOURCES_PAGE) == "Nothing is cited.\n"


def test_a_key_that_no_source_has_is_named(publication: Publication) -> None:
    assert with_footnotes("One [@nobody].", publication, SOURCES_PAGE) == "One(unknown source: nobody)."
    assert marks(["fra2019facial", "nobody"], publication) == "[^fra2019facial](unknown source: nobody)"


def test_citations_side_by_side_become_one() -> None:
    assert gathered("One [@a] [@b; @c][@d], two.[@a]") == "One[@a; @b; @c; @d], two.[@a]"
    assert gathered("A [link](there) [text] and [@a]\n[@b]") == "A [link](there) [text] and[@a]\n[@b]"


def test_the_plugin_writes_what_is_written_without_it(publication: Publication) -> None:
    text = "One [@ewca2020bridges; @fra2019facial] [@fra2019facial]. Two [@nobody; @fra2019facial], [link](there)."
    plugin = BibTexPlugin()
    plugin.load_config({"bib_dir": "data", "enable_inline_citations": False})
    registry = give(plugin, publication)
    known = ("ewca2020bridges", "fra2019facial")
    registry.words = {key: words for key in known if (words := registry.seen_from("docs/law.md", key))}
    assert registry.seen_from("docs/law.md", "nobody") is None
    written = plugin.on_page_markdown(gathered(text), None, None, None)
    assert written.split() == with_footnotes(text, publication, "sources.md").split()
    assert written.count("(unknown source: nobody)") == 1


def test_without_a_publication_a_preview_shows_citations_as_they_are_written() -> None:
    plugin = BibTexPlugin()
    plugin.load_config({"bib_dir": "data", "enable_inline_citations": False})
    give(plugin, None)
    assert plugin.on_page_markdown("One[@nobody].", None, None, None).strip() == "One[@nobody]."
