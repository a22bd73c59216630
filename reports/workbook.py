"""The tracking workbook (bảng theo dõi, XLSX) in the form that offices keep."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import xlsxwriter

from reports.labels import WORKBOOK_NAME
from reports.replacing import Written, replace_file
from reports.summary_sheet import write_summary
from reports.tracking_lines import TrackingTable
from reports.workbook_columns import SHEETS
from reports.workbook_sheet import write_sheet
from reports.workbook_styles import Styles


def write_workbook(table: TrackingTable, folder: Path, name: str = WORKBOOK_NAME) -> Written:
    """Write the workbook into `folder`; where the old one is open in another program, beside it.

    Equal tables give equal bytes.
    """
    return replace_file(folder / name, lambda path: _write(table, path))


def _write(table: TrackingTable, path: Path) -> None:
    # Text of documents is data: nothing of it may become a formula, a link or a number.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book: Any = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"title": "Bảng theo dõi nhiệm vụ", "created": dt.datetime.combine(table.as_of, dt.time())})
    styles = Styles(book)
    for sheet in SHEETS:
        write_sheet(book, styles, sheet, table)
    write_summary(book, styles, table)
    book.close()
