"""ZIP archives that are the same whenever and wherever they are made."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from publication.editions.archive import packed

MOMENT = datetime(2026, 1, 31, 12, 30, 10, tzinfo=UTC)


def test_order_of_the_files_does_not_matter() -> None:
    assert packed({"b": "2", "a": b"1"}, MOMENT) == packed({"a": "1", "b": "2"}, MOMENT)


def test_times_and_rights_are_fixed() -> None:
    with ZipFile(BytesIO(packed({"a": "1"}, MOMENT))) as archive:
        (entry,) = archive.infolist()
        assert entry.date_time == (2026, 1, 31, 12, 30, 10)
        assert entry.external_attr >> 16 == 0o100644
        assert archive.read("a") == b"1"


def test_the_first_file_stands_first_and_is_not_compressed() -> None:
    with ZipFile(BytesIO(packed({"a": "1", "mimetype": "x"}, MOMENT, first="mimetype"))) as archive:
        first, second = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert second.filename == "a"
