"""ZIP archives that depend on nothing but what is in them: fixed order, time, rights, and no word of the machine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_READABLE_FILE = 0o100644
_UNIX = 3


def packed(files: Mapping[str, str | bytes], moment: datetime, first: str = "") -> bytes:
    """The files, by path, as a ZIP archive dated `moment` (UTC).

    They stand in the order of their paths; `first`, where it is given, stands before them and is not compressed, as EPUB asks of
    its `mimetype` (EPUB 3.3, OCF 4.2.2).
    """
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for path in sorted(files, key=lambda path: (path != first, path)):
            entry = ZipInfo(path, moment.timetuple()[:6])
            entry.create_system = _UNIX
            entry.external_attr = _READABLE_FILE << 16
            entry.compress_type = ZIP_STORED if path == first else ZIP_DEFLATED
            content = files[path]
            archive.writestr(entry, content.encode() if isinstance(content, str) else content, compresslevel=9)
    return made.getvalue()
