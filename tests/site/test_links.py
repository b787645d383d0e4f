from pathlib import Path

import pytest

from publication.site.links import dead_links, files_of

ADDRESS = "https://example.org/site/"


def found(folder: Path, body: str) -> list[str]:
    """The dead links of a site of two pages, one with `body`, and a picture."""
    (folder / "law").mkdir()
    (folder / "law" / "index.html").write_text(body, encoding="utf-8")
    (folder / "index.html").write_text('<h1 id="top">Home</h1><a href=law/>Law</a>', encoding="utf-8")
    (folder / "a picture.svg").write_text("<svg/>", encoding="utf-8")
    return dead_links(folder, files_of(folder), ADDRESS)


@pytest.mark.parametrize(
    ("body", "link"),
    [
        ('<a href="../law.md">x</a>', "../law.md"),
        ("<a class=x href=../gone/>x</a>", "../gone/"),
        ('<img alt="a > b" src="../picture.svg">', "../picture.svg"),
        ('<img srcset="../a%20picture.svg 1x, ../b.svg 2x">', "../b.svg"),
        ('<a href="../#bottom">x</a>', "../#bottom"),
        ('<a href="#part">x</a>', "#part"),
        ('<link rel="stylesheet" href="../gone.css">', "../gone.css"),
        ('<script src="../gone.js"></script>', "../gone.js"),
        ('<object data="../gone.svg"></object>', "../gone.svg"),
        (f'<a href="{ADDRESS}gone/">x</a>', f"{ADDRESS}gone/"),
        ('<a href="/site/gone/">x</a>', "/site/gone/"),
    ],
)
def test_a_link_that_leads_nowhere_is_named_with_its_page(tmp_path: Path, body: str, link: str) -> None:
    (message,) = found(tmp_path, body)
    assert message.startswith(f"law/index.html has a link to {link},")


@pytest.mark.parametrize(
    "body",
    [
        '<a href="../#top">x</a> <a href="..">x</a> <a href="../index.html">x</a> <a href="">x</a>',
        '<a href="#part">x</a> <h2 id="part">x</h2> <a name=here></a> <a href="#here">x</a>',
        '<img src="../a%20picture.svg"> <img src="data:image/png;base64,AA">',
        '<a href="https://example.org/elsewhere/">x</a> <a href="mailto:a@example.org">x</a> <a href="//example.net/x">x</a>',
        "<p>&lt;a href='gone'&gt; <!-- <a href='gone'> --> <script>'<a href=\"gone\">'</script>",
        '<td data="x">x</td> <meta name="gone">',
    ],
)
def test_what_leads_somewhere_or_outside_is_right(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, body) == []


def test_a_file_that_came_later_is_none_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="law.html">Law</a>', encoding="utf-8")
    files = files_of(tmp_path)
    (tmp_path / "law.html").write_text("of the search index", encoding="utf-8")
    (message,) = dead_links(tmp_path, files, ADDRESS)
    assert message.startswith("index.html has a link to law.html,")
