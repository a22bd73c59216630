"""Where each task and each shortcoming stands on a day (tình trạng): from reports, later plans and dates."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from datamodel.rows import ChangeRow, DocumentRow, FindingRow, FindingStatusRow, TaskRow, TaskStatusRow
from plans.matching.chains import Link
from plans.matching.facts import Facts, counts_on
from plans.matching.subjects import is_regular_meeting
from plans.standing.evidence import Evidence, latest, says_late
from plans.standing.extensions import extensions_of, granted_days
from plans.standing.said import Said
from plans.standing.timeliness import Due, Standing, days_overdue, due_of, timeliness

_NOTHING_SAID = Said()
PROGRESS = {"done": "done", "partly": "partly_done", "in_progress": "in_progress", "not_done": "not_started"}


@dataclass(slots=True)
class Known:
    """All that bears on the day's status, laid out by task and by finding."""

    facts: Facts
    as_of: dt.date
    evidence: dict[str, list[Evidence]] = field(default_factory=dict)
    repairs: dict[str, list[Evidence]] = field(default_factory=dict)
    """Statements about shortcomings themselves, by finding."""
    extended: dict[str, dt.date] = field(default_factory=dict)
    next_row: dict[str, ChangeRow] = field(default_factory=dict)
    """By task or finding of an earlier plan: what the next plan, issued by that day, makes of it."""
    said: Mapping[str, Said] = field(default_factory=dict)
    """What people say, by task."""


def known_on(
    facts: Facts,
    as_of: dt.date,
    changes: Iterable[ChangeRow],
    evidence: Sequence[Evidence],
    repairs: Sequence[Evidence] = (),
    said: Mapping[str, Said] | None = None,
    links: Iterable[Link] = (),
) -> Known:
    """What was known on a day: later documents do not count."""
    counted = {document.document_id for document in facts.documents.values() if counts_on(document, as_of)}
    granted = granted_days(extensions_of(evidence), counted)
    reviewed = {(link.on, link.document_id) for link in links}
    next_row = {
        change.prior_id: change
        for change in changes
        if change.prior_id and change.document_id in counted and _counts(change, facts, reviewed)
    }
    return Known(facts, as_of, _by_task(evidence, counted), _by_task(repairs, counted), granted, next_row, said or {})


def _counts(change: ChangeRow, facts: Facts, reviewed: set[tuple[str, str]]) -> bool:
    """A meeting drops work only where it takes stock of what the one before concluded; else it speaks of other work."""
    if change.change != "removed" or not is_regular_meeting(facts.documents[change.document_id]):
        return True
    return (change.prior_document_id, change.document_id) in reviewed


def _by_task(evidence: Iterable[Evidence], counted: set[str]) -> dict[str, list[Evidence]]:
    by_task: defaultdict[str, list[Evidence]] = defaultdict(list)
    for each in evidence:
        if each.report.document_id in counted:
            by_task[each.task_id].append(each)
    return dict(by_task)


def task_statuses(known: Known) -> dict[str, TaskStatusRow]:
    """The row of every task whose document had been issued."""
    return {
        task.task_id: _task_status(task, known)
        for document in _issued(known)
        for task in known.facts.tasks.get(document.document_id, ())
    }


def _issued(known: Known) -> list[DocumentRow]:
    return [document for document in known.facts.documents.values() if counts_on(document, known.as_of)]


def _task_status(task: TaskRow, known: Known) -> TaskStatusRow:
    """What a person says wins over the documents, each field for itself."""
    said = known.said.get(task.task_id, _NOTHING_SAID)
    told = known.evidence.get(task.task_id, [])
    last = _last(told, said)
    change = known.next_row.get(task.task_id)
    progress = said.progress or (PROGRESS[last.result.status] if last else "no_report")
    dropped = not said.progress and progress != "done" and change is not None and change.change == "removed"
    done_date = _done_date(said, last) if progress == "done" else None
    due = _due(task, known)
    value = timeliness(due, _standing(told, said, progress == "done", done_date), known.as_of)
    return TaskStatusRow(
        task_id=task.task_id,
        as_of=known.as_of,
        progress="dropped" if dropped else progress,
        timeliness=value,
        due_date=due.named,
        days_overdue=days_overdue(due, value, known.as_of),
        done_date=done_date,
        **_evidence(said, last, change.document_id if dropped and change else None),
        carried_to=change.id if change else None,
        note=said.note,
    )


