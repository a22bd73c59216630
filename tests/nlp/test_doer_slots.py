"""Cells, brackets and clauses that hold only doers, under names of any field."""

from __future__ import annotations

import pytest

from nlp.roles.lines import shared_work
from nlp.roles.sentences import find_roles
from nlp.units.finder import Issuer
from nlp.units.slots import split_units

ISSUER = Issuer.from_name("UBND xã Hòa Lạc Đông")


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("Tổ Tu bổ, bảo quản", ["Tổ Tu bổ, bảo quản"]),
        ("Trợ lý động viên, tuyển quân; kế toán", ["Trợ lý động viên, tuyển quân", "Kế toán"]),
        ("Cụm trưởng cụm huấn luyện số 1, số 2", ["Cụm trưởng cụm huấn luyện số 1", "Cụm trưởng cụm huấn luyện số 2"]),
        ("Người trông coi đền Vân Sơn, Miếu Cả", ["Người trông coi đền Vân Sơn", "Người trông coi đền Miếu Cả"]),
        ("Các hộ kinh doanh dãy B, dãy C", ["Các hộ kinh doanh dãy B", "Các hộ kinh doanh dãy C"]),
        ("Do đ/c Phó Trưởng ban trực tiếp chỉ đạo; Tổ Mộc tham mưu", ["Phó Trưởng ban", "Tổ Mộc"]),
        ("Công ty CP Thiết bị và Dịch vụ An Sơn", ["Công ty Cổ phần Thiết bị và Dịch vụ An Sơn"]),
        ("Phòng Kinh tế, trưởng các thôn", ["Phòng Kinh tế", "Trưởng các thôn"]),
    ],
)
def test_every_part_of_a_cell_is_one_doer(cell, units):
    assert [unit.value for unit in split_units(cell, ISSUER)] == units


def test_who_only_shares_behind_a_semicolon():
    roles = shared_work("Ban khánh tiết, thủ từ; Phòng Nghiệp vụ di tích phối hợp", ISSUER)
    assert roles is not None
    assert [unit.value for unit in roles.lead_units] == ["Ban khánh tiết", "Thủ từ"]
    assert [unit.value for unit in roles.coordinating_units] == ["Phòng Nghiệp vụ di tích"]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Phòng Quản lý quy hoạch và xây dựng rà soát mốc giới.", ["Phòng Quản lý quy hoạch và xây dựng"]),
        ("Phòng Quản lý doanh nghiệp và lao động đôn đốc.", ["Phòng Quản lý doanh nghiệp và lao động"]),
        ("Phòng Hành chính tư pháp lập 02 tổ hỗ trợ.", ["Phòng Hành chính tư pháp"]),
        (
            "Tổ Quản lý, hỗ trợ doanh nghiệp số 1 và số 2 đối chiếu dữ liệu.",
            ["Tổ Quản lý, hỗ trợ doanh nghiệp số 1", "Tổ Quản lý, hỗ trợ doanh nghiệp số 2"],
        ),
        ("Công nhân vận hành cống, thủ kho trực 24/24 giờ.", ["Công nhân vận hành cống", "Thủ kho"]),
        ("Nhân viên thư viện, thiết bị kiểm kê tài sản, thời gian: tuần 3.", ["Nhân viên thư viện, thiết bị"]),
        (
            "Kiểm đếm lại các hộ (Bộ phận địa chính, cán bộ trực nhà văn hóa).",
            ["Bộ phận địa chính", "Cán bộ trực nhà văn hóa"],
        ),
        ("Cắm mốc khu đất. Phân công Tổ quản lý trật tự đô thị thực hiện.", ["Tổ quản lý trật tự đô thị"]),
        ("Phân công công chức quản lý nợ bám từng hộ.", ["Công chức quản lý nợ"]),
        ("Danh sách do giáo viên bộ môn thực hiện.", ["Giáo viên bộ môn"]),
        ("Nguyên nhân do công chức không thực hiện thao tác tạm dừng.", []),
        ("Tổ chức hội nghị triển khai kế hoạch.", []),
        ("Báo cáo nhanh thiệt hại gửi về UBND xã.", []),
        ("Chủ động rà soát, cập nhật danh mục.", []),
    ],
)
def test_doers_of_any_field_lead(text, leads):
    assert [unit.value for unit in find_roles(text, ISSUER).lead_units] == leads
