"""What a report says of assigned work."""

from __future__ import annotations

import datetime as dt

import pytest
from written_documents import read_written

from datamodel.span import Span
from nlp.work.results import done_day, is_short_of, sentences, status_of


def results(body, kind="BC"):
    return read_written(body, kind).results


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("UBND xã đã ban hành Kế hoạch số 12/KH-UBND về kiểm tra công vụ.", "done"),
        ("Hoàn thành việc niêm yết thủ tục hành chính.", "done"),
        ("Đã hoàn thành 14/14 nhiệm vụ được giao.", "done"),
        ("Đã hoàn thành 12/14 nhiệm vụ được giao.", "partly"),
        ("Tỷ lệ hồ sơ nộp trực tuyến đạt 82,5%.", "partly"),
        ("Đã giải quyết 119 hồ sơ, còn 8 hồ sơ đang giải quyết.", "partly"),
        ("Cơ bản hoàn thành việc chỉnh lý tài liệu.", "partly"),
        ("Đang triển khai chỉnh lý tài liệu tồn đọng.", "in_progress"),
        ("Tiếp tục duy trì Trang thông tin điện tử của xã.", "in_progress"),
        ("Chưa tổ chức hội nghị đối thoại với người dân.", "not_done"),
        ("Việc số hóa hồ sơ chưa thực hiện được do thiếu máy quét.", "not_done"),
        ("Công tác cải cách hành chính đạt nhiều kết quả tích cực.", None),
        ("Tổng số cán bộ, công chức của xã là 42 người.", None),
        ("Tình hình an ninh trật tự ổn định.", None),
    ],
)
def test_the_status_of_a_sentence(sentence, status):
    told = status_of(sentence)
    assert (told and told[0]) == status


@pytest.mark.parametrize(
    "words",
    [
        "Kế hoạch số 21/38-KH",
        "hội nghị ngày 3/5",
        "Quyết định số 34/QĐ-UBND",
        "hoàn thành 43/43 nhiệm vụ",
        "đạt 21/13 vấn đề",
    ],
)
def test_numbers_dates_and_whole_counts_fall_short_of_nothing(words):
    assert not is_short_of(words)


def test_one_row_per_sentence():
    body = (
        "I. KẾT QUẢ THỰC HIỆN\n1. Công tác chỉ đạo\nUBND xã đã ban hành Kế hoạch số 12/KH-UBND ngày 05/02/2026. "
        "Đã tổ chức hội nghị triển khai. Chưa tổ chức đối thoại với doanh nghiệp."
    )
    assert [(r.path, r.status) for r in results(body)] == [
        ("I/1/p1", "done"),
        ("I/1/p1", "done"),
        ("I/1/p1", "not_done"),
    ]


def test_cited_documents_are_the_proof():
    body = "I. KẾT QUẢ\n- Đã ban hành Kế hoạch số 12/KH-UBND ngày 05/02/2026 và Quyết định số 34/QĐ-UBND."
    (found,) = results(body)
    assert found.document_numbers == ("12/KH-UBND", "34/QĐ-UBND")


def test_the_day_it_was_done():
    assert done_day("Ngày 20/02/2026, đã tổ chức hội nghị triển khai.") == dt.date(2026, 2, 20)


def test_the_date_of_a_cited_document_is_no_day_of_doing():
    assert done_day("Đã ban hành Kế hoạch số 12/KH-UBND ngày 05/02/2026.") is None


def test_of_two_days_none_is_chosen():
    assert done_day("Tổ chức vào ngày 20/02/2026 và ngày 21/02/2026.") is None


def test_work_not_done_has_no_day():
    body = "I. KẾT QUẢ\n- Đến ngày 20/02/2026 chưa tổ chức đối thoại với người dân."
    assert [(r.status, r.done_date) for r in results(body)] == [("not_done", None)]


def test_only_reports_report():
    assert (
        results("I. KẾT QUẢ ĐẠT ĐƯỢC\n- Đã ban hành Kế hoạch số 12/KH-UBND.\nII. NHIỆM VỤ\n- Rà soát hồ sơ.", "KH")
        == ()
    )


def test_shortcomings_and_proposals_of_a_report_are_no_results():
    body = (
        "I. TỒN TẠI, HẠN CHẾ\n- Văn bản đi chưa ký số đầy đủ.\n"
        "II. KIẾN NGHỊ, ĐỀ XUẤT\n- Đề nghị Sở Nội vụ tổ chức tập huấn."
    )
    assert results(body) == ()


def test_sentences_end_at_full_stops_not_at_numbers():
    text = "Đã giải quyết 1.498 hồ sơ. Còn 22 hồ sơ, đạt 98,5%."
    assert [span.slice(text) for span in sentences(text, Span(0, len(text)))] == [
        "Đã giải quyết 1.498 hồ sơ.",
        "Còn 22 hồ sơ, đạt 98,5%.",
    ]


@pytest.mark.parametrize(
    "sentence", ["Đã tổ chức hội nghị ngày 3/5 tại nhà văn hóa.", "Từ 1/7 đến nay đã ban hành quy chế."]
)
def test_a_day_is_no_count(sentence):
    told = status_of(sentence)
    assert told and told[0] == "done"


def test_a_figure_reached_is_a_result():
    assert status_of("Số hóa được 87,5% thành phần hồ sơ.") is not None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Hợp đồng ký ngày 02/6/2026, nghiệm thu ngày 15/7/2026.", dt.date(2026, 7, 15)),
        ("Đã tổ chức hội nghị ngày 05/6/2026.", dt.date(2026, 6, 5)),
        ("Đã họp ngày 05/6/2026 và ngày 12/6/2026.", None),
        ("Đã ban hành Kế hoạch số 12/KH-UBND ngày 05/6/2026.", None),
    ],
)
def test_the_day_of_completion_is_the_one_told_as_such(words, day):
    assert done_day(words) == day


REVIEW = (
    "I. KIỂM ĐIỂM VIỆC THỰC HIỆN THÔNG BÁO SỐ 31/TB-UBND NGÀY 06/4/2026\n1. Kết quả\n"
    "- Lịch tiếp công dân đã niêm yết từ ngày 10/4/2026.\n- Phí vệ sinh môi trường mới thu được 54%.\n"
    "2. Hạn chế\n- Một số hồ sơ hộ tịch phải bổ sung nhiều lần.\nII. NHIỆM VỤ\n- Niêm yết bộ mẫu hồ sơ hộ tịch."
)


def test_a_notice_that_takes_stock_of_the_one_before_tells_results():
    told = results(REVIEW, "TB")
    assert [(each.status, each.text) for each in told] == [
        ("done", "Lịch tiếp công dân đã niêm yết từ ngày 10/4/2026."),
        ("partly", "Phí vệ sinh môi trường mới thu được 54%."),
    ]


def test_a_plan_that_takes_stock_tells_no_results():
    assert results(REVIEW, "KH") == ()


def test_what_a_notice_says_was_achieved_in_general_is_no_result():
    assert (
        results(REVIEW.replace("KIỂM ĐIỂM VIỆC THỰC HIỆN THÔNG BÁO SỐ 31/TB-UBND NGÀY 06/4/2026", "KẾT QUẢ"), "TB")
        == ()
    )
