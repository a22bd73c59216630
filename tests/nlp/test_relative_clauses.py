"""Clauses that tell which of several are meant: "được giao ... tại Phụ lục", "trong chợ" (mệnh đề định ngữ)."""

# ruff: noqa: E501 (a printed sentence stands whole)
from __future__ import annotations

import pytest

from nlp.roles.roles import find_roles
from nlp.units.finder import Issuer
from nlp.units.lists import unit_heading

COMMUNE = Issuer.from_name("UBND xã Hòa Lạc Đông")


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Các đơn vị được giao nhiệm vụ tại Phụ lục xây dựng tiến độ chi tiết.", "Các đơn vị được giao nhiệm vụ tại Phụ lục"),
        ("Các đơn vị được giao chủ trì xây dựng tiến độ chi tiết.", "Các đơn vị được giao chủ trì"),
        ("Các hộ kinh doanh tại chợ ký cam kết không lấn chiếm lòng đường.", "Các hộ kinh doanh tại chợ"),
        ("Các thôn chưa hoàn thành tiêu chí môi trường lập kế hoạch khắc phục.", "Các thôn chưa hoàn thành tiêu chí môi trường"),
        ("UBND các xã có rừng tổ chức ký cam kết với chủ rừng.", "UBND các xã có rừng"),
        ("Các cá nhân được nêu tên tại Kết luận thanh tra tổ chức kiểm điểm.", "Các cá nhân được nêu tên tại Kết luận thanh tra"),
        ("Các cơ sở chăn nuôi có từ 50 con trở lên khai báo với UBND xã.", "Các cơ sở chăn nuôi có từ 50 con trở lên"),
        ("Nhân viên bảo vệ (ca đêm) khóa cổng trụ sở sau 18 giờ.", "Nhân viên bảo vệ (ca đêm)"),
        # No clause: a time, a duty, an order that has no other verb.
        ("Các thôn trong tháng 6 hoàn thành việc chỉnh trang.", "Các thôn"),
        ("Các phòng có trách nhiệm báo cáo hằng tháng.", "Các phòng"),
        ("Các trường học tại buổi chào cờ phổ biến nội quy.", "Các trường học"),
    ],
)  # fmt: skip
def test_clause_belongs_to_the_name(text, lead):
    assert [unit.value for unit in find_roles(text, COMMUNE).lead_units] == [lead]


@pytest.mark.parametrize(
    ("heading", "doers"),
    [
        ("Các phòng, đơn vị được giao tiêu chí", ["Các phòng, đơn vị được giao tiêu chí"]),
        ("3. Các thôn chưa đạt chuẩn:", ["Các thôn chưa đạt chuẩn"]),
        ("UBND các xã có dự án đi qua:", ["UBND các xã"]),
    ],
)
def test_clause_at_the_end_of_a_heading(heading, doers):
    assert [unit.value for unit in unit_heading(heading, COMMUNE)] == doers
