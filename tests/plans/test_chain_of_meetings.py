"""Notices of what a meeting concluded, quarter after quarter: compared like plans; the later tells of the earlier."""

from __future__ import annotations

import datetime as dt

import pytest
from chain_rows import D, R, T, before

from datamodel.rows import TaskStatusRow
from plans.dataset.dataset import dataset_of
from plans.matching.subjects import is_regular_meeting
from plans.standing.track import Tracking, track

XA = "UBND xã Hòa Lạc Đông"
MEETING = "Kết luận của đồng chí Chủ tịch UBND xã tại phiên họp UBND xã thường kỳ quý {} năm 2026"
LIST = T("II/1", "Lập danh sách hộ nghèo cần sửa chữa nhà ở.", ["Phòng Văn hóa - Xã hội"], before("25/4/2026"))
LINES = T("II/2", "Nâng cấp đường truyền Internet tại nhà văn hóa thôn.", ["Phòng Kinh tế"], before("30/5/2026"))
REPAIR = T("II/1", "Hoàn thành sửa chữa nhà ở cho 12 hộ nghèo theo danh sách đã duyệt.", ["Phòng Văn hóa - Xã hội"])
TOLD = R("I/1", "Danh sách hộ nghèo cần sửa chữa nhà ở đã trình UBND xã ngày 20/4/2026.", "done", done="20/4/2026")


def first() -> D:
    return D("q1", "TB", "10", XA, "06/4/2026", MEETING.format("I"), tasks=[LIST, LINES])


def tracked(*documents: D) -> Tracking:
    return track(dataset_of(each.records() for each in documents), dt.date(2026, 12, 31))


def of(tracking: Tracking, path: str) -> TaskStatusRow:
    return next(row for row in tracking.task_status if row.task_id == f"t:q1:{path}")


def test_notices_of_one_meeting_are_compared() -> None:
    later = D("q2", "TB", "20", XA, "03/7/2026", MEETING.format("II"), tasks=[LINES, REPAIR], results=[TOLD])
    changes = {(row.prior_id, row.id): row.change for row in tracked(first(), later).changes}
    assert changes == {("t:q1:II/2", "t:q2:II/2"): "kept", ("t:q1:II/1", None): "removed", (None, "t:q2:II/1"): "added"}


def test_the_later_notice_tells_of_the_work_of_the_earlier() -> None:
    later = D("q2", "TB", "20", XA, "03/7/2026", MEETING.format("II"), tasks=[REPAIR], results=[TOLD])
    tracking = tracked(first(), later)
    listed = of(tracking, "II/1")
    assert (listed.progress, listed.timeliness, listed.done_date) == ("done", "on_time", dt.date(2026, 4, 20))
    assert of(tracking, "II/2").progress == "dropped"


def test_a_meeting_that_takes_no_stock_drops_nothing() -> None:
    later = D("q2", "TB", "20", XA, "03/7/2026", MEETING.format("II"), tasks=[REPAIR])
    tracking = tracked(first(), later)
    assert {of(tracking, path).progress for path in ("II/1", "II/2")} == {"no_report"}
    assert not [issue for issue in tracking.issues if issue.code == "no_prior_plan"]


@pytest.mark.parametrize(
    "subject",
    [
        "Kết luận của đồng chí Chủ tịch UBND xã tại phiên họp UBND xã thường kỳ tháng 7 năm 2026",
        "Kết luận của đồng chí Chủ tịch UBND xã tại hội nghị giao ban giải ngân vốn đầu tư công quý II năm 2026",
        "Kết luận của đồng chí Chủ tịch UBND xã tại cuộc họp ngày 02 tháng 7 năm 2026",
    ],
)
def test_another_meeting_is_no_sequel(subject: str) -> None:
    assert not tracked(first(), D("q2", "TB", "20", XA, "03/7/2026", subject, tasks=[REPAIR], results=[TOLD])).changes


@pytest.mark.parametrize(
    ("subject", "is_regular"),
    [
        ("Kết luận của Giám đốc Sở tại Hội nghị giao ban tháng 7 năm 2026", True),
        ("Kết luận cuộc họp giao ban 9 tháng đầu năm 2026", True),
        ("Kết luận của Chủ tịch UBND xã tại cuộc họp giao ban tuần 40", False),
        ("Kết luận kiểm tra công tác cải cách hành chính quý II năm 2026", False),
    ],
)
def test_which_meetings_are_held_regularly(subject: str, is_regular: bool) -> None:
    notice = D("x", "TB", "1", XA, "01/7/2026", subject).records().document
    assert is_regular_meeting(notice) is is_regular
