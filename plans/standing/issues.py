"""What tracking leaves to a person's eye (cần rà soát): doubtful matches, plans not compared, new deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from datamodel.rows import FindingRow, IssueRow, ResultRow, TaskRow
from plans.matching.compare import Comparison
from plans.matching.families import Family
from plans.matching.subjects import is_regular_meeting
from plans.rows.identity import digest
from plans.standing.evidence import DoubtfulEvidence
from plans.standing.extensions import Extension

_SHORT = 80
Rows = Mapping[str, TaskRow | FindingRow | ResultRow]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a task may be, or what may be said of it: a match that a person should decide."""

    task_id: str
    message: str


@dataclass(frozen=True, slots=True)
class Remark:
    """An issue that names rows: in its message `{}` stands for each, so that it holds no words of a document."""

    document_id: str
    code: str
    message: str
    named: tuple[str, ...] = ()
    field: str | None = None
    severity: str = "note"
    page: int | None = None


@dataclass(frozen=True, slots=True)
class DoubtRemark:
    """A doubt about a task, in the same form."""

    task_id: str
    message: str
    named: str


def tracking_remarks(
    families: Iterable[Family],
    comparisons: Iterable[Comparison],
    doubtful: Iterable[DoubtfulEvidence],
    extensions: Iterable[Extension],
) -> tuple[Remark, ...]:
    """Everything to look at."""
    return (
        *_family_remarks(families),
        *_comparison_remarks(comparisons),
        *_evidence_remarks(doubtful),
        *_extension_remarks(extensions),
    )


def doubt_remarks(comparisons: Iterable[Comparison], doubtful: Iterable[DoubtfulEvidence]) -> tuple[DoubtRemark, ...]:
    """The doubtful pairs by task, for the person who looks at that task."""
    doubts = []
    for each in (unsure for comparison in comparisons for unsure in comparison.unsure if unsure.kind == "task"):
        doubts.append(DoubtRemark(each.id, "Có thể là {} của kế hoạch trước", each.prior_id))
        doubts.append(DoubtRemark(each.prior_id, "Có thể tiếp tục ở {} của kế hoạch sau", each.id))
    for told in doubtful:
        doubts.append(DoubtRemark(told.task_id, "Báo cáo có thể nói về việc này: {}", told.result_id))
    return tuple(doubts)


def issues_of(remarks: Iterable[Remark], rows: Rows) -> tuple[IssueRow, ...]:
    """Every issue once, in the order of their ids; `rows` are those that the remarks name."""
    by_id = {issue.issue_id: issue for issue in (_issue(remark, rows) for remark in remarks)}
    return tuple(by_id[key] for key in sorted(by_id))


def doubts_of(remarks: Iterable[DoubtRemark], rows: Rows) -> tuple[Doubt, ...]:
    """The doubts in words."""
    return tuple(Doubt(each.task_id, each.message.format(_shown(rows[each.named]))) for each in remarks)


def _family_remarks(families: Iterable[Family]) -> Iterator[Remark]:
    """For each first plan that none stands before it; and what became of plans that are not compared."""
    for family in families:
        for first in family.plans[:1]:
            if is_regular_meeting(first):
                continue
            message = "Không có kế hoạch trước của cùng cơ quan về cùng nội dung để so sánh."
            yield Remark(first.document_id, "no_prior_plan", message)
        for plan in family.undated:
            message = "Kế hoạch không ghi ngày, tháng, năm nên không xếp được thứ tự để so sánh với kế hoạch khác."
            yield Remark(plan.document_id, "undated_plan", message, field="issued_date", severity="warning")
        for plan in family.doubles:
            message = "Có hai bản của một kế hoạch cùng ngày; bản này không được so sánh với kế hoạch trước và sau."
            yield Remark(plan.document_id, "double_plan", message, severity="warning")


def _comparison_remarks(comparisons: Iterable[Comparison]) -> Iterator[Remark]:
    """Pairs of rows of two plans that may be one."""
    for comparison in comparisons:
        for each in comparison.unsure:
            named = "Nhiệm vụ" if each.kind == "task" else "Tồn tại"
            message = (
                f"{named} {{}} có thể là {{}} của kế hoạch trước"
                f" (độ giống {each.score:.2f}); chưa ghép, cần người xác nhận."
            )
            rows = (each.id, each.prior_id)
            yield Remark(comparison.document_id, "unsure_match", message, rows, field=each.kind, severity="warning")


def _evidence_remarks(doubtful: Iterable[DoubtfulEvidence]) -> Iterator[Remark]:
    """Statements of reports that may speak of a task."""
    for each in doubtful:
        message = f"Kết quả {{}} có thể nói về nhiệm vụ {{}} (độ khớp {each.score:.2f}); chưa ghép, cần người xác nhận."
        rows = (each.result_id, each.task_id)
        yield Remark(each.report_id, "unsure_match", message, rows, field="progress", severity="warning")


def _extension_remarks(extensions: Iterable[Extension]) -> Iterator[Remark]:
    """New deadlines, granted or asked for."""
    for each in extensions:
        code, told = ("extension_granted", "được") if each.is_granted else ("extension_requested", "xin")
        message = f"Nhiệm vụ {{}} {told} gia hạn đến ngày {each.until:%d/%m/%Y}."
        page = each.evidence.result.page
        yield Remark(each.evidence.report.document_id, code, message, (each.task_id,), field="due_date", page=page)


def _issue(remark: Remark, rows: Rows) -> IssueRow:
    """One issue of the tracking, named after what it says."""
    message = remark.message.format(*(_shown(rows[each]) for each in remark.named))
    return IssueRow(
        issue_id="i" + digest("track", remark.document_id, remark.code, message),
        document_id=remark.document_id,
        path=None,
        stage="track",
        code=remark.code,
        severity=remark.severity,
        field=remark.field,
        message=message,
        page=remark.page,
        start=None,
        end=None,
    )


def _shown(row: TaskRow | FindingRow | ResultRow) -> str:
    """A row as a person finds it: its printed path and first words."""
    return f"{row.path} “{shortened(row.text)}”"


def shortened(text: str) -> str:
    """The first words of a text, enough to find it again in its document."""
    return text if len(text) <= _SHORT else text[:_SHORT].rsplit(" ", 1)[0] + " …"
