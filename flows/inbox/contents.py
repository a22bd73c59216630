"""The bytes of an inbox file (nội dung tệp): their hash, and whether they have arrived whole."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from flows.inbox.entries import Entry, Outcome, Verdict

_TAIL = 66_000  # a zip's end record may be followed by a comment of 65,535 bytes


def sha256(path: Path) -> str:
    """Hash of the file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_whole(path: Path) -> bool:
    """Whether the file's container has its end; a kind without one (plain text) can never be sure."""
    with path.open("rb") as file:
        head = file.read(1024)
        file.seek(0, os.SEEK_END)
        file.seek(max(0, file.tell() - _TAIL))
        tail = file.read()
    if head.startswith(b"PK\x03\x04"):
        return b"PK\x05\x06" in tail
    return b"%PDF-" in head and b"%%EOF" in tail[-2048:]


def may_be_growing(entry: Entry, settle_seconds: float, now: float) -> bool:
    """Whether the file is so young, and so little finished, that it may still be on its way in."""
    if abs(now - entry.mtime_ns / 1e9) >= settle_seconds or entry.size == 0:
        return False  # an empty file is told as such; should it grow, it is a changed file for the next run
    try:
        return not is_whole(entry.source)
    except OSError:
        return False


def still_growing(
    entries: Iterable[Entry], settle_seconds: float, wait: Callable[[float], None] = time.sleep
) -> dict[str, Verdict]:
    """Of young unfinished files, those that do change while they are watched until they could have settled."""
    watched = list(entries)
    if not watched:
        return {}
    youngest = max(entry.mtime_ns / 1e9 for entry in watched)
    wait(min(settle_seconds, max(0.0, youngest + settle_seconds - time.time())))
    return {entry.path: GROWING for entry in watched if _has_changed(entry)}


GROWING = Verdict(Outcome.DEFERRED, "growing", "Tệp đang được chép vào thư mục, chưa xong. Lần chạy sau sẽ đọc.")


def _has_changed(entry: Entry) -> bool:
    try:
        facts = entry.source.stat()
    except OSError:
        return True
    return (facts.st_size, facts.st_mtime_ns) != (entry.size, entry.mtime_ns)
