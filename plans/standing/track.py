"""What became of earlier plans, and where every task stands on a day (theo dõi)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from datamodel.correction_row import CorrectionRow
from datamodel.rows import ChangeRow, FindingStatusRow, IssueRow, TaskStatusRow
from plans.dataset.dataset import Dataset
from plans.dataset.tables import from_arrow, schema, to_arrow
from plans.matching.chains import chain_links, numbers_cited
from plans.matching.compare import Comparison, compare, remembered_comparison
from plans.matching.facts import Facts, facts_of
from plans.matching.families import Family, Numbers, families_of
from plans.matching.remembered import Digests, Memory
from plans.standing.evidence import evidence_of
from plans.standing.extensions import extensions_of
from plans.standing.issues import Doubt, doubts_of, tracking_issues
from plans.standing.portions import DOCUMENTS, portions
from plans.standing.repairs import repairs_of
from plans.standing.replaced import evidence_of_replaced
from plans.standing.said import Said
from plans.standing.status import finding_statuses, known_on, task_statuses

TRACKING_TABLES = ("changes", "task_status", "finding_status", "issues", "corrections")
_IN_ORDER_OF = {"changes": "family_id", "issues": "issue_id"}


def _no_rows() -> dict[str, Any]:
    return {name: schema(name).empty_table() for name in TRACKING_TABLES}


@dataclass(frozen=True, slots=True)
class Tracking:
    """The rows that need more than one document, or a day: one Arrow table for each kind."""

    tables: Mapping[str, Any] = field(default_factory=_no_rows)
    doubts: tuple[Doubt, ...] = ()

    def rows(self, name: str) -> list[Any]:
        """The rows of one table as dataclasses."""
        return from_arrow(name, self.tables[name])

    @property
    def changes(self) -> list[ChangeRow]:
        """What became of the rows of earlier plans, family by family."""
        return self.rows("changes")

    @property
    def task_status(self) -> list[TaskStatusRow]:
        """Where each task stands."""
        return self.rows("task_status")

    @property
    def finding_status(self) -> list[FindingStatusRow]:
        """Where each shortcoming stands."""
        return self.rows("finding_status")

    @property
    def issues(self) -> list[IssueRow]:
        """What a person should look at."""
        return self.rows("issues")

    @property
    def corrections(self) -> list[CorrectionRow]:
        """What people said, and whether it counts."""
        return self.rows("corrections")


def tracking_of(doubts: tuple[Doubt, ...] = (), **rows: Iterable[Any]) -> Tracking:
    """A tracking of these rows, by the names of their tables."""
    return Tracking({name: to_arrow(name, rows.get(name, ())) for name in TRACKING_TABLES}, doubts)


def track(
    dataset: Dataset,
    as_of: dt.date,
    said: Mapping[str, Said] | None = None,
    memory: Memory | None = None,
    documents: int = DOCUMENTS,
) -> Tracking:
    """Compare the plans, and tell where each task and finding stands on `as_of`; `said` by people, by task.

    What `memory` holds of earlier comparisons is not worked out again. Issuers have nothing to do with each other, so
    the rows of about `documents` documents are at hand at a time.
    """
    memory, numbers = memory or Memory(), numbers_cited(dataset)
    parts = []
    for portion in portions(dataset, documents):
        parts.append(_track(facts_of(portion), numbers, as_of, said or {}, memory))
        memory.keep()
    return _together(parts)


def _track(facts: Facts, numbers: Numbers, as_of: dt.date, said: Mapping[str, Said], memory: Memory) -> Tracking:
    """The same for issuers of which all rows are at hand."""
    families, digests = families_of(facts), Digests(facts)
    comparisons = _comparisons(facts, families, memory, digests)
    changes = tuple(change for comparison in comparisons for change in comparison.changes)
    links = chain_links(facts, families, numbers)
    evidence, doubtful = evidence_of(facts, links, memory, digests)
    evidence += evidence_of_replaced(facts, comparisons, links, evidence)
    known = known_on(facts, as_of, changes, evidence, repairs_of(facts, links), said, links)
    tasks = task_statuses(known)
    return tracking_of(
        changes=changes,
        task_status=tasks.values(),
        finding_status=finding_statuses(known, tasks).values(),
        issues=tracking_issues(facts, families, comparisons, doubtful, extensions_of(evidence)),
        doubts=doubts_of(facts, comparisons, doubtful),
    )


def _together(parts: Sequence[Tracking]) -> Tracking:
    """All portions as one; rows stand as if there had been one portion only."""
    tables = _no_rows()
    for name in tables:
        whole = pa.concat_tables([part.tables[name] for part in parts]).combine_chunks()
        by = _IN_ORDER_OF.get(name)
        tables[name] = whole.sort_by(by) if by and len(parts) > 1 else whole
    return Tracking(tables, tuple(doubt for part in parts for doubt in part.doubts))


def _comparisons(facts: Facts, families: Iterable[Family], memory: Memory, digests: Digests) -> list[Comparison]:
    """Each plan of a family with the next one."""
    return [
        remembered_comparison(facts, (prior.document_id, plan.document_id), family.family_id, memory, digests)
        for family in families
        for prior, plan in family.pairs
    ]


def compare_documents(dataset: Dataset, prior_id: str, document_id: str) -> Comparison:
    """What became of one document's tasks and findings in another, whether or not they are of one family."""
    return compare(facts_of(dataset), prior_id, document_id)
