"""Read-only SQL over the published tables (truy vấn)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from plans.dataset.tables import published_tables
from plans.publishing.one_publication import MixedTables, read_together


class QueryError(Exception):
    """The question cannot be answered; the message is one Vietnamese line for the user."""


def query(folder: Path, sql: str) -> Any:
    """Answer one SELECT over the Parquet tables of `folder`, all of one publication, as a `pyarrow.Table`."""
    try:
        return read_together(folder, lambda: _answer(folder, sql))
    except MixedTables as error:
        raise QueryError(str(error)) from error


def _answer(folder: Path, sql: str) -> Any:
    files = {table.name: folder / f"{table.name}.parquet" for table in published_tables()}
    present = {name: path.resolve() for name, path in files.items() if path.is_file()}
    if not present:
        raise QueryError(f"Chưa có kết quả nào trong {folder}; hãy chạy chương trình trước khi truy vấn.")
    with duckdb.connect() as connection:
        try:
            _only_select(connection, sql)
            _confine(connection, present)
            return connection.sql(sql).to_arrow_table()
        except duckdb.PermissionException as error:
            raise QueryError("Câu truy vấn chỉ được đọc các bảng đã công bố, không được đọc tệp khác.") from error
        except duckdb.Error as error:
            raise QueryError(f"Câu truy vấn không chạy được: {_first_line(error)}") from error


def _only_select(connection: Any, sql: str) -> None:
    statements = connection.extract_statements(sql)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise QueryError("Chỉ nhận một câu SELECT (hoặc WITH ... SELECT), không nhận câu lệnh thay đổi dữ liệu.")


def _confine(connection: Any, files: dict[str, Path]) -> None:
    """The tables become views; after that no other file, no network and no Python variable can be reached."""
    for name, path in files.items():
        connection.execute(f"CREATE VIEW \"{name}\" AS SELECT * FROM read_parquet('{_quoted(path)}')")
    allowed = ", ".join(f"'{_quoted(path)}'" for path in files.values())
    connection.execute(f"SET allowed_paths = [{allowed}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET python_enable_replacements = false")
    connection.execute("SET lock_configuration = true")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
