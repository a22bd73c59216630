"""The official count of two by two (thống kê): done on time or late, open in time or overdue, by unit and month."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reports.labels import NO_UNIT
from reports.tracking_lines import TaskLine

COUNTED = ("done_on_time", "done_late", "open_in_time", "open_overdue")
LEFT_OUT = ("standing", "dropped", "carried")


@dataclass(frozen=True, slots=True)
class UnitCount:
    """The count of one unit in the lead, or of all tasks."""

    name: str
    counts: Counter[str]
    due_soon: int

    @property
    def total(self) -> int:
        """The tasks that the official count holds."""
        return sum(self.counts[name] for name in COUNTED)


def count_all(lines: Iterable[TaskLine], name: str = "Tổng cộng") -> UnitCount:
    """The count of these tasks, each once."""
    listed = list(lines)
    soon = sum(line.count == "open_in_time" and line.status.timeliness == "due_soon" for line in listed)
    return UnitCount(name, Counter(line.count for line in listed), soon)


def count_by_unit(lines: Iterable[TaskLine]) -> list[UnitCount]:
    """One count for each unit, by its name; a task of several units counts for each, one of none for `NO_UNIT`."""
    by_unit: dict[str, list[TaskLine]] = {}
    for line in lines:
        for unit in dict.fromkeys(line.doers) or (NO_UNIT,):
            by_unit.setdefault(unit, []).append(line)
    counts = [count_all(of_unit, unit) for unit, of_unit in by_unit.items()]
    return sorted(counts, key=lambda count: (count.name == NO_UNIT, -count.total, count.name))


def count_by_month(lines: Iterable[TaskLine]) -> list[tuple[dt.date, Counter[str]]]:
    """The counted tasks by the month in which they are due, in order of time."""
    months: dict[dt.date, Counter[str]] = {}
    for line in lines:
        if line.status.due_date and line.count in COUNTED:
            months.setdefault(line.status.due_date.replace(day=1), Counter())[line.count] += 1
    return sorted(months.items())
