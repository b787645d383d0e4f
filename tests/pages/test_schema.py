from publication.model import Words
from publication.pages.schema import described

WORDS = Words({"or": "or", "list": "list of"})


def test_fields_are_told_by_type_and_meaning() -> None:
    fields = {
        "id": {"type": "string", "description": "Its name."},
        "when": {"type": "string", "format": "date"},
        "of": {"anyOf": [{"$ref": "#/$defs/Case"}, {"type": "null"}]},
        "all": {"type": "array", "items": {"$ref": "#/$defs/Case"}},
    }
    assert list(described({"$defs": {"Case": {"description": "A case.", "properties": fields}}}, WORDS)) == [
        (
            "Case",
            "A case.",
            [
                ("id", "string", "Its name."),
                ("when", "date", ""),
                ("of", "[Case](#type-case) or null", ""),
                ("all", "list of [Case](#type-case)", ""),
            ],
        )
    ]
    assert list(described({}, WORDS)) == []
