"""The review workbook (bảng rà soát, XLSX): every task with what a person may correct, to be handed in again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from plans.corrections.applying import Tracked
from plans.corrections.cells import cell_text, mark_text, marked_value
from plans.corrections.issues import read_value
from plans.dataset.progress_words import CORRECTED, PROGRESS
from reports.labels import shown_day, shown_document
from reports.replacing import Written, replace_file
from reports.review_lines import ReviewLine, review_lines
from reports.workbook_sheet import MAX_ROWS, fitted, set_print
from reports.workbook_styles import Styles

SHEET, UNITS_SHEET = "Rà soát", "Danh mục đơn vị"
HEADER_ROW = 3
TEXT_HEAD, KEY_HEAD, MARK_HEAD = "Nội dung nhiệm vụ", "Mã nhiệm vụ", "Dấu nội dung"
_WIDTHS = {"lead_units": 26, "due_date": 12, "progress": 18, "done_date": 12, "reply": 36, "note": 30}
_REMARK = (
    "Sửa ở các cột nền vàng; nhiều đơn vị cách nhau bằng dấu chấm phẩy; xóa trắng thời hạn nghĩa là không có thời hạn. "
    "Được lọc, sắp xếp, xóa bớt dòng; không sửa cột khác. Lưu lại rồi chạy: khacphuc review import TỆP --by \"Họ tên\""
)  # fmt: skip
_RED, _AMBER = 40, 15


@dataclass(frozen=True, slots=True)
class _Column:
    head: str
    width: float
    value: Callable[[ReviewLine], Any]


_BEFORE = (
    _Column("Lý do cần rà soát", 40, lambda each: "\n".join(each.reasons)),
    _Column("Văn bản", 22, lambda each: shown_document(each.line.document)),
    _Column("Trang", 6, lambda each: each.line.task.page),
    _Column("Mục", 10, lambda each: each.line.task.path),
    _Column(TEXT_HEAD, 60, lambda each: each.line.task.text),
)
_AFTER = (_Column("Thời hạn ghi trong văn bản", 20, lambda each: each.line.task.deadline_text),)
FIRST_EDITABLE = len(_BEFORE)
_PLACES = {name: FIRST_EDITABLE + place for place, name in enumerate(CORRECTED)}


def write_review(known: Tracked, as_of: dt.date, path: Path) -> Written:
    """Write the workbook; equal rows give equal bytes."""
    lines = review_lines(known)
    return replace_file(path, lambda place: _write(lines, known, as_of, place))


def _write(lines: Sequence[ReviewLine], known: Tracked, as_of: dt.date, path: Path) -> None:
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book: Any = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"title": "Bảng rà soát nhiệm vụ", "created": dt.datetime.combine(as_of, dt.time())})
    styles = Styles(book)
    room = MAX_ROWS - HEADER_ROW - 1
    for part, start in enumerate(range(0, max(len(lines), 1), room), 1):
        sheet = book.add_worksheet(SHEET if part == 1 else f"{SHEET} ({part})")
        shown = lines[start : start + room]
        _write_head(sheet, styles, as_of)
        for number, each in enumerate(shown, HEADER_ROW + 1):
            _write_line(sheet, styles, number, each, as_of)
        _finish(sheet, styles, HEADER_ROW + max(len(shown), 1), _unit_count(known))
    _write_units(book, styles, _units(known))
    book.close()


def _units(known: Tracked) -> list[str]:
    return sorted({unit for task in known.dataset.tasks() for unit in (*task.lead_units, *task.coordinating_units)})


def _unit_count(known: Tracked) -> int:
    return len(_units(known))


def _write_head(sheet: Any, styles: Styles, as_of: dt.date) -> None:
    sheet.write_string(0, 0, f"RÀ SOÁT NHIỆM VỤ – tình hình tính đến ngày {shown_day(as_of)}", styles.title)
    sheet.write_string(1, 0, _REMARK, styles.remark)
    sheet.set_row(HEADER_ROW, 34)
    heads = [(column.head, column.width, False) for column in _BEFORE]
    heads += [(words, _WIDTHS[name], True) for name, words in CORRECTED.items()]
    heads += [(column.head, column.width, False) for column in _AFTER]
    for place, (head, width, is_editable) in enumerate(heads):
        sheet.set_column(place, place, width)
        sheet.write_string(HEADER_ROW, place, head, styles.head_editable if is_editable else styles.head)
    for place, head in enumerate((KEY_HEAD, MARK_HEAD), len(heads)):
        sheet.set_column(place, place, 20, None, {"hidden": True})
        sheet.write_string(HEADER_ROW, place, head, styles.head)


def _write_line(sheet: Any, styles: Styles, row: int, each: ReviewLine, as_of: dt.date) -> None:
    task, status = each.line.task, each.line.status
    for place, column in enumerate(_BEFORE):
        _write_fixed(sheet, styles, row, place, column.value(each))
    shown = {name: cell_text(name, read_value(name, task, status)) for name in CORRECTED}
    for name, place in _PLACES.items():
        value = shown[name]
        if isinstance(value, dt.date):
            sheet.write_datetime(row, place, dt.datetime.combine(value, dt.time()), styles.editable_date)
        elif value:
            sheet.write_string(row, place, fitted(value), styles.editable)
        else:
            sheet.write_blank(row, place, None, styles.editable_date if name.endswith("_date") else styles.editable)
    after = FIRST_EDITABLE + len(CORRECTED)
    for place, column in enumerate(_AFTER, after):
        _write_fixed(sheet, styles, row, place, column.value(each))
    # The mark is made of what the cells give when they are read again, which for a cut text is not what was read.
    values = {name: marked_value(name, fitted(cell) if isinstance(cell, str) else cell) for name, cell in shown.items()}
    key = after + len(_AFTER)
    sheet.write_string(row, key, task.task_id, styles.text)
    sheet.write_string(row, key + 1, mark_text(task.task_id, fitted(task.text), values, as_of), styles.text)


def _write_fixed(sheet: Any, styles: Styles, row: int, place: int, value: Any) -> None:
    if value is None or value == "":
        sheet.write_blank(row, place, None, styles.text)
    elif isinstance(value, int):
        sheet.write_number(row, place, value, styles.number)
    else:
        sheet.write_string(row, place, fitted(str(value)), styles.text)


def _finish(sheet: Any, styles: Styles, last_row: int, units: int) -> None:
    last = FIRST_EDITABLE + len(CORRECTED) + len(_AFTER)
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    sheet.autofilter(HEADER_ROW, 0, last_row, last + 1)
    set_print(sheet, HEADER_ROW, last_row, last - 1)
    first = HEADER_ROW + 1
    for name, place in _PLACES.items():
        if rule := _rule(name, units):
            sheet.data_validation(first, place, last_row, place, rule)


def _rule(name: str, units: int) -> dict[str, Any] | None:
    """Drop-downs and dates. A unit may be new, or several: there the list helps and forbids nothing."""
    head = CORRECTED[name]
    if name == "progress":
        message = "Chọn một mục trong danh sách."
        return {"validate": "list", "source": list(PROGRESS.values()), "error_title": head, "error_message": message}
    if name == "lead_units":
        if not units:
            return None
        return {"validate": "list", "source": f"='{UNITS_SHEET}'!$A$1:$A${units}", "show_error": False}
    if name.endswith("_date"):
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": dt.date(2000, 1, 1),
            "maximum": dt.date(2100, 12, 31),
            "error_title": head,
            "error_message": "Ghi ngày, ví dụ 30/6/2026.",
        }
    return None


def _write_units(book: Any, styles: Styles, units: Sequence[str]) -> None:
    """The list behind the drop-down of units: Excel holds no long list in the rule itself."""
    sheet = book.add_worksheet(UNITS_SHEET)
    sheet.set_column(0, 0, 60)
    for row, unit in enumerate(units):
        sheet.write_string(row, 0, fitted(unit), styles.text)
    sheet.hide()
