"""Jinja templates that were compiled once in this process, so that the next build of a preview does not compile them again."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class _Compiled(BytecodeCache):
    """Jinja asks for a template by its file and the checksum of its text: another text is compiled anew."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled from the same text."""
        if (code := self.found.get((bucket.key, bucket.checksum))) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.found[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


COMPILED = _Compiled()
"""Shared by the layouts and the frame."""
