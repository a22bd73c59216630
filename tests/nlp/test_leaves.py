"""What an item is: a task, a finding, a result, or none of them."""

from __future__ import annotations

import pytest
from written_documents import read_written


def tasks(body, kind="KH", **more):
    return [task.text for task in read_written(body, kind, **more).tasks]


def findings(body, kind="KH", **more):
    return [finding.text for finding in read_written(body, kind, **more).findings]


@pytest.mark.parametrize(
    "order",
    [
        "Không để phát sinh hồ sơ quá hạn.",
        "Tuyệt đối không thu phí ngoài quy định.",
        "Nghiêm cấm gây phiền hà cho người dân.",
        "Tránh để người dân đi lại nhiều lần.",
    ],
)
def test_a_prohibition_is_a_task(order):
    assert tasks(f"II. NHIỆM VỤ\n- {order}\n- Rà soát hồ sơ.") == [order, "Rà soát hồ sơ."]


def test_a_bullet_of_several_sentences_is_one_task():
    words = "Rà soát hồ sơ đất đai. Lập danh sách hồ sơ chậm. Báo cáo kết quả hằng tháng."
    assert tasks(f"II. NHIỆM VỤ\n- {words}") == [words]


def test_paragraphs_below_an_item_are_tasks_of_their_own():
    body = "II. NHIỆM VỤ\n1. Công tác đất đai\nRà soát hồ sơ đất đai.\nXử lý vi phạm đất đai."
    assert tasks(body) == ["Rà soát hồ sơ đất đai.", "Xử lý vi phạm đất đai."]


@pytest.mark.parametrize(
    "heading",
    [
        "MỤC ĐÍCH",
        "YÊU CẦU",
        "MỤC ĐÍCH, YÊU CẦU",
        "MỤC TIÊU",
        "NGUYÊN NHÂN",
        "KIẾN NGHỊ, ĐỀ XUẤT",
        "KẾT QUẢ ĐẠT ĐƯỢC",
        "QUAN ĐIỂM",
    ],
)
def test_nothing_is_assigned_below_these_headings(heading):
    body = f"I. {heading}\n- Nâng cao chất lượng phục vụ người dân.\nII. NHIỆM VỤ\n- Rà soát hồ sơ."
    assert tasks(body) == ["Rà soát hồ sơ."]


def test_proposals_to_a_higher_body_are_no_tasks():
    body = "I. KIẾN NGHỊ\n- Đề nghị UBND tỉnh hỗ trợ kinh phí.\n- Kiến nghị Sở Nội vụ sớm hướng dẫn."
    assert tasks(body, "BC") == []
    assert tasks(body, "TTr") == []


def test_time_and_place_of_a_meeting_are_no_tasks():
    body = "1. Thời gian: 8h00 ngày 12/3/2026.\n2. Địa điểm: Hội trường UBND xã.\n3. Thành phần: các trưởng thôn."
    assert tasks(body, "CV") == []


def test_attribute_lines_are_no_tasks():
    body = (
        "II. NHIỆM VỤ\n- Rà soát hồ sơ.\n+ Đơn vị chủ trì: Phòng Kinh tế.\n+ Thời gian: quý II.\n+ Sản phẩm: Báo cáo."
    )
    assert tasks(body) == ["Rà soát hồ sơ."]


def test_the_closing_formula_is_no_task():
    body = "II. NHIỆM VỤ\n- Rà soát hồ sơ.\nTrên đây là Kế hoạch, yêu cầu các phòng nghiêm túc thực hiện./."
    assert tasks(body) == ["Rà soát hồ sơ."]


def test_what_a_decision_enacts_is_no_task():
    body = (
        "QUYẾT ĐỊNH:\nĐiều 1. Thành lập Tổ công tác số hóa hồ sơ.\nĐiều 2. Giao Phòng Kinh tế số hóa hồ sơ đất đai.\n"
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký."
    )
    assert tasks(body, "QĐ") == ["Giao Phòng Kinh tế số hóa hồ sơ đất đai."]


def test_what_was_done_is_no_task_of_a_report():
    assert tasks("I. KẾT QUẢ\n- Tiếp tục nâng cao chất lượng phục vụ.\nII. PHƯƠNG HƯỚNG\n- Rà soát hồ sơ.", "BC") == [
        "Rà soát hồ sơ."
    ]


