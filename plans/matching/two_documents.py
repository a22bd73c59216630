"""Two documents side by side (so sánh hai văn bản), named by number, by id or by file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from datamodel.rows import DocumentRow, FindingRow, TaskRow
from datamodel.spelling import fold
from plans.dataset.dataset import Dataset
from plans.matching.compare import Comparison, compare
from plans.matching.facts import Facts, facts_of, order_of

_NAMED = re.compile(r"(?P<number>[^@]+?)\s*(?:@\s*(?P<year>\d{4}))?")
_PRIOR = "1:"
"""Put before the ids of the earlier side: two files of one document have equal ids."""
MAX_NAMED = 8


class NotOne(Exception):
    """The name fits no document, or several; the message is one Vietnamese line."""


@dataclass(frozen=True, slots=True)
class Side:
    """One document with all its rows."""

    document: DocumentRow
    facts: Facts


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of the earlier document's rows; `rows` by the ids of the comparison."""

    prior: DocumentRow
    document: DocumentRow
    comparison: Comparison
    rows: dict[str, TaskRow | FindingRow]


def side_of(dataset: Dataset, named: str) -> Side:
    """The document of a dataset that `named` names: its number, with "@" and a year where needed, its id or its path.

    Raises:
        NotOne: none or several bear this name.
    """
    documents = dataset.documents(copies=True)
    fitting = _fitting(documents, named)
    by_id = {document.document_id: document for document in documents}
    found = {(each.same_as or each.document_id): by_id[each.same_as or each.document_id] for each in fitting}
    if not found:
        raise NotOne(f'Không có văn bản “{named}” trong dữ liệu. Xem: khacphuc query "{_LIST}".')
    if len(found) > 1:
        listed = sorted(found.values(), key=order_of)
        shown = "; ".join(f"{each.document_id} ({_shown(each)})" for each in listed[:MAX_NAMED])
        more = f" và {len(listed) - MAX_NAMED} văn bản khác" if len(listed) > MAX_NAMED else ""
        raise NotOne(f"“{named}” là số của {len(listed)} văn bản: {shown}{more}. Ghi thêm @năm, hoặc dùng mã văn bản.")
    (document,) = found.values()
    return Side(document, facts_of(dataset))


def two_documents(prior: Side, later: Side) -> Difference:
    """Compare two documents, whether or not they are of one family.

    Raises:
        NotOne: both are the same file.
    """
    if prior.document.document_id == later.document.document_id:
        raise NotOne(f"Cả hai là một văn bản: {_shown(prior.document)}. Chọn hai văn bản khác nhau.")
    facts = _side_by_side(prior, later)
    comparison = compare(facts, prior.document.document_id, later.document.document_id)
    rows: dict[str, TaskRow | FindingRow] = {row.task_id: row for listed in facts.tasks.values() for row in listed}
    rows.update({row.finding_id: row for listed in facts.findings.values() for row in listed})
    return Difference(prior.document, later.document, comparison, rows)


_LIST = "SELECT document_id, document_number, issued_date, source_path FROM documents"


def _fitting(documents: Iterable[DocumentRow], named: str) -> list[DocumentRow]:
    listed = list(documents)
    exact = [each for each in listed if named in (each.document_id, each.source_path)]
    if exact:
        return exact
    parts = _NAMED.fullmatch(named.strip())
    if not parts:
        return []
    number, year = _number(parts["number"]), parts["year"]
    return [
        each
        for each in listed
        if each.number
        and _number(each.document_number or "") == number
        and (year is None or (each.issued_date and str(each.issued_date.year) == year))
    ]


def _number(printed: str) -> str:
    """One form of a number: "Số 05 / KH-UBND" is "5/KH-UBND"."""
    folded = fold(re.sub(r"^\s*số\s*:?", "", printed, flags=re.IGNORECASE))
    return re.sub(r"\s*/\s*", "/", folded).lstrip("0")


def _shown(document: DocumentRow) -> str:
    day = f" ngày {document.issued_date:%d/%m/%Y}" if document.issued_date else ""
    return f"{document.document_number or 'không số'}{day}, {document.source_path}"


def _side_by_side(prior: Side, later: Side) -> Facts:
    one, other = prior.document.document_id, later.document.document_id
    first, second = prior.facts, later.facts
    tasks = [_named_apart(task) for task in first.tasks.get(one, ())]
    findings = [replace(row, finding_id=_PRIOR + row.finding_id) for row in first.findings.get(one, ())]
    own = first.tasks.get(one, ())
    deadlines = {_PRIOR + task.task_id: first.deadlines.get(task.task_id, []) for task in own}
    deadlines |= {task.task_id: second.deadlines.get(task.task_id, []) for task in second.tasks.get(other, ())}
    return Facts(
        documents={one: prior.document, other: later.document},
        tasks={one: tasks, other: second.tasks.get(other, [])},
        findings={one: findings, other: second.findings.get(other, [])},
        results={},
        references={},
        mentions={one: first.mentions.get(one, []), other: second.mentions.get(other, [])},
        deadlines=deadlines,
    )


def _named_apart(task: TaskRow) -> TaskRow:
    finding = _PRIOR + task.finding_id if task.finding_id else None
    return replace(task, task_id=_PRIOR + task.task_id, finding_id=finding)
