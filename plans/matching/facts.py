"""A dataset laid out for tracking (dữ kiện): the rows of each document at hand, dates and issuers in one form."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeVar

from datamodel.rows import DeadlineRow, DocumentRow, FindingRow, ReferenceRow, ResultRow, TaskRow, UnitMentionRow
from datamodel.spelling import fold
from plans.dataset.dataset import Dataset
from plans.matching.rule_entries import entries

_YEAR = re.compile(r"\b(20\d\d)\b")


class _OfDocument(Protocol):
    @property
    def document_id(self) -> str: ...


Row = TypeVar("Row", bound=_OfDocument)


@dataclass(frozen=True, slots=True)
class Facts:
    """The rows of a dataset by document; copies are left out."""

    documents: dict[str, DocumentRow]
    tasks: dict[str, list[TaskRow]]
    findings: dict[str, list[FindingRow]]
    results: dict[str, list[ResultRow]]
    references: dict[str, list[ReferenceRow]]
    mentions: dict[str, list[UnitMentionRow]]
    deadlines: dict[str, list[DeadlineRow]]
    """By task."""


def facts_of(dataset: Dataset) -> Facts:
    """Lay the dataset out."""
    deadlines: defaultdict[str, list[DeadlineRow]] = defaultdict(list)
    for deadline in dataset.deadlines():
        deadlines[deadline.task_id].append(deadline)
    documents = sorted(dataset.documents(), key=lambda each: each.document_id)
    return Facts(
        documents={document.document_id: document for document in documents},
        tasks=_by_document(dataset.tasks()),
        findings=_by_document(dataset.findings()),
        results=_by_document(dataset.results()),
        references=_by_document(dataset.references()),
        mentions=_by_document(dataset.unit_mentions()),
        deadlines=dict(deadlines),
    )


def _by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    by_document: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_document[row.document_id].append(row)
    return dict(by_document)


def day_of(document: DocumentRow) -> dt.date | None:
    """The day a document counts from: its date, or the first day of the year that its subject names."""
    if document.issued_date:
        return document.issued_date
    years = _YEAR.findall(document.subject or "")
    return dt.date(int(years[-1]), 1, 1) if years else None


def year_of(document: DocumentRow) -> int | None:
    """The year a plan is for: the last that its subject names, or that of its date."""
    years = _YEAR.findall(document.subject or "")
    return int(years[-1]) if years else document.issued_date.year if document.issued_date else None


def counts_on(document: DocumentRow, as_of: dt.date) -> bool:
    """Whether a document had been issued on that day; one without any date has."""
    return document.issued_date is None or document.issued_date <= as_of


def order_of(document: DocumentRow) -> tuple[dt.date, int, str]:
    """Documents by day, number and id: never by the order in which they were read."""
    number = re.match(r"\d+", document.number or "")
    return day_of(document) or dt.date.min, int(number.group()) if number else 0, document.document_id


@cache
def issuer_key(name: str | None) -> str:
    """One key for an office through renamings and mergers; "" where it is not known."""
    key = fold(name or "").replace("ủy ban nhân dân", "ubnd").replace("hội đồng nhân dân", "hđnd")
    for entry in entries("successors"):
        for word in entry.words:
            if (key + " ").startswith(fold(word) + " "):
                key = fold(str(entry.gives["now"])) + key[len(fold(word)) :]
    return key
