from publication.pages.pictures import with_pictures

DRAWINGS = {"docs/pictures/a.svg": '<?xml version="1.0"?>\n<svg><title>A</title></svg>\n'}


def test_a_picture_is_set_into_the_page_with_caption_and_words() -> None:
    text = 'Before.\n\n![A "line" & a <dot>](../pictures/a.svg "What it is")\n\nAfter.\n'
    result = with_pictures(text, "docs/technologies/x.md", DRAWINGS, "In words")
    assert "<svg><title>A</title></svg>" in result
    assert "<?xml" not in result
    assert "<figcaption><p>What it is</p><details>" in result
    assert '<summary>In words</summary><p>A "line" &amp; a &lt;dot&gt;</p>' in result
    assert result.startswith("Before.\n\n<figure")
    assert result.endswith("</figure>\n\nAfter.\n")


def test_a_caption_can_be_left_out() -> None:
    assert "<figcaption><details>" in with_pictures("![x](pictures/a.svg)", "docs/index.md", DRAWINGS, "In words")


def test_other_images_are_left_as_they_are() -> None:
    for text in ("![x](b.svg)", "![x](a.png)", "Text ![x](pictures/a.svg) text"):
        assert with_pictures(text, "docs/index.md", DRAWINGS, "In words") == text
