"""The tables parted by year of issue (bảng chia theo năm): folders of Parquet that DuckDB and pandas read as one.

`partitioned/tasks/year=2025/part-0.parquet`: who asks for one year opens the files of that year only,
and the folders of many outputs are read together. Documents without a date are of no year (null).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow.compute as pc

FOLDER = "partitioned"
_FILE = "part-0.parquet"
_NO_YEAR = "__HIVE_DEFAULT_PARTITION__"
"""What all readers of such folders take for null."""
_OWNERS = {"task_status": ("task_id", "tasks"), "finding_status": ("finding_id", "findings")}
"""Tables that do not name the document themselves: their key, and the table that does."""


def partitions(tables: Mapping[str, Any]) -> Iterator[tuple[Path, Any]]:
    """Each file to write, by its place in the folder, with its rows in their order; of the tables of documents only."""
    documents = tables["documents"]
    years = pc.year(documents.column("issued_date"))
    for name, table in tables.items():
        ids = _document_ids(name, table, tables)
        if ids is None:
            continue
        year_of_row = pc.take(years, pc.index_in(ids, value_set=documents.column("document_id")))
        if not table.num_rows:  # so that the table is there, and its columns are known
            yield Path(name) / f"year={_NO_YEAR}" / _FILE, table
        for year in sorted(pc.unique(year_of_row).to_pylist(), key=lambda each: (each is None, each)):
            rows = pc.is_null(year_of_row) if year is None else pc.equal(year_of_row, year)
            place = Path(name) / f"year={_NO_YEAR if year is None else year}" / _FILE
            yield place, table.filter(pc.fill_null(rows, False))


def _document_ids(name: str, table: Any, tables: Mapping[str, Any]) -> Any:
    """The document of each row; None for a table that is not of documents."""
    if "document_id" in table.column_names:
        return table.column("document_id") if name != "files" else None
    if name not in _OWNERS:
        return None
    key, owner = _OWNERS[name]
    place = pc.index_in(table.column(key), value_set=tables[owner].column(key))
    return pc.take(tables[owner].column("document_id"), place)
