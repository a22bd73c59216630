"""What became of earlier plans, and where every task stands on a day (theo dõi)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from datamodel.correction_row import CorrectionRow
from datamodel.rows import ChangeRow, FindingStatusRow, IssueRow, TaskStatusRow
from plans.chains import chain_links
from plans.compare import Comparison, compare, remembered_comparison
from plans.dataset import Dataset
from plans.evidence import evidence_of
from plans.extensions import extensions_of
from plans.facts import Facts, facts_of
from plans.families import Family, families_of
from plans.remembered import Digests, Memory
from plans.repairs import repairs_of
from plans.said import Said
from plans.status import finding_statuses, known_on, task_statuses
from plans.tracking_issues import Doubt, doubts_of, tracking_issues


@dataclass(frozen=True, slots=True)
class Tracking:
    """The rows that need more than one document, or a day."""

    changes: tuple[ChangeRow, ...] = ()
    task_status: tuple[TaskStatusRow, ...] = ()
    finding_status: tuple[FindingStatusRow, ...] = ()
    issues: tuple[IssueRow, ...] = ()
    corrections: tuple[CorrectionRow, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def track(
    dataset: Dataset, as_of: dt.date, said: Mapping[str, Said] | None = None, memory: Memory | None = None
) -> Tracking:
    """Compare the plans, and tell where each task and finding stands on `as_of`; `said` by people, by task.

    What `memory` holds of earlier comparisons is not worked out again.
    """
    facts, memory = facts_of(dataset), memory or Memory()
    families, digests = families_of(facts), Digests(facts)
    comparisons = _comparisons(facts, families, memory, digests)
    changes = tuple(change for comparison in comparisons for change in comparison.changes)
    links = chain_links(facts, families)
    evidence, doubtful = evidence_of(facts, links, memory, digests)
    known = known_on(facts, as_of, changes, evidence, repairs_of(facts, links), said or {})
    tasks = task_statuses(known)
    return Tracking(
        changes=changes,
        task_status=tuple(tasks.values()),
        finding_status=tuple(finding_statuses(known, tasks).values()),
        issues=tracking_issues(facts, families, comparisons, doubtful, extensions_of(evidence)),
        doubts=doubts_of(facts, comparisons, doubtful),
    )


def compare_documents(dataset: Dataset, prior_id: str, document_id: str) -> Comparison:
    """What became of one document's tasks and findings in another, whether or not they are of one family."""
    return compare(facts_of(dataset), prior_id, document_id)


def _comparisons(facts: Facts, families: Iterable[Family], memory: Memory, digests: Digests) -> list[Comparison]:
    """Each plan of a family with the next one."""
    return [
        remembered_comparison(facts, (prior.document_id, plan.document_id), family.family_id, memory, digests)
        for family in families
        for prior, plan in family.pairs
    ]
