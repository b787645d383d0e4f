import base64
import hashlib

import pytest

from publication.site.policy import policy, with_policy


def test_an_inline_script_is_allowed_by_its_hash() -> None:
    expected = base64.b64encode(hashlib.sha256(b"go()").digest()).decode()
    assert f"script-src 'self' 'wasm-unsafe-eval' 'sha256-{expected}';" in policy("<p>x</p><script>go()</script>")


def test_equal_scripts_are_named_once_and_others_in_order() -> None:
    found = policy("<script>b</script><script>a</script><script>b</script>")
    assert found.count("sha256-") == 2
    assert found == policy("<script>a</script><script>b</script>")


def test_scripts_with_a_source_and_data_are_not_named() -> None:
    assert "sha256-" not in policy('<script src="a.js"></script><script type="application/json">{"a": 1}</script>')


def test_text_that_looks_like_an_entity_is_hashed_as_written() -> None:
    assert policy("<script>a &amp; b</script>") != policy("<script>a & b</script>")


def test_nothing_unsafe_and_no_other_host_is_allowed() -> None:
    found = policy("<script>a</script>")
    assert "unsafe-inline" not in found
    assert "'unsafe-eval'" not in found
    assert "http" not in found
    assert found.startswith("default-src 'none';")


def test_the_policy_stands_behind_the_charset() -> None:
    html = with_policy('<head>\n<meta charset="utf-8">\n<link rel="stylesheet" href="a.css">')
    assert html.index("Content-Security-Policy") < html.index("stylesheet")


def test_a_page_without_charset_is_an_error() -> None:
    with pytest.raises(ValueError, match="charset"):
        with_policy("<head></head>")
