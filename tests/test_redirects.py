from publication.model import Redirect
from publication.model.problems import Place
from publication.site.redirects import redirect_files

WORDS = {"frame": {"moved": "This page has moved"}}


def test_an_old_address_leads_on_with_its_anchor_and_a_policy() -> None:
    redirect = Redirect.model_validate({"old": "old/home/", "new": "technologies/drones/", "__place__": Place("data/redirects.yml", 1)})
    files = redirect_files([redirect], "https://example.org/policing/", WORDS)
    assert list(files) == ["old/home/index.html"]
    page = files["old/home/index.html"]
    assert 'location.replace("../../technologies/drones/"+location.hash)' in page
    assert 'content="0; url=../../technologies/drones/"' in page
    assert '<link rel="canonical" href="https://example.org/policing/technologies/drones/">' in page
    assert "sha256-" in page.split("Content-Security-Policy")[1].split(">")[0]
