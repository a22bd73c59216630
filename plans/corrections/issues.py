"""What a person should look at again (hiệu chỉnh cần xem lại): newer documents that say otherwise, tasks not found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from datamodel.rows import DocumentRow, IssueRow, TaskRow, TaskStatusRow
from plans.corrections.log import Correction
from plans.dataset.dataset import Dataset
from plans.dataset.progress_words import CORRECTED, day_words, value_words
from plans.rows.identity import digest
from plans.standing.issues import shortened
from plans.standing.track import Tracking

Attached = Sequence[tuple[Correction, TaskRow | None]]
InForce = Mapping[str, Mapping[str, Correction]]


def correction_issues(
    dataset: Dataset, read: Tracking, attached: Attached, in_force: InForce, as_of: dt.date
) -> tuple[IssueRow, ...]:
    """What a person should look at again, each once.

    `correction_conflict`: the documents now say something else than they did, and than the person says.
    `correction_lost`: the task is no longer found.
    """
    issues = [*_lost(attached), *_conflicts(dataset, read, in_force, as_of)]
    by_id = {issue.issue_id: issue for issue in issues}
    return tuple(by_id[key] for key in sorted(by_id))


def read_value(field: str, task: TaskRow, status: TaskStatusRow | None) -> tuple[str, ...]:
    """What the documents say of one field that people correct; given corrected rows, what they say with corrections."""
    if field == "lead_units":
        return task.lead_units
    if status is None:
        return ()
    value = getattr(status, "evidence_text" if field == "reply" else field)
    if isinstance(value, dt.date):
        value = value.isoformat()
    return (value,) if value else ()


def _lost(attached: Attached) -> Iterator[IssueRow]:
    for correction, task in attached:
        if task is None and not correction.withdrawn:
            message = (
                f"Không còn tìm thấy nhiệm vụ {correction.path} “{shortened(correction.text)}” mà {_who(correction)}"
                f" đã sửa {_named(correction)}; hiệu chỉnh được giữ lại, chưa áp dụng."
            )
            yield _issue(None, "correction_lost", correction.field, message, correction.task_id)


def _conflicts(dataset: Dataset, read: Tracking, in_force: InForce, as_of: dt.date) -> Iterator[IssueRow]:
    tasks = {task.task_id: task for task in dataset.tasks()} if in_force else {}
    statuses = {status.task_id: status for status in read.task_status}
    documents = {document.document_id: document for document in dataset.documents(copies=True)}
    for task_id, fields in in_force.items():
        task, status = tasks[task_id], statuses.get(task_id)
        for field, correction in fields.items():
            if correction.as_of > as_of:
                continue
            said = _said_now(correction, task, status) or _taken_up_again(correction, status, tasks, documents)
            if said:
                source = documents.get((status.evidence_document_id if status else None) or task.document_id)
                where = f" ({_shown(source)})" if source else ""
                message = (
                    f"Nhiệm vụ {task.path} “{shortened(task.text)}”: {_who(correction)} đã sửa {_named(correction)},"
                    f" nhưng văn bản nay cho biết: {said}{where}. Hiệu chỉnh vẫn được giữ; cần xem lại."
                )
                yield _issue(task, "correction_conflict", field, message, task_id)


def _said_now(correction: Correction, task: TaskRow, status: TaskStatusRow | None) -> str | None:
    """What the documents say now, where it is news and contradicts the person."""
    field = correction.field
    now = read_value(field, task, status)
    if field in ("note", "reply") or now in (correction.read, correction.value):
        return None
    if field in ("progress", "done_date") and now in ((), ("no_report",)):
        return None  # a report that is gone contradicts nobody
    if field == "progress" and (correction.value, now) == (("done",), ("dropped",)):
        return None  # what is done may be left out
    return f"{CORRECTED[field].lower()} là {value_words(field, now)}"


def _taken_up_again(
    correction: Correction,
    status: TaskStatusRow | None,
    tasks: Mapping[str, TaskRow],
    documents: Mapping[str, DocumentRow],
) -> str | None:
    """Work that a person called done, and that a plan issued since then names again."""
    if correction.field != "progress" or correction.value != ("done",) or status is None or not status.carried_to:
        return None
    later = documents[tasks[status.carried_to].document_id]
    if later.issued_date is None or later.issued_date <= correction.as_of:
        return None
    return f"việc này lại được giao ở {_shown(later)}"


def _issue(task: TaskRow | None, code: str, field: str, message: str, task_id: str) -> IssueRow:
    return IssueRow(
        issue_id="i" + digest("correction", code, task_id, field, message),
        document_id=task.document_id if task else None,
        path=None,
        stage="track",
        code=code,
        severity="warning",
        field=field,
        message=message,
        page=task.page if task else None,
        start=task.start if task else None,
        end=task.end if task else None,
    )


def _who(correction: Correction) -> str:
    return f"{correction.by} (ngày {day_words(correction.day)})"


def _named(correction: Correction) -> str:
    return f"{CORRECTED[correction.field].lower()} thành “{value_words(correction.field, correction.value)}”"


def _shown(document: DocumentRow) -> str:
    number = document.document_number if document.number else None
    day = f" ngày {day_words(document.issued_date.isoformat())}" if document.issued_date else ""
    return f"{number or document.source_path}{day}"
