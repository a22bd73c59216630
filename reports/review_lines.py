"""What a person should look at first (thứ tự rà soát): every task with the reasons to doubt it, the riskiest on top."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from datamodel.rows import IssueRow
from plans.corrections.applying import Tracked
from plans.dataset.progress_words import CORRECTED, value_words
from reports.labels import shown_day
from reports.tracking_lines import TaskLine, tracking_table

SURE = 0.9
"""A rule that is surer than this is not doubted."""
_CONFLICT, _DOUBT, _WARNING, _NOTE, _OVERDUE, _SOON, _UNSURE_RULE, _OPEN = 100, 40, 20, 6, 30, 8, 60, 10


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One task, how risky it is, and why."""

    line: TaskLine
    risk: float
    reasons: tuple[str, ...]


def review_lines(known: Tracked) -> list[ReviewLine]:
    """All tasks, the riskiest first; equally risky ones in document order."""
    as_of = next((status.as_of for status in known.tracking.task_status), None)
    if as_of is None:
        return []
    table = tracking_table(known.dataset, known.tracking, as_of)
    issues = _Issues((*known.dataset.issues(), *known.tracking.issues))
    doubts: defaultdict[str, list[str]] = defaultdict(list)
    for doubt in known.tracking.doubts:
        doubts[doubt.task_id].append(doubt.message)
    lines = [_line(each, doubts[each.task.task_id], issues, known) for each in table.tasks]
    return sorted(lines, key=lambda line: -line.risk)


def _line(line: TaskLine, doubts: Iterable[str], issues: _Issues, known: Tracked) -> ReviewLine:
    told: list[tuple[float, str]] = [(_DOUBT, f"{doubt}; cần xác nhận") for doubt in doubts]
    told += issues.of(line)
    told += _of_dates(line)
    if line.task.confidence < SURE:
        told.append((_UNSURE_RULE * (1 - line.task.confidence), f"Độ tin cậy khi đọc: {line.task.confidence:.0%}"))
    if not line.doers:
        told.append((_OPEN, "Không rõ đơn vị chủ trì"))
    if line.status.timeliness == "no_deadline":
        told.append((_OPEN / 2, "Không rõ thời hạn"))
    told.sort(key=lambda each: -each[0])
    reasons = [words for _, words in told] + _corrected(known, line.task.task_id)
    return ReviewLine(line, round(sum(weight for weight, _ in told), 2), tuple(dict.fromkeys(reasons)))


def _of_dates(line: TaskLine) -> list[tuple[float, str]]:
    status = line.status
    if line.count == "open_overdue":
        return [(_OVERDUE + min(status.days_overdue or 0, 365) / 100, f"Quá hạn {status.days_overdue} ngày")]
    if line.count == "open_in_time" and status.timeliness == "due_soon":
        return [(_SOON, f"Sắp đến hạn ({shown_day(status.due_date)})")]
    return []


def _corrected(known: Tracked, task_id: str) -> list[str]:
    """What people said before: no risk, but worth seeing."""
    fields: Mapping[str, object] = known.applied.in_force.get(task_id, {})
    said = []
    for name in CORRECTED:
        if name in fields:
            each = known.applied.in_force[task_id][name]
            value = value_words(name, each.value)
            said.append(f"Đã hiệu chỉnh {CORRECTED[name].lower()}: {value} ({each.by})")
    return said


class _Issues:
    """Issues by document, to be found by place."""

    def __init__(self, issues: Iterable[IssueRow]) -> None:
        self._by_document: defaultdict[str, list[IssueRow]] = defaultdict(list)
        for issue in issues:
            if issue.document_id and issue.code != "unsure_match":  # told by the doubts, at their tasks
                self._by_document[issue.document_id].append(issue)

    def of(self, line: TaskLine) -> list[tuple[float, str]]:
        """What was seen at the words of a task, or on its page."""
        found = []
        for issue in self._by_document.get(line.task.document_id, ()):
            weight = _CONFLICT if issue.code == "correction_conflict" else _weight(issue)
            if issue.start is not None and issue.end is not None:
                if issue.start < line.task.end and line.task.start < max(issue.end, issue.start + 1):
                    found.append((weight, issue.message))
            elif issue.page == line.task.page and issue.severity != "note":
                found.append((weight / 2, issue.message))
        return found


def _weight(issue: IssueRow) -> float:
    return _NOTE if issue.severity == "note" else _WARNING
