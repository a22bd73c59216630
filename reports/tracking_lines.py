"""The lines of the tracking table (dòng theo dõi): what workbook, page and printed form tell of each task."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow.compute as pc

from datamodel.rows import (
    DeadlineRow,
    DocumentRow,
    FileRow,
    FindingRow,
    FindingStatusRow,
    IssueRow,
    ResultRow,
    TaskRow,
    TaskStatusRow,
)
from plans.dataset.dataset import Dataset
from plans.dataset.file_issues import file_issues
from plans.standing.track import Tracking
from reports.changed_lines import ChangedLine, changed_lines
from reports.counts import Totals, count_of, totals_of
from reports.labels import shown_day, shown_document
from reports.most_urgent import Selection, counted_tasks, most_urgent


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task with its document, where it stands, and what answers it."""

    task: TaskRow
    document: DocumentRow
    status: TaskStatusRow
    answer: DocumentRow | None
    """The document whose words are the evidence."""
    answer_row: ResultRow | None
    remarks: str
    """What the columns cannot hold: the deadline's words, further deadlines, the next plan."""
    deadlines: tuple[DeadlineRow, ...] = ()

    @property
    def note(self) -> str:
        """A person's note and the remarks."""
        return "; ".join(part for part in (self.status.note, self.remarks) if part)

    @property
    def doers(self) -> tuple[str, ...]:
        """Who must do it: units in the lead, or the persons named in their place."""
        return self.task.lead_units or self.task.assignees

    @property
    def is_done(self) -> bool:
        """Whether a document says so."""
        return self.status.progress == "done"

    @property
    def count(self) -> str:
        """Where the official count of two by two puts it, or why it stays out."""
        return count_of(self.status)


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One shortcoming with its document, its state, and what repairs it."""

    finding: FindingRow
    document: DocumentRow
    status: FindingStatusRow
    answer: DocumentRow | None
    repaired_by: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One thing to look at, with the document it is about."""

    issue: IssueRow
    document: DocumentRow | None


@dataclass(frozen=True, slots=True)
class TrackingTable:
    """Everything that the reports of one day tell."""

    as_of: dt.date
    tasks: tuple[TaskLine, ...]
    findings: tuple[FindingLine, ...]
    changes: tuple[ChangedLine, ...]
    issues: tuple[IssueLine, ...]
    documents: Mapping[str, DocumentRow]
    totals: Totals
    left_out: int = 0
    """Documents for whose rows there was no room; the totals count them."""

    @property
    def remark(self) -> str:
        """What a person must know who sees a part of the rows only; "" where all are there."""
        if not self.left_out:
            return ""
        return (
            f"Chỉ hiện các văn bản có việc gấp nhất và mới nhất; còn {self.left_out:,} văn bản khác không hiện ở đây, "
            "số liệu tổng hợp vẫn tính đủ. Toàn bộ dòng có trong các bảng CSV."
        ).replace(",", ".", 1)


def tracking_table(
    dataset: Dataset, tracking: Tracking, as_of: dt.date, files: Sequence[FileRow] = (), most: int | None = None
) -> TrackingTable:
    """The lines of all tasks and shortcomings of documents that had been issued on `as_of`, in document order.

    Where there are more than `most` rows, those of the documents with the most urgent work.
    """
    totals = _totals(dataset, tracking)
    selection = Selection(dataset, tracking) if most is None else most_urgent(dataset, tracking, most)
    dataset, tracking = selection.dataset, selection.tracking
    documents = {row.document_id: row for row in dataset.documents(copies=True)}
    tasks = dataset.tasks()
    return TrackingTable(
        as_of=as_of,
        tasks=_task_lines(tasks, documents, tracking, dataset),
        findings=_finding_lines(dataset.findings(), tasks, documents, tracking),
        changes=changed_lines(dataset, tracking, documents),
        issues=_issue_lines((*dataset.issues(), *tracking.issues, *file_issues(files)), documents),
        documents=documents,
        totals=totals,
        left_out=selection.left_out,
    )


def _totals(dataset: Dataset, tracking: Tracking) -> Totals:
    states = pc.value_counts(tracking.tables["finding_status"].column("status")).to_pylist()
    findings = Counter({one["values"]: one["counts"] for one in states})
    documents = dataset.table("documents").column("same_as").null_count
    return totals_of(counted_tasks(dataset, tracking), findings, documents)


def _task_lines(
    tasks: Sequence[TaskRow], documents: Mapping[str, DocumentRow], tracking: Tracking, dataset: Dataset
) -> tuple[TaskLine, ...]:
    statuses = {row.task_id: row for row in tracking.task_status}
    results = {(row.document_id, row.page, row.text): row for row in dataset.results()}
    later = {task.task_id: documents[task.document_id] for task in tasks}
    deadlines: defaultdict[str, list[DeadlineRow]] = defaultdict(list)
    for row in dataset.deadlines():
        deadlines[row.task_id].append(row)
    lines = []
    for task in tasks:
        status = statuses.get(task.task_id)
        if status is None:
            continue
        answer = documents.get(status.evidence_document_id or "")
        key = (status.evidence_document_id or "", status.evidence_page or 0, status.evidence_text or "")
        told = tuple(deadlines[task.task_id])
        remarks = _remarks(task, status, told, later.get(status.carried_to or ""))
        lines.append(TaskLine(task, documents[task.document_id], status, answer, results.get(key), remarks, told))
    return tuple(lines)


def _remarks(task: TaskRow, status: TaskStatusRow, deadlines: Sequence[DeadlineRow], later: DocumentRow | None) -> str:
    parts = []
    words = [row.text for row in deadlines] or [task.deadline_text or ""]
    if status.due_date and words[0] and words[0] != shown_day(status.due_date):
        parts.append(f"Thời hạn: “{words[0]}”")
    if task.due_date and status.due_date and status.due_date != task.due_date:
        parts.append(f"Gia hạn đến {shown_day(status.due_date)}")
    parts += [f"Thời hạn khác: “{other}”" for other in dict.fromkeys(words[1:])]
    if task.target:
        parts.append(f"Chỉ tiêu: {task.target}")
    if later is not None:
        parts.append(f"Chuyển tiếp sang {shown_document(later)}")
    return "; ".join(parts)


def _finding_lines(
    findings: Sequence[FindingRow], tasks: Sequence[TaskRow], documents: Mapping[str, DocumentRow], tracking: Tracking
) -> tuple[FindingLine, ...]:
    statuses = {row.finding_id: row for row in tracking.finding_status}
    repairing: defaultdict[str, list[TaskRow]] = defaultdict(list)
    for task in tasks:
        if task.finding_id:
            repairing[task.finding_id].append(task)
    return tuple(
        FindingLine(
            finding,
            documents[finding.document_id],
            statuses[finding.finding_id],
            documents.get(statuses[finding.finding_id].evidence_document_id or ""),
            tuple(repairing[finding.finding_id]),
        )
        for finding in findings
        if finding.finding_id in statuses
    )


def _issue_lines(issues: Sequence[IssueRow], documents: Mapping[str, DocumentRow]) -> tuple[IssueLine, ...]:
    """Errors first, then warnings; within each by document and place."""
    rank = {"error": 0, "warning": 1}
    lines = [IssueLine(issue, documents.get(issue.document_id or "")) for issue in issues]
    return tuple(
        sorted(
            lines,
            key=lambda line: (
                rank.get(line.issue.severity, 2),
                line.document.source_path if line.document else line.issue.path or "",
                line.issue.start or 0,
                line.issue.issue_id,
            ),
        )
    )
