"""What has been read so far (kho dữ liệu): one DuckDB file with the ledger, the texts and the rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa

from datamodel.codec import unpack_text
from datamodel.document import TextDocument
from datamodel.rows import FileRow
from datamodel.system_faults import cause_and_remedy
from plans.dataset.dataset import Dataset
from plans.dataset.ledger import FileEntry, ReadFile, Tries
from plans.rows.identity import document_id
from plans.store.batch import registered, write_batch
from plans.store.dataset import current_dataset
from plans.store.file import (
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreNotWritable,
    StoreVersion,
    busy,
    connect,
    newer_version,
    other_version,
    told,
    transaction,
)
from plans.store.migration import is_older, keep_copy, migrate, schema_of
from plans.store.schema import LEDGER, create_tables, store_version
from plans.store.tries import begin_tries, leave_tries, note_failed_try, resume_tries

__all__ = [
    "STORE_NAME",
    "FileEntry",
    "ReadFile",
    "Store",
    "StoreBusy",
    "StoreDamaged",
    "StoreError",
    "StoreNotWritable",
    "StoreVersion",
]

STORE_NAME = "khacphuc.duckdb"
_REPEATED = frozenset(("outcome", "code", "message", "first_seen", "last_seen", "fingerprint"))
"""Columns of the ledger with few values: each is held once, not in every entry."""
# DuckDB locks the file against other processes only.
_open_here: set[Path] = set()


class Store:
    """The store of one output folder; use it as a context manager."""

    def __init__(self, file: Path, connection: Any, root: str) -> None:
        self._file = file
        self._connection = connection
        self._root = root
        self.copy_before_upgrade: Path | None = None
        """Where the file lies as it was before this opening brought it to the present version."""

    @classmethod
    def open(cls, folder: Path, root: str = "") -> Store:
        """Open or create the store of `folder`, alone.

        `root` says which folder of documents the ledger is about: "" the inbox, else an archive by its path.
        The rows of all folders are one dataset.

        Raises:
            StoreError: StoreBusy, StoreNotWritable, StoreVersion or StoreDamaged; the file is left as it is.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreNotWritable(f"Không tạo được thư mục kết quả {folder}: {cause_and_remedy(error)}.") from error
        file = (folder / STORE_NAME).resolve()
        if file in _open_here:
            raise busy(file)
        store = cls(file, connect(file), root)
        try:
            store._check_version()
        except BaseException:
            store._connection.close()
            raise
        _open_here.add(file)
        return store

    @property
    def messages(self) -> tuple[str, ...]:
        """What a person should know of how the store was opened, in Vietnamese."""
        if self.copy_before_upgrade is None:
            return ()
        return (
            "Kho dữ liệu của phiên bản trước đã được chuyển sang phiên bản này; "
            f"bản cũ giữ tại {self.copy_before_upgrade.name}, xóa được khi kết quả đã đúng.",
        )

    def close(self) -> None:
        """Bring everything into the one file and let it go."""
        self._connection.close()
        _open_here.discard(self._file)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def files(self) -> dict[str, FileEntry]:
        """The ledger by path."""
        with told(self._file):
            found = f"SELECT {', '.join(LEDGER.names)} FROM ledger WHERE root = ? ORDER BY path"
            table = self._connection.sql(found, params=[self._root]).to_arrow_table()
        entries = map(FileEntry, *(_values(table.column(name), name in _REPEATED) for name in LEDGER.names))
        return {entry.path: entry for entry in entries}

    def all_files(self) -> list[tuple[str, str, str]]:
        """Folder, path and hash of every entry of all folders, in this order."""
        return self._read("SELECT root, path, coalesce(sha256, '') FROM ledger ORDER BY ALL")

    def file_rows(self, seen: Collection[str] | None = None) -> list[FileRow]:
        """The ledger (or its entries named in `seen`) as rows to publish, by path."""
        wanted = None if seen is None else set(seen)
        read = self.records_fingerprints()
        return [
            _file_row(entry, is_read=entry.sha256 in read)
            for entry in self.files().values()
            if wanted is None or entry.path in wanted
        ]

    def text_document(self, sha256: str, fingerprint: str) -> TextDocument | None:
        """The words of the file with these bytes, where this extraction has read it before."""
        found = self._read("SELECT packed FROM texts WHERE sha256 = ? AND fingerprint = ?", sha256, fingerprint)
        return unpack_text(found[0][0]) if found else None

    def any_text(self, sha256: str) -> TextDocument | None:
        """The words of the file with these bytes, whichever extraction read them last."""
        found = self._read("SELECT packed FROM texts WHERE sha256 = ?", sha256)
        return unpack_text(found[-1][0]) if found else None

    def records_fingerprint(self, sha256: str) -> str | None:
        """Under which code and rules the stored rows of these bytes were read; None where there are none."""
        found = self._read("SELECT fingerprint FROM readings WHERE sha256 = ?", sha256)
        return found[0][0] if found else None

    def records_fingerprints(self) -> dict[str, str]:
        """The same for all bytes at once."""
        return dict(self._read("SELECT sha256, fingerprint FROM readings"))

    def write(self, batch: Sequence[ReadFile]) -> None:
        """Write a batch in one transaction: all of it is there afterwards, or nothing."""
        if batch:
            with self._transaction():
                write_batch(self._connection, batch, self._root)

    def note_seen(self, paths: Collection[str], day: dt.date) -> None:
        """Note that these unchanged entries were seen again on `day`."""
        rows = pa.table({"path": pa.array(sorted(paths), pa.string())})
        with self._transaction(), registered(self._connection, rows) as batch:
            self._connection.execute(
                f"UPDATE ledger SET last_seen = ? WHERE last_seen <> ? AND root = ? "
                f"AND path IN (SELECT path FROM {batch})",
                [day, day, self._root],
            )

    def resume_tries(self, fingerprint: str) -> dict[str, Tries]:
        """What earlier runs left unfinished, by hash; files in flight when a run was lost are counted now."""
        with self._transaction():
            return resume_tries(self._connection, fingerprint)

    def begin_tries(self, sha256s: Sequence[str], fingerprint: str) -> None:
        """Note that these files are about to be read; `write` forgets it."""
        with self._transaction():
            begin_tries(self._connection, sha256s, fingerprint)

    def note_failed_try(self, sha256: str, failure: str, detail: str) -> None:
        """Note that a file killed its reader."""
        with self._transaction():
            note_failed_try(self._connection, sha256, failure, detail)

    def leave_tries(self) -> None:
        """Note that the run ends in order: what was not finished is nobody's fault."""
        with self._transaction():
            leave_tries(self._connection)

    def dataset(self) -> Dataset:
        """The rows of all current documents: those whose bytes a ledger entry still names."""
        with told(self._file):
            return current_dataset(self._connection)

    def fact(self, name: str) -> str | None:
        """A single fact that the store remembers."""
        found = self._read("SELECT value FROM facts WHERE name = ?", name)
        return found[0][0] if found else None

    def note_fact(self, name: str, value: str | None) -> None:
        """Remember it in place of what was known."""
        with self._transaction():
            self._connection.execute("DELETE FROM facts WHERE name = ?", [name])
            self._connection.execute("INSERT INTO facts VALUES (?, ?)", [name, value])

    @property
    def published_key(self) -> str | None:
        """Of what the last complete publication was made."""
        return self.fact("published_key")

    @published_key.setter
    def published_key(self, key: str | None) -> None:
        self.note_fact("published_key", key)

    def _check_version(self) -> None:
        tables = {name for (name,) in self._read("SELECT table_name FROM duckdb_tables()")}
        if not tables:
            with self._transaction():
                create_tables(self._connection)
            return
        version = self.fact("version") if "facts" in tables else None
        if is_older(version):
            self._upgrade(str(version))
        elif version != store_version():
            raise newer_version(self._file) if schema_of(version) else other_version(self._file)

    def _upgrade(self, version: str) -> None:
        """Bring the store to this version, or leave it as it is."""
        self._connection.close()  # what is still in the write-ahead log comes into the file
        with told(self._file):
            copy = keep_copy(self._file, version)
        self._connection = connect(self._file)
        with self._transaction():
            migrate(self._connection)
        self.copy_before_upgrade = copy

    def _read(self, sql: str, *values: str) -> list[Any]:
        """All rows of an answer: one that is not read to its end blocks the connection."""
        with told(self._file):
            rows: list[Any] = self._connection.execute(sql, values).fetchall()
            return rows

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with told(self._file), transaction(self._connection):
            yield


def _values(column: pa.ChunkedArray, is_repeated: bool) -> list[Any]:
    """A column as a list; of repeated values each one is one object."""
    values: list[Any] = column.to_pylist()
    if not is_repeated:
        return values
    known: dict[Any, Any] = {}
    return [known.setdefault(value, value) for value in values]


def _file_row(entry: FileEntry, *, is_read: bool) -> FileRow:
    return FileRow(
        path=entry.path,
        size=entry.size,
        sha256=entry.sha256,
        document_id=document_id(entry.sha256) if entry.sha256 and is_read else None,
        outcome=entry.outcome,
        code=entry.code,
        message=entry.message,
        pages_read=entry.pages_read,
        pages=entry.pages,
        attempts=entry.attempts,
        first_seen=entry.first_seen,
        last_seen=entry.last_seen,
    )
