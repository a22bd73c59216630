"""Vague but decidable times, feast days, cycles of many words, blanks: what each means, and what is no deadline."""

from __future__ import annotations

import datetime as dt

import pytest
from written_documents import read_written

from nlp.deadlines.finder import TimeContext, find_deadlines

ISSUED = TimeContext(dt.date(2026, 5, 8))


def _read(text: str, line: bool = False) -> list[tuple[str, str, str | None]]:
    return [
        (f.value.text, f.value.kind.value, f.value.recurrence or (f.value.due_date and f.value.due_date.isoformat()))
        for f in find_deadlines(text, ISSUED, line)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mở lớp vào trung tuần tháng 9/2026", ("vào trung tuần tháng 9/2026", "period", "2026-09-20")),
        ("nộp trong 10 ngày đầu tháng 7/2026", ("trong 10 ngày đầu tháng 7/2026", "period", "2026-07-10")),
        ("xong trong nửa đầu tháng 7", ("trong nửa đầu tháng 7", "period", "2026-07-15")),
        ("trong 05 ngày cuối tháng 6/2026 rà soát", ("trong 05 ngày cuối tháng 6/2026", "period", "2026-06-30")),
        ("xong trong 40 ngày đầu tháng 6/2026", None),
        ("họp trong tuần đầu tháng 7/2026", ("trong tuần đầu tháng 7/2026", "period", None)),
        ("xong trong 02 tuần tới", ("trong 02 tuần tới", "event", None)),
    ],
)
def test_parts_of_a_month(text: str, expected: tuple[str, str, str | None] | None) -> None:
    assert _read(text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thăm gia đình chính sách nhân dịp 27/7", [("nhân dịp 27/7", "date", "2026-07-27")]),
        ("bàn giao nhà trước ngày Quốc khánh 2/9", [("trước ngày Quốc khánh 2/9", "date", "2026-09-02")]),
        (
            "viếng nghĩa trang nhân kỷ niệm 79 năm Ngày Thương binh - Liệt sĩ (27/7/1947 - 27/7/2026)",
            [
                (
                    "nhân kỷ niệm 79 năm Ngày Thương binh - Liệt sĩ (27/7/1947 - 27/7/2026)",
                    "date",
                    "2026-07-27",
                )
            ],
        ),
        (
            "tặng quà dịp Tết Nguyên đán và ngày 27/7",
            [("dịp Tết Nguyên đán", "event", None), ("ngày 27/7", "date", "2026-07-27")],
        ),
        ("trực an ninh trước, trong và sau Tết.", [("trước, trong và sau Tết", "event", None)]),
        ("tổng kết phong trào đã phát động nhân dịp 20/11/2025", []),
        ("mở cửa lại không muộn hơn ngày mùng 4 Tết", [("không muộn hơn ngày mùng 4 Tết", "event", None)]),
        ("dọn vệ sinh trước ngày 10/3 âm lịch", [("trước ngày 10/3 âm lịch", "event", None)]),
        ("trực đêm từ ngày 23 tháng Chạp", [("từ ngày 23 tháng Chạp", "ongoing", None)]),
    ],
)
def test_feasts_and_lunar_days(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("họp thứ Hai và thứ Năm hằng tuần", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("tập luyện các ngày thứ 2, 4, 6 hằng tuần", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ("tiếp dân từ thứ Hai đến thứ Sáu hằng tuần", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("kiểm tra ba tháng một lần", "FREQ=MONTHLY;INTERVAL=3"),
        ("báo cáo nhanh 03 giờ/lần cho đến khi bão tan", "FREQ=HOURLY;INTERVAL=3"),
        ("sinh hoạt câu lạc bộ mỗi tháng hai lần", "FREQ=MONTHLY"),
        ("phát 02 bản tin/tuần", "FREQ=WEEKLY"),
        ("định kỳ 6 tháng (trước 05/6) báo cáo Sở", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=5"),
        ("diễn tập 02 lần/năm (tháng 6, tháng 12)", "FREQ=YEARLY;BYMONTH=6,12"),
        ("báo cáo tháng trước ngày 20", "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("báo cáo tuần vào sáng thứ Sáu", "FREQ=WEEKLY;BYDAY=FR"),
        ("duyệt lịch trực trước ngày 25 tháng trước.", "FREQ=MONTHLY;BYMONTHDAY=25"),
        ("chi trả trợ cấp hằng tháng cho người có công, xong trước ngày 15 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=15"),
    ],
)
def test_cycles_of_many_words(text: str, expected: str) -> None:
    assert [rule for _, _, rule in _read(text)] == [expected]


def test_a_cycle_keeps_the_day_on_which_it_begins():
    (found,) = find_deadlines("ôn tập mỗi tuần 02 buổi bắt đầu từ 15/6/2026", ISSUED)
    assert (found.value.recurrence, found.value.start_date) == ("FREQ=WEEKLY", dt.date(2026, 6, 15))


def test_a_duty_from_a_day_on_is_one_deadline():
    (found,) = find_deadlines("Từ ngày 01/9/2026, thường xuyên", ISSUED, True)
    assert (found.value.kind.value, found.value.start_date) == ("ongoing", dt.date(2026, 9, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kéo giảm nợ đọng vào 31/12/2026.", [("vào 31/12/2026", "date", "2026-12-31")]),
        (
            "báo cáo vào các ngày 15/6, 15/7 và 10/8/2026.",
            [
                ("vào các ngày 15/6", "date", "2026-06-15"),
                ("15/7", "date", "2026-07-15"),
                ("10/8/2026", "date", "2026-08-10"),
            ],
        ),
        ("trình Giám đốc ngày 25/6.", [("ngày 25/6", "date", "2026-06-25")]),
        ("phục vụ kỳ thi diễn ra vào ngày 05/6/2026", []),
        ("thực hiện nội dung đã họp vào ngày 12/4/2026", []),
        ("phấn đấu xong 03/05 di tích", []),
        ("đưa số thôn đạt chuẩn đến 11/12 thôn", []),
        ("không để dồn khối lượng vào cuối năm", []),
        ("xây dựng lịch tiếp công dân định kỳ", []),
        ("kiểm tra lại sau 06 tháng.", [("sau 06 tháng", "event", None)]),
        ("báo cáo trong ngày khi phát hiện ổ dịch", [("trong ngày khi phát hiện ổ dịch", "event", None)]),
        ("trả kết quả cho người dân không quá 02 ngày làm việc.", [("không quá 02 ngày làm việc", "event", None)]),
    ],
)
def test_days_that_are_named_for_the_work_and_those_that_are_not(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Trong mùa mưa lũ", "event"),
        ("Hè 2026", "event"),
        ("Suốt thời gian hoạt động của Tổ", "ongoing"),
        ("Các ngày phiên (mùng 2, 7, 12 âm lịch)", "recurring"),
    ],
)
def test_lines_that_give_a_time_without_a_day(text: str, kind: str) -> None:
    assert [(found, due) for _, found, due in _read(text, line=True)] == [(kind, None)]


def test_the_summer_in_another_word_is_no_time():
    assert _read("Giải tỏa vỉa hè, lòng đường", line=True) == []


@pytest.mark.parametrize("printed", ["trước ngày /6/2026", "trước ngày ..../6/2026", "trước ngày … tháng 6 năm 2026"])
def test_a_day_that_was_left_blank_is_told_and_never_filled_in(printed: str) -> None:
    read = read_written(f"II. NHIỆM VỤ\n1. Phòng Kinh tế rà soát hồ sơ đất đai, báo cáo UBND xã {printed}.")
    (task,) = read.tasks
    assert [(d.value.kind, d.value.due_date, d.value.inclusive) for d in task.deadlines] == [("date", None, False)]
    assert not task.clear_time
    assert [issue.field for issue in read.issues if issue.code == "date_incomplete" and issue.field == "due_date"]


def test_two_events_without_a_day_are_two_deadlines():
    read = read_written("II. NHIỆM VỤ\n1. Trạm Y tế báo cáo ngay khi có ca nặng, ghi hồ sơ trong vòng 06 giờ.")
    assert [d.value.text for d in read.tasks[0].deadlines] == ["ngay khi có ca nặng", "trong vòng 06 giờ"]
