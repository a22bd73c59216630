"""Reads a review workbook that people filled in (đọc bảng rà soát), wherever its columns and rows have gone."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from datamodel.spelling import fold
from plans.corrections.importing import ReviewRow
from plans.dataset.progress_words import CORRECTED
from reports.review_workbook import KEY_HEAD, MARK_HEAD, TEXT_HEAD

MAX_BYTES = 100 * 1024 * 1024
MAX_UNPACKED = 1024 * 1024 * 1024
_ROWS_ABOVE_HEAD = 30


class NoReview(Exception):
    """The file is no review workbook; the message is one Vietnamese line."""


def read_review(path: Path) -> list[ReviewRow]:
    """The rows of every sheet that has the columns of a review.

    Raises:
        NoReview: the file is none, is damaged, or holds no such sheet.
    """
    _check(path)
    try:
        book: Any = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            found = [rows for sheet in book.worksheets if (rows := _sheet_rows(sheet)) is not None]
        finally:
            book.close()
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError, EOFError) as error:
        raise NoReview(
            f"Không mở được bảng “{path.name}”: tệp hỏng hoặc không phải XLSX. Chọn tệp .xlsx đã xuất."
        ) from error
    if not found:
        raise NoReview(
            f"“{path.name}” không có bảng rà soát nào: không thấy các cột “{TEXT_HEAD}”, “{KEY_HEAD}”, “{MARK_HEAD}”. "
            "Dùng bang-theo-doi.xlsx, hoặc lập bảng bằng: khacphuc review export TỆP."
        )
    return [row for rows in found for row in rows]


def _check(path: Path) -> None:
    """Before anything is unpacked: a small file may swell to gigabytes."""
    if not path.is_file():
        raise NoReview(f"Không tìm thấy tệp “{path}”. Kiểm tra lại đường dẫn.")
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise NoReview(
            f"Không mở được bảng “{path.name}”: tệp hỏng hoặc không phải XLSX. Chọn tệp .xlsx đã xuất."
        ) from error
    if path.stat().st_size > MAX_BYTES or unpacked > MAX_UNPACKED:
        raise NoReview(f"Bảng “{path.name}” quá lớn để nhập.")


def _sheet_rows(sheet: Any) -> list[ReviewRow] | None:
    sheet.reset_dimensions()  # other programs write wrong ones, and rows would be lost
    rows = enumerate(sheet.iter_rows(values_only=True), 1)
    for number, values in rows:
        places = _places(values)
        if places:
            return list(_rows(sheet.title, rows, places))
        if number > _ROWS_ABOVE_HEAD:
            return None
    return None


def _places(values: Sequence[Any]) -> dict[str, int] | None:
    """Where each column stands, by its head; None where this is no head row."""
    heads = {fold(str(value)): place for place, value in reversed(list(enumerate(values))) if value is not None}
    wanted = {"text": TEXT_HEAD, "key": KEY_HEAD, "mark": MARK_HEAD, **CORRECTED}
    places = {name: heads[fold(head)] for name, head in wanted.items() if fold(head) in heads}
    return places if {"text", "key", "mark"} <= places.keys() else None


def _rows(title: str, rows: Iterator[tuple[int, Sequence[Any]]], places: dict[str, int]) -> Iterator[ReviewRow]:
    for number, values in rows:
        if all(value is None or str(value).strip() == "" for value in values):
            continue

        def cell(name: str, values: Sequence[Any] = values) -> Any:
            return values[places[name]] if places[name] < len(values) else None

        yield ReviewRow(
            place=f"{title}, dòng {number}",
            task_id=_words(cell("key")),
            mark=_words(cell("mark")),
            text=_words(cell("text")),
            cells={name: cell(name) for name in CORRECTED if name in places},
        )


def _words(value: Any) -> str:
    return "" if value is None else str(value).strip()
