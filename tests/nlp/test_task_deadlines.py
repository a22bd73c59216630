"""The deadlines of tasks: their own words, the lines of their item, the period of a heading."""

from __future__ import annotations

import datetime as dt

import pytest
from written_documents import read_written

from nlp.deadlines.named_parts import fits, likeness, names_rest, names_work


def deadlines(body, kind="KH"):
    """(words, kind, due date, inherited from) of each deadline of each task."""
    return [
        [(d.value.text, d.value.kind.value, d.value.due_date, d.value.inherited_from) for d in task.deadlines]
        for task in read_written(body, kind).tasks
    ]


def test_words_of_the_task_itself_are_not_inherited():
    assert deadlines("II. NHIỆM VỤ\n- Rà soát hồ sơ trước ngày 15/4/2026.") == [
        [("trước ngày 15/4/2026", "date", dt.date(2026, 4, 15), None)]
    ]


def test_a_line_counts_for_every_task_of_its_item():
    body = "II. NHIỆM VỤ\n1. Văn thư\n- Ký số văn bản.\n- Lập hồ sơ.\n+ Thời gian hoàn thành: Trước ngày 13/5/2026."
    one = ("Trước ngày 13/5/2026", "date", dt.date(2026, 5, 13), "II/1/b2/b1")
    assert deadlines(body) == [[one], [one]]


def test_parts_of_a_line_that_name_their_work_count_for_it():
    body = (
        "II. NHIỆM VỤ\n1. Văn thư\n- Ban hành quy chế văn thư, lưu trữ của UBND xã.\n"
        "- Chỉnh lý tài liệu tồn đọng tại kho lưu trữ.\n- Tập huấn nghiệp vụ lập hồ sơ cho công chức.\n"
        "+ Thời gian thực hiện: Ban hành quy chế văn thư, lưu trữ trước ngày 15/5/2026; "
        "chỉnh lý tài liệu tồn đọng trong quý III năm 2026; các nội dung còn lại thường xuyên."
    )
    assert [[(words, kind) for words, kind, _, _ in task] for task in deadlines(body)] == [
        [("trước ngày 15/5/2026", "date")],
        [("trong quý III năm 2026", "period")],
        [("thường xuyên", "ongoing")],
    ]


def test_parts_on_lines_below_the_label():
    body = (
        "II. NHIỆM VỤ\n1. Văn thư\n- Ban hành quy chế văn thư, lưu trữ của UBND xã.\n- Chỉnh lý tài liệu tồn đọng.\n"
        "- Thời gian thực hiện:\n+ Ban hành quy chế văn thư, lưu trữ: trước ngày 15/5/2026.\n"
        "+ Chỉnh lý tài liệu tồn đọng: quý III năm 2026."
    )
    assert [[due for _, _, due, _ in task] for task in deadlines(body)] == [
        [dt.date(2026, 5, 15)],
        [dt.date(2026, 9, 30)],
    ]


@pytest.mark.parametrize(
    ("heading", "due"),
    [
        ("NHIỆM VỤ TRỌNG TÂM QUÝ II NĂM 2026", dt.date(2026, 6, 30)),
        ("PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG 4 NĂM 2026", dt.date(2026, 4, 30)),
        ("NHIỆM VỤ 6 THÁNG CUỐI NĂM 2026", dt.date(2026, 12, 31)),
        ("NHIỆM VỤ NĂM 2026", dt.date(2026, 12, 31)),
    ],
)
def test_the_period_of_a_heading_counts_for_its_tasks(heading, due):
    (((_, kind, found, path),),) = deadlines(f"II. {heading}\n1. Rà soát hồ sơ đất đai.")
    assert (kind, found, path) == ("period", due, "II")


@pytest.mark.parametrize(
    "heading", ["GIẢI PHÁP THỰC HIỆN KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026", "GIẢI PHÁP KHẮC PHỤC TỒN TẠI NĂM 2025"]
)
def test_a_year_inside_a_name_is_no_period(heading):
    assert deadlines(f"II. {heading}\n1. Rà soát hồ sơ đất đai.") == [[]]


def test_a_year_that_names_a_plan_is_no_deadline():
    assert deadlines("II. NHIỆM VỤ\n- Triển khai kế hoạch cải cách hành chính năm 2026.") == [[]]


def test_a_manner_of_working_is_an_ongoing_deadline():
    assert deadlines("II. NHIỆM VỤ\n- Thường xuyên kiểm tra giờ giấc làm việc.") == [
        [("Thường xuyên", "ongoing", None, None)]
    ]


def test_no_date_is_made_up_for_an_event():
    body = "II. NHIỆM VỤ\n- Rà soát quy trình sau khi có Quyết định công bố của UBND tỉnh."
    (((_, kind, due, _),),) = deadlines(body)
    assert (kind, due) == ("event", None)


def test_working_days_from_the_documents_own_date():
    body = (
        "Chủ tịch kết luận như sau:\n"
        "1. Giao Phòng Kinh tế báo cáo trong 05 ngày làm việc kể từ ngày ban hành Thông báo này."
    )
    (((_, kind, due, _),),) = deadlines(body, "TB")
    assert (kind, due) == ("event", dt.date(2026, 3, 17))


def test_a_day_without_a_year_takes_the_documents():
    (((_, _, due, _),),) = deadlines("II. NHIỆM VỤ\n1. Rà soát hồ sơ.\n- Thời hạn: 30/6.")
    assert due == dt.date(2026, 6, 30)


def test_equal_deadlines_are_told_once():
    body = "II. NHIỆM VỤ\n1. Rà soát hồ sơ trước ngày 15/4/2026.\n- Thời hạn: trước ngày 15/4/2026."
    (found,) = deadlines(body)
    assert len(found) == 1


def test_a_task_without_a_deadline_has_none():
    assert deadlines("II. NHIỆM VỤ\n- Rà soát hồ sơ đất đai.") == [[]]


def test_words_that_mean_the_rest():
    assert names_rest("các nội dung còn lại: ")
    assert not names_rest("ban hành quy chế")


def test_words_that_name_work():
    assert names_work("Hoàn thành chỉnh lý tài liệu")
    assert not names_work("")


def test_a_line_that_only_says_to_finish_counts_for_every_task():
    body = (
        "II. NHIỆM VỤ\n- Hoàn thành rà soát hồ sơ.\n- Công khai kết quả.\n+ Thời gian: Hoàn thành trước ngày 15/5/2026."
    )
    assert [[due for _, _, due, _ in task] for task in deadlines(body)] == [[dt.date(2026, 5, 15)]] * 2


def test_named_work_fits_its_task_only():
    assert fits("chỉnh lý tài liệu tồn đọng", "Tổ chức chỉnh lý tài liệu tồn đọng tại kho lưu trữ")
    assert not fits("chỉnh lý tài liệu tồn đọng", "Ban hành quy chế văn thư")


def test_likeness_is_a_share():
    assert likeness("rà soát hồ sơ", "Rà soát hồ sơ đất đai") == 1.0
    assert likeness("rà soát hồ sơ", "Tập huấn kỹ năng số") == 0.0
    assert likeness("", "Rà soát hồ sơ") == 0.0
