"""The column dictionary names exactly the columns of the row types."""

from __future__ import annotations

import dataclasses

import pytest
from plan_records import records_of

from plans.dataset.tables import ROW_TYPES, all_tables, from_arrow, in_key_order, published_tables, schema, to_arrow

PYTHON_TYPES = {
    "text": "str",
    "list": "tuple[str, ...]",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "date": "dt.date",
}


def test_every_row_type_has_its_table() -> None:
    assert set(all_tables()) == set(ROW_TYPES)
    assert {table.name for table in published_tables()} == set(ROW_TYPES) - {"unit_mentions"}


@pytest.mark.parametrize("name", list(ROW_TYPES))
def test_columns_are_the_fields_of_the_row(name: str) -> None:
    columns = [(c.name, PYTHON_TYPES[c.type] + " | None" * c.optional) for c in all_tables()[name].columns]
    assert columns == [(field.name, str(field.type)) for field in dataclasses.fields(ROW_TYPES[name])]


@pytest.mark.parametrize("name", list(ROW_TYPES))
def test_every_column_is_told_in_both_languages(name: str) -> None:
    table = all_tables()[name]
    assert (
        table.english
        and table.vietnamese
        and table.meaning
        and set(table.key) <= {column.name for column in table.columns}
    )
    for column in table.columns:
        assert column.english and column.vietnamese and column.meaning, column.name


def test_rows_survive_arrow() -> None:
    rows = list(records_of("a.docx").tasks)
    table = to_arrow("tasks", rows)
    assert table.schema == schema("tasks")
    assert from_arrow("tasks", table) == rows


def test_an_empty_table_has_its_columns() -> None:
    table = to_arrow("changes", [])
    assert table.num_rows == 0 and table.schema == schema("changes")
    assert in_key_order("changes", table).num_rows == 0
