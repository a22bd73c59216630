"""Tasks, findings and states of work read off tables."""

from __future__ import annotations

import datetime as dt

import pytest
from written_documents import read_written

from nlp.outline.table_states import state_of

_WORK = "| STT | Nội dung công việc | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành | Sản phẩm |"
_POINTS = "| STT | Tiêu chí | Điểm chuẩn | Số điểm | Lý do mất điểm | Biện pháp khắc phục |"
_STATES = "| TT | Nội dung nhiệm vụ | Văn bản giao | Đơn vị thực hiện | Tình trạng | Ghi chú |"


def read_table(*lines, kind="KH", heading="II. NHIỆM VỤ", **more):
    return read_written("\n".join((heading, *lines)), kind, **more)


def test_a_row_of_a_table_of_work_is_a_task():
    row = "| 1 | Rà soát thủ tục | Văn phòng HĐND và UBND | Các thôn; Công an xã | Trước 15/4/2026 | Báo cáo rà soát |"
    (task,) = read_table(_WORK, row).tasks
    assert (task.path, task.text, task.deliverable.value) == ("T/1", "Rà soát thủ tục", "Báo cáo rà soát")
    assert [u.value for u in task.roles.lead_units] == ["Văn phòng HĐND và UBND"]
    assert [u.value for u in task.roles.coordinating_units] == ["Các thôn", "Công an xã"]
    (deadline,) = task.deadlines
    assert (deadline.value.kind, deadline.value.due_date, deadline.value.inclusive) == (
        "date",
        dt.date(2026, 4, 15),
        False,
    )


def test_a_bare_day_of_a_time_column_is_a_date_and_inclusive():
    (task,) = read_table(_WORK, "| 1 | Rà soát thủ tục | Văn phòng | ~ | 15/4 | ~ |").tasks
    assert [(d.value.due_date, d.value.inclusive) for d in task.deadlines] == [(dt.date(2026, 4, 15), True)]


@pytest.mark.parametrize(
    ("cell", "due"),
    [("T6/2026", dt.date(2026, 6, 30)), ("Hết quý III", dt.date(2026, 9, 30)), ("Tháng 5/2026", dt.date(2026, 5, 31))],
)
def test_months_and_quarters_of_a_time_column_are_periods(cell, due):
    (task,) = read_table(_WORK, f"| 1 | Rà soát thủ tục | Văn phòng | ~ | {cell} | ~ |").tasks
    assert [(d.value.kind, d.value.due_date) for d in task.deadlines] == [("period", due)]


def test_a_column_of_shortcomings_gives_no_time():
    heads = "| TT | Hạn chế, thiếu sót | Nội dung khắc phục | Bộ phận thực hiện | Thời hạn |"
    row = "| 1 | Máy bơm hỏng từ tháng 3/2026 chưa sửa | Thay máy bơm | Đội Bảo vệ | Trước 30/9 |"
    read = read_table(heads, row)
    assert [d.value.text for d in read.tasks[0].deadlines] == ["Trước 30/9"]
    assert [finding.text for finding in read.findings] == ["Máy bơm hỏng từ tháng 3/2026 chưa sửa"]


def test_group_rows_are_sections_and_no_tasks():
    found = read_table(
        _WORK,
        "| I | Đất đai | << | << | << | << |",
        "| 1 | Rà soát hồ sơ | Phòng Kinh tế | ~ | ~ | ~ |",
        "| II | Tiếp dân | << | << | << | << |",
        "| 1 | Công khai lịch | Văn phòng | ~ | ~ | ~ |",
    ).tasks
    assert [(task.path, task.section) for task in found] == [("T/I/1", "Đất đai"), ("T/II/1", "Tiếp dân")]


def test_a_sum_is_no_task():
    found = read_table(
        _WORK, "| 1 | Rà soát hồ sơ | Phòng Kinh tế | ~ | ~ | ~ |", "| Tổng cộng | << | << | << | << | 12 |"
    )
    assert [task.path for task in found.tasks] == ["T/1"]


def test_two_pieces_of_work_in_one_cell():
    found = read_table(_WORK, "| 5 | - Tập huấn kỹ năng số;⏎- Cấp chữ ký số | Phòng Kinh tế | ~ | 30/6 | ~ |").tasks
    assert [(task.path, task.text) for task in found] == [("T/5.1", "Tập huấn kỹ năng số;"), ("T/5.2", "Cấp chữ ký số")]
    assert [task.deadlines[0].value.due_date for task in found] == [dt.date(2026, 6, 30)] * 2


