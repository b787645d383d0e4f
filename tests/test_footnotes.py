from publication.citations.footnotes import with_footnotes, with_unknown_named, worded
from publication.model import Publication

SOURCES_PAGE = "../sources.md"


def test_citations_become_marks_and_the_sources_stand_below_once(publication: Publication) -> None:
    text = with_footnotes("One [@ewca2020bridges; @fra2019facial]. Two [@fra2019facial].\n", publication, SOURCES_PAGE)
    body, *notes = text.strip().split("\n\n")
    assert body == 'One[^ewca2020bridges]<sup class="between">, </sup>[^fra2019facial]. Two[^fra2019facial].'
    first, second = notes[0].splitlines()
    assert first.startswith("[^ewca2020bridges]: ")
    assert second.startswith("[^fra2019facial]: ")
    assert second.endswith("(../sources.md#fra2019facial)")
    assert publication.by_key["fra2019facial"].citation in second


def test_a_title_says_its_language_except_where_the_text_stays_markdown(publication: Publication) -> None:
    foreign = publication.by_key["fra2019facial"].model_copy(update={"shown": "*T*{: lang=de }.", "citation": "*T*."})
    changed = Publication(**{**dict(publication), "sources": (foreign,)})
    assert "*T*{: lang=de }. Official report." in with_footnotes("One [@fra2019facial].", changed, SOURCES_PAGE)
    assert "*T*. Official report." in with_footnotes("One [@fra2019facial].", changed, SOURCES_PAGE, plain=True)


def test_a_text_without_citations_stays(publication: Publication) -> None:
    assert with_footnotes("Nothing is cited.\n", publication, SOURCES_PAGE) == "Nothing is cited.\n"


def test_an_unknown_key_gets_no_mark(publication: Publication) -> None:
    assert with_footnotes("One [@nobody].", publication, SOURCES_PAGE) == "One ."


def test_footnotes_that_are_no_sources_stay(publication: Publication) -> None:
    assert worded("[^own]: A note.", publication, SOURCES_PAGE) == "[^own]: A note."


def test_an_unknown_source_is_named_in_a_preview_and_a_known_one_left() -> None:
    text = "One [@a; @nobody]. Two [@a]. Three [@nobody; @nothing]."
    shown = "One (unknown source: nobody). Two [@a]. Three (unknown source: nobody)(unknown source: nothing)."
    assert with_unknown_named(text, {"a"}) == shown
