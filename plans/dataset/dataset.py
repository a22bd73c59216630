"""The rows of all current documents as Arrow tables (bộ dữ liệu), easy to walk row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from datamodel.rows import (
    DeadlineRow,
    DocumentRow,
    FieldSourceRow,
    FindingRow,
    IssueRow,
    Records,
    ReferenceRow,
    ResultRow,
    TaskRow,
    UnitMentionRow,
)
from plans.dataset.tables import from_arrow, schema, to_arrow
from plans.dataset.twins import mark_twins
from plans.rows.fingerprints import Fingerprints

DOCUMENT_TABLES = (
    "documents",
    "field_sources",
    "references",
    "findings",
    "tasks",
    "deadlines",
    "results",
    "unit_mentions",
    "issues",
)
TOLD_OF_COPIES = frozenset({"documents", "field_sources", "issues"})
"""A copy's rows are not counted twice, but what its file says in its header and what is odd in it stays told."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """One Arrow table for each kind of row, in document order.

    Copies (`same_as`) have rows only in `documents`, `field_sources` and `issues`.
    """

    tables: Mapping[str, Any] = field(default_factory=dict)

    def rows(self, name: str) -> list[Any]:
        """The rows of one table as dataclasses."""
        return from_arrow(name, self.table(name))

    def table(self, name: str) -> Any:
        """One Arrow table, empty where the dataset has none."""
        return self.tables[name] if name in self.tables else schema(name).empty_table()

    def documents(self, *, copies: bool = False) -> list[DocumentRow]:
        """The documents; with `copies` also those that another file holds in a better form."""
        return [document for document in self.rows("documents") if copies or document.same_as is None]

    def field_sources(self) -> list[FieldSourceRow]:
        """Place and rule of every header field."""
        return self.rows("field_sources")

    def references(self) -> list[ReferenceRow]:
        """The citations."""
        return self.rows("references")

    def findings(self) -> list[FindingRow]:
        """The shortcomings."""
        return self.rows("findings")

    def tasks(self) -> list[TaskRow]:
        """The tasks."""
        return self.rows("tasks")

    def deadlines(self) -> list[DeadlineRow]:
        """The deadlines."""
        return self.rows("deadlines")

    def results(self) -> list[ResultRow]:
        """The statements on work done or not done."""
        return self.rows("results")

    def unit_mentions(self) -> list[UnitMentionRow]:
        """The units as printed."""
        return self.rows("unit_mentions")

    def issues(self) -> list[IssueRow]:
        """What a reader should look at."""
        return self.rows("issues")


def dataset_of(records: Iterable[Records]) -> Dataset:
    """A dataset straight from records, as the store would give it: for tests and for a single look at few files."""
    listed = sorted(records, key=lambda each: (each.document.source_path, each.document.document_id))
    keys = {each.document.document_id: Fingerprints(each.text_key, each.draft_key, each.sketch) for each in listed}
    copies = mark_twins([each.document for each in listed], keys)
    tables = {}
    for name in DOCUMENT_TABLES[1:]:
        told = (each for each in listed if name in TOLD_OF_COPIES or each.document.document_id not in copies)
        tables[name] = to_arrow(name, (row for each in told for row in getattr(each, name)))
    documents = (replace(each.document, same_as=copies.get(each.document.document_id)) for each in listed)
    return Dataset({"documents": to_arrow("documents", documents), **tables})
