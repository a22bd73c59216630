"""What belongs to a task: doers, target, product, section, the six flags."""

from __future__ import annotations

import pytest
from written_documents import read_written

VP = "Văn phòng HĐND và UBND"
VHXH = "Phòng Văn hóa - Xã hội"


def tasks(body, kind="KH"):
    return read_written(body, kind).tasks


def leads(task):
    return [unit.value for unit in task.roles.lead_units]


def shares(task):
    return [unit.value for unit in task.roles.coordinating_units]


def test_attribute_lines_count_for_all_bullets_above():
    body = (
        "II. NHIỆM VỤ\n1. Văn thư\nNội dung khắc phục:\n- Ký số văn bản đi.\n- Lập hồ sơ công việc.\n"
        "Đơn vị chủ trì: Văn phòng HĐND và UBND xã.\nĐơn vị phối hợp: Phòng Kinh tế; Công an xã."
    )
    first, second = tasks(body)
    assert leads(first) == leads(second) == [VP]
    assert shares(second) == ["Phòng Kinh tế", "Công an xã"]
    assert second.roles_inherited_from == "II/1/p1"


def test_lines_under_a_deeper_mark_count_for_all_bullets_above_too():
    body = "II. NHIỆM VỤ\n1. Văn thư\n- Ký số văn bản đi.\n- Lập hồ sơ công việc.\n+ Đơn vị chủ trì: Phòng Kinh tế."
    assert [leads(task) for task in tasks(body)] == [["Phòng Kinh tế"], ["Phòng Kinh tế"]]


def test_bullets_with_lines_of_their_own_keep_them_apart():
    body = (
        "II. NHIỆM VỤ\n- Ký số văn bản đi.\n+ Đơn vị chủ trì: Phòng Kinh tế.\n- Công khai lịch tiếp dân.\n"
        "+ Đơn vị chủ trì: Công an xã."
    )
    assert [leads(task) for task in tasks(body)] == [["Phòng Kinh tế"], ["Công an xã"]]


def test_points_with_lines_of_their_own():
    body = (
        "1. Đất đai\na) Rà soát hồ sơ.\nĐơn vị thực hiện: Phòng Kinh tế.\n"
        "b) Đo đạc thửa đất.\nĐơn vị thực hiện: Công an xã."
    )
    assert [leads(task) for task in tasks(f"II. NHIỆM VỤ\n{body}")] == [["Phòng Kinh tế"], ["Công an xã"]]


def test_lines_before_the_work_count_for_what_follows():
    body = (
        "II. NHIỆM VỤ\n1. Tiếp dân\nĐơn vị chủ trì: Phòng Văn hóa - Xã hội.\n"
        "- Bố trí lịch tiếp dân.\n- Công khai lịch tiếp dân."
    )
    assert [leads(task) for task in tasks(body)] == [[VHXH], [VHXH]]


def test_lines_of_one_item_do_not_reach_the_next():
    body = (
        "II. NHIỆM VỤ\n1. Văn thư\n- Ký số văn bản.\n- Đơn vị chủ trì: Phòng Kinh tế.\n2. Lưu trữ\n- Chỉnh lý tài liệu."
    )
    assert [leads(task) for task in tasks(body)] == [["Phòng Kinh tế"], []]


def test_a_line_may_carry_all_attributes():
    body = (
        "II. NHIỆM VỤ\n1. Tập huấn kỹ năng số.\n(Đơn vị chủ trì: Phòng Văn hóa - Xã hội; phối hợp: Công an xã; "
        "thời gian: quý II năm 2026; sản phẩm: 02 lớp tập huấn)"
    )
    (task,) = tasks(body)
    assert (leads(task), shares(task)) == ([VHXH], ["Công an xã"])
    assert task.deliverable.value == "02 lớp tập huấn"
    assert [d.value.text for d in task.deadlines] == ["quý II năm 2026"]


