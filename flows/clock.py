"""The machine's day (ngày của máy): what to say when its clock has lost it, as with a dead battery."""

from __future__ import annotations

import datetime as dt

_FIRST_DAY = dt.date(2026, 1, 1)
"""Before this the program did not exist."""


def lost_day(day: dt.date) -> str | None:
    """Why a day cannot be today: all documents would seem to be issued after it, and no task to be there."""
    if day >= _FIRST_DAY:
        return None
    return (
        f"Đồng hồ của máy chỉ ngày {day:%d/%m/%Y}, chắc chắn sai. Chỉnh lại ngày giờ của máy rồi chạy lại, "
        "hoặc ghi ngày xét: --as-of NĂM-THÁNG-NGÀY."
    )


def set_back(day: dt.date, last: dt.date) -> str | None:
    """What to say of a day before that of the run before this one."""
    if day >= last:
        return None
    return (
        f"Ngày của máy ({day:%d/%m/%Y}) sớm hơn ngày của lần chạy trước ({last:%d/%m/%Y}); tình trạng nhiệm vụ được "
        "xét theo ngày của máy. Nếu đồng hồ máy sai, chỉnh lại rồi chạy lại."
    )
