"""What the workbook's sheets hold (các cột): the official tracking columns and their sources, told once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from plans.corrections.cells import mark_text, marked_value
from plans.dataset.progress_words import CORRECTED
from reports.changed_lines import ChangedLine
from reports.labels import (
    CHANGE,
    FINDING,
    KIND,
    PROGRESS,
    SEVERITY,
    TIMELINESS,
    shown_date,
    shown_document,
)
from reports.review_workbook import KEY_HEAD, MARK_HEAD, TEXT_HEAD
from reports.tracking_lines import FindingLine, IssueLine, TaskLine
from reports.workbook_sheet import SheetColumn, SheetForm, Value, fitted


def due(line: TaskLine) -> Value:
    """The day where there is one, else the words."""
    return line.status.due_date or line.task.deadline_text


def state(line: TaskLine) -> str:
    """On time or not, in the words of the official count."""
    if line.status.progress == "dropped":
        return "Không tiếp tục"
    if line.is_done:
        return "Hoàn thành quá hạn" if line.status.timeliness == "late" else "Hoàn thành đúng hạn"
    if line.count == "carried":
        return "Chuyển kỳ sau"
    return TIMELINESS[line.status.timeliness]


def answer(line: TaskLine | FindingLine) -> str:
    """The document that says so, with its page and words."""
    if line.answer is None:
        return line.status.evidence_text or ""  # a person's word
    page = f", trang {line.status.evidence_page}" if line.status.evidence_page else ""
    words = f": “{line.status.evidence_text}”" if line.status.evidence_text else ""
    return shown_document(line.answer) + page + words


EDITED: Mapping[str, Callable[[TaskLine], Value]] = {
    "lead_units": lambda line: "; ".join(line.doers),
    "due_date": due,
    "progress": lambda line: PROGRESS[line.status.progress],
    "done_date": lambda line: line.status.done_date,
    "reply": answer,
    "note": lambda line: line.status.note,
}
"""What the cells show that a person may correct, by the field of the correction."""


def mark(line: TaskLine) -> str:
    """The mark of the row, by which `khacphuc review import` sees which cells a person has changed."""
    cells = {name: shown(line) for name, shown in EDITED.items()}
    values = {name: marked_value(name, fitted(cell) if isinstance(cell, str) else cell) for name, cell in cells.items()}
    return mark_text(line.task.task_id, fitted(line.task.text), values, line.status.as_of)


def _edited(field: str, width: float, **more: Any) -> SheetColumn:
    return SheetColumn(CORRECTED[field], width, lambda _, line: EDITED[field](line), is_editable=True, **more)


def _issued(line: TaskLine | FindingLine) -> Value:
    document = line.document
    return document.issued_date if document.issued_date_precision == "day" else shown_date(document)


def _number(line: TaskLine | FindingLine) -> str:
    document = line.document
    return document.document_number if document.number and document.document_number else document.source_path


def _issue_document(_: int, line: IssueLine) -> Value:
    return shown_document(line.document) if line.document else None


def _issue_file(_: int, line: IssueLine) -> Value:
    return line.document.source_path if line.document else line.issue.path


def _change_colors() -> tuple[tuple[str, str], ...]:
    return (('$C{row}="Không còn"', "bad"), ('$C{row}="Có thay đổi"', "soon"), ('$C{row}="Bổ sung mới"', "good"))


_LATE = '=AND($I{row}<>"Hoàn thành",$I{row}<>"Không tiếp tục",$J{row}="Quá hạn")'
_SOON = '=AND($I{row}<>"Hoàn thành",$J{row}="Sắp đến hạn")'
_STATE_COLORS = (
    (_LATE, "bad"),
    ('=$J{row}="Hoàn thành quá hạn"', "soon"),
    (_SOON, "soon"),
    ('=OR($I{row}="Hoàn thành",$J{row}="Hoàn thành đúng hạn")', "good"),
)

TASKS = SheetForm(
    "Theo dõi nhiệm vụ",
    "BẢNG THEO DÕI TÌNH HÌNH THỰC HIỆN NHIỆM VỤ ĐƯỢC GIAO",
    (
        SheetColumn("STT", 5, lambda number, line: number),
        SheetColumn(TEXT_HEAD, 40, lambda _, line: line.task.text),
        SheetColumn("Văn bản giao (số, ký hiệu)", 14, lambda _, line: _number(line)),
        SheetColumn("Ngày văn bản", 11.5, lambda _, line: _issued(line)),
        _edited("lead_units", 17),
        SheetColumn("Đơn vị phối hợp", 15, lambda _, line: "; ".join(line.task.coordinating_units)),
        _edited("due_date", 12, is_date=True, colors=((_LATE, "bad"), (_SOON, "soon"))),
        SheetColumn("Sản phẩm", 13, lambda _, line: line.task.deliverable),
        _edited("progress", 12, choices=tuple(PROGRESS.values())),
        SheetColumn("Tình trạng", 13, lambda _, line: state(line), colors=_STATE_COLORS),
        _edited("reply", 23),
        _edited("note", 16),
        _edited("done_date", 12, is_date=True),
        SheetColumn("Thông tin thêm", 18, lambda _, line: line.remarks),
        SheetColumn("Trang", 6, lambda _, line: line.task.page),
        SheetColumn(KEY_HEAD, 20, lambda _, line: line.task.task_id, is_hidden=True),
        SheetColumn(MARK_HEAD, 20, lambda _, line: mark(line), is_hidden=True),
    ),
    lambda table: table.tasks,
)

FINDINGS = SheetForm(
    "Tồn tại hạn chế",
    "TỒN TẠI, HẠN CHẾ VÀ TÌNH HÌNH KHẮC PHỤC",
    (
        SheetColumn("STT", 5, lambda number, line: number),
        SheetColumn("Nội dung tồn tại, hạn chế", 44, lambda _, line: line.finding.text),
        SheetColumn("Văn bản nêu (số, ký hiệu)", 14, lambda _, line: _number(line)),
        SheetColumn("Ngày văn bản", 11.5, lambda _, line: _issued(line)),
        SheetColumn("Điểm bị trừ", 9, lambda _, line: line.finding.points_lost),
        SheetColumn("Lý do", 20, lambda _, line: line.finding.reason),
        SheetColumn("Nhiệm vụ khắc phục", 38, lambda _, line: "\n".join(task.text for task in line.repaired_by)),
        SheetColumn(
            "Kết quả khắc phục",
            13,
            lambda _, line: FINDING[line.status.status],
            colors=(('=$H{row}="Tái diễn"', "bad"), ('=$H{row}="Đã khắc phục"', "good")),
        ),
        SheetColumn("Minh chứng", 26, lambda _, line: answer(line)),
        SheetColumn("Trang", 7, lambda _, line: line.finding.page),
        SheetColumn("Mã tồn tại", 20, lambda _, line: line.finding.finding_id, is_hidden=True),
    ),
    lambda table: table.findings,
)

CHANGES = SheetForm(
    "Thay đổi so với kỳ trước",
    "THAY ĐỔI SO VỚI KẾ HOẠCH KỲ TRƯỚC",
    (
        SheetColumn("STT", 5, lambda number, line: number),
        SheetColumn("Loại", 12, lambda _, line: KIND[line.change.kind]),
        SheetColumn("Thay đổi", 13, lambda _, line: CHANGE[line.change.change], colors=_change_colors()),
        SheetColumn("Nội dung kỳ trước", 44, lambda _, line: line.before),
        SheetColumn("Nội dung kỳ này", 44, lambda _, line: line.after),
        SheetColumn("Điểm thay đổi", 28, lambda _, line: line.details),
        SheetColumn("Văn bản kỳ trước", 15, lambda _, line: shown_document(line.prior)),
        SheetColumn("Văn bản kỳ này", 15, lambda _, line: shown_document(line.document)),
    ),
    lambda table: [line for line in table.changes if _is_told(line)],
    frozen_columns=3,
)

ISSUES = SheetForm(
    "Cần rà soát",
    "NHỮNG ĐIỂM CẦN RÀ SOÁT",
    (
        SheetColumn("STT", 5, lambda number, line: number),
        SheetColumn("Nội dung cần rà soát", 54, lambda _, line: line.issue.message),
        SheetColumn(
            "Mức độ",
            11,
            lambda _, line: SEVERITY[line.issue.severity],
            colors=(('=$C{row}="Lỗi"', "bad"), ('=$C{row}="Cảnh báo"', "soon")),
        ),
        SheetColumn("Văn bản", 20, _issue_document),
        SheetColumn("Tệp", 24, _issue_file),
        SheetColumn("Trang", 7, lambda _, line: line.issue.page),
        SheetColumn("Mã lưu ý", 16, lambda _, line: line.issue.code),
        SheetColumn("Mã dòng", 20, lambda _, line: line.issue.issue_id, is_hidden=True),
    ),
    lambda table: table.issues,
)

SHEETS = (TASKS, FINDINGS, CHANGES, ISSUES)


def _is_told(line: ChangedLine) -> bool:
    """What stayed as it was is no change; the table `changes` holds it all the same."""
    return line.change.change != "kept"
