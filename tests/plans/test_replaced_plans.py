"""A plan that takes another's place within its time: what reports say of it counts for the replaced one too."""

from __future__ import annotations

import datetime as dt

from chain_rows import D, R, T, before

from plans.dataset.dataset import dataset_of
from plans.standing.track import Tracking, track

SO = "Sở Khoa học và Công nghệ tỉnh Tân Sơn"
SUBJECT = "Chuyển đổi số năm {} của Sở Khoa học và Công nghệ"
INDEX = T("T/1", "Ban hành Bộ chỉ số đánh giá mức độ chuyển đổi số của các phòng.", ["Văn phòng"], before("30/6/2026"))
LATER_INDEX = T("T/1", INDEX.text, ["Phòng Chuyển đổi số"], before("30/9/2026"))
BOARD = T("T/2", "Kiện toàn Ban Chỉ đạo chuyển đổi số của Sở.", ["Văn phòng"], before("28/02/2026"))
CENTRE = T("T/3", "Nâng cấp Trung tâm tích hợp dữ liệu tỉnh.", ["Văn phòng"], before("31/8/2026"))
SAID = [
    R("1", "Bộ chỉ số đo lường mức độ chuyển đổi số đã được ban hành ngày 25/9/2026.", "done", done="25/9/2026"),
    R("2", "Ban Chỉ đạo chuyển đổi số của Sở đã được kiện toàn ngày 24/02/2026.", "done", done="24/02/2026"),
]
FIRST = D("kh", "KH", "18", SO, "20/01/2026", SUBJECT.format(2026), tasks=[INDEX, BOARD, CENTRE])
REPORT = D(
    "bc", "BC", "90", SO, "01/10/2026", "Kết quả thực hiện Kế hoạch chuyển đổi số",
    results=SAID, cites=[("KH", "77/KH-UBND", "12/6/2026", None)],
)  # fmt: skip


def tracked(second: D) -> Tracking:
    documents = (FIRST, second, REPORT)
    return track(dataset_of(each.records() for each in documents), dt.date(2026, 12, 31))


def progress(tracking: Tracking) -> dict[str, tuple[str, str]]:
    return {row.task_id: (row.progress, row.timeliness) for row in tracking.task_status}


def test_a_report_on_the_new_plan_tells_of_the_replaced_one() -> None:
    second = D(
        "kh2", "KH", "77", SO, "12/6/2026", SUBJECT.format(2026) + " (thay thế Kế hoạch số 18/KH-UBND)",
        tasks=[LATER_INDEX], cites=[("KH", "18/KH-UBND", "20/01/2026", None)],
    )  # fmt: skip
    told = progress(tracked(second))
    assert told["t:kh2:T/1"] == ("done", "on_time")
    assert told["t:kh:T/1"] == ("done", "late")
    assert told["t:kh:T/2"] == ("done", "on_time")
    assert told["t:kh:T/3"][0] == "dropped"


def test_next_years_plan_replaces_nothing() -> None:
    """A report on this year's plan does not say when last year's work was done."""
    second = D(
        "kh2", "KH", "77", SO, "12/6/2026", SUBJECT.format(2027),
        tasks=[LATER_INDEX], cites=[("KH", "18/KH-UBND", "20/01/2026", None)],
    )  # fmt: skip
    told = progress(tracked(second))
    assert told["t:kh2:T/1"][0] == "done"
    assert (told["t:kh:T/1"][0], told["t:kh:T/2"][0]) == ("no_report", "dropped")
