"""The list of one publication (bộ bảng): which files belong together, told by their hashes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

SET_NAME = "bo-bang.json"


def describe_set(folder: Path) -> bytes:
    """The SHA-256 of every file in a folder by its path, as JSON; equal files give equal bytes.

    Files are moved to their places one by one, this list last. A reader whose files all have the hashes told here
    holds one publication; where one differs, a publication is just being replaced and reading again helps.
    """
    hashes = {
        path.relative_to(folder).as_posix(): file_sha256(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != SET_NAME
    }
    return (json.dumps({"sha256": hashes}, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def file_sha256(path: Path) -> str:
    """The hash of a file's bytes as the list tells it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
