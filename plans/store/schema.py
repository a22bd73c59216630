"""The tables inside the store (cấu trúc kho): made from the column dictionary, guarded by a version."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pyarrow as pa

from plans.dataset.dataset import DOCUMENT_TABLES
from plans.dataset.tables import all_tables

LEDGER = pa.schema(
    [
        pa.field("path", pa.string(), nullable=False),
        pa.field("size", pa.int64(), nullable=False),
        pa.field("mtime_ns", pa.int64(), nullable=False),
        pa.field("sha256", pa.string()),
        pa.field("outcome", pa.string(), nullable=False),
        pa.field("code", pa.string()),
        pa.field("message", pa.string()),
        pa.field("pages_read", pa.int64()),
        pa.field("pages", pa.int64()),
        pa.field("attempts", pa.int64(), nullable=False),
        pa.field("first_seen", pa.date32(), nullable=False),
        pa.field("last_seen", pa.date32(), nullable=False),
        pa.field("fingerprint", pa.string()),
    ]
)
TEXTS = pa.schema([("sha256", pa.string()), ("fingerprint", pa.string()), ("packed", pa.binary())])
READINGS = pa.schema([(name, pa.string()) for name in ("sha256", "fingerprint", "text_key", "draft_key", "sketch")])

SCHEMA = 2
"""Counted up by hand when an older store needs more than columns added or left out (see `store_migration`)."""
_SQL_TYPES = {
    "text": "VARCHAR",
    "list": "VARCHAR[]",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
}
# No keys and no indexes: batches replace their rows themselves, loading stays fast, and DuckDB's
# write-ahead log is then replayed as plain appends and deletes after a kill.
_FIXED_TABLES = """
CREATE TABLE ledger (
    root VARCHAR, path VARCHAR, size BIGINT, mtime_ns BIGINT, sha256 VARCHAR, outcome VARCHAR, code VARCHAR,
    message VARCHAR, pages_read BIGINT, pages BIGINT, attempts BIGINT, first_seen DATE, last_seen DATE,
    fingerprint VARCHAR
);
CREATE TABLE texts (sha256 VARCHAR, fingerprint VARCHAR, packed BLOB);
CREATE TABLE readings (sha256 VARCHAR, fingerprint VARCHAR, text_key VARCHAR, draft_key VARCHAR, sketch VARCHAR);
CREATE TABLE facts (name VARCHAR, value VARCHAR);
CREATE TABLE tries (
    sha256 VARCHAR, fingerprint VARCHAR, failed BIGINT, failure VARCHAR, detail VARCHAR, lost_runs BIGINT,
    in_flight BOOLEAN
);
"""


def rows_table(name: str) -> str:
    """Name inside the store of the table that holds the rows of `name`."""
    return f"rows_{name}"


def column_list(name: str) -> str:
    """The columns of a table, quoted: `end` and `references` are words of SQL."""
    return ", ".join(f'"{column.name}"' for column in all_tables()[name].columns)


def store_version() -> str:
    """Changes whenever a stored column does, so that no store is read by the wrong dictionary."""
    columns = [f"{name}.{c.name}:{c.type}" for name in DOCUMENT_TABLES for c in all_tables()[name].columns]
    return f"{SCHEMA}-" + sha256("\n".join((_FIXED_TABLES, *columns)).encode()).hexdigest()[:12]


def create_tables(connection: Any) -> None:
    """Lay out an empty store; call it in a transaction."""
    connection.execute(_FIXED_TABLES)
    for name in DOCUMENT_TABLES:
        columns = ", ".join(f'"{c.name}" {_SQL_TYPES[c.type]}' for c in all_tables()[name].columns)
        connection.execute(f"CREATE TABLE {rows_table(name)} (file_sha256 VARCHAR, ordinal BIGINT, {columns})")
    connection.execute("INSERT INTO facts VALUES ('version', ?)", [store_version()])