def test_work_named_below_results_was_done():
    assert tasks("I. TÌNH HÌNH THỰC HIỆN\n1. Nhiệm vụ UBND tỉnh giao\n- Hoàn thành đo đạc 312 thửa đất.", "BC") == []


def test_conclusions_that_give_work_to_a_unit_are_tasks():
    body = "Chủ tịch UBND xã kết luận như sau:\n1. Giao Phòng Kinh tế rà soát hồ sơ.\n2. Yêu cầu các thôn báo cáo."
    assert tasks(body, "TB") == ["Giao Phòng Kinh tế rà soát hồ sơ.", "Yêu cầu các thôn báo cáo."]


def test_a_conclusion_may_name_its_subject_first():
    opening = "Ngày 05/3/2026, đồng chí Trần Văn Bình, Chủ tịch UBND xã chủ trì họp. Chủ tịch UBND xã kết luận như sau:"
    body = f"{opening}\n1. Về tiếp dân: Văn phòng chuẩn bị phòng tiếp dân trước ngày 20/6/2026."
    assert len(tasks(body, "TB")) == 1


def test_each_shortcoming_set_apart_is_a_finding():
    body = (
        "I. TỒN TẠI, HẠN CHẾ\n- Hồ sơ đất đai giải quyết chậm.\n"
        "- Văn bản đi chưa ký số.\nII. GIẢI PHÁP\n- Ký số văn bản."
    )
    assert findings(body) == ["Hồ sơ đất đai giải quyết chậm.", "Văn bản đi chưa ký số."]


def test_shortcomings_parted_by_semicolons_are_one_finding():
    words = "Chưa ban hành danh mục hồ sơ; tài liệu tồn đọng chưa chỉnh lý; kho lưu trữ chật hẹp."
    assert findings(f"I. TỒN TẠI, HẠN CHẾ\n{words}") == [words]


def test_causes_are_no_findings():
    body = "I. TỒN TẠI, HẠN CHẾ\n1. Tồn tại\n- Văn bản đi chưa ký số.\n2. Nguyên nhân\n- Công chức chưa được tập huấn."
    assert findings(body) == ["Văn bản đi chưa ký số."]


def test_a_sentence_that_only_announces_shortcomings_is_no_finding():
    body = "I. KẾT QUẢ\nBên cạnh kết quả đạt được, công tác này vẫn còn một số tồn tại, hạn chế."
    assert findings(body) == []


def test_a_shortcoming_after_the_turn_is_a_finding():
    words = "Tuy nhiên, một số hồ sơ đất đai còn chậm so với quy định."
    assert findings(f"I. KẾT QUẢ ĐẠT ĐƯỢC\nCác phòng đã hoàn thành nhiệm vụ.\n{words}") == [words]


def test_the_paragraph_before_the_remedies_is_the_finding():
    body = "II. NỘI DUNG KHẮC PHỤC\n1. Lưu trữ\nTài liệu tồn đọng chưa chỉnh lý.\n- Chỉnh lý tài liệu."
    read = read_written(body, subject="Khắc phục tồn tại, hạn chế sau kiểm tra")
    assert [f.path for f in read.findings] == ["II/1/p1"]
    assert [t.path for t in read.tasks] == ["II/1/b1"]


def test_a_finding_that_begins_with_the_inspection():
    words = "Qua kiểm tra, một số văn bản do UBND xã ban hành còn sai thể thức."
    assert findings(f"II. NỘI DUNG KHẮC PHỤC\n1. Công tác ban hành văn bản\n{words}\n- Rà soát văn bản.") == [words]


def test_what_follows_a_missed_day_is_no_task():
    body = "II. NHIỆM VỤ\n- Rà soát hồ sơ.\n- Quá thời hạn trên, UBND xã sẽ xem xét trách nhiệm người đứng đầu."
    assert tasks(body) == ["Rà soát hồ sơ."]


def test_a_request_to_a_body_that_is_not_above_is_a_task():
    asked = "Đề nghị Câu lạc bộ Hưu trí, Trạm Quản lý đường bộ số 2 cảnh báo người dân."
    assert tasks(f"II. NHIỆM VỤ\n- Rà soát hồ sơ.\n- {asked}") == ["Rà soát hồ sơ.", asked]


def test_a_figure_reached_beside_a_shortcoming_is_a_finding():
    body = "I. TỒN TẠI VÀ BIỆN PHÁP\n1. Ngân sách\nThu ngân sách đạt 71% dự toán; còn để nợ đọng kéo dài."
    assert tasks(body) == []
    assert len(findings(body)) == 1
