"""What a careful reader of a document would ask about (cần rà soát): numbering, deadlines, leads, sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from datamodel.issue import Issue, Severity
from datamodel.official import DeadlineKind, OfficialDocument, Task
from nlp.deadlines.named_parts import syllable_pairs

_DOUBTFUL = 0.7
_BLANK = "deadlines.blank_"
"""How the rules are named that read a day which was left blank."""
_FEWEST = 8
"""Pairs of syllables that a task needs for its wording to tell it from others."""
_ALIKE = 0.6
_NEAR = 2_000
"""Tasks behind one that are compared with it: more than any plan has between two places that set one job."""
_MOST_OF_ONE = 5
"""Other places told of one job."""


def check_document(read: OfficialDocument) -> OfficialDocument:
    """The document with the issues that its content gives rise to."""
    return replace(read, issues=(*read.issues, *_deadlines(read), *_leads(read), *_doubts(read)))


def _deadlines(read: OfficialDocument) -> Iterator[Issue]:
    issued = read.header.issued_day
    for task in read.tasks:
        for found in task.deadlines:
            if (found.rule or "").startswith(_BLANK):
                message = f"Thời hạn “{found.value.text}” để trống ngày (mục {task.path}); đề nghị bổ sung ngày cụ thể."
                yield Issue("read", "date_incomplete", Severity.WARNING, message, "due_date", found.span, task.page)
            due = found.value.due_date
            if issued and due and due < issued and found.value.kind is DeadlineKind.DATE:
                message = f"Thời hạn {due:%d/%m/%Y} trước ngày ban hành {issued:%d/%m/%Y} (mục {task.path})."
                yield Issue(
                    "read", "deadline_before_issue", Severity.WARNING, message, "due_date", found.span, task.page
                )


def _leads(read: OfficialDocument) -> Iterator[Issue]:
    """One job with different leading units at two places: the shorter wording stands largely in the longer one."""
    led = [(task, _units(task), syllable_pairs(task.text)) for task in read.tasks if task.roles.lead_units]
    for place, (task, units, pairs) in enumerate(led):
        near = led[place + 1 : place + 1 + _NEAR]
        same = (pair for pair in near if units.isdisjoint(pair[1]) and _is_one_job(pairs, pair[2]))
        for other, their_units, _ in islice(same, _MOST_OF_ONE):
            message = (
                f"Mục {task.path} và mục {other.path} giao một việc cho hai đơn vị chủ trì: "
                f"{', '.join(sorted(units))} và {', '.join(sorted(their_units))}."
            )
            yield Issue("read", "two_leads", Severity.NOTE, message, "lead_units", other.span, other.page)


def _is_one_job(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> bool:
    shorter = min(len(one), len(other))
    if one == other:
        return bool(one)
    return shorter >= _FEWEST and len(one & other) >= _ALIKE * shorter


def _units(task: Task) -> frozenset[str]:
    return frozenset(unit.value for unit in task.roles.lead_units)


def _doubts(read: OfficialDocument) -> Iterator[Issue]:
    for task in read.tasks:
        if task.confidence < _DOUBTFUL:
            message = f"Chưa chắc chắn đây là nhiệm vụ (mục {task.path})."
            yield Issue("read", "low_confidence", Severity.NOTE, message, "tasks", task.span, task.page)
