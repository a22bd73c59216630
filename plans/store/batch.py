"""Writing a batch into the store (ghi theo lô): Arrow tables in, never row by row."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from operator import attrgetter
from typing import Any

import pyarrow as pa

from datamodel.rows import Records
from plans.dataset.dataset import DOCUMENT_TABLES
from plans.dataset.ledger import FileEntry, ReadFile
from plans.dataset.tables import schema
from plans.store.schema import LEDGER, READINGS, TEXTS, rows_table


def write_batch(connection: Any, batch: Sequence[ReadFile], root: str) -> None:
    """Ledger, texts and rows of a batch, in place of what was there; call it in a transaction."""
    _replace_ledger(connection, root, {each.entry.path: each.entry for each in batch}.values())
    named = [(each.entry.sha256, each) for each in batch if each.entry.sha256]
    texts = {sha: (sha, each.text_fingerprint, each.text) for sha, each in named if each.text is not None}
    if texts:
        _replace(connection, "texts", _columns(TEXTS, list(texts.values())))
    read = {sha: each.records for sha, each in named if each.records}
    # What is refused now has no document, even where older rules once read one.
    refused = [sha for sha, each in named if each.records is None and each.entry.outcome == "rejected"]
    _forget(connection, [*read, *refused])
    _drop(connection, "texts", [each.entry.sha256 for each in batch if each.entry.code == "secret"])
    _drop(connection, "tries", [sha for sha, each in named if each.entry.outcome != "duplicate"])
    if read:
        marks = {sha: each.records_fingerprint for sha, each in named if each.records}
        _add_records(connection, read, marks)


@contextmanager
def registered(connection: Any, rows: Any) -> Iterator[str]:
    """An Arrow table as a table of SQL, by the name it gives."""
    connection.register("batch", rows)
    try:
        yield "batch"
    finally:
        connection.unregister("batch")


def _replace_ledger(connection: Any, root: str, entries: Collection[FileEntry]) -> None:
    get = attrgetter(*LEDGER.names)
    with registered(connection, _columns(LEDGER, [get(entry) for entry in entries])) as batch:
        connection.execute(f"DELETE FROM ledger WHERE root = ? AND path IN (SELECT path FROM {batch})", [root])
        connection.execute(f"INSERT INTO ledger SELECT ?, * FROM {batch}", [root])


def _add_records(connection: Any, read: Mapping[str, Records], marks: Mapping[str, str | None]) -> None:
    readings = [(sha, marks[sha], each.text_key, each.draft_key, each.sketch) for sha, each in read.items()]
    _append(connection, "readings", _columns(READINGS, readings))
    for name in DOCUMENT_TABLES:
        _append(connection, rows_table(name), _stored_rows(name, read))


def _forget(connection: Any, sha256s: Sequence[str]) -> None:
    """Drop the rows of these bytes; most are new and have none, which saves a walk over all tables."""
    with registered(connection, pa.table({"sha256": pa.array(sha256s, pa.string())})) as batch:
        known = connection.sql(
            f"SELECT sha256 FROM readings WHERE sha256 IN (SELECT sha256 FROM {batch})"
        ).to_arrow_table()
    if known.num_rows:
        with registered(connection, known) as batch:
            for table in map(rows_table, DOCUMENT_TABLES):
                connection.execute(f"DELETE FROM {table} WHERE file_sha256 IN (SELECT sha256 FROM {batch})")
            connection.execute(f"DELETE FROM readings WHERE sha256 IN (SELECT sha256 FROM {batch})")


def _drop(connection: Any, table: str, sha256s: Sequence[str | None]) -> None:
    if sha256s:
        with registered(connection, pa.table({"sha256": pa.array(sha256s, pa.string())})) as batch:
            connection.execute(f"DELETE FROM {table} WHERE sha256 IN (SELECT sha256 FROM {batch})")


def _replace(connection: Any, table: str, rows: Any) -> None:
    with registered(connection, rows) as batch:
        connection.execute(f"DELETE FROM {table} WHERE sha256 IN (SELECT sha256 FROM {batch})")
        connection.execute(f"INSERT INTO {table} SELECT * FROM {batch}")


def _append(connection: Any, table: str, rows: Any) -> None:
    if rows.num_rows:
        with registered(connection, rows) as batch:
            connection.execute(f"INSERT INTO {table} SELECT * FROM {batch}")


def _columns(shape: Any, rows: Sequence[tuple[Any, ...]]) -> Any:
    columns = zip(*rows, strict=True)
    return pa.Table.from_arrays(
        [pa.array(column, field.type) for column, field in zip(columns, shape, strict=True)], schema=shape
    )


def _stored_rows(name: str, records: Mapping[str, Records]) -> Any:
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
