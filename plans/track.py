"""What became of earlier plans, and where every task stands on a day (theo dõi)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from datamodel.rows import ChangeRow, DocumentRow, FindingStatusRow, IssueRow, TaskRow, TaskStatusRow
from plans.dataset import Dataset

DUE_SOON = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Tracking:
    """The rows that need more than one document, or a day."""

    changes: tuple[ChangeRow, ...] = ()
    task_status: tuple[TaskStatusRow, ...] = ()
    finding_status: tuple[FindingStatusRow, ...] = ()
    issues: tuple[IssueRow, ...] = ()


def track(dataset: Dataset, as_of: dt.date) -> Tracking:
    """Compare the plans, and tell where each task and finding stands on `as_of`."""
    counted = {document.document_id for document in dataset.documents() if _was_issued(document, as_of)}
    return Tracking(
        task_status=tuple(_task_status(task, as_of) for task in dataset.tasks() if task.document_id in counted),
        finding_status=tuple(
            FindingStatusRow(finding.finding_id, as_of, "open", None, None, None, None)
            for finding in dataset.findings()
            if finding.document_id in counted
        ),
    )


def _was_issued(document: DocumentRow, as_of: dt.date) -> bool:
    return document.issued_date is None or document.issued_date <= as_of


def _task_status(task: TaskRow, as_of: dt.date) -> TaskStatusRow:
    timeliness = _timeliness(task, as_of)
    overdue = (as_of - task.due_date).days if timeliness == "overdue" and task.due_date else None
    return TaskStatusRow(
        task_id=task.task_id,
        as_of=as_of,
        progress="no_report",
        timeliness=timeliness,
        due_date=task.due_date,
        days_overdue=overdue,
        done_date=None,
        evidence_document_id=None,
        evidence_page=None,
        evidence_text=None,
        evidence_score=None,
        carried_to=None,
    )


def _timeliness(task: TaskRow, as_of: dt.date) -> str:
    if task.standing:
        return "standing"
    if task.deadline_kind == "recurring":
        return "recurring"
    if task.due_date is None:
        return "no_deadline"
    if as_of > task.due_date:
        return "overdue"
    return "due_soon" if task.due_date - as_of <= DUE_SOON else "on_time"