def test_lines_of_one_piece_stay_together():
    (task,) = read_table(_WORK, "| 5 | Tập huấn kỹ năng số⏎cho công chức | Phòng Kinh tế | ~ | 30/6 | ~ |").tasks
    assert (task.path, task.text) == ("T/5", "Tập huấn kỹ năng số cho công chức")


def test_pieces_of_a_merged_row():
    found = read_table(
        "| TT | Nhiệm vụ | Cơ quan thực hiện | Thời hạn |",
        "| 3 | Rà soát hồ sơ | Phòng Kinh tế | 15/4/2026 |",
        "| ^^ | Đo đạc lại thửa đất | ^^ | 30/4/2026 |",
    ).tasks
    assert [task.path for task in found] == ["T/3.1", "T/3.2"]
    assert [task.deadlines[0].value.due_date.day for task in found] == [15, 30]


def test_a_named_person_in_a_cell_is_an_assignee():
    (task,) = read_table(
        "| TT | Nhiệm vụ | Chủ trì | Thời hạn |", "| 1 | Kiểm tra công vụ | Ông Trần Văn Bình | 20/5 |"
    ).tasks
    assert [person.value for person in task.roles.assignees] == ["Trần Văn Bình"]
    assert task.roles.lead_units == ()


def test_a_points_table_gives_findings_and_remedies():
    read = read_table(
        _POINTS,
        "| 1. | Cải cách thể chế | 5 | 4 | ~ | ~ |",
        "| 1.2 | Xử lý văn bản sau rà soát | 3 | 2,25 | Chưa xử lý | Phòng Kinh tế xử lý văn bản trong quý II/2026 |",
        subject="Khắc phục các tiêu chí bị trừ điểm",
    )
    (finding,) = read.findings
    assert (finding.path, finding.text, finding.reason) == ("T/1.2", "Xử lý văn bản sau rà soát", "Chưa xử lý")
    assert (finding.max_points, finding.points, finding.points_lost) == (3.0, 2.25, 0.75)
    (task,) = read.tasks
    assert (task.path, task.text, task.finding_path) == (
        "T/1.2",
        "Phòng Kinh tế xử lý văn bản trong quý II/2026",
        "T/1.2",
    )


def test_a_criterion_that_lost_nothing_is_no_finding():
    assert read_table(_POINTS, "| 1.1 | Rà soát văn bản | 2 | 2 | ~ | ~ |").findings == ()


def test_points_that_are_not_given_are_not_made_up():
    head = "| TT | Tồn tại, hạn chế | Giải pháp khắc phục | Đơn vị thực hiện |"
    (finding,) = read_table(head, "| 1 | Văn bản đi chưa ký số | Tập huấn ký số | Văn phòng |").findings
    assert (finding.max_points, finding.points, finding.points_lost, finding.reason) == (None, None, None, None)


def test_a_shortcoming_over_several_rows_is_one():
    read = read_table(
        "| TT | Tồn tại, hạn chế | Nguyên nhân | Giải pháp khắc phục | Đơn vị thực hiện |",
        "| 1 | Văn bản đi chưa ký số | Thiếu thiết bị | Mua thiết bị ký số | Văn phòng |",
        "| ^^ | ^^ | ^^ | Tập huấn ký số | Phòng Kinh tế |",
    )
    assert [finding.path for finding in read.findings] == ["T/1"]
    assert [(task.path, task.finding_path) for task in read.tasks] == [("T/1.1", "T/1"), ("T/1.2", "T/1")]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Đã hoàn thành", "done"),
        ("Hoàn thành đúng hạn", "done"),
        ("x", "done"),
        ("Đang thực hiện", "in_progress"),
        ("Thường xuyên", "in_progress"),
        ("Quá hạn", "not_done"),
        ("Chưa thực hiện", "not_done"),
        ("Đạt 80%", "partly"),
        ("Cơ bản hoàn thành", "partly"),
        ("Phòng Kinh tế", None),
    ],
)
def test_words_of_a_state_column(words, status):
    told = state_of(words)
    assert (told and told[0]) == status


