"""What has been read so far (kho dữ liệu): one DuckDB file with the ledger, the texts and the rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb
import pyarrow as pa

from datamodel.codec import unpack_text
from datamodel.document import TextDocument
from datamodel.rows import FileRow, Records
from plans.dataset import DOCUMENT_TABLES, Dataset
from plans.identity import document_id
from plans.ledger import FileEntry, ReadFile
from plans.store_dataset import current_dataset
from plans.store_schema import LEDGER, READINGS, TEXTS, create_tables, rows_table, store_version
from plans.tables import schema

__all__ = [
    "STORE_NAME",
    "FileEntry",
    "ReadFile",
    "Store",
    "StoreBusy",
    "StoreError",
    "StoreNotWritable",
    "StoreVersion",
]

STORE_NAME = "khacphuc.duckdb"
_open_here: set[Path] = set()


class StoreError(Exception):
    """The store cannot be used; the message is one Vietnamese line for the user."""


class StoreBusy(StoreError):
    """Another process holds the store."""


class StoreNotWritable(StoreError):
    """The folder or file cannot be written."""


class StoreVersion(StoreError):
    """The store was made by another version, or is no store; it is left as it is."""


class Store:
    """The store of one output folder; use it as a context manager."""

    def __init__(self, file: Path, connection: Any) -> None:
        self._file = file
        self._connection = connection

    @classmethod
    def open(cls, folder: Path) -> Store:
        """Open or create the store of `folder`, alone; raises StoreBusy, StoreNotWritable or StoreVersion."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreNotWritable(f"Không tạo được thư mục kết quả {folder}: {error.strerror}.") from error
        file = (folder / STORE_NAME).resolve()
        if file in _open_here:
            raise StoreBusy(_busy(file))
        store = cls(file, _connect(file))
        try:
            store._check_version()
        except BaseException:
            store._connection.close()
            raise
        _open_here.add(file)
        return store

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
        columns = self._connection.sql(f"SELECT {', '.join(LEDGER.names)} FROM ledger ORDER BY path").to_arrow_table()
        entries = map(FileEntry, *(column.to_pylist() for column in columns.columns))
        return {entry.path: entry for entry in entries}

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

    def records_fingerprint(self, sha256: str) -> str | None:
        """Under which code and rules the stored rows of these bytes were read; None where there are none."""
        found = self._read("SELECT fingerprint FROM readings WHERE sha256 = ?", sha256)
        return found[0][0] if found else None

    def records_fingerprints(self) -> dict[str, str]:
        """The same for all bytes at once."""
        return dict(self._read("SELECT sha256, fingerprint FROM readings"))

    def write(self, batch: Sequence[ReadFile]) -> None:
        """Write a batch in one transaction: all of it is there afterwards, or nothing."""
        if not batch:
            return
        read = {each.entry.sha256: each for each in batch if each.records is not None and each.entry.sha256}
        texts = {each.entry.sha256: each for each in batch if each.text is not None and each.entry.sha256}
        with self._transaction():
            self._replace_ledger({each.entry.path: each.entry for each in batch}.values())
            if texts:
                self._replace(
                    "texts", _columns(TEXTS, [(sha, each.text_fingerprint, each.text) for sha, each in texts.items()])
                )
            if read:
                self._replace_records({sha: each for sha, each in read.items() if sha})

    def note_seen(self, paths: Collection[str], day: dt.date) -> None:
        """Note that these unchanged entries were seen again on `day`."""
        with self._transaction(), self._registered(pa.table({"path": pa.array(sorted(paths), pa.string())})) as batch:
            self._connection.execute(
                f"UPDATE ledger SET last_seen = ? WHERE last_seen <> ? AND path IN (SELECT path FROM {batch})",
                [day, day],
            )

    def dataset(self) -> Dataset:
        """The rows of all current documents: those whose bytes a ledger entry still names."""
        return current_dataset(self._connection)

    @property
    def published_key(self) -> str | None:
        """Of what the last complete publication was made."""
        return self._fact("published_key")

    @published_key.setter
    def published_key(self, key: str | None) -> None:
        with self._transaction():
            self._connection.execute("DELETE FROM facts WHERE name = 'published_key'")
            self._connection.execute("INSERT INTO facts VALUES ('published_key', ?)", [key])

    def _fact(self, name: str) -> str | None:
        found = self._read("SELECT value FROM facts WHERE name = ?", name)
        return found[0][0] if found else None

    def _read(self, sql: str, *values: str) -> list[Any]:
        """All rows of an answer: one that is not read to its end blocks the connection."""
        rows: list[Any] = self._connection.execute(sql, values).fetchall()
        return rows

    def _check_version(self) -> None:
        tables = {name for (name,) in self._read("SELECT table_name FROM duckdb_tables()")}
        if not tables:
            create_tables(self._connection)
        elif "facts" not in tables or self._fact("version") != store_version():
            raise StoreVersion(_other_version(self._file))

    def _replace_ledger(self, entries: Collection[FileEntry]) -> None:
        get = attrgetter(*LEDGER.names)
        self._replace("ledger", _columns(LEDGER, [get(entry) for entry in entries]), key="path")

    def _replace_records(self, read: dict[str, ReadFile]) -> None:
        readings = [
            (sha, each.records_fingerprint, each.records.text_key, each.records.draft_key)
            for sha, each in read.items()
            if each.records
        ]
        known = self._known(list(read))
        self._replace("readings", _columns(READINGS, readings))
        records = {sha: each.records for sha, each in read.items() if each.records}
        for name in DOCUMENT_TABLES:
            if known.num_rows:
                with self._registered(known) as batch:
                    table = rows_table(name)
                    self._connection.execute(f"DELETE FROM {table} WHERE file_sha256 IN (SELECT sha256 FROM {batch})")
            self._append(rows_table(name), _stored_rows(name, records))

    def _known(self, sha256s: list[str]) -> Any:
        """Those of the bytes that have rows already: only these need a delete."""
        with self._registered(pa.table({"sha256": pa.array(sha256s, pa.string())})) as batch:
            return self._connection.sql(
                f"SELECT sha256 FROM readings WHERE sha256 IN (SELECT sha256 FROM {batch})"
            ).to_arrow_table()

    def _replace(self, table: str, rows: Any, key: str = "sha256") -> None:
        with self._registered(rows) as batch:
            self._connection.execute(f"DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM {batch})")
            self._connection.execute(f"INSERT INTO {table} SELECT * FROM {batch}")

    def _append(self, table: str, rows: Any) -> None:
        if rows.num_rows:
            with self._registered(rows) as batch:
                self._connection.execute(f"INSERT INTO {table} SELECT * FROM {batch}")

    @contextmanager
    def _registered(self, rows: Any) -> Iterator[str]:
        self._connection.register("batch", rows)
        try:
            yield "batch"
        finally:
            self._connection.unregister("batch")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


