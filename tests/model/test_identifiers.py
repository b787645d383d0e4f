import pytest

from publication.model.identifiers import wrong_with_address, wrong_with_doi, wrong_with_isbn


@pytest.mark.parametrize(
    "doi", ["10.1000/182", "10.1007/s11292-024-09644-7", "10.1145/3630106.3658996", "10.1002/(SICI)1097-4571(199806)49:8"]
)
def test_a_doi(doi: str) -> None:
    assert wrong_with_doi(doi) == ""


@pytest.mark.parametrize("doi", ["https://doi.org/10.1000/182", "doi:10.1000/182", "http://dx.doi.org/10.1000/182", "10.1000/182."])
def test_more_than_a_doi(doi: str) -> None:
    assert wrong_with_doi(doi).endswith("did you mean `10.1000/182`?")


@pytest.mark.parametrize("doi", ["", "11.1000/182", "10.12/182", "10.1000", "10.1000/a b", "10.1000/{x}", "arXiv:2401.00001"])
def test_no_doi(doi: str) -> None:
    assert "has not the form of a DOI" in wrong_with_doi(doi)


@pytest.mark.parametrize("number", ["978-92-9461-935-8", "9789012407052", "1-85798-218-5", "0-8044-2957-X"])
def test_an_isbn(number: str) -> None:
    assert wrong_with_isbn(number) == ""


@pytest.mark.parametrize("number", ["978-92-9461-935-9", "978-92-9461-953-8", "0-8044-2957-1"])
def test_a_mistyped_isbn(number: str) -> None:
    assert "check digit" in wrong_with_isbn(number)


@pytest.mark.parametrize("number", ["978-92-9461-935", "ISBN 978", "9770000000003", ""])
def test_no_isbn(number: str) -> None:
    assert "is no ISBN" in wrong_with_isbn(number)


@pytest.mark.parametrize("address", ["https://example.org", "http://example.org/a?b=c#d", "https://example.org/ü"])
def test_an_address(address: str) -> None:
    assert wrong_with_address(address) == ""


@pytest.mark.parametrize("address", ["", "example.org", "ftp://example.org", "https://localhost", "https://example.org/a b", "https://[x"])
def test_no_address(address: str) -> None:
    assert "beginning with https://" in wrong_with_address(address)
