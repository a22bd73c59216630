"""Whole documents, and what a careful reader would ask about them."""

from __future__ import annotations

import datetime as dt

from written_documents import document_of, read_written, written

from nlp import read
from nlp.text.matching import squeeze

_PLAN = """\
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;
Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh, UBND xã ban hành Kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao chất lượng phục vụ người dân.
II. NHIỆM VỤ
1. Công tác văn thư
Nội dung khắc phục:
- Ký số toàn bộ văn bản đi.
- Không để văn bản quá hạn xử lý.
+ Đơn vị chủ trì: Văn phòng HĐND và UBND xã.
+ Thời gian hoàn thành: Trước ngày 30/4/2026.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
Bố trí kinh phí mua thiết bị ký số.
Trên đây là Kế hoạch công tác, yêu cầu các phòng nghiêm túc thực hiện./."""


def codes(body, kind="KH"):
    return [issue.code for issue in read_written(body, kind).issues]


def test_a_plan_from_head_to_tail():
    found = read_written(_PLAN)
    assert found.header.document_type.value == "KH"
    assert found.header.number.value.whole == "15/KH-UBND"
    assert found.header.issuing_authority.value == "UBND xã Hòa Lạc Đông"
    assert found.header.issued_day == dt.date(2026, 3, 10)
    assert [task.path for task in found.tasks] == ["II/1/b1", "II/1/b2", "III/1/p1"]
    assert found.findings == found.results == ()
    assert [r.value.document_number for r in found.references if r.value.document_number] == ["12/KH-UBND"]
    assert {"Văn phòng HĐND và UBND", "Phòng Kinh tế"} <= {unit.value.unit for unit in found.units}


def test_every_row_points_home():
    source = written(_PLAN)
    found = read(source)
    rows = (*found.tasks, *found.findings, *found.results)
    assert all(squeeze(row.span.slice(source.text)) == row.text for row in rows)
    assert all(row.rule and row.path for row in rows)


def test_reading_twice_gives_the_same():
    assert read(written(_PLAN)) == read(written(_PLAN))


def test_basis_clauses_are_no_tasks():
    assert not any("Căn cứ" in task.text or "Thực hiện Kế hoạch" in task.text for task in read_written(_PLAN).tasks)


def test_a_deadline_before_the_date_of_issue_is_told():
    assert "deadline_before_issue" in codes("II. NHIỆM VỤ\n- Rà soát hồ sơ trước ngày 05/3/2026.")
    assert "deadline_before_issue" not in codes("II. NHIỆM VỤ\n- Rà soát hồ sơ trước ngày 05/4/2026.")


def test_one_work_with_two_leads_is_told():
    body = (
        "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Cập nhật danh sách hộ nghèo.\n"
        "2. Công an xã\n- Cập nhật danh sách hộ nghèo."
    )
    assert codes(body).count("two_leads") == 1


def test_one_work_with_one_lead_is_not_told():
    body = (
        "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n"
        "- Cập nhật danh sách hộ nghèo.\n2. Công an xã\n- Lập danh sách tạm trú."
    )
    assert "two_leads" not in codes(body)


def test_messages_are_for_the_reader_of_vietnamese():
    body = "II. NHIỆM VỤ\n- Rà soát hồ sơ trước ngày 05/3/2026."
    (issue,) = (issue for issue in read_written(body).issues if issue.code == "deadline_before_issue")
    assert issue.message == "Thời hạn 05/03/2026 trước ngày ban hành 10/03/2026 (mục II/b1)."
    assert issue.span is not None


def test_an_empty_document_says_nothing():
    found = read(document_of(""))
    assert (found.tasks, found.findings, found.results, found.outline) == ((), (), (), ())


def test_a_document_without_a_head_is_still_read():
    found = read(document_of("II. NHIỆM VỤ\n1. Công tác văn thư\n- Ký số toàn bộ văn bản đi."))
    assert [task.path for task in found.tasks] == ["II/1/b1"]
    assert found.header.issued is None
