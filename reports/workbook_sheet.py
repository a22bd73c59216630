"""One sheet of the workbook (trang tính): title, header, rows, filter, colours, drop-downs, print setup."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reports.labels import shown_day
from reports.tracking_lines import TrackingTable
from reports.visible import visible
from reports.workbook_styles import Styles

CELL_LIMIT = 32_767
"""Characters in a cell, as Excel counts them: UTF-16 units."""
MAX_ROWS = 1_048_576
_EDITED = (
    " Sửa, điền vào các cột nền vàng, lưu lại rồi chạy:"
    ' khacphuc review import bang-theo-doi.xlsx --by "Họ tên". Số liệu đã nhập được giữ trong các lần chạy sau.'
)
HEADER_ROW = 3
_A4 = 9
_LINE = 14.5
_LETTERS = 1.2
"""Letters of this font in one unit of a column's width, some less for words that wrap."""
_HIGHEST_ROW = 409
Value = str | int | float | dt.date | None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its head, its width, what it holds; `choices` are its drop-down, `colors` its warning colours."""

    head: str
    width: float
    value: Callable[[int, Any], Value]
    is_editable: bool = False
    choices: Sequence[str] = ()
    colors: Sequence[tuple[str, str]] = ()
    """Pairs of a formula over the first data row ({row}) and a name of `Styles`."""
    is_hidden: bool = False
    is_date: bool = False
    """Whether a day is to be written into its empty cells."""


@dataclass(frozen=True, slots=True)
class SheetForm:
    """A sheet: its name, its title, its columns and which lines fill it."""

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    lines: Callable[[TrackingTable], Sequence[Any]]
    frozen_columns: int = 2


def write_sheet(book: Any, styles: Styles, form: SheetForm, table: TrackingTable) -> None:
    """Add the sheet; lines beyond what a sheet can hold go on in further sheets."""
    lines = form.lines(table)
    room = MAX_ROWS - HEADER_ROW - 1
    for part, start in enumerate(range(0, max(len(lines), 1), room), 1):
        name = form.name if part == 1 else f"{form.name} ({part})"
        sheet = book.add_worksheet(name)
        _write_head(sheet, styles, form, table)
        numbered = enumerate(lines[start : start + room], start + 1)
        count = _write_rows(sheet, styles, form, numbered)
        _finish(sheet, styles, form, HEADER_ROW + max(count, 1))


def fitted(text: str) -> str:
    """The text as a cell can hold it: hidden characters shown; what is cut is told in the cell itself."""
    text = visible(text)
    if len(text) * 2 <= CELL_LIMIT or _units(text) <= CELL_LIMIT:
        return text
    mark = f" … [ô chỉ chứa được một phần; toàn văn {len(text)} ký tự ở bảng CSV]"
    kept = text[: CELL_LIMIT - len(mark)]
    while _units(kept) > CELL_LIMIT - len(mark):
        kept = kept[: -max(1, (_units(kept) - CELL_LIMIT + len(mark)) // 2)]
    return kept + mark


def set_print(sheet: Any, header_row: int, last_row: int, last_column: int) -> None:
    """Landscape A4, as wide as the page, the header on every page."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header_row)
    sheet.set_footer("&L&A&RTrang &P/&N")
    sheet.print_area(0, 0, last_row, last_column)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _write_head(sheet: Any, styles: Styles, form: SheetForm, table: TrackingTable) -> None:
    sheet.write_string(0, 0, form.title, styles.title)
    remark = f"Tình hình tính đến ngày {shown_day(table.as_of)}."
    if table.remark:
        remark += f" {table.remark}"
    if any(column.is_editable for column in form.columns):
        remark += _EDITED
    sheet.write_string(1, 0, remark, styles.remark)
    sheet.set_row(HEADER_ROW, 34)
    for number, column in enumerate(form.columns):
        sheet.set_column(number, number, column.width, None, {"hidden": column.is_hidden})
        head = styles.head_editable if column.is_editable else styles.head
        sheet.write_string(HEADER_ROW, number, column.head, head)


def _write_rows(sheet: Any, styles: Styles, form: SheetForm, numbered: Iterable[tuple[int, Any]]) -> int:
    row = HEADER_ROW
    for number, line in numbered:
        row += 1
        values = [column.value(number, line) for column in form.columns]
        sheet.set_row(row, _height(form.columns, values))
        for place, (column, value) in enumerate(zip(form.columns, values, strict=True)):
            _write_cell(sheet, styles, row, place, value, column)
    return row - HEADER_ROW


def _height(columns: Sequence[SheetColumn], values: Sequence[Value]) -> float:
    """Excel fits a row to its words on opening, LibreOffice does not: so the height is reckoned here."""
    lines = 1
    for column, value in zip(columns, values, strict=True):
        if isinstance(value, str) and not column.is_hidden:
            lines = max(lines, sum(math.ceil(len(part) / column.width / _LETTERS) or 1 for part in value.split("\n")))
    return min(lines * _LINE + 3, _HIGHEST_ROW)


def _write_cell(sheet: Any, styles: Styles, row: int, place: int, value: Value, column: SheetColumn) -> None:
    text = styles.editable if column.is_editable else styles.text
    day = styles.editable_date if column.is_editable else styles.date
    if value is None or value == "":
        sheet.write_blank(row, place, None, day if column.is_date else text)
    elif isinstance(value, str):
        sheet.write_string(row, place, fitted(value), text)
    elif isinstance(value, dt.date):
        sheet.write_datetime(row, place, dt.datetime.combine(value, dt.time()), day)
    else:
        sheet.write_number(row, place, value, styles.decimal if isinstance(value, float) else styles.number)


def _finish(sheet: Any, styles: Styles, form: SheetForm, last_row: int) -> None:
    last_column = len(form.columns) - 1
    shown = max(number for number, column in enumerate(form.columns) if not column.is_hidden)
    sheet.freeze_panes(HEADER_ROW + 1, form.frozen_columns)
    sheet.autofilter(HEADER_ROW, 0, last_row, last_column)
    set_print(sheet, HEADER_ROW, last_row, shown)
    first = HEADER_ROW + 1
    for number, column in enumerate(form.columns):
        if column.choices:
            sheet.data_validation(first, number, last_row, number, _drop_down(column))
        for formula, style in column.colors:
            rule = {"type": "formula", "criteria": formula.format(row=first + 1), "format": getattr(styles, style)}
            sheet.conditional_format(first, number, last_row, number, {**rule, "stop_if_true": True})


def _drop_down(column: SheetColumn) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": list(column.choices),
        "error_title": column.head,
        "error_message": "Chọn một mục trong danh sách.",
    }
