"""The ledger of the inbox (sổ theo dõi tệp): what became of every entry, and what a batch of reading brings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from datamodel.rows import Records


@dataclass(frozen=True, slots=True)
class FileEntry:
    """What the ledger knows of one inbox entry; `path` is NFC, relative, with "/"."""

    path: str
    size: int
    mtime_ns: int
    sha256: str | None
    outcome: str
    code: str | None
    message: str | None
    pages_read: int | None
    pages: int | None
    attempts: int
    first_seen: dt.date
    last_seen: dt.date
    fingerprint: str | None = None
    """Code and rules under which the outcome was found; another one means: try again."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One ledger entry and what reading it gave. `text` is packed in the worker by `datamodel.codec.pack_text`."""

    entry: FileEntry
    text: bytes | None = None
    text_fingerprint: str | None = None
    records: Records | None = None
    records_fingerprint: str | None = None


@dataclass(frozen=True, slots=True)
class Tries:
    """What is known of a file that was being read and has no outcome yet."""

    failed: int = 0
    """How often its reader died, hung or burst."""
    failure: str | None = None
    detail: str = ""
    """Of the last failure."""
    lost_runs: int = 0
    """How often the whole run ended without a word while the file was being read."""
