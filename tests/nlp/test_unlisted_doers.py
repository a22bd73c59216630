"""Doers under names that no list holds, and doers of later clauses."""

from __future__ import annotations

import pytest

from nlp.roles.roles import find_roles
from nlp.roles.subjects import names_doer, unlisted_heading
from nlp.units.finder import Issuer

COMMUNE = Issuer.from_name("UBND xã Hòa Lạc Đông")


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (
            "Ban Trị sự chùa An Sơn và các vị chức việc vận động bà con hạn chế đốt vàng mã.",
            ["Ban Trị sự chùa An Sơn", "Các vị chức việc"],
        ),
        ("Đội bắt chó thả rông hoạt động ít nhất 03 buổi mỗi tuần.", ["Đội bắt chó thả rông"]),
        ("Nhân viên thú y bản, trưởng bản lập danh sách hộ nuôi trâu bò.", ["Nhân viên thú y bản", "Trưởng bản"]),
        ("Chủ nhà trọ trên địa bàn ký cam kết an toàn cháy nổ.", ["Chủ nhà trọ"]),
        ("Câu lạc bộ Hưu trí xã: chuẩn bị 02 tiết mục văn nghệ.", ["Câu lạc bộ Hưu trí xã"]),
        ("Người lao động của Trung tâm nghiêm túc thực hiện giờ làm việc.", ["Người lao động"]),
        ("Dọn vệ sinh bến thuyền vào sáng thứ Bảy (Chi hội Phụ nữ bến, Tổ tự quản sông thực hiện).",
         ["Chi hội Phụ nữ bến", "Tổ tự quản sông"]),
        ("Lập 03 tổ trực tại bến đò. Phòng Kinh tế chủ trì, xong trong tháng 3.", ["Phòng Kinh tế"]),
        ("Phòng Kinh tế cùng Trung tâm Dịch vụ tổng hợp đẩy nhanh tiến độ.",
         ["Phòng Kinh tế", "Trung tâm Dịch vụ tổng hợp"]),
        ("Đội Y tế lưu động của Trung tâm Y tế khu vực An Sơn: bố trí 02 xe.", ["Đội Y tế lưu động"]),
        ("Phòng Kinh tế đề nghị các nhà mạng xóa vùng lõm sóng.", ["Phòng Kinh tế"]),
        ("UBND xã đề nghị Công an xã tăng cường tuần tra.", ["Công an xã"]),
        # Not a doer: a noun that only begins as one does, a state, who answers for the work of others.
        ("Phòng, chống cháy rừng trong mùa khô.", []),
        ("Tổ chức hội nghị đối thoại.", []),
        ("Đội ngũ công chức được bồi dưỡng nghiệp vụ.", []),
        ("Niêm yết thủ tục tại bộ phận một cửa; người đứng đầu đơn vị chịu trách nhiệm nếu để chậm.", []),
    ],
)  # fmt: skip
def test_doer_under_a_name_of_its_own(text, leads):
    assert [unit.value for unit in find_roles(text, COMMUNE).lead_units] == leads


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        (
            "Ban Quản lý bến cá chủ trì, Nghiệp đoàn Bốc xếp và tổ thuyền máy phối hợp thực hiện.",
            ["Nghiệp đoàn Bốc xếp", "Tổ thuyền máy"],
        ),
        ("Phòng Kinh tế phối hợp Đội thu tiền nước đến từng hộ đối chiếu công nợ.", ["Đội thu tiền nước"]),
        ("Phòng Kinh tế đo đạc khu đất; Công an xã phối hợp giữ trật tự.", ["Công an xã"]),
        ("Phòng Kinh tế phối hợp tổ chức hội nghị.", []),
    ],
)
def test_who_shares_the_work(text, shares):
    assert [unit.value for unit in find_roles(text, COMMUNE).coordinating_units] == shares


def test_person_in_charge_stands_beside_the_unit():
    text = (
        "Văn phòng HĐND và UBND: chuẩn bị hội trường. Đồng chí Trần Văn Bình - Phó Chánh Văn phòng trực tiếp phụ trách."
    )
    roles = find_roles(text, COMMUNE)
    assert [unit.value for unit in roles.lead_units] == ["Văn phòng HĐND và UBND"]
    assert [person.value for person in roles.assignees] == ["Trần Văn Bình"]


def test_heading_that_names_doers_of_no_list():
    found = unlisted_heading("Chủ cơ sở sản xuất, kinh doanh, chủ nhà trọ", COMMUNE)
    assert [unit.value for unit in found] == ["Chủ cơ sở sản xuất, kinh doanh", "Chủ nhà trọ"]
    assert names_doer("Đối với nhân viên cấp dưỡng")
    assert not names_doer("Đội ngũ cán bộ")
