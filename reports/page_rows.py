"""The rows that the page shows (dòng của trang): short keys, for twenty thousand of them travel in one file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from datamodel.rows import DocumentRow
from reports.evidence_places import ANSWER, OWN, Chosen, Key
from reports.labels import shown_day, shown_document
from reports.tracking_lines import FindingLine, TaskLine
from reports.visible import visible
from reports.workbook_columns import state


class DocumentList:
    """The documents that rows name, each by its place in the list."""

    def __init__(self, documents: Mapping[str, DocumentRow]) -> None:
        self._documents = documents
        self._places: dict[str, int] = {}

    def place(self, document: DocumentRow) -> int:
        """The place of a document, which is taken into the list with its first mention."""
        return self._places.setdefault(document.document_id, len(self._places))

    def place_of(self, document_id: str) -> int:
        """The place of a document by its id."""
        return self.place(self._documents[document_id])

    def facts(self) -> list[dict[str, Any]]:
        """What the page tells of each document."""
        return [_document(self._documents[each]) for each in self._places]


class Marks:
    """Where words are marked in the pictures that are shown: [page, left, top, right, bottom] in points."""

    def __init__(self, chosen: Chosen) -> None:
        self._chosen = chosen

    def of(self, document: DocumentRow, key: Key) -> list[list[int]]:
        """The marks of a row; none where a page of its words is not shown."""
        places = self._chosen.places.get(key, ())
        if any((document.document_id, page) not in self._chosen.pages for page, _ in places):
            return []
        return [[page, round(box.x0), round(box.top), round(box.x1), round(box.bottom)] for page, box in places]


def task_rows(lines: Iterable[TaskLine], documents: DocumentList, marks: Marks) -> list[dict[str, Any]]:
    """The tasks; what a row does not have is left out."""
    return [_without_blanks(_task(number, line, documents, marks)) for number, line in enumerate(lines, 1)]


def finding_rows(lines: Iterable[FindingLine], documents: DocumentList, marks: Marks) -> list[dict[str, Any]]:
    """The shortcomings."""
    return [_without_blanks(_finding(number, line, documents, marks)) for number, line in enumerate(lines, 1)]


def _task(number: int, line: TaskLine, documents: DocumentList, marks: Marks) -> dict[str, Any]:
    task, status = line.task, line.status
    return {
        "n": number,
        "id": task.task_id,
        "text": visible(task.text),
        "doc": documents.place(line.document),
        "page": task.page,
        "start": task.start,
        "end": task.end,
        "marks": marks.of(line.document, (task.task_id, OWN)),
        "dueMarks": [mark for row in line.deadlines for mark in marks.of(line.document, (row.deadline_id, OWN))],
        "section": visible(task.section or ""),
        "lead": [visible(unit) for unit in line.doers],
        "with": [visible(unit) for unit in task.coordinating_units],
        "due": status.due_date.isoformat() if status.due_date else None,
        "dueText": shown_day(status.due_date) or visible(task.deadline_text or ""),
        "product": visible(task.deliverable or ""),
        "progress": status.progress,
        "state": state(line),
        "count": line.count,
        "soon": line.count == "open_in_time" and status.timeliness == "due_soon",
        "late": status.days_overdue,
        "note": visible(line.note),
        **_answer(line, documents, marks),
    }


def _answer(line: TaskLine, documents: DocumentList, marks: Marks) -> dict[str, Any]:
    if line.answer is None:  # a person's word, if anybody's
        return {"said": visible(line.status.evidence_text or "")}
    return {
        "aDoc": documents.place(line.answer),
        "aPage": line.status.evidence_page,
        "aText": visible(line.status.evidence_text or ""),
        "aStart": line.answer_row.start if line.answer_row else None,
        "aEnd": line.answer_row.end if line.answer_row else None,
        "aMarks": marks.of(line.answer, (line.task.task_id, ANSWER)),
    }


def _finding(number: int, line: FindingLine, documents: DocumentList, marks: Marks) -> dict[str, Any]:
    finding, status = line.finding, line.status
    answer = documents.place(line.answer) if line.answer else None
    return {
        "n": number,
        "id": finding.finding_id,
        "text": visible(finding.text),
        "doc": documents.place(line.document),
        "page": finding.page,
        "start": finding.start,
        "end": finding.end,
        "marks": marks.of(line.document, (finding.finding_id, OWN)),
        "lost": finding.points_lost,
        "reason": visible(finding.reason or ""),
        "state": status.status,
        "tasks": [task.task_id for task in line.repaired_by],
        "aDoc": answer,
        "aPage": status.evidence_page if line.answer else None,
        "aText": visible(status.evidence_text or ""),
        "aMarks": marks.of(line.answer, (finding.finding_id, ANSWER)) if line.answer else None,
    }


def _document(document: DocumentRow) -> dict[str, Any]:
    return _without_blanks(
        {
            "name": visible(shown_document(document)),
            "file": visible(document.source_path),
            "issuer": visible(document.issuing_authority or ""),
            "subject": visible(document.subject or ""),
        }
    )


def _without_blanks(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if (value == 0 and value is not False) or value}
