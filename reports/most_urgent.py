"""The documents that a report has room for (phần được hiện): those with the most urgent work, the newest first.

A workbook or a page of hundreds of thousands of rows opens in no program. The tables hold them all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from datamodel.rows import TaskStatusRow
from plans.dataset.dataset import Dataset
from plans.dataset.tables import from_arrow
from plans.standing.track import Tracking
from reports.counts import count_of

_URGENT = ("open_overdue", "due_soon", "open_in_time", "done_late", "done_on_time")
_AT_ONCE = 20_000
_COUNTED_ROWS = ("tasks", "findings", "issues", "changes")


@dataclass(frozen=True, slots=True)
class CountedTask:
    """A task as far as it is counted."""

    document_id: str
    status: TaskStatusRow
    doers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows of the documents that are shown; `dataset` also has those of documents that these rows point to."""

    dataset: Dataset
    tracking: Tracking
    left_out: int = 0
    """Documents with rows for which there is no room."""


def counted_tasks(dataset: Dataset, tracking: Tracking) -> Iterator[CountedTask]:
    """Every task that has a status, a portion at hand at a time."""
    tasks, statuses = dataset.table("tasks"), tracking.tables["task_status"]
    places = pc.index_in(tasks.column("task_id"), value_set=statuses.column("task_id"))
    for start in range(0, tasks.num_rows, _AT_ONCE):
        own = places.slice(start, _AT_ONCE)
        some = tasks.slice(start, _AT_ONCE).filter(pc.is_valid(own))
        rows = from_arrow("task_status", statuses.take(own.drop_null()))
        columns = (some.column(name).to_pylist() for name in ("document_id", "lead_units", "assignees"))
        for document_id, lead, people, status in zip(*columns, rows, strict=True):
            yield CountedTask(document_id, status, tuple(lead or people))


def urgency(status: TaskStatusRow) -> int:
    """0 for overdue work, more for what can wait; what the official count leaves out comes last."""
    name = count_of(status)
    name = "due_soon" if name == "open_in_time" and status.timeliness == "due_soon" else name
    return _URGENT.index(name) if name in _URGENT else len(_URGENT)


def most_urgent(dataset: Dataset, tracking: Tracking, most: int) -> Selection:
    """As many documents as have `most` rows together; everything where that is enough."""
    tables = {name: dataset.table(name) for name in _COUNTED_ROWS[:3]} | {"changes": tracking.tables["changes"]}
    if sum(table.num_rows for table in tables.values()) <= most:
        return Selection(dataset, tracking)
    rows = Counter[str]()
    for table in tables.values():
        rows.update({one["values"]: one["counts"] for one in pc.value_counts(table.column("document_id")).to_pylist()})
    ordered, room, shown = _by_urgency(dataset, tracking, rows), most, dict[str, None]()
    for document_id in ordered:
        if room <= 0:
            break
        shown[document_id] = None
        room -= rows[document_id]
    part = _shown(dataset, tracking, shown)
    return Selection(_near(dataset, part, shown), part, len(ordered) - len(shown))


def _by_urgency(dataset: Dataset, tracking: Tracking, rows: Counter[str]) -> list[str]:
    """The documents with rows, those with overdue work first, the newest of equal ones first."""
    ranks: dict[str, int] = {}
    for task in counted_tasks(dataset, tracking):
        ranks[task.document_id] = min(urgency(task.status), ranks.get(task.document_id, len(_URGENT)))
    documents = dataset.table("documents")
    days = dict(zip(documents["document_id"].to_pylist(), documents["issued_date"].to_pylist(), strict=True))
    order = {name: (ranks.get(name, len(_URGENT)), -day.toordinal() if day else 0, name) for name, day in days.items()}
    return sorted((name for name in days if rows[name]), key=order.__getitem__)


def _shown(dataset: Dataset, tracking: Tracking, shown: Collection[str]) -> Tracking:
    """The tracking of these documents; issues that are of no document stay."""
    tasks, findings = (_of(dataset.table(name), "document_id", shown) for name in ("tasks", "findings"))
    tables = dict(tracking.tables)
    tables["task_status"] = _of(tables["task_status"], "task_id", tasks.column("task_id"))
    tables["finding_status"] = _of(tables["finding_status"], "finding_id", findings.column("finding_id"))
    tables["changes"] = _of(tables["changes"], "document_id", shown)
    issues = tables["issues"].column("document_id")
    keep = pc.or_(pc.is_null(issues), pc.is_in(issues, value_set=pa.array(shown, pa.string())))
    tables["issues"] = tables["issues"].filter(keep)
    return Tracking(tables, tracking.doubts)


def _near(dataset: Dataset, part: Tracking, shown: Collection[str]) -> Dataset:
    """The rows of these documents and of those that their rows point to: earlier plans, answers, next plans."""
    tasks, tables = dataset.table("tasks"), part.tables
    named = [
        tables["changes"].column("prior_document_id"),
        tables["task_status"].column("evidence_document_id"),
        tables["finding_status"].column("evidence_document_id"),
        _of(tasks, "task_id", tables["task_status"].column("carried_to")).column("document_id"),
    ]
    ids = set(shown).union(*(column.unique().to_pylist() for column in named))
    near = {name: _of(dataset.table(name), "document_id", ids) for name in dataset.tables}
    return Dataset({**near, "issues": _of(dataset.table("issues"), "document_id", shown)})


def _of(table: Any, column: str, values: Any) -> Any:
    """The rows whose column holds one of the values."""
    wanted = values if isinstance(values, pa.ChunkedArray) else pa.array(sorted(filter(None, values)), pa.string())
    return table.filter(pc.is_in(table.column(column), value_set=wanted.drop_null()))