def _connect(file: Path) -> Any:
    try:
        if file.is_file() and not file.stat().st_size:
            file.unlink()  # left by a run that was killed at its very start
        return duckdb.connect(str(file))
    except OSError as error:
        raise StoreNotWritable(f"Không mở được kho dữ liệu {file} để ghi: {error.strerror}.") from error
    except duckdb.IOException as error:
        told = str(error)
        if "lock" in told.lower() or "being used by another process" in told:
            raise StoreBusy(_busy(file)) from error
        if "not a valid DuckDB" in told or "version" in told.lower():
            raise StoreVersion(_other_version(file)) from error
        raise StoreNotWritable(f"Không mở được kho dữ liệu {file} để ghi: {told.splitlines()[0]}") from error


def _busy(file: Path) -> str:
    return f"Kho dữ liệu {file} đang được một lần chạy khác sử dụng; hãy đợi lần chạy đó xong rồi chạy lại."


def _other_version(file: Path) -> str:
    return (
        f"Kho dữ liệu {file} do phiên bản khác tạo ra hoặc không phải kho của chương trình; tệp được giữ nguyên. "
        "Hãy chuyển tệp đi nơi khác hoặc chọn thư mục kết quả mới rồi chạy lại."
    )


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


def _columns(shape: Any, rows: Sequence[tuple[Any, ...]]) -> Any:
    columns = zip(*rows, strict=True)
    return pa.Table.from_arrays(
        [pa.array(column, field.type) for column, field in zip(columns, shape, strict=True)], schema=shape
    )


def _stored_rows(name: str, records: dict[str, Records]) -> Any:
    """The rows of one table with the bytes they came from and their order in the document."""
    keys: list[str] = []
    ordinals: list[int] = []
    rows: list[Any] = []
    for sha, each in records.items():
        own = [each.document] if name == "documents" else getattr(each, name)
        keys += [sha] * len(own)
        ordinals += range(len(own))
        rows += own
    columns = [pa.array(keys, pa.string()), pa.array(ordinals, pa.int64())]
    columns += [pa.array(map(attrgetter(field.name), rows), field.type, size=len(rows)) for field in schema(name)]
    return pa.Table.from_arrays(columns, names=["file_sha256", "ordinal", *schema(name).names])
