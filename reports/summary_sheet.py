"""The sheet of totals (tổng hợp): the official count of two by two by unit, standing duties left out."""

from __future__ import annotations

from typing import Any

from reports.counts import COUNTED, LEFT_OUT, UnitCount
from reports.labels import FINDING, shown_day
from reports.tracking_lines import TrackingTable
from reports.visible import visible
from reports.workbook_sheet import set_print
from reports.workbook_styles import Styles

_NAME = "Tổng hợp"
_HEAD = 3
_COLUMNS = 10
_REMARKS = (
    "Một nhiệm vụ có nhiều đơn vị chủ trì được tính cho từng đơn vị; dòng Tổng cộng tính mỗi nhiệm vụ một lần.",
    "Số nhiệm vụ được thống kê không gồm nhiệm vụ thường xuyên, nhiệm vụ không tiếp tục "
    "và nhiệm vụ chưa xong đã chuyển sang kế hoạch kỳ sau.",
    "Hoàn thành đúng hạn gồm cả nhiệm vụ đã xong mà văn bản không nêu thời hạn hoặc không nói là chậm.",
)


def write_summary(book: Any, styles: Styles, table: TrackingTable) -> None:
    """Add the sheet."""
    sheet = book.add_worksheet(_NAME)
    sheet.write_string(0, 0, "TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ THEO ĐƠN VỊ", styles.title)
    sheet.write_string(1, 0, f"Tình hình tính đến ngày {shown_day(table.as_of)}.", styles.remark)
    _write_head(sheet, styles)
    row = _HEAD + 2
    _write_count(sheet, styles, row, None, table.totals.whole)
    for number, count in enumerate(table.totals.units, 1):
        row += 1
        _write_count(sheet, styles, row, number, count)
    sheet.autofilter(_HEAD + 1, 0, row, _COLUMNS - 1)
    row = _write_findings(sheet, styles, row + 2, table)
    for number, remark in enumerate(_REMARKS, row + 1):
        sheet.write_string(number, 0, f"Ghi chú: {remark}" if number == row + 1 else remark, styles.remark)
    sheet.freeze_panes(_HEAD + 2, 2)
    set_print(sheet, _HEAD, row + 1 + len(_REMARKS), _COLUMNS - 1)
    sheet.repeat_rows(_HEAD, _HEAD + 1)


def _write_head(sheet: Any, styles: Styles) -> None:
    for first, last, width in ((0, 0, 6), (1, 1, 52), (2, _COLUMNS - 1, 13)):
        sheet.set_column(first, last, width)
    sheet.set_row(_HEAD + 1, 34)
    for column, head in ((0, "STT"), (1, "Đơn vị chủ trì"), (2, "Tổng số nhiệm vụ")):
        sheet.merge_range(_HEAD, column, _HEAD + 1, column, head, styles.head)
    groups = (
        (3, "Hoàn thành", ("Đúng hạn", "Quá hạn")),
        (5, "Chưa hoàn thành", ("Trong hạn", "Quá hạn")),
        (7, "Không thống kê", ("Thường xuyên", "Không tiếp tục", "Chuyển kỳ sau")),
    )
    for first, group, heads in groups:
        sheet.merge_range(_HEAD, first, _HEAD, first + len(heads) - 1, group, styles.head)
        for column, head in enumerate(heads, first):
            sheet.write_string(_HEAD + 1, column, head, styles.head)


def _write_count(sheet: Any, styles: Styles, row: int, number: int | None, count: UnitCount) -> None:
    text, figure = (styles.text, styles.number) if number else (styles.bold, styles.bold_number)
    if number:
        sheet.write_number(row, 0, number, figure)
    else:
        sheet.write_blank(row, 0, None, text)
    sheet.write_string(row, 1, visible(count.name), text)
    sheet.write_number(row, 2, count.total, figure)
    for column, name in enumerate((*COUNTED, *LEFT_OUT), 3):
        sheet.write_number(row, column, count.counts[name], figure)


def _write_findings(sheet: Any, styles: Styles, row: int, table: TrackingTable) -> int:
    """Below the tasks: how many shortcomings stand, are repaired, have come back."""
    sheet.write_string(row, 1, "Tồn tại, hạn chế", styles.head)
    sheet.write_string(row, 2, "Số lượng", styles.head)
    for name, label in FINDING.items():
        row += 1
        sheet.write_string(row, 1, label, styles.text)
        sheet.write_number(row, 2, table.totals.findings.get(name, 0), styles.number)
    return row + 1
