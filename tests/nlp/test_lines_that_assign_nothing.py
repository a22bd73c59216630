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


@pytest.mark.parametrize(
    "line",
    [
        "Yêu cầu các phòng chuyên môn, đơn vị triển khai thực hiện nghiêm túc Kế hoạch này./.",
        "Thông báo để các phòng, đơn vị biết, thực hiện./.",
        "Cuộc họp kết thúc lúc 16 giờ 45 phút cùng ngày; biên bản được thông qua và ký tên./.",
        "Yêu cầu các tổ nghiêm túc thực hiện. Kết quả đợt cao điểm là căn cứ xếp loại công chức./.",
        "Quá thời hạn trên Phòng Kinh tế không tiếp nhận hồ sơ.",
        "Đảng viên chuyển sinh hoạt đến chưa đủ 06 tháng được tính cả thời gian công tác ở nơi chuyển đi.",
        "Công tác tuyên truyền là giải pháp quan trọng, góp phần nâng cao nhận thức của người dân.",
        "Hồ sơ gồm: đơn đề nghị, bản sao giấy chứng nhận, ảnh chụp hiện trạng.",
        "Mức hỗ trợ: 05 triệu đồng/hộ.",
        "Thống nhất chủ trương đầu tư đường liên thôn như đề xuất của Phòng Kinh tế.",
        "Đại diện Chi nhánh Văn phòng đăng ký đất đai (mời): Thành viên;",
        "Chỉ huy trưởng: Thượng tá Mai Văn Bình. Phó chỉ huy: Thiếu tá Võ Hoài.",
        "Để xảy ra vi phạm nêu trên, trách nhiệm chính thuộc về kế toán thời kỳ 2023 - 2025.",
    ],
)
def test_formulas_explanations_and_lists_of_members_are_no_tasks(line):
    assert kinds(_WORK.format(line=line), "TB") == (["II/1"], [])


@pytest.mark.parametrize(
    "line",
    [
        "Yêu cầu các phòng triển khai thực hiện Kế hoạch này trước ngày 15/4/2026.",
        "Hạn chế tối đa rút tiền mặt trong tháng 12/2026.",
        "Không để xảy ra sai sót trong công tác chi trả.",
        "Làm thủ tục thanh toán tạm ứng đã đủ điều kiện chi.",
        "Thống nhất chủ trương hỗ trợ sửa chữa nhà văn hóa; giao Phòng Kinh tế hướng dẫn thủ tục.",
    ],
)
def test_orders_that_look_like_formulas_or_shortcomings_are_tasks(line):
    assert kinds(_WORK.format(line=line)) == (["II/1", "II/2"], [])


def test_a_shortcoming_that_was_averted_is_none():
    body = "I. TÌNH HÌNH\nCông tác chi trả đúng đối tượng, không để xảy ra sai sót.\nII. NHIỆM VỤ\n1. Lập danh sách."
    assert kinds(body, "TB") == (["II/1"], [])


def test_a_unit_that_works_for_show_is_a_shortcoming_before_its_remedy():
    body = (
        "II. KHẮC PHỤC\n1. Giám sát đầu tư\nBan Giám sát hoạt động hình thức; 6/11 công trình không có biên bản.\n"
        "- Kiện toàn Ban Giám sát trong tháng 4/2026."
    )
    assert kinds(body) == (["II/1/b1"], ["II/1/p1"])


@pytest.mark.parametrize("heading", ["I. Ý KIẾN CỦA ĐƠN VỊ ĐƯỢC KIỂM TRA", "I. KHÁI QUÁT CHUNG", "I. DỰ BÁO TÌNH HÌNH"])
def test_what_others_say_and_how_things_stand_is_no_work(heading):
    body = f"{heading}\nTrường nhất trí, đề nghị UBND xã hỗ trợ cải tạo bếp ăn.\nII. NHIỆM VỤ\n1. Lập danh sách."
    assert kinds(body, "TB") == (["II/1"], [])


def test_the_steps_of_a_road_map_are_work():
    body = (
        "II. LỘ TRÌNH THỰC HIỆN\n- Tháng 4/2026: Khảo sát hiện trạng, đăng ký nhu cầu.\n"
        "- Tháng 5/2026 - tháng 8/2026: Triển khai các nội dung, tự kiểm tra."
    )
    assert kinds(body) == (["II/b1", "II/b2"], [])


def test_an_article_that_sets_a_quota_by_an_appendix_assigns_nothing_itself():
    body = (
        "Điều 1. Giao chỉ tiêu phát triển người tham gia bảo hiểm y tế cho 09 thôn (có Phụ lục chi tiết kèm theo).\n"
        "Điều 2. Giao Phòng Kinh tế theo dõi, đôn đốc các thôn thực hiện."
    )
    assert kinds(body, "QĐ") == (["Điều 2"], [])


def test_what_units_have_not_done_stays_a_shortcoming():
    told = (
        "Qua kiểm tra, công tác lưu trữ còn một số tồn tại: danh mục chưa cập nhật; "
        "các phòng chuyên môn chưa ban hành kế hoạch thu hồ sơ vào lưu trữ."
    )
    body = f"II. NHIỆM VỤ\n1. Khắc phục tồn tại về lưu trữ\n{told}\n- Lập danh mục hồ sơ."
    assert kinds(body) == (["II/1/b1"], ["II/1/p1"])
