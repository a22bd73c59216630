"""Documents under the field names of Nghị định 30/2020/NĐ-CP, Phụ lục VI, Phần II, mục II (văn bản đến).

An office's document system can take them in; what no document says (mã hồ sơ, số đến ...) stays blank.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from datamodel.rows import DocumentRow, TaskRow
from plans.dataset.dataset import Dataset
from plans.dataset.progress_words import day_words
from plans.matching.rule_entries import entries
from plans.publishing.csv_safety import guarded_text

EXCHANGE_NAME = "van-ban-den-nd30.csv"
LENGTHS: Mapping[str, int | None] = {
    "OrganId": 13,
    "FileCatalog": 4,
    "FileNotation": 20,
    "DocOrdinal": 3,
    "TypeName": 100,
    "CodeNumber": 11,
    "CodeNotation": 30,
    "IssuedDate": 10,
    "OrganName": 200,
    "Subject": 500,
    "Language": 30,
    "PageAmount": 3,
    "Description": 500,
    "ArrivalDate": 10,
    "ArrivalNumber": 10,
    "Position": 100,
    "FullName": 50,
    "Priority": 1,
    "ToPlaces": 1000,
    "TraceHeaderList": None,
    "DueDate": 10,
}
"""The fields in the decree's order and how many characters each may have."""
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Exported:
    """The file, its number of documents, and where a value was longer than the decree allows."""

    path: Path
    documents: int
    cut: tuple[tuple[str, str], ...]
    """Pairs of document's file and field."""


def export_exchange(dataset: Dataset, folder: Path) -> Exported:
    """Write one row for each document; a value that is too long ends with "…" and is told."""
    tasks: defaultdict[str, list[TaskRow]] = defaultdict(list)
    for task in dataset.tasks():
        tasks[task.document_id].append(task)
    documents = dataset.documents()
    cut: list[tuple[str, str]] = []
    path = folder / EXCHANGE_NAME
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(LENGTHS)
        for document in documents:
            row = exchange_row(document, tasks[document.document_id])
            cut += [(document.source_path, name) for name in _too_long(row)]
            writer.writerow(guarded_text(_fitted(name, row.get(name, ""))) for name in LENGTHS)
    return Exported(path, len(documents), tuple(cut))


def exchange_row(document: DocumentRow, tasks: Sequence[TaskRow]) -> dict[str, str]:
    """The fields that the document gives."""
    is_whole_date = document.issued_date_precision == "day"
    dues = sorted(task.due_date for task in tasks if task.due_date)
    return {
        "TypeName": _type_name(document.document_type),
        "CodeNumber": document.number or "",
        "CodeNotation": document.notation or "",
        "IssuedDate": _date_field(document.issued_date if is_whole_date else None),
        "OrganName": document.issuing_authority or "",
        "Subject": document.subject or "",
        "Language": "Tiếng Việt",
        "PageAmount": str(document.pages),
        "Description": document.source_path,
        "Position": document.signer_position or "",
        "FullName": document.signer_name or "",
        "ToPlaces": "; ".join(document.recipients),
        "TraceHeaderList": "\n".join(_order(task) for task in tasks),
        "DueDate": _date_field(dues[0] if dues else None),
    }


def _order(task: TaskRow) -> str:
    """What the document orders, as the note of a leader on an incoming document would: who, with whom, by when."""
    parts = [
        f"Chủ trì: {', '.join(task.lead_units or task.assignees)}" if task.lead_units or task.assignees else "",
        f"phối hợp: {', '.join(task.coordinating_units)}" if task.coordinating_units else "",
        f"thời hạn: {_deadline(task)}" if task.due_date or task.deadline_text else "",
    ]
    told = "; ".join(part for part in parts if part)
    return f"{task.text} ({told})" if told else task.text


def _too_long(row: Mapping[str, str]) -> Iterator[str]:
    return (name for name, value in row.items() if len(value) > (LENGTHS[name] or len(value)))


def _fitted(name: str, value: str) -> str:
    room = LENGTHS[name] or len(value)
    return value if len(value) <= room else value[: room - len(_CUT)] + _CUT


def _deadline(task: TaskRow) -> str:
    return day_words(task.due_date.isoformat()) if task.due_date else task.deadline_text or ""


def _date_field(day: dt.date | None) -> str:
    """Ten characters, as the decree gives a date field: DD/MM/YYYY."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}" if day else ""


def _type_name(code: str | None) -> str:
    return _type_names().get(code or "", code or "")


@cache
def _type_names() -> Mapping[str, str]:
    typed = [entry for entry in entries("document_types") if entry.gives.get("type") and entry.words]
    return {str(each.gives["type"]): each.words[0][:1].upper() + each.words[0][1:] for each in reversed(typed)}
