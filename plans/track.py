"""What became of earlier plans, and where every task stands on a day (theo dõi)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from datamodel.rows import ChangeRow, FindingStatusRow, IssueRow, TaskStatusRow
from plans.dataset import Dataset


@dataclass(frozen=True, slots=True)
class Tracking:
    """The rows that need more than one document, or a day."""

    changes: tuple[ChangeRow, ...] = ()
    task_status: tuple[TaskStatusRow, ...] = ()
    finding_status: tuple[FindingStatusRow, ...] = ()
    issues: tuple[IssueRow, ...] = ()


def track(dataset: Dataset, as_of: dt.date) -> Tracking:
    """Compare the plans, and tell where each task and finding stands on `as_of`."""
    raise NotImplementedError
