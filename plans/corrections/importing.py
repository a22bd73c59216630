"""Edited rows of a review workbook become corrections (nhập rà soát); what cannot be taken is told, row by row."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from datamodel.rows import TaskRow, TaskStatusRow
from plans.corrections.applying import OF_A_DAY, Tracked
from plans.corrections.attaching import Tasks, numbered_key
from plans.corrections.cells import Cell, CellError, Mark, cell_value, marked_value, read_mark
from plans.corrections.issues import read_value
from plans.corrections.log import Correction
from plans.dataset.progress_words import CORRECTED, value_words

Values = dict[str, tuple[str, ...]]
EMPTY_WITHDRAWS = frozenset({"progress", "reply", "note"})
"""No progress, reply or note is nothing to say; no unit and no day is."""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One row of the workbook as it came back."""

    place: str
    """Sheet and row, as a person finds them."""
    task_id: str
    mark: str
    text: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who hands the workbook in, and when."""

    by: str
    at: dt.datetime


@dataclass(slots=True)
class Review:
    """What came of a workbook."""

    corrections: list[Correction] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    """Rows and cells that were not taken, and why."""
    remarks: list[str] = field(default_factory=list)
    """What was taken, but is worth knowing."""
    rows: int = 0


@dataclass(frozen=True, slots=True)
class _Edited:
    row: ReviewRow
    task: TaskRow
    mark: Mark
    values: Values


def review(rows: Iterable[ReviewRow], known: Tracked, reviewer: Reviewer) -> Review:
    """Judge every row: broken, moved, foreign and contradicting ones are told, the others become corrections."""
    found = Review()
    tasks = Tasks(known.dataset)
    by_task: defaultdict[str, list[_Edited]] = defaultdict(list)
    for row in rows:
        found.rows += 1
        edited = _edited(row, tasks, found)
        if edited:
            by_task[edited.task.task_id].append(edited)
    author = _Author(known, tasks, reviewer, found)
    for same in by_task.values():
        if one := _one_of(same, found):
            author.correct(one)
    return found


def _edited(row: ReviewRow, tasks: Tasks, found: Review) -> _Edited | None:
    """The row with the values that were changed in it; None where it cannot be taken."""
    if not row.task_id or not row.mark:
        found.refused.append(f"{row.place}: mất mã dòng (dòng thêm tay không được nhập).")
        return None
    mark = read_mark(row.mark, row.task_id, row.text)
    if mark is None:
        found.refused.append(f"{row.place}: nội dung không khớp mã dòng (dòng bị xê dịch, dán đè hoặc sửa nội dung).")
        return None
    task = tasks.by_id.get(row.task_id) or tasks.with_words(row.text)
    if task is None:
        found.refused.append(f"{row.place}: nhiệm vụ không có trong dữ liệu này (bảng của thư mục kết quả khác?).")
        return None
    return _Edited(row, task, mark, _edited_values(row, mark, found))


def _edited_values(row: ReviewRow, mark: Mark, found: Review) -> Values:
    values: Values = {}
    for name in CORRECTED:
        if name not in row.cells:
            continue
        try:
            value = cell_value(name, row.cells[name])
        except CellError as error:
            if not mark.is_edited(name, marked_value(name, row.cells[name])):
                continue  # words that the program itself put there: "hằng tháng" for a day
            found.refused.append(f"{row.place}: ô “{CORRECTED[name]}” {error}.")
            continue
        if mark.is_edited(name, value):
            values[name] = value
    return values


def _one_of(same: Sequence[_Edited], found: Review) -> _Edited | None:
    """The row of a task; where it stands several times, the one edit that they agree on."""
    if len(same) == 1:
        return same[0]
    places = ", ".join(each.row.place for each in same)
    edits = [each for each in same if each.values]
    if any(each.values != edits[0].values for each in edits):
        found.refused.append(f"{places}: một nhiệm vụ có nhiều dòng sửa khác nhau; không nhập dòng nào.")
        return None
    found.remarks.append(f"{places}: một nhiệm vụ có nhiều dòng; chỉ tính một lần.")
    return edits[0] if edits else None


class _Author:
    """Writes the corrections of one reviewer."""

    def __init__(self, known: Tracked, tasks: Tasks, reviewer: Reviewer, found: Review) -> None:
        self._known = known
        self._documents = tasks.documents
        self._reviewer = reviewer
        self._found = found
        self._read_tasks = {task.task_id: task for task in known.read_dataset.tasks()}
        self._read = {status.task_id: status for status in known.read.task_status}
        self._now = {status.task_id: status for status in known.tracking.task_status}

    def correct(self, edited: _Edited) -> None:
        """Add a correction for each value that is new."""
        task = edited.task
        now = _values(task, self._now.get(task.task_id))
        values = self._completed(edited, now)
        if values is None:
            return
        for name, value in values.items():
            self._found.corrections += self._of_field(edited, name, value, now[name])

    def _completed(self, edited: _Edited, now: Values) -> Values | None:
        """The values with what they mean together: a day of completion says that the work is done."""
        values = dict(edited.values)
        done = values.get("done_date")
        if not done:
            return values
        last = max(edited.mark.as_of, self._reviewer.at.date())
        if dt.date.fromisoformat(done[0]) > last:
            self._found.refused.append(
                f"{edited.row.place}: ngày hoàn thành {value_words('done_date', done)} chưa tới."
            )
            del values["done_date"]
        elif "progress" not in values and now["progress"] != ("done",):
            values["progress"] = ("done",)
        elif values.get("progress", ("done",)) != ("done",):
            words = f"có ngày hoàn thành nhưng tiến độ là “{value_words('progress', values['progress'])}”"
            self._found.refused.append(f"{edited.row.place}: {words}; không nhập hai ô này.")
            values = {name: value for name, value in values.items() if name not in OF_A_DAY}
        return values

    def _of_field(
        self, edited: _Edited, name: str, value: tuple[str, ...], now: tuple[str, ...]
    ) -> Iterator[Correction]:
        task = edited.task
        in_force = self._known.applied.in_force.get(task.task_id, {}).get(name)
        if value == now and (in_force or name not in EMPTY_WITHDRAWS):
            return  # handed in before
        read = read_value(name, self._read_tasks[task.task_id], self._read.get(task.task_id))
        withdrawn = value == read or (not value and name in EMPTY_WITHDRAWS)
        if withdrawn and in_force is None:
            return
        if in_force and edited.mark.is_edited(name, now):
            words = f"{in_force.by} đã sửa “{CORRECTED[name]}” thành “{value_words(name, in_force.value)}”"
            later = f"sau khi xuất bảng; nay thay bằng “{value_words(name, value)}”"
            self._found.remarks.append(f"{edited.row.place}: {words} {later}.")
        document = self._documents[task.document_id]
        yield Correction(
            at=self._reviewer.at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            by=self._reviewer.by,
            as_of=_day_spoken_of(edited, name),
            task_id=task.task_id,
            field=name,
            read=read,
            value=read if withdrawn else value,
            withdrawn=withdrawn,
            document_id=task.document_id,
            document_key=numbered_key(document),
            path=task.path,
            text=task.text,
        )


def _values(task: TaskRow, status: TaskStatusRow | None) -> Values:
    return {name: read_value(name, task, status) for name in CORRECTED}


def _day_spoken_of(edited: _Edited, name: str) -> dt.date:
    """The sheet's day; what is said of progress holds from the day of completion on, if that is later."""
    done = edited.values.get("done_date")
    if name in OF_A_DAY and done:
        return max(edited.mark.as_of, dt.date.fromisoformat(done[0]))
    return edited.mark.as_of
