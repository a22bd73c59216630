"""The "6 rõ" of a task: whether doer, work, result, authority, time and responsibility are stated (6 rõ)."""

from __future__ import annotations

from dataclasses import replace

from datamodel.official import Deadline, DeadlineKind, Task
from nlp.rulebook.rules import rule
from nlp.text.matching import matching_text

_TIMED = (DeadlineKind.DATE, DeadlineKind.PERIOD, DeadlineKind.RECURRING, DeadlineKind.EVENT)


def with_clarity(task: Task) -> Task:
    """The task with its six flags, by the rules of `docs/decisions.md`."""
    seen = matching_text(task.text)
    doers = bool(task.roles.lead_units or task.roles.assignees)
    return replace(
        task,
        clear_person=doers,
        clear_work=not rule("clarity", "vague_work").compiled().search(seen),
        clear_result=bool(task.target or task.deliverable or rule("clarity", "result").compiled().search(seen)),
        clear_authority=bool(rule("clarity", "authority").compiled().search(seen)),
        clear_time=any(_tells_a_time(found.value) for found in task.deadlines),
        clear_responsibility=doers
        and bool(task.roles.coordinating_units or rule("clarity", "responsibility").compiled().search(seen)),
    )


def _tells_a_time(deadline: Deadline) -> bool:
    """Whether the words say when; a day that was left blank ("trước ngày .../6/2026") does not."""
    return deadline.kind in _TIMED and not (deadline.kind is DeadlineKind.DATE and deadline.due_date is None)
