"""What a careful reader of a document would ask about (cần rà soát): numbering, deadlines, leads, sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from datamodel.issue import Issue, Severity
from datamodel.official import DeadlineKind, OfficialDocument
from nlp.text import fold

_DOUBTFUL = 0.7


def check_document(read: OfficialDocument) -> OfficialDocument:
    """The document with the issues that its content gives rise to."""
    return replace(read, issues=(*read.issues, *_deadlines(read), *_leads(read), *_doubts(read)))


def _deadlines(read: OfficialDocument) -> Iterator[Issue]:
    issued = read.header.issued_day
    for task in read.tasks:
        for found in task.deadlines:
            due = found.value.due_date
            if issued and due and due < issued and found.value.kind is DeadlineKind.DATE:
                message = f"Thời hạn {due:%d/%m/%Y} trước ngày ban hành {issued:%d/%m/%Y} (mục {task.path})."
                yield Issue(
                    "read", "deadline_before_issue", Severity.WARNING, message, "due_date", found.span, task.page
                )


def _leads(read: OfficialDocument) -> Iterator[Issue]:
    """One piece of work given to two leading units at two places."""
    by_words = defaultdict(list)
    for task in read.tasks:
        by_words[fold(task.text)].append(task)
    for tasks in by_words.values():
        leads = {tuple(u.value for u in task.roles.lead_units) for task in tasks if task.roles.lead_units}
        if len(leads) > 1:
            places = ", ".join(task.path for task in tasks)
            message = f"Một nhiệm vụ giao cho nhiều đơn vị chủ trì khác nhau tại các mục {places}."
            yield Issue("read", "two_leads", Severity.WARNING, message, "lead_units", tasks[0].span, tasks[0].page)


def _doubts(read: OfficialDocument) -> Iterator[Issue]:
    for task in read.tasks:
        if task.confidence < _DOUBTFUL:
            message = f"Chưa chắc chắn đây là nhiệm vụ (mục {task.path})."
            yield Issue("read", "low_confidence", Severity.NOTE, message, "tasks", task.span, task.page)