@pytest.mark.parametrize(
    "line",
    [
        "Số hóa hồ sơ lưu trữ (Đơn vị chủ trì: Phòng Kinh tế; phối hợp: Công an xã; thời gian: trước 30/9/2026).",
        "Số hóa hồ sơ lưu trữ. Đơn vị chủ trì: Phòng Kinh tế; phối hợp: Công an xã.",
        "Số hóa hồ sơ lưu trữ (Phòng Kinh tế chủ trì, Công an xã phối hợp, hoàn thành trong quý II năm 2026).",
    ],
)
def test_attributes_may_stand_at_the_end_of_the_task_itself(line):
    (task,) = tasks(f"II. NHIỆM VỤ\n1. {line}")
    assert (leads(task), shares(task)) == (["Phòng Kinh tế"], ["Công an xã"])


def test_a_label_may_have_its_values_below():
    body = "II. NHIỆM VỤ\n1. Văn thư\n- Ký số văn bản.\n- Đơn vị chủ trì:\n+ Phòng Kinh tế;\n+ Công an xã."
    (task,) = tasks(body)
    assert leads(task) == ["Phòng Kinh tế", "Công an xã"]


def test_a_heading_that_is_a_unit_leads_what_stands_below():
    body = (
        "III. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Rà soát hồ sơ đất đai.\n- Phối hợp với Công an xã xử lý vi phạm."
    )
    first, second = tasks(body)
    assert (leads(first), leads(second), shares(second)) == (["Phòng Kinh tế"], ["Phòng Kinh tế"], ["Công an xã"])
    assert first.roles_inherited_from == "III/1"


@pytest.mark.parametrize(
    "heading", ["Giao Phòng Kinh tế:", "Phòng Kinh tế có trách nhiệm:", "Trách nhiệm của Phòng Kinh tế"]
)
def test_headings_that_give_work_to_a_unit(heading):
    assert [leads(task) for task in tasks(f"III. TỔ CHỨC THỰC HIỆN\n1. {heading}\n- Rà soát hồ sơ đất đai.")] == [
        ["Phòng Kinh tế"]
    ]


def test_the_subject_of_the_sentence_does_it():
    (task,) = tasks("II. NHIỆM VỤ\n- Phòng Kinh tế rà soát hồ sơ đất đai.")
    assert leads(task) == ["Phòng Kinh tế"]


def test_a_unit_that_is_advised_does_not_share_the_work():
    (task,) = tasks("III. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Tham mưu UBND xã ban hành quyết định.")
    assert (leads(task), shares(task)) == (["Phòng Kinh tế"], [])


def test_a_named_person_is_an_assignee():
    (task,) = tasks(
        "III. TỔ CHỨC THỰC HIỆN\n- Giao đồng chí Trần Văn Bình, Trưởng phòng Kinh tế rà soát hồ sơ đất đai."
    )
    assert [person.value for person in task.roles.assignees] == ["Trần Văn Bình"]
    assert leads(task) == []


def test_units_in_brackets_do_it():
    (task,) = tasks("II. NHIỆM VỤ\n1. Số hóa hồ sơ lưu trữ (Phòng Kinh tế chủ trì, Công an xã phối hợp).")
    assert (leads(task), shares(task)) == (["Phòng Kinh tế"], ["Công an xã"])


def test_who_concludes_does_not_do_the_work():
    body = "Chủ tịch UBND xã kết luận như sau:\n1. Về đất đai: Phòng Kinh tế lập danh sách hộ vi phạm."
    assert [leads(task) for task in tasks(body, "TB")] == [["Phòng Kinh tế"]]


def test_no_doer_is_made_up():
    (task,) = tasks("II. NHIỆM VỤ\n- Rà soát hồ sơ đất đai.")
    assert (leads(task), shares(task), task.roles.assignees) == ([], [], ())


def test_the_section_is_the_nearest_heading_above():
    body = "II. NHIỆM VỤ\n1. Công tác văn thư\n- Ký số văn bản.\n2. Rà soát hồ sơ đất đai."
    assert [task.section for task in tasks(body)] == ["Công tác văn thư", "NHIỆM VỤ"]


def test_target_and_product_have_lines_of_their_own():
    body = (
        "II. NHIỆM VỤ\n1. Số hóa hồ sơ lưu trữ.\n"
        "- Chỉ tiêu thực hiện: 100% hồ sơ được số hóa.\n- Sản phẩm: Kho hồ sơ điện tử."
    )
    (task,) = tasks(body)
    assert task.target.value == "100% hồ sơ được số hóa"
    assert task.deliverable.value == "Kho hồ sơ điện tử"


