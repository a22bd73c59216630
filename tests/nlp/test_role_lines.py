"""Attribute lines ("+ Đơn vị chủ trì: ...") and headings of table columns."""

from __future__ import annotations

import pytest

from nlp.roles.lines import shared_work
from nlp.roles.roles import attribute_label, column_role, column_roles, role_line
from nlp.units.finder import Issuer

COMMUNE = Issuer.from_name("UBND xã Hòa Lạc Đông")
TTPVHCC = "Trung tâm Phục vụ hành chính công"
VHXH = "Phòng Văn hóa - Xã hội"
VP = "Văn phòng HĐND và UBND"


@pytest.mark.parametrize(
    ("line", "leads", "shares", "persons"),
    [
        ("+ Đơn vị chủ trì: Phòng Văn hóa – Xã hội xã.", [VHXH], [], []),
        (
            "- Cơ quan phối hợp: Văn phòng HĐND và UBND; Phòng Kinh tế; các cơ quan, đơn vị có liên quan.",
            [],
            [VP, "Phòng Kinh tế", "Các cơ quan, đơn vị có liên quan"],
            [],
        ),
        ("Chủ trì: Phòng Kinh tế; phối hợp: Công an xã, các thôn.", ["Phòng Kinh tế"], ["Công an xã", "Các thôn"], []),
        ("* Đơn vị thực hiện: Các phòng chuyên môn", ["Các phòng chuyên môn"], [], []),
        ("Phân công thực hiện: TTPVHCC", [TTPVHCC], [], []),
        ("- Người thực hiện: đồng chí Trần Văn Bình", [], [], ["Trần Văn Bình"]),
        (
            "+ Trách nhiệm thực hiện: Công an xã chủ trì; Ban CHQS xã phối hợp",
            ["Công an xã"],
            ["Ban Chỉ huy Quân sự xã"],
            [],
        ),
    ],
)
def test_line_that_only_names_roles(line, leads, shares, persons):
    roles = role_line(line, COMMUNE)
    assert roles is not None
    assert [unit.value for unit in roles.lead_units] == leads
    assert [unit.value for unit in roles.coordinating_units] == shares
    assert [person.value for person in roles.assignees] == persons


@pytest.mark.parametrize(
    "line", ["Phòng Kinh tế chủ trì.", "Thời gian thực hiện: quý III", "Nội dung: rà soát hồ sơ", "Giao Phòng Kinh tế:"]
)
def test_other_lines_are_no_role_lines(line):
    assert role_line(line, COMMUNE) is None


@pytest.mark.parametrize(
    ("line", "role", "value"),
    [
        ("+ Đơn vị chủ trì: Phòng Kinh tế", "lead", "Phòng Kinh tế"),
        ("- Thời gian hoàn thành: Trước ngày 15/9/2026.", "time", "Trước ngày 15/9/2026."),
        ("Thời hạn: hằng quý", "time", "hằng quý"),
        ("+ Chỉ tiêu: 100% hồ sơ đúng hạn", "target", "100% hồ sơ đúng hạn"),
        ("Sản phẩm: Báo cáo", "deliverable", "Báo cáo"),
        ("Kết quả đầu ra: Quyết định của UBND xã", "deliverable", "Quyết định của UBND xã"),
        ("Ghi chú: gửi bản điện tử", "note", "gửi bản điện tử"),
        ("Cơ quan phối hợp thực hiện: Công an xã", "coordinate", "Công an xã"),
    ],
)
def test_attribute_label(line, role, value):
    hit = attribute_label(line)
    assert hit is not None
    assert (hit[0], line[hit[1] :]) == (role, value)


@pytest.mark.parametrize(
    "line",
    [
        "Thời gian qua, công tác này còn chậm",
        "Chủ trì, phối hợp với các đơn vị",
        "Kết quả thực hiện còn hạn chế.",
        "Giao Phòng Kinh tế:",
    ],
)
def test_no_attribute_label(line):
    assert attribute_label(line) is None


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("STT", "number"),
        ("TT", "number"),
        ("Nội dung công việc", "work"),
        ("Nhiệm vụ, giải pháp", "work"),
        ("Nội dung/tiêu chí/tiêu chí thành phần bị mất điểm", "criterion"),
        ("Tiêu chí", "criterion"),
        ("Điểm chuẩn", "max_points"),
        ("Điểm tối đa", "max_points"),
        ("Số điểm", "points"),
        ("Điểm đạt được", "points"),
        ("Điểm bị trừ", "points_lost"),
        ("Lí do mất điểm", "reason"),
        ("Nguyên nhân", "reason"),
        ("Biện pháp khắc phục", "remedy"),
        ("Đơn vị chủ trì", "lead"),
        ("Cơ quan, đơn vị chủ trì thực hiện", "lead"),
        ("Đơn vị thực hiện", "lead"),
        ("Phân công", "lead"),
        ("Đơn vị phối hợp", "coordinate"),
        ("Cơ quan phối hợp", "coordinate"),
        ("Thời gian thực hiện", "time"),
        ("Thời hạn hoàn thành", "time"),
        ("Tiến độ", "time"),
        ("Tiến độ thực hiện", "state"),
        ("Tiến độ hoàn thành", "time"),
        ("Sản phẩm", "deliverable"),
        ("Kết quả, sản phẩm", "deliverable"),
        ("Chỉ tiêu", "target"),
        ("Kết quả thực hiện", "state"),
        ("Tình trạng", "state"),
        ("Ghi chú", "note"),
        ("Người thực hiện", "person"),
        ("Lãnh đạo phụ trách", "person"),
        ("Số, ký hiệu văn bản", "signed_document"),
        ("Xếp loại", None),
    ],
)
def test_column_role(heading, role):
    assert column_role(heading) == role
    assert column_role(heading.upper()) == role


def test_progress_is_the_deadline_where_no_other_column_gives_it():
    assert column_roles(["TT", "Nhiệm vụ", "Chủ trì", "Tiến độ thực hiện"]) == ("number", "work", "lead", "time")
    assert column_roles(["TT", "Nhiệm vụ", "Thời hạn", "Tiến độ thực hiện"]) == ("number", "work", "time", "state")


@pytest.mark.parametrize(
    "cell",
    [
        "Phòng Kinh tế; phối hợp: Công an xã",
        "Phòng Kinh tế (phối hợp: Công an xã)",
        "Phòng Kinh tế (p/h Công an xã)",
        "Phòng Kinh tế, p/h với Công an xã",
        "Chủ trì: Phòng Kinh tế; phối hợp: Công an xã",
        "Phòng Kinh tế chủ trì, Công an xã phối hợp",
    ],
)
def test_one_cell_tells_doer_and_sharer(cell):
    roles = shared_work(cell, Issuer.from_name("UBND xã An Sơn Thượng"))
    assert roles
    assert [unit.value for unit in roles.lead_units] == ["Phòng Kinh tế"]
    assert [unit.value for unit in roles.coordinating_units] == ["Công an xã"]


def test_a_cell_of_doers_has_no_sharers():
    assert shared_work("Phòng Kinh tế; Công an xã", Issuer.from_name("UBND xã An Sơn Thượng")) is None
