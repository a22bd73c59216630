"""The rows of all current documents as Arrow tables (bộ dữ liệu), easy to walk row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from datamodel.rows import (
    DeadlineRow,
    DocumentRow,
    FieldSourceRow,
    FindingRow,
    IssueRow,
    ReferenceRow,
    ResultRow,
    TaskRow,
    UnitMentionRow,
)


@dataclass(frozen=True, slots=True)
class Dataset:
    """One Arrow table for each kind of row, in document order; copies (`same_as`) only in `documents`."""

    tables: Mapping[str, Any] = field(default_factory=dict)

    def documents(self, *, copies: bool = False) -> list[DocumentRow]:
        """The documents; with `copies` also those that another file holds in a better form."""
        raise NotImplementedError

    def field_sources(self) -> list[FieldSourceRow]:
        """Place and rule of every header field."""
        raise NotImplementedError

    def references(self) -> list[ReferenceRow]:
        """The citations."""
        raise NotImplementedError

    def findings(self) -> list[FindingRow]:
        """The shortcomings."""
        raise NotImplementedError

    def tasks(self) -> list[TaskRow]:
        """The tasks."""
        raise NotImplementedError

    def deadlines(self) -> list[DeadlineRow]:
        """The deadlines."""
        raise NotImplementedError

    def results(self) -> list[ResultRow]:
        """The statements on work done or not done."""
        raise NotImplementedError

    def unit_mentions(self) -> list[UnitMentionRow]:
        """The units as printed."""
        raise NotImplementedError

    def issues(self) -> list[IssueRow]:
        """What a reader should look at."""
        raise NotImplementedError