def test_the_tasks_own_figure_counts_before_the_lines():
    body = "II. NHIỆM VỤ\n- Giải quyết hồ sơ đúng hạn đạt 100%.\n- Số hóa hồ sơ.\n+ Chỉ tiêu: 80% hồ sơ được số hóa."
    assert "đúng hạn đạt 100%" in tasks(body)[0].target.value


def test_a_duty_without_an_end_is_standing():
    body = "II. NHIỆM VỤ\n- Thường xuyên kiểm tra giờ giấc làm việc.\n- Rà soát hồ sơ trước ngày 30/4/2026."
    assert [task.is_standing for task in tasks(body)] == [True, False]


def test_a_duty_within_a_year_is_not_standing():
    body = "II. NHIỆM VỤ\n1. Kiểm tra giờ giấc làm việc.\n- Thời gian: Thường xuyên trong năm 2026."
    assert [task.is_standing for task in tasks(body)] == [False]


def test_a_task_that_says_all_six():
    body = (
        "III. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Phối hợp với Công an xã xây dựng kế hoạch kiểm tra, "
        "trình Chủ tịch UBND xã phê duyệt trước ngày 15/4/2026."
    )
    (task,) = tasks(body)
    assert task.clear_person and task.clear_work and task.clear_result
    assert task.clear_authority and task.clear_time and task.clear_responsibility


def test_a_task_that_says_next_to_nothing():
    (task,) = tasks("II. NHIỆM VỤ\n- Thực hiện tốt nhiệm vụ được giao.")
    flags = (task.clear_person, task.clear_work, task.clear_result, task.clear_authority, task.clear_time)
    assert not any((*flags, task.clear_responsibility))


def test_a_submission_asks_and_assigns_nothing():
    body = (
        "II. NỘI DUNG\n1. Tên công trình: Sửa chữa nhà văn hóa thôn Đông.\n2. Nguồn vốn: ngân sách xã.\n"
        "III. KIẾN NGHỊ\nPhòng Kinh tế kính đề nghị UBND xã:\n"
        "- Giao Phòng Kinh tế làm chủ đầu tư trước ngày 15/12/2026."
    )
    assert tasks(body, "TTr") == ()
    assert tasks(body.replace("1. Tên công trình: ", "1. "), "KH") != ()


def test_an_invitation_orders_only_what_it_orders():
    body = (
        "1. Thời gian: 14 giờ 00 ngày 30/6/2026.\n2. Nội dung\n- Báo cáo sơ kết 6 tháng đầu năm.\n"
        "- Phát biểu chỉ đạo của đồng chí Bí thư Đảng ủy.\n"
        "3. Giao Văn phòng HĐND và UBND xã chuẩn bị tài liệu trước ngày 28/6/2026."
    )
    assert [task.text[:14] for task in tasks(body, "GM")] == ["Giao Văn phòng"]


def test_a_conclusion_about_how_things_stand_gives_orders():
    body = (
        "1. Về tình hình triển khai dự án khu dân cư Đồng Mít\n1.1. Tiến độ kiểm đếm chậm so với kế hoạch 20 ngày.\n"
        "1.2. Yêu cầu Phòng Kinh tế:\n- Đối thoại với các hộ, xong trước ngày 19/6/2026.\n"
        "1.3. Công an xã chủ trì, phối hợp với các thôn vận động các hộ."
    )
    read = read_written(body, "TB")
    assert [leads(task) for task in read.tasks] == [["Phòng Kinh tế"], ["Công an xã"]]
    assert len(read.findings) == 1


