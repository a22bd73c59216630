"""Official Vietnamese words for the dataset's values (nhãn), and how a day and a document are written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from datamodel.rows import DocumentRow
from plans.dataset.progress_words import PROGRESS as PROGRESS
from plans.dataset.progress_words import day_words

TIMELINESS: Mapping[str, str] = {
    "overdue": "Quá hạn",
    "due_soon": "Sắp đến hạn",
    "on_time": "Trong hạn",
    "late": "Quá hạn",
    "no_deadline": "Không có thời hạn",
    "recurring": "Định kỳ",
    "standing": "Thường xuyên",
}
FINDING: Mapping[str, str] = {"open": "Chưa khắc phục", "fixed": "Đã khắc phục", "recurred": "Tái diễn"}
CHANGE: Mapping[str, str] = {
    "added": "Bổ sung mới",
    "removed": "Không còn",
    "kept": "Giữ nguyên",
    "changed": "Có thay đổi",
}
KIND: Mapping[str, str] = {"task": "Nhiệm vụ", "finding": "Tồn tại, hạn chế"}
FIELD: Mapping[str, str] = {
    "text": "Nội dung",
    "lead_units": "Đơn vị chủ trì",
    "coordinating_units": "Đơn vị phối hợp",
    "deadline": "Thời hạn",
    "target": "Chỉ tiêu",
}
SEVERITY: Mapping[str, str] = {"error": "Lỗi", "warning": "Cảnh báo", "note": "Lưu ý"}
NO_UNIT = "(Văn bản không nêu đơn vị chủ trì)"

WORKBOOK_NAME = "bang-theo-doi.xlsx"
PAGE_NAME = "bang-theo-doi.html"
FORM_NAME = "bang-theo-doi.docx"


def shown_day(day: dt.date | None) -> str:
    """A day as Nghị định 30 writes it: a zero before days below 10 and before the months 1 and 2."""
    return day_words(day.isoformat()) if day else ""


def shown_date(document: DocumentRow) -> str:
    """The date of issue as far as the document prints it."""
    day = document.issued_date
    if day is None:
        return ""
    whole = {"day": shown_day(day), "month": f"tháng {day.month}/{day.year}", "year": f"năm {day.year}"}
    return whole.get(document.issued_date_precision, "")


def shown_document(document: DocumentRow) -> str:
    """How a document is named in a table: "34/KH-UBND ngày 26/9/2025"; by its file where it has no number."""
    if document.number is None or not document.document_number:
        name = " ".join(part for part in (document.document_type, document.source_path) if part)
    else:
        name = document.document_number
    date = shown_date(document)
    return f"{name} ngày {date}" if date and document.issued_date_precision == "day" else f"{name} {date}".strip()
