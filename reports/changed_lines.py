"""What changed since the earlier plan (thay đổi so với kỳ trước), told value by value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from datamodel.rows import ChangeRow, DocumentRow, FindingRow, TaskRow
from plans.dataset.dataset import Dataset
from plans.standing.track import Tracking
from reports.labels import FIELD, shown_day


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """One row of an earlier plan beside the row of the later one."""

    change: ChangeRow
    before: str
    after: str
    details: str
    """Each changed value: "Thời hạn: 30/6/2025 → 30/6/2026"."""
    prior: DocumentRow
    document: DocumentRow


def changed_lines(
    dataset: Dataset, tracking: Tracking, documents: Mapping[str, DocumentRow]
) -> tuple[ChangedLine, ...]:
    """The lines of all families, in their order."""
    rows: dict[str, TaskRow | FindingRow] = {task.task_id: task for task in dataset.tasks()}
    rows.update({finding.finding_id: finding for finding in dataset.findings()})
    lines = []
    for change in tracking.changes:
        before, after = rows.get(change.prior_id or ""), rows.get(change.id or "")
        lines.append(
            ChangedLine(
                change,
                before.text if before else "",
                after.text if after else "",
                _details(change, before, after),
                documents[change.prior_document_id],
                documents[change.document_id],
            )
        )
    return tuple(lines)


def _details(change: ChangeRow, before: TaskRow | FindingRow | None, after: TaskRow | FindingRow | None) -> str:
    if not isinstance(before, TaskRow) or not isinstance(after, TaskRow):
        return "; ".join(FIELD.get(name, name) for name in change.changed_fields)
    return change_details(change.changed_fields, before, after)


def change_details(fields: Iterable[str], before: TaskRow, after: TaskRow) -> str:
    """One line for each field with its value before and after."""
    return "\n".join(_detail(name, before, after) for name in fields)


def _detail(name: str, before: TaskRow, after: TaskRow) -> str:
    label = FIELD.get(name, name)
    if name == "text":
        return f"{label}: sửa lời văn"
    return f"{label}: {_value(name, before)} → {_value(name, after)}"


def _value(name: str, task: TaskRow) -> str:
    if name == "deadline":
        return shown_day(task.due_date) or task.deadline_text or "(không có)"
    value = getattr(task, name, None)
    return ("; ".join(value) if isinstance(value, tuple) else value) or "(không có)"