def test_rows_that_report_the_state_of_work_are_results():
    read = read_table(
        _STATES,
        "| 1 | Rà soát hồ sơ đất đai | ~ | Phòng Kinh tế | Đã hoàn thành | ~ |",
        "| 2 | Lắp đặt camera | ~ | Công an xã | Quá hạn | ~ |",
        kind="BC",
        heading="I. KẾT QUẢ",
    )
    assert [(r.path, r.about, r.status) for r in read.results] == [
        ("T/1", "Rà soát hồ sơ đất đai", "done"),
        ("T/2", "Lắp đặt camera", "not_done"),
    ]
    assert read.tasks == ()


def test_a_proof_in_the_note():
    row = "| 1 | Ban hành kế hoạch kiểm tra | ~ | Văn phòng | Đã hoàn thành | Kế hoạch số 22/KH-UBND |"
    (result,) = read_table(_STATES, row, kind="BC", heading="I. KẾT QUẢ").results
    assert result.document_numbers == ("22/KH-UBND",)


def test_the_document_that_gave_the_work_is_no_proof():
    row = "| 1 | Rà soát hồ sơ đất đai | 12/TB-UBND | Phòng Kinh tế | Đã hoàn thành | ~ |"
    (result,) = read_table(_STATES, row, kind="BC", heading="I. KẾT QUẢ").results
    assert result.document_numbers == ()


def test_a_row_beside_a_group_is_not_in_it():
    found = read_table(
        _POINTS,
        "| 1 | Cải cách thể chế | 5 | 4 | ~ | ~ |",
        "| 1.1 | Xử lý văn bản | 3 | 2 | Chưa xử lý | Xử lý văn bản |",
        "| 2 | Chế độ báo cáo | 2 | 1 | Gửi muộn | Gửi báo cáo đúng hạn |",
    ).tasks
    assert [task.section for task in found] == ["Cải cách thể chế", "NHIỆM VỤ"]


def test_a_table_in_an_appendix_is_read():
    table = "| TT | Nhiệm vụ | Đơn vị chủ trì | Thời gian |\n| 1 | Tổ chức hội nghị | Văn phòng | Tháng 5/2026 |"
    read = read_written("I. NHIỆM VỤ\n- Rà soát hồ sơ.", appendix=f"^| PHỤ LỤC\n^| DANH MỤC NHIỆM VỤ\n{table}")
    assert [task.path for task in read.tasks] == ["I/b1", "T/1"]


_FOUND = "| TT | Nội dung tồn tại, hạn chế | Đơn vị được giao | Kết quả khắc phục đến ngày 25/11/2026 |"


def test_a_table_of_states_whose_first_column_is_the_shortcoming():
    read = read_table(
        _FOUND, "| 1 | Trụ sở cũ bỏ trống, xuống cấp. | Phòng Kinh tế | Đang sửa chữa mái nhà. |", kind="BC"
    )
    assert [(finding.path, finding.text) for finding in read.findings] == [("T/1", "Trụ sở cũ bỏ trống, xuống cấp.")]
    assert [(result.path, result.status) for result in read.results] == [("T/1", "in_progress")]
    assert read.tasks == ()


def test_the_doer_stands_under_a_plain_heading():
    (task,) = read_table(
        "| TT | Cơ quan, đơn vị | Nhiệm vụ | Thời gian |", "| 1 | Công an xã | Tuần tra | Quý II |"
    ).tasks
    assert [unit.value for unit in task.roles.lead_units] == ["Công an xã"]


def test_a_figure_of_the_product_column_is_the_target():
    (task,) = read_table(_WORK, "| 1 | Nâng tỷ lệ hồ sơ số | Văn phòng | ~ | Quý II | Đạt từ 85% |").tasks
    assert task.target.value == "Đạt từ 85%"


def test_the_post_beside_the_name_of_a_member_is_no_doer():
    head = "| TT | Họ và tên | Chức vụ, trách nhiệm | Nhiệm vụ cụ thể | Thời gian |"
    rows = (
        "| 1 | Ông Lò Văn Sơn | Phó Chủ tịch UBND xã, Tổ trưởng | Chủ trì họp, kiểm tra tiến độ | Tháng 6/2026 |",
        "| 2 | Đại diện Hội Nông dân xã | Thành viên | Lập danh sách các hộ | Trước 18/5/2026 |",
    )
    first, second = read_table(head, *rows).tasks
    assert ([p.value for p in first.roles.assignees], first.roles.lead_units) == (["Lò Văn Sơn"], ())
    assert len(second.roles.lead_units) == 1
    assert "Hội Nông dân" in second.roles.lead_units[0].value
