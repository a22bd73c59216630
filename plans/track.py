"""What became of earlier plans, and where every task stands on a day (theo dõi)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from datamodel.rows import ChangeRow, DocumentRow, FindingStatusRow, IssueRow, TaskStatusRow
from plans.chains import chain_links
from plans.compare import Comparison, Unsure, compare
from plans.dataset import Dataset
from plans.evidence import DoubtfulEvidence, evidence_of
from plans.facts import Facts, day_of, facts_of
from plans.families import Family, families_of
from plans.identity import digest
from plans.status import finding_statuses, known_on, task_statuses


@dataclass(frozen=True, slots=True)
class Tracking:
    """The rows that need more than one document, or a day."""

    changes: tuple[ChangeRow, ...] = ()
    task_status: tuple[TaskStatusRow, ...] = ()
    finding_status: tuple[FindingStatusRow, ...] = ()
    issues: tuple[IssueRow, ...] = ()


def track(dataset: Dataset, as_of: dt.date) -> Tracking:
    """Compare the plans, and tell where each task and finding stands on `as_of`."""
    facts = facts_of(dataset)
    families = families_of(facts)
    comparisons = _comparisons(facts, families)
    changes = tuple(change for comparison in comparisons for change in comparison.changes)
    evidence, doubtful = evidence_of(facts, chain_links(facts, families))
    known = known_on(facts, as_of, changes, evidence, [], {})
    tasks = task_statuses(known)
    findings = finding_statuses(known, tasks)
    unsure = [(comparison, each) for comparison in comparisons for each in comparison.unsure]
    issues = (*_family_issues(families), *_unsure_issues(unsure), *_doubtful_issues(doubtful))
    return Tracking(
        changes=changes,
        task_status=tuple(tasks.values()),
        finding_status=tuple(findings.values()),
        issues=tuple(sorted(issues, key=lambda issue: issue.issue_id)),
    )


def compare_documents(dataset: Dataset, prior_id: str, document_id: str) -> Comparison:
    """What became of one document's tasks and findings in another, whether or not they are of one family."""
    return compare(facts_of(dataset), prior_id, document_id)


def _comparisons(facts: Facts, families: Iterable[Family]) -> list[Comparison]:
    """Each dated plan of a family with the next one."""
    return [
        compare(facts, prior.document_id, plan.document_id, family.family_id)
        for family in families
        for prior, plan in family.pairs
        if day_of(prior)
    ]


def _family_issues(families: Iterable[Family]) -> Iterator[IssueRow]:
    for family in families:
        first = family.plans[0]
        message = "Không có kế hoạch trước của cùng cơ quan về cùng nội dung để so sánh."
        yield _issue(first.document_id, "no_prior_plan", message, None, "note")


def _unsure_issues(unsure: Sequence[tuple[Comparison, Unsure]]) -> Iterator[IssueRow]:
    for comparison, each in unsure:
        named = "Nhiệm vụ" if each.kind == "task" else "Tồn tại"
        message = f"{named} {each.id} có thể là {each.prior_id} của kế hoạch trước (độ giống {each.score:.2f})."
        yield _issue(comparison.changes[0].document_id, "unsure_match", message, each.kind)


def _doubtful_issues(doubtful: Iterable[DoubtfulEvidence]) -> Iterator[IssueRow]:
    for each in doubtful:
        message = f"Kết quả {each.result_id} có thể nói về nhiệm vụ {each.task_id} (độ khớp {each.score:.2f})."
        yield _issue(each.report_id, "unsure_match", message, "progress")


def _issue(document_id: str, code: str, message: str, field: str | None, severity: str = "warning") -> IssueRow:
    return IssueRow(
        issue_id="i" + digest("track", document_id, code, message),
        document_id=document_id,
        path=None,
        stage="track",
        code=code,
        severity=severity,
        field=field,
        message=message,
        page=None,
        start=None,
        end=None,
    )


def is_undated(document: DocumentRow) -> bool:
    """Whether a plan cannot be put in order."""
    return day_of(document) is None
