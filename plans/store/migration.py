"""Brings a store of an older version to this one (nâng cấp kho), a copy of the old file kept beside it.

What a reader can read anew would need no migration; the history of files that have left the inbox can not.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

from plans.dataset.dataset import DOCUMENT_TABLES
from plans.dataset.tables import all_tables
from plans.store.schema import SCHEMA, create_tables, rows_table, store_version

_VERSION = re.compile(r"(\d{1,6})-[0-9a-f]{12}")
_OLD = "old_"
# What an older store did not know, where empty is not the answer. Schema 2: the ledger is about several folders.
_FILLED = {("ledger", "root"): "''"}
_EMPTY = {"text": "''", "list": "[]", "integer": "0", "number": "0", "boolean": "false", "date": "DATE '1970-01-01'"}


def schema_of(version: str | None) -> int | None:
    """The number of the schema that a store names; None where it is no store of this program."""
    named = _VERSION.fullmatch(version or "")
    return int(named[1]) if named else None


def is_older(version: str | None) -> bool:
    """Whether a store can be brought to this version: of an older schema, or of this one with other columns."""
    schema = schema_of(version)
    return schema is not None and 1 <= schema <= SCHEMA and version != store_version()


def keep_copy(file: Path, version: str) -> Path:
    """A copy of the closed store beside it, whole or not at all.

    Raises:
        OSError: there is no room for it.
    """
    copy = file.with_name(f"{file.stem}.phien-ban-{version}{file.suffix}")
    unfinished = copy.with_suffix(".dang-chep")
    try:
        shutil.copyfile(file, unfinished)
        unfinished.replace(copy)
    finally:
        unfinished.unlink(missing_ok=True)
    return copy


def migrate(connection: Any) -> None:
    """Lay the tables out anew and take over every row; call it in a transaction."""
    before = _tables(connection)
    for table in before:
        connection.execute(f'ALTER TABLE "{table}" RENAME TO "{_OLD}{table}"')
    create_tables(connection)
    for table, columns in _tables(connection).items():
        if table in before:
            _take_over(connection, table, columns, before[table])
    for table in before:
        connection.execute(f'DROP TABLE "{_OLD}{table}"')


def _tables(connection: Any) -> dict[str, dict[str, str]]:
    """The columns and their types by table, but for those that are put aside."""
    found = connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal ORDER BY ALL"
    ).fetchall()
    tables: dict[str, dict[str, str]] = {}
    for table, column, kind in found:
        if not table.startswith(_OLD):
            tables.setdefault(table, {})[column] = kind
    return tables


def _take_over(connection: Any, table: str, wanted: dict[str, str], known: dict[str, str]) -> None:
    values = [f'CAST("{name}" AS {kind})' if name in known else _default(table, name) for name, kind in wanted.items()]
    names = ", ".join(f'"{name}"' for name in wanted)
    rows = f'SELECT {", ".join(values)} FROM "{_OLD}{table}"'
    if table == "facts":  # the version and what was last published are of this version
        rows += " WHERE name NOT IN ('version', 'published_key')"
    connection.execute(f'INSERT INTO "{table}" ({names}) {rows}')


def _default(table: str, name: str) -> str:
    if (table, name) in _FILLED:
        return _FILLED[table, name]
    stored = next((one for one in DOCUMENT_TABLES if rows_table(one) == table), None)
    column = next((c for c in all_tables()[stored].columns if c.name == name), None) if stored else None
    return _EMPTY[column.type] if column and (not column.optional or column.type == "list") else "NULL"
