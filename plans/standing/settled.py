"""What tracking found for a portion, but for words and for the day (kết quả theo dõi đã có).

Of all that tracking tells, the day alone changes which open work is overdue, as long as the same documents had been
issued. So a portion whose rows are the same as before is not looked at again; and words of documents, which are kept
in the store only, are put in from its rows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from hashlib import sha256
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from datamodel.rows import ChangeRow, FindingStatusRow, TaskStatusRow
from plans.dataset.dataset import Dataset
from plans.dataset.tables import from_arrow, schema, to_arrow
from plans.matching.remembered import Memory
from plans.standing.issues import DoubtRemark, Remark
from plans.standing.timeliness import Due, Standing, days_overdue, timeliness

_TABLES = ("changes", "task_status", "finding_status")
_WORDS, _LAST_DAY = "words", "last_day"
_NAMED = 3
"""The place of `named` in a remark."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The tables of the tracking without words of documents (`words` is the place of the row that has them).

    Open work has the last day on which it is in time (`last_day`).
    """

    tables: Mapping[str, Any]
    remarks: tuple[Remark, ...]
    doubts: tuple[DoubtRemark, ...]


def settled(
    portion: Dataset,
    changes: Iterable[ChangeRow],
    tasks: Mapping[str, TaskStatusRow],
    findings: Iterable[FindingStatusRow],
    last_days: Mapping[str, dt.date],
    remarks: tuple[Remark, ...],
    doubts: tuple[DoubtRemark, ...],
) -> Settled:
    """Take the words of documents out of rows of the tracking; those of persons stay."""
    places = {key: place for place, key in reversed(list(enumerate(_worded_rows(portion))))}
    task_status = _without_words(to_arrow("task_status", tasks.values()), places)
    days = pa.array([last_days.get(task_id) for task_id in tasks], pa.date32())
    tables = {
        "changes": to_arrow("changes", changes),
        "task_status": task_status.append_column(_LAST_DAY, days),
        "finding_status": _without_words(to_arrow("finding_status", findings), places),
    }
    return Settled(tables, remarks, doubts)


def rows_on(found: Settled, portion: Dataset, as_of: dt.date) -> dict[str, Any]:
    """The tables as they are on a day, with their words."""
    texts = pa.concat_arrays([*_column(portion, "results"), *_column(portion, "findings")])
    statuses = _on_day(found.tables["task_status"], as_of)
    tables = {"task_status": statuses, "finding_status": found.tables["finding_status"]}
    dated = {name: _with_words(_with_day(table, as_of), texts) for name, table in tables.items()}
    return {"changes": found.tables["changes"], **{name: t.select(schema(name).names) for name, t in dated.items()}}


def rows_named(found: Settled, portion: Dataset) -> dict[str, Any]:
    """The rows that remarks name, by id."""
    ids = {each for remark in found.remarks for each in remark.named} | {doubt.named for doubt in found.doubts}
    wanted = pa.array(sorted(ids), pa.string())
    rows: dict[str, Any] = {}
    for name, key in (("tasks", "task_id"), ("findings", "finding_id"), ("results", "result_id")):
        table = portion.table(name)
        named = table.filter(pc.is_in(table.column(key), value_set=wanted)) if ids else table.slice(0, 0)
        rows.update((getattr(row, key), row) for row in from_arrow(name, named))
    return rows


def portion_key(portion: Dataset, as_of: dt.date) -> str:
    """A hash of all rows, and of which documents had not been issued yet."""
    documents = portion.table("documents")
    later = documents.filter(pc.greater(documents.column("issued_date"), pa.scalar(as_of)))
    digest = sha256("\n".join(("portion", *later.column("document_id").to_pylist())).encode())
    for name in sorted(portion.tables):
        digest.update(name.encode())
        for batch in portion.table(name).combine_chunks().to_batches():
            digest.update(batch.serialize())
    return digest.hexdigest()


def remember(memory: Memory, key: str, found: Settled) -> None:
    """Keep it under the portion's key, with the names of the comparisons it was made of."""
    for name in _TABLES:
        memory.put_bytes(f"{key} {name}", _packed(found.tables[name]))
    remarks, doubts = (list(map(astuple, each)) for each in (found.remarks, found.doubts))
    memory.put(key, {"remarks": remarks, "doubts": doubts, "asked": memory.asked_for})


def recalled(memory: Memory, key: str) -> Settled | None:
    """What was kept under the portion's key; None where it is not whole."""
    known = memory.get(key)
    packed = [memory.get_bytes(f"{key} {name}") for name in _TABLES]
    if known is None or None in packed:
        return None
    try:
        tables = {name: _unpacked(each) for name, each in zip(_TABLES, packed, strict=True) if each is not None}
        remarks = tuple(replace(Remark(*each), named=tuple(each[_NAMED])) for each in known["remarks"])
        doubts = tuple(DoubtRemark(*each) for each in known["doubts"])
    except (pa.ArrowException, TypeError, ValueError, KeyError):
        return None
    memory.ask(known["asked"])
    return Settled(tables, remarks, doubts)


def _column(portion: Dataset, name: str) -> Sequence[Any]:
    chunks: Sequence[Any] = portion.table(name).column("text").chunks
    return chunks or [pa.array([], pa.string())]


def _worded_rows(portion: Dataset) -> list[tuple[str, int, str]]:
    """Document, page and words of every row that may be evidence, in the order of `_column`."""
    columns = ("document_id", "page", "text")
    tables = (portion.table(name) for name in ("results", "findings"))
    return [row for t in tables for row in zip(*(t.column(name).to_pylist() for name in columns), strict=True)]


def _without_words(table: Any, places: Mapping[tuple[str, int, str], int]) -> Any:
    names = ("evidence_document_id", "evidence_page", "evidence_text")
    rows = list(zip(*(table.column(name).to_pylist() for name in names), strict=True))
    found = [places.get(row) if row[2] is not None else None for row in rows]
    own = [row[2] if place is None else None for row, place in zip(rows, found, strict=True)]
    return _set(table, "evidence_text", pa.array(own, pa.string())).append_column(_WORDS, pa.array(found, pa.int32()))


def _with_words(table: Any, texts: Any) -> Any:
    taken = pc.take(texts, table.column(_WORDS))
    return _set(table, "evidence_text", pc.coalesce(table.column("evidence_text"), taken))


def _with_day(table: Any, as_of: dt.date) -> Any:
    return _set(table, "as_of", pa.repeat(pa.scalar(as_of, pa.date32()), table.num_rows))


def _on_day(table: Any, as_of: dt.date) -> Any:
    """What the day says of open work; the rest stands as it is."""
    last = table.column(_LAST_DAY).combine_chunks().dictionary_encode()
    dues = [Due(day, day) for day in last.dictionary.to_pylist()]
    values = [timeliness(due, Standing(), as_of) for due in dues]
    late = [days_overdue(due, value, as_of) for due, value in zip(dues, values, strict=True)]
    told = pc.take(pa.array(values, pa.string()), last.indices)
    table = _set(table, "timeliness", pc.coalesce(told, table.column("timeliness").combine_chunks()))
    return _set(table, "days_overdue", pc.take(pa.array(late, pa.int64()), last.indices))


def _set(table: Any, name: str, values: Any) -> Any:
    index = table.schema.get_field_index(name)
    return table.set_column(index, table.schema.field(index), values)


def _packed(table: Any) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as stream:
        stream.write_table(table)
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def _unpacked(packed: bytes) -> Any:
    with pa.ipc.open_stream(packed) as stream:
        return stream.read_all()
