"""The tables as Arrow knows them (bảng): schemas from `datamodel/fields.yml`, rows to columns and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import yaml

import datamodel
from datamodel import rows as row_types
from datamodel.correction_row import CorrectionRow

FIELDS_FILE = Path(datamodel.__file__).with_name("fields.yml")

ROW_TYPES: Mapping[str, type[Any]] = MappingProxyType(
    {
        "documents": row_types.DocumentRow,
        "field_sources": row_types.FieldSourceRow,
        "references": row_types.ReferenceRow,
        "findings": row_types.FindingRow,
        "tasks": row_types.TaskRow,
        "deadlines": row_types.DeadlineRow,
        "results": row_types.ResultRow,
        "unit_mentions": row_types.UnitMentionRow,
        "changes": row_types.ChangeRow,
        "task_status": row_types.TaskStatusRow,
        "finding_status": row_types.FindingStatusRow,
        "corrections": CorrectionRow,
        "files": row_types.FileRow,
        "units": row_types.UnitRow,
        "issues": row_types.IssueRow,
    }
)

_ARROW_TYPES: Mapping[str, Any] = MappingProxyType(
    {
        "text": pa.string(),
        "list": pa.list_(pa.string()),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the dictionary."""

    name: str
    type: str
    optional: bool
    english: str
    vietnamese: str
    meaning: str
    exchange_name: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the dictionary; `key` are the columns that tell its rows apart."""

    name: str
    english: str
    vietnamese: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    in_document_order: bool
    is_published: bool


@cache
def all_tables() -> Mapping[str, Table]:
    """Every table of `fields.yml`, in its order."""
    entries = yaml.safe_load(FIELDS_FILE.read_text(encoding="utf-8"))
    return MappingProxyType({name: _table(name, entry) for name, entry in entries.items()})


def published_tables() -> tuple[Table, ...]:
    """The tables that are published."""
    return tuple(table for table in all_tables().values() if table.is_published)


@cache
def schema(name: str) -> Any:
    """The Arrow schema of a table; columns that are always filled are not nullable."""
    return pa.schema([pa.field(c.name, _ARROW_TYPES[c.type], nullable=c.optional) for c in all_tables()[name].columns])


def to_arrow(name: str, rows: Iterable[Any]) -> Any:
    """Rows of one table as an Arrow table, column by column."""
    listed = list(rows)
    columns = [pa.array(map(attrgetter(field.name), listed), field.type, size=len(listed)) for field in schema(name)]
    return pa.Table.from_arrays(columns, schema=schema(name))


def from_arrow(name: str, table: Any) -> list[Any]:
    """The rows of an Arrow table as the dataclass of `name`; lists become tuples."""
    columns = [
        [tuple(value) for value in values] if column.type == "list" else values
        for column in all_tables()[name].columns
        for values in (table.column(column.name).to_pylist(),)
    ]
    return list(map(ROW_TYPES[name], *columns)) if columns else []


def in_key_order(name: str, table: Any) -> Any:
    """The table sorted by its key, so that equal rows make equal bytes."""
    return table.sort_by([(column, "ascending") for column in all_tables()[name].key])


def _table(name: str, entry: dict[str, Any]) -> Table:
    return Table(
        name=name,
        english=entry["en"],
        vietnamese=entry["vi"],
        meaning=entry["nghia"],
        columns=tuple(_column(column, facts) for column, facts in entry["columns"].items()),
        key=tuple(entry["key"]),
        in_document_order=entry.get("order") == "document",
        is_published=entry.get("published", True),
    )


def _column(name: str, facts: dict[str, Any]) -> Column:
    return Column(
        name=name,
        type=facts["type"],
        optional=facts.get("optional", False),
        english=facts["en"],
        vietnamese=facts["vi"],
        meaning=facts["nghia"],
        exchange_name=facts.get("nd30"),
    )
