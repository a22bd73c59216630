"""Lines that look like work, or like shortcomings, and are none; and work that looks like them."""

from __future__ import annotations

import pytest
from written_documents import read_written

_WORK = "II. NHIỆM VỤ\n1. Lập danh sách các hộ.\n2. {line}"


def kinds(body, kind="KH"):
    """Paths of the tasks and of the findings."""
    read = read_written(body, kind)
    return [task.path for task in read.tasks], [finding.path for finding in read.findings]


@pytest.mark.parametrize(
    "line",
    [
        "Phòng Kinh tế viết tắt trong biểu là Phòng KT; Phòng Văn hóa viết tắt là Phòng VH.",
        "Việc làm, người phụ trách và thời hạn: Có Phụ lục kèm theo.",
        "Tổ công tác tự giải thể sau khi hoàn thành nhiệm vụ.",
    ],
)
def test_a_line_that_only_explains_is_no_task(line):
    assert kinds(_WORK.format(line=line)) == (["II/1"], [])


@pytest.mark.parametrize(
    "line",
    [
        "Phòng Kinh tế chủ trì, phối hợp các đơn vị nêu tại Phụ lục kiểm tra chợ.",
        "Kiểm đếm tài sản trong thời hạn 20 ngày kể từ ngày Quyết định này có hiệu lực.",
        "Họp hai tuần một lần; Tổ tự giải thể sau khi xong việc.",
        "Ba thôn chưa nộp đủ quỹ phòng chống thiên tai nộp xong trước ngày 31/7/2026.",
        "Tiểu đội dân quân huấn luyện bổ sung các động tác còn yếu vào buổi chiều.",
        "Kinh phí khắc phục: Phòng Kinh tế cân đối từ nguồn chi thường xuyên, trình UBND xã duyệt.",
    ],
)
def test_work_that_looks_like_a_formula_is_a_task(line):
    assert kinds(_WORK.format(line=line)) == (["II/1", "II/2"], [])


@pytest.mark.parametrize(
    "line",
    [
        "Yêu cầu các phòng, tổ nghiêm túc thực hiện, có gì vướng mắc báo cáo UBND xã xem xét./.",
        "Sở Y tế đề nghị các cơ quan, đơn vị quan tâm thực hiện./.",
        "Nhà trường thông báo đến toàn thể giáo viên, nhân viên biết và thực hiện./.",
    ],
)
def test_the_sentence_that_closes_the_document_is_no_task(line):
    assert kinds(f"1. Chuyên môn\n- Lập danh sách học sinh.\n- Mở sổ theo dõi.\n{line}", "TB") == (["1/b1", "1/b2"], [])


def test_what_a_letter_observes_before_its_orders_are_shortcomings():
    body = (
        "Qua theo dõi, UBND xã nhận thấy:\n- Các thôn đã lập danh sách hộ nghèo.\n"
        "- Hồ sơ trả lại nhiều lần không nêu rõ lý do.\n- Sổ chứng thực ghi thiếu nội dung.\nUBND xã yêu cầu:\n"
        "1. Phòng Kinh tế lập sổ theo dõi."
    )
    assert kinds(body, "CV") == (["1"], ["b2", "b3"])


def test_what_there_was_in_a_month_is_told_and_not_ordered():
    line = "Trong tháng 1 và tháng 2/2026 có 21 hồ sơ trả kết quả quá hạn; chưa gửi thư xin lỗi."
    assert kinds(f"II. NỘI DUNG KHẮC PHỤC\n1. Hồ sơ quá hạn\n{line}\n- Gửi thư xin lỗi.") == (["II/1/b1"], ["II/1/p1"])


def test_a_line_that_gives_the_work_above_to_someone_is_no_work_itself():
    body = (
        "II. NHIỆM VỤ\n1. Giảm nghèo\n- Lập danh sách hộ nghèo.\n- Niêm yết danh sách hộ nghèo.\n"
        "* Giao Phòng Kinh tế chủ trì, Công an xã phối hợp. Thời gian: trước ngày 30/9/2026."
    )
    tasks = read_written(body).tasks
    assert [task.path for task in tasks] == ["II/1/b1", "II/1/b2"]
    for task in tasks:
        assert [unit.value for unit in task.roles.lead_units] == ["Phòng Kinh tế"]
        assert [unit.value for unit in task.roles.coordinating_units] == ["Công an xã"]
        assert [str(found.value.due_date) for found in task.deadlines] == ["2026-09-30"]


def test_a_line_of_the_same_list_that_names_doers_alone_stays():
    body = "II. NHIỆM VỤ\n1. Giảm nghèo\n- Lập danh sách hộ nghèo.\n- Giao Phòng Kinh tế chủ trì, Công an xã phối hợp."
    assert kinds(body)[0] == ["II/1/b1", "II/1/b2"]
