"""The official words for progress and for the columns that people correct (tiến độ, cột được sửa)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PROGRESS: Mapping[str, str] = MappingProxyType(
    {
        "no_report": "Chưa có báo cáo",
        "not_started": "Chưa thực hiện",
        "in_progress": "Đang thực hiện",
        "partly_done": "Hoàn thành một phần",
        "done": "Hoàn thành",
        "dropped": "Không tiếp tục",
    }
)
CORRECTED: Mapping[str, str] = MappingProxyType(
    {
        "lead_units": "Đơn vị chủ trì",
        "due_date": "Thời hạn",
        "progress": "Tiến độ",
        "done_date": "Ngày hoàn thành",
        "reply": "Văn bản trả lời (minh chứng)",
        "note": "Ghi chú",
    }
)
"""The fields that a person may correct, in the order of the workbook's columns."""
NOTHING = "(không có)"


def day_words(day: str) -> str:
    """An ISO day as Nghị định 30 writes it: 2026-05-03 is 03/5/2026, with a zero before the months 1 and 2 only."""
    year, month, number = day.split("-")
    return f"{number}/{month if month < '03' else int(month)}/{year}"


def value_words(field: str, value: tuple[str, ...]) -> str:
    """A corrected value as people read it."""
    if field == "progress":
        value = tuple(PROGRESS.get(each, each) for each in value)
    elif field in ("due_date", "done_date"):
        value = tuple(map(day_words, value))
    return "; ".join(value) or NOTHING
