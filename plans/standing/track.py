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
from plans.matching.chains import chain_links
from plans.matching.compare import Comparison, compare, remembered_comparison
from plans.matching.facts import Facts, facts_of
from plans.matching.families import Family, families_of
from plans.matching.remembered import Digests, Memory
from plans.standing.evidence import evidence_of
from plans.standing.extensions import extensions_of
from plans.standing.issues import Doubt, doubt_remarks, doubts_of, issues_of, tracking_remarks
from plans.standing.portions import DOCUMENTS, portions
from plans.standing.repairs import repairs_of
from plans.standing.replaced import evidence_of_replaced
from plans.standing.said import Said
from plans.standing.settled import Settled, portion_key, recalled, remember, rows_named, rows_on, settled
from plans.standing.status import finding_statuses, known_on, last_days, task_statuses

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

    Issuers have nothing to do with each other, so the rows of about `documents` documents are at hand at a time. What
    `memory` holds of earlier comparisons is not worked out again; a portion without any change since then is only told
    anew for the day.
    """
    memory, parts = memory or Memory(), []
    for portion in portions(dataset, documents):
        found = _found(portion, as_of, said or {}, memory)
        rows = rows_named(found, portion)
        tables = rows_on(found, portion, as_of) | {"issues": to_arrow("issues", issues_of(found.remarks, rows))}
        parts.append(Tracking({**_no_rows(), **tables}, doubts_of(found.doubts, rows)))
        memory.keep()
    return _together(parts)


def _found(portion: Dataset, as_of: dt.date, said: Mapping[str, Said], memory: Memory) -> Settled:
    """What was found before of the same rows, else now. Words of persons are not kept."""
    if said and any(task_id in said for task_id in portion.table("tasks").column("task_id").to_pylist()):
        return _worked_out(portion, as_of, said, memory)
    key = portion_key(portion, as_of)
    known = recalled(memory, key)
    if known is None:
        memory.asked_for.clear()
        known = _worked_out(portion, as_of, {}, memory)
        remember(memory, key, known)
    return known


def _worked_out(portion: Dataset, as_of: dt.date, said: Mapping[str, Said], memory: Memory) -> Settled:
    """Compare the plans of issuers of which all rows are at hand."""
    facts = facts_of(portion)
    families, digests = families_of(facts), Digests(facts)
    comparisons = _comparisons(facts, families, memory, digests)
    changes = tuple(change for comparison in comparisons for change in comparison.changes)
    links = chain_links(facts, families)
    evidence, doubtful = evidence_of(facts, links, memory, digests)
    evidence += evidence_of_replaced(facts, comparisons, links, evidence)
    known = known_on(facts, as_of, changes, evidence, repairs_of(facts, links), said, links)
    tasks = task_statuses(known)
    return settled(
        portion,
        changes,
        tasks,
        finding_statuses(known, tasks).values(),
        last_days(known, tasks),
        tracking_remarks(families, comparisons, doubtful, extensions_of(evidence)),
        doubt_remarks(comparisons, doubtful),
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
