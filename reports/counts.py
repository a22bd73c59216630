"""The official count of two by two (thống kê): done on time or late, open in time or overdue, by unit and month."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from datamodel.rows import TaskStatusRow
from reports.labels import NO_UNIT

COUNTED = ("done_on_time", "done_late", "open_in_time", "open_overdue")
LEFT_OUT = ("standing", "dropped", "carried")
ALL_TASKS = "Tổng cộng"


class Counted(Protocol):
    """A task as far as it is counted."""

    @property
    def status(self) -> TaskStatusRow:
        """Where it stands."""

    @property
    def doers(self) -> Sequence[str]:
        """Who must do it."""


@dataclass(slots=True)
class UnitCount:
    """The count of one unit in the lead, or of all tasks."""

    name: str
    counts: Counter[str] = field(default_factory=Counter)
    due_soon: int = 0

    @property
    def total(self) -> int:
        """The tasks that the official count holds."""
        return sum(self.counts[name] for name in COUNTED)

    def add(self, count: str, *, is_due_soon: bool) -> None:
        """Count one task."""
        self.counts[count] += 1
        self.due_soon += is_due_soon


@dataclass(frozen=True, slots=True)
class Totals:
    """What all documents have together, whether or not a report has room for each of their rows."""

    whole: UnitCount = field(default_factory=lambda: UnitCount(ALL_TASKS))
    """Each task once."""
    units: tuple[UnitCount, ...] = ()
    """One for each unit; a task of several units counts for each, one of none for `NO_UNIT`."""
    months: tuple[tuple[dt.date, Counter[str]], ...] = ()
    """The counted tasks by the month in which they are due, in order of time."""
    findings: Mapping[str, int] = field(default_factory=Counter)
    """Shortcomings by their state."""
    documents: int = 0
    """Without copies."""

    @property
    def tasks(self) -> int:
        """All tasks, those too that the official count leaves out."""
        return self.whole.counts.total()


def count_of(status: TaskStatusRow) -> str:
    """Where the official count puts a task, or why it stays out."""
    if status.progress == "dropped":
        return "dropped"
    if status.progress == "done":
        return "done_late" if status.timeliness == "late" else "done_on_time"
    if status.carried_to:
        return "carried"
    if status.timeliness == "standing":
        return "standing"
    return "open_overdue" if status.timeliness == "overdue" else "open_in_time"


def totals_of(tasks: Iterable[Counted], findings: Mapping[str, int], documents: int) -> Totals:
    """Count tasks one after another; none of them is held."""
    whole, units = UnitCount(ALL_TASKS), dict[str, UnitCount]()
    months: defaultdict[dt.date, Counter[str]] = defaultdict(Counter)
    for task in tasks:
        status, count = task.status, count_of(task.status)
        soon = count == "open_in_time" and status.timeliness == "due_soon"
        for name in dict.fromkeys(task.doers) or (NO_UNIT,):
            units.setdefault(name, UnitCount(name)).add(count, is_due_soon=soon)
        whole.add(count, is_due_soon=soon)
        if status.due_date and count in COUNTED:
            months[status.due_date.replace(day=1)][count] += 1
    ordered = sorted(units.values(), key=lambda count: (count.name == NO_UNIT, -count.total, count.name))
    return Totals(whole, tuple(ordered), tuple(sorted(months.items())), findings, documents)
