"""What a PDF file holds beside its streams (khối lượng cấu trúc): weighed before it is parsed.

A scan of two hundred megabytes is nearly all pictures, which lie in streams and are skipped. What stands outside of
them is read sign by sign, at half a megabyte in a second.
"""

from __future__ import annotations

import mmap
import re
from dataclasses import dataclass
from pathlib import Path

MAX_OBJECT = 8 << 20
"""Bytes of one object that is no stream: the largest seen, the list of a thousand pages' fields, has 200 KB."""
MAX_UNLISTED = 16 << 20
"""Bytes outside of streams in a file whose table of contents is broken, so that all of it must be looked through; a
plan of 300 pages has 3 MB."""
_SMALL = 4 << 20
_MARKS = re.compile(rb"endobj|(?<!end)stream(?=[ \t]*[\r\n])|endstream")
_STREAM = b"stream"


@dataclass(frozen=True, slots=True)
class Bulk:
    """Bytes outside of streams: the most in one piece, and all."""

    longest: int
    outside: int


def bulk_of(path: Path) -> Bulk:
    """Weigh a file; a small one is taken for its size."""
    size = path.stat().st_size
    if size <= _SMALL:
        return Bulk(size, size)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return _weighed(content, size)


def _weighed(content: mmap.mmap, size: int) -> Bulk:
    last = longest = outside = 0
    at = _MARKS.search(content)
    while at:
        piece = at.start() - last
        longest, outside = max(longest, piece), outside + piece
        last = at.end()
        if at.group() == _STREAM:  # what it holds may look like anything
            last = content.find(b"endstream", last)
            if last < 0:
                return Bulk(longest, outside)
        at = _MARKS.search(content, last)
    return Bulk(max(longest, size - last), outside + size - last)
