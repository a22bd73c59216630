"""Cells that people edited (ô được sửa): from what a workbook holds to values, and marks that know each row again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from datamodel.spelling import fold
from plans.dataset.progress_words import CORRECTED, PROGRESS, day_words
from plans.rows.cleaning import clean, distinct
from plans.rows.identity import digest

Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | None
_PROGRESS_OF = {fold(words): name for name, words in PROGRESS.items()}
_DAY = re.compile(r"(?:ngày\s+)?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", re.IGNORECASE)
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00:00)?")
_FAULT = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")
_EXCEL_ZERO = dt.date(1899, 12, 30)
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_LONGEST = 2000


class CellError(ValueError):
    """A cell that cannot be understood; the message is a Vietnamese phrase."""


def cell_value(field: str, cell: Cell) -> tuple[str, ...]:
    """What an edited cell says; () where it is empty.

    Raises:
        CellError: the words are no date, no progress, or far too long.
    """
    if cell is None or (isinstance(cell, str) and not clean(cell)):
        return ()
    if field in ("due_date", "done_date"):
        return (_day(cell).isoformat(),)
    words = clean(_text(cell))
    if len(words) > _LONGEST:
        raise CellError(f"dài quá {_LONGEST} ký tự")
    if _FAULT.fullmatch(words):
        raise CellError(f"có lỗi công thức {words}")
    if field == "lead_units":
        return distinct(re.split(r"[;\n]", _text(cell)))
    if field == "progress":
        return (_progress(words),)
    return (words,)


def marked_value(field: str, cell: Cell) -> tuple[str, ...]:
    """What a mark remembers of a cell: its value, or its words where they are none."""
    try:
        return cell_value(field, cell)
    except CellError:
        return (clean(_text(cell)),)


def cell_text(field: str, value: tuple[str, ...]) -> str | dt.date | None:
    """A value as the workbook shows it; `cell_value` gives it back."""
    if not value:
        return None
    if field in ("due_date", "done_date"):
        return dt.date.fromisoformat(value[0])
    if field == "progress":
        return PROGRESS.get(value[0], value[0])
    return "; ".join(value)


def _text(cell: Cell) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _progress(words: str) -> str:
    name = _PROGRESS_OF.get(fold(words)) or (words if words in PROGRESS else None)
    if name is None:
        raise CellError(f"“{words}” không có trong danh sách tiến độ")
    return name


def _day(cell: Cell) -> dt.date:
    day = _day_of(cell)
    if day is None:
        raise CellError(f"“{clean(_text(cell))}” không phải là ngày (viết như {day_words('2026-06-30')})")
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise CellError(f"năm {day.year} không hợp lý")
    return day


def _day_of(cell: Cell) -> dt.date | None:
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    try:
        if isinstance(cell, (int, float)) and not isinstance(cell, bool):
            return _EXCEL_ZERO + dt.timedelta(days=int(cell))  # a date whose format was lost
        words = clean(str(cell))
        if parts := _DAY.fullmatch(words):
            return dt.date(int(parts[3]), int(parts[2]), int(parts[1]))
        if parts := _ISO_DAY.fullmatch(words):
            return dt.date(int(parts[1]), int(parts[2]), int(parts[3]))
    except (ValueError, OverflowError):
        return None
    return None


@dataclass(frozen=True, slots=True)
class Mark:
    """What a row of the workbook remembers: of which day it speaks, and what its cells held when it was written."""

    as_of: dt.date
    cells: tuple[str, ...]

    def is_edited(self, field: str, value: tuple[str, ...]) -> bool:
        """Whether the cell now holds another value than was written."""
        return self.cells[list(CORRECTED).index(field)] != _cell_digest(value)


def mark_text(task_id: str, text: str, values: Mapping[str, tuple[str, ...]], as_of: dt.date) -> str:
    """The mark of a row for its hidden cell; it holds for this task and these words only."""
    facts = ".".join((as_of.isoformat(), *(_cell_digest(values[field]) for field in CORRECTED)))
    return f"{facts}.{_check(task_id, text, facts)}"


def read_mark(mark: str, task_id: str, text: str) -> Mark | None:
    """The mark, where it belongs to this task and these words; None where anything of it was changed or moved."""
    facts, _, check = mark.strip().rpartition(".")
    parts = facts.split(".")
    if check != _check(task_id, text, facts) or len(parts) != len(CORRECTED) + 1:
        return None
    return Mark(dt.date.fromisoformat(parts[0]), tuple(parts[1:]))


def _check(task_id: str, text: str, facts: str) -> str:
    return digest("review", task_id, clean(text), facts)[:12]


def _cell_digest(value: tuple[str, ...]) -> str:
    return digest("cell", *value)[:8]
