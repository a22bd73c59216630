"""Plans and reports of fictional offices as rows, written short."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from datamodel.rows import DeadlineRow, DocumentRow, FindingRow, Records, ReferenceRow, ResultRow, TaskRow


def day(printed: str) -> dt.date:
    d, m, y = map(int, printed.split("/"))
    return dt.date(y, m, d)


@dataclass(frozen=True)
class T:
    """A task: path, words, lead units, and its deadlines as (words, kind, due day, inclusive)."""

    path: str
    text: str
    lead: Sequence[str] = ()
    due: Sequence[tuple[str, str, str | None, bool | None]] = ()
    finding: str | None = None
    coordinating: Sequence[str] = ()
    target: str | None = None
    recurrence: str | None = None


@dataclass(frozen=True)
class R:
    """A statement of a report: path, words, status."""

    path: str
    text: str
    status: str
    about: str | None = None
    done: str | None = None
    numbers: Sequence[str] = ()


@dataclass(frozen=True)
class D:
    """A document: name, type, number, issuer, day, subject, and what it holds."""

    name: str
    type: str
    number: str | None
    issuer: str | None
    issued: str | None
    subject: str | None
    tasks: Sequence[T] = ()
    findings: Sequence[tuple[str, str]] = ()
    results: Sequence[R] = ()
    cites: Sequence[tuple[str, str, str | None, str | None]] = ()
    precision: str = "day"
    path: str = field(default="")

    def records(self) -> Records:
        tasks = tuple(self._task(place, task) for place, task in enumerate(self.tasks))
        return Records(
            self._document(),
            references=tuple(self._reference(*cited) for cited in self.cites),
            findings=tuple(self._finding(place, *found) for place, found in enumerate(self.findings)),
            tasks=tasks,
            deadlines=tuple(
                row for row, task in zip(tasks, self.tasks, strict=True) for row in self._deadlines(row, task)
            ),  # type: ignore[misc]
            results=tuple(self._result(place, told) for place, told in enumerate(self.results)),
        )

    def _document(self) -> DocumentRow:
        notation = f"{self.type}-UBND"
        return DocumentRow(
            self.name, self.path or f"{self.name}.docx", "docx", 1, "native", None, self.type, self.number, notation,
            f"{self.number or ''}/{notation}", self.issuer, None, None, day(self.issued) if self.issued else None,
            self.precision if self.issued else "none", self.subject, (), (), None, None, None, None, (),
        )  # fmt: skip

    def _finding(self, place: int, path: str, text: str) -> FindingRow:
        return FindingRow(self._id("f", path), self.name, path, text, 1, place, place, None, None, None, None, "t", 1.0)

    def _task(self, place: int, task: T) -> TaskRow:
        first = task.due[0] if task.due else (None, None, None, None)
        standing = any(kind == "ongoing" for _, kind, _, _ in task.due) and not any(due for _, _, due, _ in task.due)
        return TaskRow(
            self._id("t", task.path), self.name, 2, place, place, task.text, task.path, None, tuple(task.lead),
            tuple(task.coordinating), (), None, task.finding and self._id("f", task.finding), task.target, None,
            first[0], first[1], None, day(first[2]) if first[2] else None, task.recurrence, standing,
            False, False, False, False, False, False, "t", 1.0,
        )  # fmt: skip

    def _deadlines(self, row: TaskRow, task: T) -> list[DeadlineRow]:
        return [
            DeadlineRow(
                f"l-{row.task_id}-{place}", self.name, row.task_id, words, 2, None, None, kind, None,
                day(due) if due else None, inclusive, task.recurrence if kind == "recurring" else None, None, "t",
            )
            for place, (words, kind, due, inclusive) in enumerate(task.due)
        ]  # fmt: skip

    def _reference(self, type: str, number: str, issued: str | None, issuer: str | None) -> ReferenceRow:
        when = day(issued) if issued else None
        return ReferenceRow(
            self._id("r", number), self.name, 1, 0, 1, number, type, number, when, issuer, None, "basis", "t"
        )

    def _result(self, place: int, told: R) -> ResultRow:
        return ResultRow(
            self._id("k", f"{told.path}.{place}"), self.name, 3, 100 * place, 100 * place + 99, told.path, told.text,
            told.status, tuple(told.numbers), day(told.done) if told.done else None, "t", 1.0, told.about,
        )  # fmt: skip

    def _id(self, letter: str, path: str | None) -> str:
        return f"{letter}:{self.name}:{path}"


def before(printed: str) -> list[tuple[str, str, str | None, bool | None]]:
    """ "trước ngày ...": the day itself is too late."""
    return [(f"trước ngày {printed}", "date", printed, False)]


def within(words: str, last: str) -> list[tuple[str, str, str | None, bool | None]]:
    """A period and its last day."""
    return [(words, "period", last, None)]


ALWAYS: list[tuple[str, str, str | None, bool | None]] = [("thường xuyên", "ongoing", None, None)]
MONTHLY: list[tuple[str, str, str | None, bool | None]] = [("hằng tháng", "recurring", None, None)]


def last_part(row_id: str | None) -> str | None:
    """The path in a row's id."""
    return None if row_id is None else re.sub(r"^\w:[^:]+:", "", row_id)
