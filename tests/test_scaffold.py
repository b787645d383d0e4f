import pytest
import yaml

from publication.commands.scaffold import in_navigation, scalar, slug_of, with_entry, with_source

BIB = "% The sources.\n\n@misc{a2000,\n  title = {A},\n}\n\n% About the next.\n@misc{m2000,\n  title = {M},\n}\n"


@pytest.mark.parametrize(("key", "follows"), [("b2000", "}\n\n@misc{b2000"), ("z2000", "}\n\n@misc{z2000"), ("0a", "sources.\n\n@misc{0a")])
def test_a_source_comes_in_the_order_of_the_keys(key: str, follows: str) -> None:
    text = with_source(BIB, key, "misc", {"title": "New", "url": ""})
    assert follows in text
    assert text.replace(f"@misc{{{key},\n  title = {{New}},\n}}\n", "").split() == BIB.split()
    assert "% About the next.\n@misc{m2000" in text


def test_a_first_source() -> None:
    assert with_source("", "a2000", "misc", {"title": "A"}) == "@misc{a2000,\n  title = {A},\n}\n"


def test_signs_that_latex_takes_for_its_own_are_escaped_but_in_addresses() -> None:
    text = with_source("", "a2000", "misc", {"title": r"A & B \& C", "url": "https://example.org/?a=1&b_c=2"})
    assert text == "@misc{a2000,\n  title = {A \\& B \\& C},\n  url = {https://example.org/?a=1&b_c=2},\n}\n"


LIST = "# Terms.\n- id: a\n  group: one\n- id: b\n  group: one # as a\n\n# The second group.\n- id: c\n  group: two\n"


def test_an_entry_comes_after_the_last_of_its_group_and_remarks_stay() -> None:
    text = with_entry(LIST, {"id": "n", "group": "one", "definition": "X: y.", "sources": []}, "group")
    assert text == LIST.replace("- id: b", "- id: n\n  group: one\n  definition: 'X: y.'\n  sources: []\n- id: b")
    assert with_entry(LIST, {"id": "n", "group": "two"}, "group") == LIST + "- id: n\n  group: two\n"
    assert with_entry(LIST, {"id": "n", "group": "three"}, "group").endswith("- id: n\n  group: three\n")


def test_a_spaced_list_stays_spaced_and_long_texts_are_folded() -> None:
    text = with_entry("- id: a\n  court: X\n\n- id: b\n  court: Y\n", {"id": "n", "court": "X", "facts": "word " * 60}, "court")
    assert text.startswith("- id: a\n  court: X\n\n- id: n\n  court: X\n  facts: >-\n    word")
    assert "\n\n- id: b" in text
    assert yaml.safe_load(text)[1]["facts"] == " ".join(["word"] * 60)


@pytest.mark.parametrize("text", ["plain", "a: b", "# no", "yes", "2024", "'x'", '"y"', "- z", "…", "two\nlines", "[a", "null"])
def test_what_is_written_is_read_again(text: str) -> None:
    assert yaml.safe_load(f"key: {scalar(text)}") == {"key": text}


def test_ids_of_titles() -> None:
    assert slug_of("Drones & other aircraft (2024)") == "drones-other-aircraft-2024"
    assert slug_of("Полиция") == ""


NAV = "nav:\n  - Technologies:\n      - technologies/index.md\n      - Across: # all\n          - technologies/ai.md\n      - Operations:\n          - technologies/cars.md\n  - Law: law.md\n"


def test_the_navigation() -> None:
    assert "cars.md\n          - technologies/drones.md\n  - Law" in in_navigation(NAV, "drones", "Operations", ["ai", "cars"])
    assert "cars.md\n          - technologies/drones.md\n  - Law" in in_navigation(NAV, "drones", "Elsewhere", ["ai", "cars"])
    with pytest.raises(ValueError, match="by hand"):
        in_navigation(NAV, "drones", "Elsewhere", [])
