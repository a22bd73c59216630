"""What has been read so far (kho dữ liệu): one DuckDB file with the ledger, the texts and the rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from datamodel.document import TextDocument
from datamodel.rows import FileRow, Records
from plans.dataset import Dataset

STORE_NAME = "khacphuc.duckdb"


class StoreError(Exception):
    """The store cannot be used; the message is one Vietnamese line for the user."""


class StoreBusy(StoreError):
    """Another process holds the store."""


class StoreNotWritable(StoreError):
    """The folder or file cannot be written."""


class StoreVersion(StoreError):
    """The store was made by another version, or is no store; it is left as it is."""


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


class Store:
    """The store of one output folder; use it as a context manager."""

    @classmethod
    def open(cls, folder: Path) -> Store:
        """Open or create the store of `folder`, alone; raises StoreBusy, StoreNotWritable or StoreVersion."""
        raise NotImplementedError

    def close(self) -> None:
        """Bring everything into the one file and let it go."""
        raise NotImplementedError

    def __enter__(self) -> Store:
        raise NotImplementedError

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        raise NotImplementedError

    def files(self) -> dict[str, FileEntry]:
        """The ledger by path."""
        raise NotImplementedError

    def file_rows(self, seen: Collection[str] | None = None) -> list[FileRow]:
        """The ledger (or its entries named in `seen`) as rows to publish, by path."""
        raise NotImplementedError

    def text_document(self, sha256: str, fingerprint: str) -> TextDocument | None:
        """The words of the file with these bytes, where this extraction has read it before."""
        raise NotImplementedError

    def records_fingerprint(self, sha256: str) -> str | None:
        """Under which code and rules the stored rows of these bytes were read; None where there are none."""
        raise NotImplementedError

    def records_fingerprints(self) -> dict[str, str]:
        """The same for all bytes at once."""
        raise NotImplementedError

    def write(self, batch: Sequence[ReadFile]) -> None:
        """Write a batch in one transaction: all of it is there afterwards, or nothing."""
        raise NotImplementedError

    def note_seen(self, paths: Collection[str], day: dt.date) -> None:
        """Note that these unchanged entries were seen again on `day`."""
        raise NotImplementedError

    def dataset(self) -> Dataset:
        """The rows of all current documents: those whose bytes a ledger entry still names."""
        raise NotImplementedError

    @property
    def published_key(self) -> str | None:
        """Of what the last complete publication was made."""
        raise NotImplementedError

    @published_key.setter
    def published_key(self, key: str | None) -> None:
        raise NotImplementedError
