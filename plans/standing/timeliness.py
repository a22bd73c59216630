"""On time or late (đúng hạn, quá hạn): only from dates, as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from datamodel.rows import DeadlineRow, TaskRow

DUE_SOON = dt.timedelta(days=7)
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """Until when a task is to be done. `named` is the printed day, `last_day` the last one on which it is in time."""

    named: dt.date | None = None
    last_day: dt.date | None = None
    undated: str = "no_deadline"
    """What stands in for a date: `recurring`, `standing` or `no_deadline`."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the work got, as far as dates need it."""

    is_done: bool = False
    done_date: dt.date | None = None
    told_by: dt.date | None = None
    """The first document that says it was done."""
    open_on: dt.date | None = None
    """The last day on which a document said that it was not done yet."""
    told_late: bool = False


def due_of(task: TaskRow, deadlines: Sequence[DeadlineRow], extended_to: dt.date | None = None) -> Due:
    """The first dated deadline decides; without one the task recurs, stands for ever, or has no deadline.

    "trước ngày 30/6" ends with the 29th; a day that was granted later takes the place of the printed one.
    """
    dated = [each for each in deadlines if each.due_date and each.kind != "recurring"]
    if extended_to:
        return Due(extended_to, extended_to)
    if dated:
        return Due(dated[0].due_date, last_day(dated[0]))
    if not deadlines and task.due_date:
        return Due(task.due_date, task.due_date)
    return Due(undated=_undated(task, (each.kind for each in deadlines)))


def _undated(task: TaskRow, kinds: Iterable[str]) -> str:
    first = next(iter(kinds), task.deadline_kind)
    if first == "recurring":
        return "recurring"
    return "standing" if task.standing else "no_deadline"


def last_day(deadline: DeadlineRow) -> dt.date | None:
    """The last day on which the work is in time."""
    day = deadline.due_date
    return day - _ONE_DAY if day and deadline.inclusive is False else day


def timeliness(due: Due, work: Standing, as_of: dt.date) -> str:
    """The contract's value."""
    if due.last_day is None:
        return due.undated
    if work.is_done:
        return "late" if _was_late(due.last_day, work) else "on_time"
    if as_of > due.last_day:
        return "overdue"
    return "due_soon" if due.last_day - as_of <= DUE_SOON else "on_time"


def _was_late(last: dt.date, work: Standing) -> bool:
    """Late by its own date; where none is given, because a document says so or found it open after its last day.

    Work of which nothing of the kind is said is not called late.
    """
    if work.done_date:
        return work.done_date > last
    if work.told_by and work.told_by <= last:
        return False
    return work.told_late or bool(work.open_on and work.open_on > last)


def days_overdue(due: Due, value: str, as_of: dt.date) -> int | None:
    """Days since the last day in time, for open work past it."""
    return (as_of - due.last_day).days if value == "overdue" and due.last_day else None
