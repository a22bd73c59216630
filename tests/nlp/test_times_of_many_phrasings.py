"""What the genre says of time in many phrasings, and dates that say which things are meant, not when work is done."""

from __future__ import annotations

import datetime as dt

import pytest

from nlp.deadlines.finder import TimeContext, find_deadlines

ISSUED = TimeContext(dt.date(2026, 3, 10))


def _read(text: str) -> list[str]:
    found = [f.value for f in find_deadlines(text, ISSUED)]
    return [f"{v.kind} {v.recurrence or v.due_date or ''}".strip() for v in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chủ trì họp rà soát lúc 14h00 ngày 27/3/2026 tại phòng họp số 1", "date 2026-03-27"),
        ("định kỳ trước ngày 10/6 và 10/12 báo cáo Sở", "recurring FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=10"),
        ("định kỳ trước ngày 15/3, 15/6, 15/9 và 15/12 gửi", "recurring FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15"),
        ("định kỳ trước ngày 15/6 và 10/12 báo cáo Sở", "recurring"),
        ("tự chấm điểm bộ chỉ số theo quý, gửi minh chứng", "recurring FREQ=MONTHLY;INTERVAL=3"),
        ("bố trí công chức trực vào sáng thứ Bảy để tiếp nhận hồ sơ", "recurring FREQ=WEEKLY;BYDAY=SA"),
        ("giao ban đầu giờ mỗi sáng thứ Hai", "recurring FREQ=WEEKLY;BYDAY=MO"),
        ("mỗi cuối tuần, tổ trưởng báo cáo số hộ", "recurring FREQ=WEEKLY"),
        ("mỗi năm 02 lần vào tháng 5 và tháng 11 đối thoại", "recurring FREQ=YEARLY;BYMONTH=5,11"),
        ("tập huấn ít nhất 02 lần/năm học", "recurring"),
        ("trình UBND xã tại phiên họp thường kỳ tháng 5", "event"),
        ("tuần tra trong dịp nghỉ lễ 30/4 và 01/5", "event"),
        ("đối thoại trong tuần từ 16/3 đến 20/3/2026", "date 2026-03-20"),
        ("tổ chức sơ kết; tháng 12/2026 tham mưu UBND xã tổng kết", "period 2026-12-31"),
        ("Quý III/2026, tổ chức hội thi", "period 2026-09-30"),
        ("trực từ ngày 01/12/2026 đến hết ngày 30/4/2027", "date 2027-04-30"),
        ("tham mưu lịch trực, ban hành ngày 22/4/2026;", "date 2026-04-22"),
        ("trình phê duyệt điều chỉnh thiết kế, ngày 20/8.", "date 2026-08-20"),
        ("khóa sổ vào cuối ngày 31/12/2026", "date 2026-12-31"),
        ("mỗi công chức phụ trách tối thiểu 15 hộ/tuần", "recurring FREQ=WEEKLY"),
        ("thực hiện lịch tiếp công dân định kỳ ít nhất 02 ngày trong 01 tháng", "recurring FREQ=MONTHLY"),
        ("báo cáo kết quả 06 tháng, hằng năm", "recurring FREQ=MONTHLY;INTERVAL=6"),
        ("báo cáo tại Đại hội thành viên thường niên", "event"),
        ("thông báo lịch lấy nước trước mỗi đợt 03 ngày", "event"),
        ("kiểm tra hộ vay trong vòng 30 ngày sau giải ngân", "event"),
        ("lập hồ sơ xử lý ngay trong ngày", "event"),
        ("trực cấp cứu 24/24h trong các ngày nghỉ Tết", "event"),
        ("vận động xây dựng Quỹ trong tháng cao điểm (17/10 - 18/11)", "date 2026-11-18"),
        ("lập hồ sơ cưỡng chế hộ không chấp hành sau 03 lần vận động", "event"),
        ("lập phương án trước khi ban hành quyết định cưỡng chế", "event"),
        ("hoàn thành trước khi hết nhiệm kỳ", "event"),
        ("trả lời 100% phản ánh trong thời hạn quy định", "schedule"),
        ("cập nhật dữ liệu thường xuyên, đúng thời hạn quy định", "ongoing"),
        ("tiếp công dân ngày 10 hằng tháng, nếu trùng ngày nghỉ thì lùi sang ngày làm việc kế tiếp",
         "recurring FREQ=MONTHLY;BYMONTHDAY=10"),
    ],
)  # fmt: skip
def test_what_is_said_of_time(text: str, expected: str) -> None:
    assert _read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "lập bảng theo dõi hồ sơ đến hạn, nhắc việc trước 02 ngày",
        "lưu tài liệu kiểm chứng, không để đến khi kiểm tra mới bổ sung",
        "khắc phục các lỗi phát sinh từ ngày 01/01/2026 đến ngày 28/02/2026",
        "giải quyết dứt điểm hồ sơ tiếp nhận trước ngày 01/7/2025",
        "kiểm tra thể thức trước khi phát hành văn bản",
        "lấy ý kiến toàn thể công chức trước khi ban hành",
        "thực hiện chế độ báo cáo quý III/2026 đầy đủ",
        "lập tiến độ giải ngân từng dự án theo tuần",
        "công khai tại trụ sở ít nhất 15 ngày liên tục",
        "đầu tư lò đốt rác công suất 10 tấn/ngày",
    ],
)
def test_what_is_no_time_of_the_work(text: str) -> None:
    assert _read(text) == []


def test_a_past_day_by_which_work_should_be_done_is_kept() -> None:
    assert _read("rà soát toàn bộ hồ sơ tồn đọng trước ngày 05/01/2020") == ["date 2020-01-05"]


def test_a_row_of_months_keeps_its_first_day() -> None:
    row, month = (find_deadlines(text, ISSUED)[0].value for text in ("từ tháng 4 đến hết tháng 6", "trong tháng 6"))
    assert (row.start_date, row.due_date) == (dt.date(2026, 4, 1), dt.date(2026, 6, 30))
    assert (month.start_date, month.due_date) == (None, dt.date(2026, 6, 30))


@pytest.mark.parametrize(
    ("text", "inclusive"),
    [("chậm nhất 05 ngày sau khi kết thúc hội nghị", True), ("03 ngày trước ngày họp", None)],
)
def test_no_later_than_takes_the_last_day_in(text: str, inclusive: bool | None) -> None:
    assert [f.value.inclusive for f in find_deadlines(text, ISSUED)] == [inclusive]