def _due(task: TaskRow, known: Known) -> Due:
    said = known.said.get(task.task_id, _NOTHING_SAID)
    extended = None if said.has_due_date else known.extended.get(task.task_id)
    return due_of(task, known.facts.deadlines.get(task.task_id, ()), extended)


def last_days(known: Known, statuses: Mapping[str, TaskStatusRow]) -> dict[str, dt.date]:
    """By task the last day on which work that is open is in time: all that another day may say otherwise."""
    return {
        task.task_id: day
        for document in _issued(known)
        for task in known.facts.tasks.get(document.document_id, ())
        if statuses[task.task_id].progress != "done" and (day := _due(task, known).last_day)
    }


def _evidence(said: Said, last: Evidence | None, later_plan: str | None) -> dict[str, Any]:
    """The words that say so: those that a person gives, else those of the report."""
    if said.reply or last is None:
        columns: tuple[Any, ...] = (None if said.reply else later_plan, None, said.reply or said.progress_by, None)
    else:
        columns = (last.report.document_id, last.result.page, last.result.text, last.score)
    names = ("evidence_document_id", "evidence_page", "evidence_text", "evidence_score")
    return dict(zip(names, columns, strict=True))


def _last(told: Sequence[Evidence], said: Said) -> Evidence | None:
    """The newest words of a document, unless a person says otherwise."""
    last = latest(told)
    return last if last and said.progress in (None, PROGRESS[last.result.status]) else None


def _done_date(said: Said, last: Evidence | None) -> dt.date | None:
    return said.done_date if said.has_done_date else last.done_date if last else None


def _standing(told: Sequence[Evidence], said: Said, is_done: bool, done_date: dt.date | None) -> Standing:
    done = [each.day for each in told if each.result.status == "done"]
    not_yet = [each.day for each in told if each.result.status != "done"]
    if said.progress and said.progress_day:
        (done if is_done else not_yet).append(said.progress_day)
    late = any(says_late(each) for each in told if each.result.status == "done")
    return Standing(is_done, done_date, min(done, default=None), max(not_yet, default=None), late)


def finding_statuses(known: Known, tasks: dict[str, TaskStatusRow]) -> dict[str, FindingStatusRow]:
    """The row of every finding whose document had been issued."""
    repairing: defaultdict[str, list[TaskRow]] = defaultdict(list)
    for document in _issued(known):
        for task in known.facts.tasks.get(document.document_id, ()):
            if task.finding_id:
                repairing[task.finding_id].append(task)
    return {
        finding.finding_id: _finding_status(finding, known, [tasks[t.task_id] for t in repairing[finding.finding_id]])
        for document in _issued(known)
        for finding in known.facts.findings.get(document.document_id, ())
    }


def _finding_status(finding: FindingRow, known: Known, tasks: Sequence[TaskStatusRow]) -> FindingStatusRow:
    """Named again by the next plan; or repaired, as a report says it, or as all of its tasks are done."""
    change = known.next_row.get(finding.finding_id)
    if change is not None and change.id:
        again = _finding_of(change, known)
        return FindingStatusRow(
            finding.finding_id,
            known.as_of,
            "recurred",
            change.document_id,
            again.page if again else None,
            again.text if again else None,
            change.similarity,
        )
    repaired = latest(known.repairs.get(finding.finding_id, []))
    if repaired:
        return FindingStatusRow(
            finding.finding_id,
            known.as_of,
            "fixed",
            repaired.report.document_id,
            repaired.result.page,
            repaired.result.text,
            repaired.score,
        )
    if tasks and all(task.progress == "done" for task in tasks):
        last = max(tasks, key=lambda task: (task.done_date or dt.date.min, task.evidence_score or 0, task.task_id))
        return FindingStatusRow(
            finding.finding_id,
            known.as_of,
            "fixed",
            last.evidence_document_id,
            last.evidence_page,
            last.evidence_text,
            last.evidence_score,
        )
    return FindingStatusRow(finding.finding_id, known.as_of, "open", None, None, None, None)


def _finding_of(change: ChangeRow, known: Known) -> FindingRow | None:
    rows = known.facts.findings.get(change.document_id, ())
    return next((finding for finding in rows if finding.finding_id == change.id), None)
