"""Corrections applied to what was read (áp dụng hiệu chỉnh): a person's word wins, field by field."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa

from datamodel.correction_row import CorrectionRow
from datamodel.rows import TaskRow
from plans.corrections.attaching import Tasks
from plans.corrections.deadlines import corrected_deadlines, flat_deadline
from plans.corrections.issues import correction_issues
from plans.corrections.log import Correction, load
from plans.dataset.dataset import Dataset
from plans.dataset.progress_words import day_words
from plans.dataset.tables import to_arrow
from plans.matching.remembered import Memory
from plans.rows.identity import digest
from plans.standing.said import Said
from plans.standing.track import Tracking, track

OF_A_DAY = frozenset({"progress", "done_date"})
"""Fields that tell of a day, and count from it on; the others mend the reading and count always."""


@dataclass(frozen=True, slots=True)
class Applied:
    """Each correction with the task of today that it is about; and by task and field the one that counts."""

    attached: tuple[tuple[Correction, TaskRow | None], ...] = ()
    in_force: Mapping[str, Mapping[str, Correction]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tracked:
    """A dataset with its corrections, and where everything stands; `read` is the same without corrections."""

    dataset: Dataset
    tracking: Tracking
    read_dataset: Dataset
    read: Tracking
    applied: Applied


def tracked_with(
    dataset: Dataset, corrections: Sequence[Correction], as_of: dt.date, memory: Memory | None = None
) -> Tracked:
    """Track `dataset` with these corrections."""
    read = track(dataset, as_of, memory=memory)
    if not corrections:
        return Tracked(dataset, read, dataset, read, Applied())
    applied = applied_to(dataset, corrections)
    corrected = with_corrections(dataset, applied)
    tracking = track(corrected, as_of, _said(applied, as_of), memory)
    issues = correction_issues(dataset, read, applied.attached, applied.in_force, as_of)
    added = {
        "issues": pa.concat_tables([tracking.tables["issues"], to_arrow("issues", issues)]),
        "corrections": to_arrow("corrections", _rows(applied, as_of)),
    }
    tracking = Tracking({**tracking.tables, **added}, tracking.doubts)
    return Tracked(corrected, tracking, dataset, read, applied)


def corrected_dataset(dataset: Dataset, folder: Path) -> Dataset:
    """The dataset with the corrections of an output folder."""
    corrections = load(folder)
    return with_corrections(dataset, applied_to(dataset, corrections)) if corrections else dataset


def applied_to(dataset: Dataset, corrections: Iterable[Correction]) -> Applied:
    """Which correction counts for which task and field: the last one that was not taken back."""
    tasks = Tasks(dataset)
    attached = tuple((each, tasks.of(each)) for each in corrections)
    in_force: defaultdict[str, dict[str, Correction]] = defaultdict(dict)
    for correction, task in attached:
        if task is not None:
            in_force[task.task_id].pop(correction.field, None)
            if not correction.withdrawn:
                in_force[task.task_id][correction.field] = correction
    return Applied(attached, {task_id: fields for task_id, fields in in_force.items() if fields})


def with_corrections(dataset: Dataset, applied: Applied) -> Dataset:
    """The tables `tasks` and `deadlines` as people say they are."""
    if not any(fields.keys() & {"lead_units", "due_date"} for fields in applied.in_force.values()):
        return dataset
    days = {task_id: fields["due_date"] for task_id, fields in applied.in_force.items() if "due_date" in fields}
    tasks = dataset.tasks()
    deadlines = corrected_deadlines(tasks, dataset.deadlines(), days)
    first = {row.task_id: row for row in reversed(deadlines)}
    corrected = []
    for task in tasks:
        fields = applied.in_force.get(task.task_id, {})
        if "lead_units" in fields:
            units = fields["lead_units"].value
            task = replace(task, lead_units=units, units_inherited_from=None, clear_person=bool(units))
        if "due_date" in fields:
            task = flat_deadline(task, first.get(task.task_id))
        corrected.append(task)
    tables = {"tasks": to_arrow("tasks", corrected), "deadlines": to_arrow("deadlines", deadlines)}
    return Dataset({**dataset.tables, **tables})


def counts_on(correction: Correction, as_of: dt.date) -> bool:
    """Whether the correction speaks of that day."""
    return correction.field not in OF_A_DAY or correction.as_of <= as_of


def _said(applied: Applied, as_of: dt.date) -> dict[str, Said]:
    said = {}
    for task_id, fields in applied.in_force.items():
        counted = {name: each for name, each in fields.items() if counts_on(each, as_of)}
        if counted:
            said[task_id] = _of_task(counted)
    return said


def _of_task(fields: Mapping[str, Correction]) -> Said:
    progress, done = fields.get("progress"), fields.get("done_date")
    return Said(
        progress=progress.value[0] if progress and progress.value else None,
        progress_day=progress.as_of if progress else None,
        progress_by=f"{progress.by} xác nhận ngày {day_words(progress.day)}" if progress else None,
        has_done_date=done is not None,
        done_date=dt.date.fromisoformat(done.value[0]) if done and done.value else None,
        has_due_date="due_date" in fields,
        reply=_words(fields.get("reply")),
        note=_words(fields.get("note")),
    )


def _words(correction: Correction | None) -> str | None:
    return correction.value[0] if correction and correction.value else None


def _rows(applied: Applied, as_of: dt.date) -> Iterable[CorrectionRow]:
    for number, (each, task) in enumerate(applied.attached):
        yield CorrectionRow(
            correction_id="c" + digest("correction", str(number), each.at, each.task_id, each.field),
            task_id=task.task_id if task else None,
            document_id=task.document_id if task else None,
            field=each.field,
            value=each.value,
            read_value=each.read,
            corrected_by=each.by,
            corrected_at=each.at,
            as_of=each.as_of,
            state=_state(each, task, applied, as_of),
        )


def _state(correction: Correction, task: TaskRow | None, applied: Applied, as_of: dt.date) -> str:
    if task is None:
        return "lost"
    if correction.withdrawn:
        return "withdrawn"
    if applied.in_force.get(task.task_id, {}).get(correction.field) is not correction:
        return "replaced"
    return "applied" if counts_on(correction, as_of) else "not_yet"
