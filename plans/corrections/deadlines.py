"""Deadlines as a person corrected them (thời hạn hiệu chỉnh): a new day in the place of the deciding one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from datamodel.rows import DeadlineRow, TaskRow
from plans.corrections.log import Correction
from plans.dataset.progress_words import day_words
from plans.rows.identity import digest

RULE = "correction.person"


def corrected_deadlines(
    tasks: Iterable[TaskRow], deadlines: Iterable[DeadlineRow], days: Mapping[str, Correction]
) -> list[DeadlineRow]:
    """The deadlines of all tasks, in document order; those of the tasks in `days` as the correction says."""
    own: defaultdict[str, list[DeadlineRow]] = defaultdict(list)
    for row in deadlines:
        own[row.task_id].append(row)
    return [row for task in tasks for row in _rows_of(task, own[task.task_id], days.get(task.task_id))]


def _rows_of(task: TaskRow, rows: Sequence[DeadlineRow], correction: Correction | None) -> Sequence[DeadlineRow]:
    return _corrected(task, rows, correction) if correction else rows


def _corrected(task: TaskRow, rows: Sequence[DeadlineRow], correction: Correction) -> list[DeadlineRow]:
    """The first dated deadline decides: it gets the new day, or goes where there is none; the words stay as printed."""
    dated = [row for row in rows if row.due_date and row.kind != "recurring"]
    if not correction.value:
        return [row for row in rows if row not in dated]
    day = dt.date.fromisoformat(correction.value[0])
    if not dated:
        return [_new(task, day), *rows]
    mended = replace(dated[0], kind="date", due_date=day, inclusive=True, recurrence=None, rule=RULE)
    return [mended if row is dated[0] else row for row in rows]


def _new(task: TaskRow, day: dt.date) -> DeadlineRow:
    return DeadlineRow(
        deadline_id="l" + digest(task.task_id, RULE),
        document_id=task.document_id,
        task_id=task.task_id,
        text=f"hiệu chỉnh: {day_words(day.isoformat())}",
        page=task.page,
        start=None,
        end=None,
        kind="date",
        start_date=None,
        due_date=day,
        inclusive=True,
        recurrence=None,
        inherited_from=None,
        rule=RULE,
    )


def flat_deadline(task: TaskRow, first: DeadlineRow | None) -> TaskRow:
    """The task with the columns of its first deadline."""
    if first is None:
        return replace(
            task, deadline_text=None, deadline_kind=None, start_date=None, due_date=None, recurrence=None,
            clear_time=False,
        )  # fmt: skip
    return replace(
        task,
        deadline_text=first.text,
        deadline_kind=first.kind,
        start_date=first.start_date,
        due_date=first.due_date,
        recurrence=first.recurrence,
        standing=task.standing and first.kind == "ongoing" and first.due_date is None,
    )
