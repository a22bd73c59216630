import datetime as dt

import pytest

from datamodel.official import PartialDate
from nlp.deadlines.finder import TimeContext, find_deadlines, heading_period

ISSUED = TimeContext(dt.date(2026, 5, 8))


def _read(text: str, line: bool = False, context: TimeContext = ISSUED) -> list[tuple[str, str, str | None]]:
    return [
        (f.value.text, f.value.kind.value, f.value.recurrence or (f.value.due_date and f.value.due_date.isoformat()))
        for f in find_deadlines(text, context, line)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rà soát trước ngày 15/11/2026.", [("trước ngày 15/11/2026", "date", "2026-11-15")]),
        ("Gửi trước 17h00 ngày 20/6/2026", [("trước 17h00 ngày 20/6/2026", "date", "2026-06-20")]),
        ("Xong trước 30/6", [("trước 30/6", "date", "2026-06-30")]),
        ("Xong trước 30/4", [("trước 30/4", "date", "2027-04-30")]),
        ("báo cáo chậm nhất trong ngày 13/5/2026", [("chậm nhất trong ngày 13/5/2026", "date", "2026-05-13")]),
        ("hoàn thành trong quý III năm 2026", [("trong quý III năm 2026", "period", "2026-09-30")]),
        ("trình UBND xã trong tháng 12/2026", [("trong tháng 12/2026", "period", "2026-12-31")]),
        ("khắc phục trong năm 2026.", [("trong năm 2026", "period", "2026-12-31")]),
        ("xong trước khi hết năm 2026", [("trước khi hết năm 2026", "period", "2026-12-31")]),
        ("vào giữa tháng 6/2026 họp", [("vào giữa tháng 6/2026", "period", "2026-06-15")]),
        ("Trong 6 tháng cuối năm 2026 mở lớp", [("Trong 6 tháng cuối năm 2026", "period", "2026-12-31")]),
        ("giám sát ít nhất một lần trong năm", [("ít nhất một lần trong năm", "period", "2026-12-31")]),
        ("đánh giá cán bộ hằng năm", [("hằng năm", "recurring", "FREQ=YEARLY")]),
        ("trước ngày 25 hằng tháng", [("trước ngày 25 hằng tháng", "recurring", "FREQ=MONTHLY;BYMONTHDAY=25")]),
        (
            "trước ngày 20 của tháng cuối quý",
            [("trước ngày 20 của tháng cuối quý", "recurring", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20")],
        ),
        ("thứ Sáu hằng tuần báo cáo", [("thứ Sáu hằng tuần", "recurring", "FREQ=WEEKLY;BYDAY=FR")]),
        ("kiểm tra mỗi quý một lần", [("mỗi quý một lần", "recurring", "FREQ=MONTHLY;INTERVAL=3")]),
        (
            "báo cáo định kỳ và đột xuất theo yêu cầu",
            [("định kỳ và đột xuất theo yêu cầu", "recurring", None)],
        ),
        ("Định kỳ hằng tháng báo cáo", [("Định kỳ hằng tháng", "recurring", "FREQ=MONTHLY")]),
        ("Thường xuyên kiểm tra", [("Thường xuyên", "ongoing", None)]),
        ("theo tiến độ được giao", [("theo tiến độ được giao", "schedule", None)]),
        ("thu ngân sách theo thời gian quy định", [("theo thời gian quy định", "schedule", None)]),
        (
            "xử lý trước thời điểm chấm điểm lần 2",
            [("trước thời điểm chấm điểm lần 2", "event", None)],
        ),
        (
            "Trong 05 ngày làm việc kể từ ngày ban hành Thông báo này, gửi kế hoạch",
            [("Trong 05 ngày làm việc kể từ ngày ban hành Thông báo này", "event", "2026-05-15")],
        ),
        (
            "trong 10 ngày kể từ ngày nhận được văn bản",
            [("trong 10 ngày kể từ ngày nhận được văn bản", "event", None)],
        ),
        (
            "Hoàn thành trong quý III/2026; báo cáo trước ngày 15/10",
            [("trong quý III/2026", "period", "2026-09-30"), ("trước ngày 15/10", "date", "2026-10-15")],
        ),
        (
            "gửi trước ngày 15/6 và 15/12/2026",
            [("trước ngày 15/6", "date", "2026-06-15"), ("15/12/2026", "date", "2026-12-15")],
        ),
        ("Rà soát; thời gian hoàn thành: Quý III/2026.", [("Quý III/2026", "period", "2026-09-30")]),
        (
            "Theo Thông báo số 15/TB-UBND ngày 02/5/2026, rà soát xong trước ngày 15/5/2026",
            [("trước ngày 15/5/2026", "date", "2026-05-15")],
        ),
    ],
)
def test_finds_deadlines_in_a_task(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "cấm đò từ 12h00 ngày 14/9/2026 cho đến khi nước rút",
            [("từ 12h00 ngày 14/9/2026 cho đến khi nước rút", "event", None)],
        ),
        ("phun khử khuẩn ngay sau khi nước rút.", [("ngay sau khi nước rút", "event", None)]),
        ("báo cáo ngay khi phát hiện ổ dịch", [("ngay khi phát hiện ổ dịch", "event", None)]),
        ("cung cấp chứng từ khi có yêu cầu.", [("khi có yêu cầu", "event", None)]),
        ("báo cáo nhanh trước 16h00 hằng ngày", [("trước 16h00 hằng ngày", "recurring", "FREQ=DAILY")]),
        (
            "Hằng tháng tổng hợp số thu, báo cáo UBND xã trước ngày 05.",
            [("trước ngày 05", "recurring", "FREQ=MONTHLY;BYMONTHDAY=5")],
        ),
        (
            "Định kỳ 06 tháng, hằng năm tổng hợp, báo cáo trước ngày 15/6 và 15/12 hằng năm",
            [("trước ngày 15/6 và 15/12 hằng năm", "recurring", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15")],
        ),
        (
            "mỗi quý kiểm tra 05 đơn vị, báo cáo trước ngày 20 tháng cuối quý",
            [
                ("mỗi quý", "recurring", "FREQ=MONTHLY;INTERVAL=3"),
                ("trước ngày 20 tháng cuối quý", "recurring", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"),
            ],
        ),
        ("sinh hoạt chuyên môn 02 tuần/lần", [("02 tuần/lần", "recurring", "FREQ=WEEKLY;INTERVAL=2")]),
        ("họp rút kinh nghiệm cuối mỗi quý", [("cuối mỗi quý", "recurring", "FREQ=MONTHLY;INTERVAL=3")]),
        ("phát lệnh trước thời gian giao quân 15 ngày", [("trước thời gian giao quân 15 ngày", "event", None)]),
        ("thông báo cho cơ sở trước 03 ngày làm việc", [("trước 03 ngày làm việc", "event", None)]),
        ("chốt danh sách trước khi khai giảng 10 ngày", [("trước khi khai giảng 10 ngày", "event", None)]),
        ("tuần tra theo lịch phân công", [("theo lịch phân công", "schedule", None)]),
        ("tiêm chủng theo kế hoạch của Sở Y tế", [("theo kế hoạch của Sở Y tế", "schedule", None)]),
        ("công khai ngân sách đúng thời hạn quy định", [("đúng thời hạn quy định", "schedule", None)]),
        ("xác định đây là nhiệm vụ thường xuyên, trọng tâm", [("thường xuyên", "ongoing", None)]),
        (
            "học Nghị quyết trong sinh hoạt chi bộ tháng 6/2026",
            [("trong sinh hoạt chi bộ tháng 6/2026", "period", "2026-06-30")],
        ),
        ("trình HĐND xã tại kỳ họp giữa năm 2026", [("tại kỳ họp giữa năm 2026", "event", None)]),
        (
            "Trong 10 ngày kể từ ngày 15/5/2026 rà soát xong",
            [("Trong 10 ngày kể từ ngày 15/5/2026", "event", "2026-05-25")],
        ),
        (
            "Trong 10 ngày, kể từ ngày 15/5/2026, rà soát xong",
            [("Trong 10 ngày, kể từ ngày 15/5/2026", "event", "2026-05-25")],
        ),
        (
            "trả lời trong 05 ngày kể từ ngày nhận Công văn số 12/SNV-VP ngày 04/5/2026",
            [("trong 05 ngày kể từ ngày nhận Công văn số 12/SNV-VP ngày 04/5/2026", "event", None)],
        ),
    ],
)
def test_finds_what_the_genre_says_of_time(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Trực ban 24/24 giờ; đường dây nóng 24/7",
        "niêm yết công khai tại nhà văn hóa thôn trong thời hạn 20 ngày",
        "Khi có yêu cầu, Công an xã bố trí lực lượng",
        "Trường hợp khi có yêu cầu hỗ trợ, báo cáo UBND xã",
        "chốt chặn ngầm tràn khi có mưa lớn",
        "chỉ khởi công khi có quyết định giao đất",
        "triển khai theo đúng kế hoạch; kiểm tra theo kế hoạch đã ban hành",
        "biên soạn tài liệu theo lịch sử đảng bộ",
        "bố trí trong dự toán ngân sách hằng năm",
        "thực hiện kết luận của Chủ tịch tại phiên họp tháng 5/2026",
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND tỉnh về cải cách hành chính năm 2026",
        "xác định nhiệm vụ trong kế hoạch CCHC năm 2026",
        "Từ ngày 01/7/2025 đến ngày 28/4/2026, Phòng Kinh tế đã tiếp nhận 129 hồ sơ",
        "Tổ chức Hội nghị tổng kết ngày 20/12/2026",
        "tiết kiệm chi thường xuyên; tỷ lệ người dùng thường xuyên; Thường trực HĐND",
        "chưa được thực hiện thường xuyên, liên tục",
        "Luật Đất đai năm 2024",
        "đạt kết quả tốt trong năm 2026 và những năm tiếp theo",
        "Quyết định này có hiệu lực kể từ ngày ký",
        "tổ chức các hoạt động theo kế hoạch, theo đúng quy định",
        "trước ngày 31/6/2026",
        "tuyên truyền Chương trình chuyển đổi số quốc gia đến năm 2030, tầm nhìn đến năm 2045",
        "báo cáo trong 99999999999999999999 ngày kể từ ngày ban hành Kế hoạch này",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30/6", [("30/6", "date", "2026-06-30")]),
        ("T6/2026", [("T6/2026", "period", "2026-06-30")]),
        ("Hết quý III", [("Hết quý III", "period", "2026-09-30")]),
        ("Năm 2026", [("Năm 2026", "period", "2026-12-31")]),
        ("Giai đoạn 2026 - 2030", [("Giai đoạn 2026 - 2030", "period", "2030-12-31")]),
        ("Theo kế hoạch", [("Theo kế hoạch", "schedule", None)]),
        ("Theo tiến độ kế hoạch năm 2026.", [("Theo tiến độ kế hoạch năm 2026", "schedule", None)]),
        ("Khi có yêu cầu", [("Khi có yêu cầu", "event", None)]),
        ("Theo KH của tỉnh", [("Theo KH của tỉnh", "schedule", None)]),
        ("Cuối năm học", [("Cuối năm học", "event", None)]),
        ("Quý I hằng năm", [("Quý I hằng năm", "recurring", "FREQ=YEARLY")]),
        ("Tuần 3 tháng 6/2026", [("Tuần 3 tháng 6/2026", "period", None)]),
        ("Thường xuyên trong năm 2026.", [("Thường xuyên trong năm 2026", "ongoing", "2026-12-31")]),
    ],
)
def test_reads_a_line_that_gives_the_time(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert _read(text, line=True) == expected


def test_before_a_day_does_not_include_it() -> None:
    before, by = find_deadlines("trước ngày 15/6/2026, chậm nhất ngày 20/6/2026", ISSUED)
    assert (before.value.inclusive, by.value.inclusive) == (False, True)


def test_an_ongoing_duty_takes_its_bounds() -> None:
    value = find_deadlines("Thường xuyên từ tháng 5 năm 2026.", ISSUED, True)[0].value
    assert (value.start_date, value.due_date) == (dt.date(2026, 5, 1), None)


def test_a_cycle_takes_its_first_day() -> None:
    value = find_deadlines("báo cáo trước ngày 25 hằng tháng, từ tháng 9/2026.", ISSUED)[0].value
    assert (value.recurrence, value.start_date) == ("FREQ=MONTHLY;BYMONTHDAY=25", dt.date(2026, 9, 1))


def test_without_a_break_within_named_days_is_bounded_by_them() -> None:
    found = find_deadlines("phát thanh liên tục trong suốt tháng cao điểm từ ngày 15/5 đến ngày 15/6/2026", ISSUED)
    assert [(f.value.kind.value, f.value.start_date, f.value.due_date) for f in found] == [
        ("ongoing", dt.date(2026, 5, 15), dt.date(2026, 6, 15))
    ]


def test_without_a_year_and_without_a_date_of_issue_nothing_is_made_up() -> None:
    assert _read("xong trước ngày 30/6", context=TimeContext()) == [("trước ngày 30/6", "date", None)]
    assert _read("trong quý III", context=TimeContext()) == [("trong quý III", "period", None)]


def test_a_month_of_issue_is_enough_for_the_year() -> None:
    context = TimeContext(issued_partial=PartialDate(2025, 10))
    assert _read("xong trước ngày 15/11", context=context) == [("trước ngày 15/11", "date", "2025-11-15")]


@pytest.mark.parametrize(
    ("heading", "due"),
    [
        ("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ CCHC QUÝ IV NĂM 2026", "2026-12-31"),
        ("NHIỆM VỤ TRỌNG TÂM THÁNG 6/2026", "2026-06-30"),
        ("PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2027", "2027-12-31"),
        ("II. NHIỆM VỤ 6 THÁNG CUỐI NĂM 2026", "2026-12-31"),
        ("KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025", None),
        ("Nhiệm vụ thực hiện Kế hoạch CCHC năm 2026", None),
        ("3. Giải pháp khắc phục", None),
    ],
)
def test_headings_that_name_a_period(heading: str, due: str | None) -> None:
    found = heading_period(heading, ISSUED)
    assert (found and found.value.due_date and found.value.due_date.isoformat()) == due


@pytest.mark.parametrize(
    "words",
    [
        "Xây dựng chuyên mục “Mỗi tuần một kỹ năng số” trên Cổng thông tin.",
        'Phát động phong trào "Mỗi tháng một việc tốt".',
    ],
)
def test_the_name_of_a_campaign_gives_no_deadline(words):
    assert find_deadlines(words, TimeContext()) == ()