def test_members_of_a_team_are_no_tasks():
    body = (
        "Điều 1. Thành lập Tổ công tác số hóa hồ sơ, gồm:\n1. Ông Lò Văn Sơn, Phó Chủ tịch UBND xã - Tổ trưởng;\n"
        "2. Bà Trần Thị Lan, Trưởng phòng Kinh tế - Tổ phó;\nĐiều 2. Nhiệm vụ của Tổ công tác\n"
        "1. Rà soát hồ sơ tồn đọng trước ngày 05/5/2026.\n2. Lập danh mục hồ sơ.\n"
        "3. Tổ công tác tự giải thể sau khi hoàn thành nhiệm vụ."
    )
    assert [leads(task) for task in tasks(body, "QĐ")] == [["Tổ công tác"]] * 2


def test_the_doer_of_the_heading_demands_of_people():
    body = "II. NHIỆM VỤ\n1. Phòng Văn hóa - Xã hội\n- Lập danh sách.\n- Yêu cầu phụ huynh ký cam kết không giao xe."
    assert [leads(task) for task in tasks(body)] == [[VHXH]] * 2


def test_the_body_that_decides_is_no_doer():
    body = (
        "HỘI ĐỒNG NHÂN DÂN XÃ AN SƠN THƯỢNG\nCăn cứ Luật Tổ chức chính quyền địa phương;\n"
        "Xét Tờ trình số 26/TTr-UBND ngày 01/12/2025 của UBND xã; ý kiến của đại biểu.\nQUYẾT NGHỊ:\n"
        "Điều 1. Nhiệm vụ, giải pháp\n1. Huy động các nguồn lực nâng cấp cầu dân sinh.\n2. Đẩy mạnh chuyển đổi số."
    )
    assert [leads(task) for task in tasks(body, "QĐ")] == [[], []]


def test_short_names_in_brackets_part_a_list_no_more():
    body = "II. NHIỆM VỤ\n1. Phòng Kinh tế (KT), Công an xã (CAX) căn cứ Kế hoạch tổ chức thực hiện.\n2. Rà soát hồ sơ."
    assert leads(tasks(body)[0]) == ["Phòng Kinh tế", "Công an xã"]


@pytest.mark.parametrize(
    "lead",
    ["Chi cục Chăn nuôi và Thú y", "Tổ Cảnh sát phòng, chống tội phạm", "Chỉ huy phó", "Các điểm trạm", "Tổ trưởng"],
)
def test_names_with_verbs_inside_head_their_work(lead):
    body = f"II. NHIỆM VỤ\n1. {lead}\n- Lập danh sách trước ngày 15/6/2026.\n2. Công an xã\n- Tuần tra."
    assert leads(tasks(body)[0]) == [lead]


def test_a_column_called_result_may_hold_states():
    body = (
        "II. KẾT QUẢ\n| TT | Nhiệm vụ được giao | Hạn | Kết quả | Văn bản |\n"
        "| 1 | Rà soát quỹ đất | 15/4/2026 | Đã rà soát 37 thửa đất. | 12/BC-UBND |\n"
        "| 2 | Phê duyệt quy hoạch | 30/4/2026 | Chưa thành lập được tổ thẩm định. | |"
    )
    read = read_written(body, "BC")
    assert [(r.status, r.document_numbers) for r in read.results] == [("done", ("12/BC-UBND",)), ("not_done", ())]
    assert read.tasks == ()


def test_a_heading_may_name_a_doer_that_the_grammar_does_not_know():
    body = (
        "IV. TỔ CHỨC THỰC HIỆN\n1. Ban Giám hiệu\n- Lập danh sách.\n"
        "2. Giáo viên đứng lớp\n- Kiểm tra đồ chơi.\n- Vệ sinh lớp."
    )
    assert [leads(task) for task in tasks(body)][1:] == [["Giáo viên đứng lớp"]] * 2


def test_a_heading_of_work_is_no_doer():
    body = "II. NHIỆM VỤ\n1. Tổ chức hội nghị\n- Lập danh sách.\n- Gửi giấy mời."
    assert [leads(task) for task in tasks(body)] == [[], []]


def test_a_timetable_gives_work_its_period():
    body = (
        "IV. THỜI GIAN THỰC HIỆN\n- Tháng 9/2026: Khảo sát các nguy cơ mất an toàn.\n- Quý IV/2026: Đánh giá kết quả."
    )
    assert [task.deadlines[0].value.text for task in tasks(body)] == ["Tháng 9/2026", "Quý IV/2026"]
