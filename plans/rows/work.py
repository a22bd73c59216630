"""Rows of the work a document speaks of (nhiệm vụ, thời hạn, tồn tại, kết quả)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from datamodel.official import Deadline, OfficialDocument, Task
from datamodel.rows import DeadlineRow, FindingRow, ResultRow, TaskRow
from datamodel.spelling import fold
from plans.rows.cleaning import clean, clean_all, clean_optional, distinct, end_of, start_of
from plans.rows.identity import Naming
from plans.rows.places import Pages


def finding_rows(official: OfficialDocument, own_id: str, naming: Naming) -> tuple[FindingRow, ...]:
    """The shortcomings, in the document's order."""
    return tuple(
        FindingRow(
            finding_id=naming.name("f", finding.path, fold(finding.text)),
            document_id=own_id,
            path=finding.path,
            text=clean(finding.text),
            page=finding.page,
            start=finding.span.start,
            end=finding.span.end,
            max_points=finding.max_points,
            points=finding.points,
            points_lost=finding.points_lost,
            reason=clean_optional(finding.reason),
            rule=finding.rule,
            confidence=finding.confidence,
        )
        for finding in official.findings
    )


def task_rows(
    official: OfficialDocument, own_id: str, naming: Naming, findings: Sequence[FindingRow]
) -> tuple[TaskRow, ...]:
    """The tasks, each with its first deadline and the finding it repairs."""
    finding_ids: dict[str | None, str] = {}
    for finding in findings:
        finding_ids.setdefault(finding.path, finding.finding_id)
    return tuple(
        _task_row(task, own_id, naming.name("t", task.path, fold(task.text)), finding_ids.get(task.finding_path))
        for task in official.tasks
    )


def _task_row(task: Task, own_id: str, task_id: str, finding_id: str | None) -> TaskRow:
    first: Deadline | None = task.deadlines[0].value if task.deadlines else None
    return TaskRow(
        task_id=task_id,
        document_id=own_id,
        page=task.page,
        start=task.span.start,
        end=task.span.end,
        text=clean(task.text),
        path=task.path,
        section=clean_optional(task.section),
        lead_units=distinct(unit.value for unit in task.roles.lead_units),
        coordinating_units=distinct(unit.value for unit in task.roles.coordinating_units),
        assignees=distinct(person.value for person in task.roles.assignees),
        units_inherited_from=task.roles_inherited_from,
        finding_id=finding_id,
        target=clean_optional(task.target.value) if task.target else None,
        deliverable=clean_optional(task.deliverable.value) if task.deliverable else None,
        deadline_text=clean(first.text) if first else None,
        deadline_kind=first.kind.value if first else None,
        start_date=first.start_date if first else None,
        due_date=first.due_date if first else None,
        recurrence=first.recurrence if first else None,
        standing=task.is_standing,
        clear_person=task.clear_person,
        clear_work=task.clear_work,
        clear_result=task.clear_result,
        clear_authority=task.clear_authority,
        clear_time=task.clear_time,
        clear_responsibility=task.clear_responsibility,
        rule=task.rule,
        confidence=task.confidence,
    )


def deadline_rows(
    official: OfficialDocument, own_id: str, naming: Naming, tasks: Sequence[TaskRow], pages: Pages
) -> tuple[DeadlineRow, ...]:
    """All deadlines of all tasks; `tasks` are the rows of the document's tasks, in the same order."""
    pairs = zip(official.tasks, tasks, strict=True)
    return tuple(row for task, task_row in pairs for row in _deadlines_of(task, task_row, own_id, naming, pages))


def _deadlines_of(task: Task, task_row: TaskRow, own_id: str, naming: Naming, pages: Pages) -> Iterator[DeadlineRow]:
    for found in task.deadlines:
        deadline, span = found.value, found.span
        yield DeadlineRow(
            deadline_id=naming.name("l", task_row.task_id, deadline.kind.value, fold(deadline.text)),
            document_id=own_id,
            task_id=task_row.task_id,
            text=clean(deadline.text),
            page=pages.of(span) if span else task.page,
            start=start_of(span),
            end=end_of(span),
            kind=deadline.kind.value,
            start_date=deadline.start_date,
            due_date=deadline.due_date,
            inclusive=deadline.inclusive,
            recurrence=deadline.recurrence,
            inherited_from=deadline.inherited_from,
            rule=found.rule,
        )


def result_rows(official: OfficialDocument, own_id: str, naming: Naming) -> tuple[ResultRow, ...]:
    """The statements on work done or not done."""
    return tuple(
        ResultRow(
            result_id=naming.name("k", result.path, fold(result.text)),
            document_id=own_id,
            page=result.page,
            start=result.span.start,
            end=result.span.end,
            path=result.path,
            text=clean(result.text),
            status=result.status,
            document_numbers=clean_all(result.document_numbers),
            done_date=result.done_date,
            rule=result.rule,
            confidence=result.confidence,
            about=result.about,
        )
        for result in official.results
    )
