"""What tracking leaves to a person's eye (cần rà soát): doubtful matches, plans not compared, new deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from datamodel.rows import FindingRow, IssueRow, ResultRow, TaskRow
from plans.matching.compare import Comparison
from plans.matching.facts import Facts
from plans.matching.families import Family
from plans.matching.subjects import is_regular_meeting
from plans.rows.identity import digest
from plans.standing.evidence import DoubtfulEvidence
from plans.standing.extensions import Extension

_SHORT = 80
_Rows = dict[str, TaskRow | FindingRow | ResultRow]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a task may be, or what may be said of it: a match that a person should decide."""

    task_id: str
    message: str


def tracking_issues(
    facts: Facts,
    families: Iterable[Family],
    comparisons: Iterable[Comparison],
    doubtful: Iterable[DoubtfulEvidence],
    extensions: Iterable[Extension],
) -> tuple[IssueRow, ...]:
    """Every issue once, in the order of their ids."""
    rows = _rows(facts)
    issues = (
        *_family_issues(families),
        *_comparison_issues(comparisons, rows),
        *_evidence_issues(doubtful, rows),
        *_extension_issues(extensions, rows),
    )
    by_id = {issue.issue_id: issue for issue in issues}
    return tuple(by_id[key] for key in sorted(by_id))


def _family_issues(families: Iterable[Family]) -> Iterator[IssueRow]:
    """For each first plan that none stands before it; and what became of plans that are not compared."""
    for family in families:
        for first in family.plans[:1]:
            if is_regular_meeting(first):
                continue
            message = "Không có kế hoạch trước của cùng cơ quan về cùng nội dung để so sánh."
            yield _issue(first.document_id, "no_prior_plan", message)
        for plan in family.undated:
            message = "Kế hoạch không ghi ngày, tháng, năm nên không xếp được thứ tự để so sánh với kế hoạch khác."
            yield _issue(plan.document_id, "undated_plan", message, field="issued_date", severity="warning")
        for plan in family.doubles:
            message = "Có hai bản của một kế hoạch cùng ngày; bản này không được so sánh với kế hoạch trước và sau."
            yield _issue(plan.document_id, "double_plan", message, severity="warning")


def _comparison_issues(comparisons: Iterable[Comparison], rows: _Rows) -> Iterator[IssueRow]:
    """Pairs of rows of two plans that may be one."""
    for comparison in comparisons:
        for each in comparison.unsure:
            named = "Nhiệm vụ" if each.kind == "task" else "Tồn tại"
            message = (
                f"{named} {_shown(rows[each.id])} có thể là {_shown(rows[each.prior_id])} của kế hoạch trước"
                f" (độ giống {each.score:.2f}); chưa ghép, cần người xác nhận."
            )
            yield _issue(comparison.document_id, "unsure_match", message, field=each.kind, severity="warning")


def _evidence_issues(doubtful: Iterable[DoubtfulEvidence], rows: _Rows) -> Iterator[IssueRow]:
    """Statements of reports that may speak of a task."""
    for each in doubtful:
        message = (
            f"Kết quả {_shown(rows[each.result_id])} có thể nói về nhiệm vụ {_shown(rows[each.task_id])}"
            f" (độ khớp {each.score:.2f}); chưa ghép, cần người xác nhận."
        )
        yield _issue(each.report_id, "unsure_match", message, field="progress", severity="warning")


def doubts_of(
    facts: Facts, comparisons: Iterable[Comparison], doubtful: Iterable[DoubtfulEvidence]
) -> tuple[Doubt, ...]:
    """The same doubtful pairs by task, in words for the person who looks at that task."""
    rows = _rows(facts)
    doubts = []
    for each in (unsure for comparison in comparisons for unsure in comparison.unsure if unsure.kind == "task"):
        doubts.append(Doubt(each.id, f"Có thể là {_shown(rows[each.prior_id])} của kế hoạch trước"))
        doubts.append(Doubt(each.prior_id, f"Có thể tiếp tục ở {_shown(rows[each.id])} của kế hoạch sau"))
    for told in doubtful:
        doubts.append(Doubt(told.task_id, f"Báo cáo có thể nói về việc này: {_shown(rows[told.result_id])}"))
    return tuple(doubts)


def _extension_issues(extensions: Iterable[Extension], rows: _Rows) -> Iterator[IssueRow]:
    """New deadlines, granted or asked for."""
    for each in extensions:
        code, told = ("extension_granted", "được") if each.is_granted else ("extension_requested", "xin")
        message = f"Nhiệm vụ {_shown(rows[each.task_id])} {told} gia hạn đến ngày {each.until:%d/%m/%Y}."
        yield _issue(each.evidence.report.document_id, code, message, field="due_date", page=each.evidence.result.page)


def _issue(
    document_id: str,
    code: str,
    message: str,
    *,
    field: str | None = None,
    severity: str = "note",
    page: int | None = None,
) -> IssueRow:
    """One issue of the tracking, named after what it says."""
    return IssueRow(
        issue_id="i" + digest("track", document_id, code, message),
        document_id=document_id,
        path=None,
        stage="track",
        code=code,
        severity=severity,
        field=field,
        message=message,
        page=page,
        start=None,
        end=None,
    )


def _rows(facts: Facts) -> _Rows:
    rows: _Rows = {}
    for of_document in facts.tasks.values():
        rows.update((task.task_id, task) for task in of_document)
    for findings in facts.findings.values():
        rows.update((finding.finding_id, finding) for finding in findings)
    for results in facts.results.values():
        rows.update((result.result_id, result) for result in results)
    return rows


def _shown(row: TaskRow | FindingRow | ResultRow) -> str:
    """A row as a person finds it: its printed path and first words."""
    return f"{row.path} “{shortened(row.text)}”"


def shortened(text: str) -> str:
    """The first words of a text, enough to find it again in its document."""
    return text if len(text) <= _SHORT else text[:_SHORT].rsplit(" ", 1)[0] + " …"
