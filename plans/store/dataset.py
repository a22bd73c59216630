"""The current rows of the store (dữ liệu hiện hành): of bytes that the ledger names, copies counted once."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from plans.dataset.dataset import DOCUMENT_TABLES, TOLD_OF_COPIES, Dataset
from plans.dataset.tables import from_arrow, schema
from plans.dataset.twins import mark_twins
from plans.rows.fingerprints import Fingerprints
from plans.store.schema import column_list, rows_table

# A document is called after the entry that was read, among several after one of the inbox rather than of an
# archive, and after the one that is still there.
_CURRENT = """
SELECT readings.sha256, readings.text_key, readings.draft_key, readings.sketch,
       arg_min(path, {
           'read': outcome NOT IN ('ok', 'partial'), 'archive': root <> '', 'gone': -epoch(last_seen), 'path': path
       }) AS path
FROM ledger JOIN readings USING (sha256)
GROUP BY ALL
"""


def current_dataset(connection: Any) -> Dataset:
    """All rows of the current documents, sorted by the document's path and the place in it."""
    documents, places = _documents(connection)
    connection.register("places", places)
    tables = {name: _rows(connection, name) for name in DOCUMENT_TABLES[1:]}
    connection.unregister("places")
    return Dataset({"documents": documents, **tables})


def _documents(connection: Any) -> tuple[Any, Any]:
    """The documents with path and `same_as` filled in, and for each file its rank and whether it is a copy."""
    named = column_list("documents").replace('"source_path"', "current.path AS source_path")
    found = connection.sql(
        f"SELECT {named}, file_sha256, text_key, draft_key, sketch FROM {rows_table('documents')} "
        f"JOIN ({_CURRENT}) AS current ON file_sha256 = current.sha256 ORDER BY source_path, document_id"
    ).to_arrow_table()
    documents = found.select(schema("documents").names).cast(schema("documents"))
    ids = documents.column("document_id").to_pylist()
    keys = zip(ids, *(found.column(name).to_pylist() for name in ("text_key", "draft_key", "sketch")), strict=True)
    fingerprints = {own_id: Fingerprints(*marks) for own_id, *marks in keys}
    copies = mark_twins(from_arrow("documents", documents), fingerprints)
    same_as = pa.array([copies.get(own_id) for own_id in ids], pa.string())
    index = schema("documents").get_field_index("same_as")
    places = pa.table(
        {
            "file_sha256": found.column("file_sha256"),
            "rank": pa.array(range(len(ids)), pa.int64()),
            "is_copy": pa.array([own_id in copies for own_id in ids], pa.bool_()),
        }
    )
    return documents.set_column(index, schema("documents").field(index), same_as), places


def _rows(connection: Any, name: str) -> Any:
    only = "" if name in TOLD_OF_COPIES else "WHERE NOT is_copy"
    found = connection.sql(
        f"SELECT {column_list(name)} FROM {rows_table(name)} JOIN places USING (file_sha256) {only} "
        "ORDER BY rank, ordinal"
    )
    return found.to_arrow_table().cast(schema(name))
