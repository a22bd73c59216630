"""Lists of units and headings that name the doer."""

from __future__ import annotations

import pytest

from nlp.units.finder import Issuer
from nlp.units.lists import unit_heading
from nlp.units.slots import split_units

COMMUNE = Issuer.from_name("UBND xã Hòa Lạc Đông")
WARD = Issuer.from_name("UBND phường Tân Bình Hạ")
PROVINCE = Issuer.from_name("UBND tỉnh Sơn Hải")
TTPVHCC = "Trung tâm Phục vụ hành chính công"
VHXH = "Phòng Văn hóa - Xã hội"
VP = "Văn phòng HĐND và UBND"


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "Văn phòng HĐND và UBND; Phòng Kinh tế; các cơ quan, đơn vị có liên quan",
            [VP, "Phòng Kinh tế", "Các cơ quan, đơn vị có liên quan"],
        ),
        ("Phòng Kinh tế, Công an xã và các thôn", ["Phòng Kinh tế", "Công an xã", "Các thôn"]),
        ("VP, P.KT, P.VHXH", [VP, "Phòng Kinh tế", VHXH]),
        ("Văn phòng HĐND và UBND xã\nPhòng Kinh tế\nTTPVHCC", [VP, "Phòng Kinh tế", TTPVHCC]),
        ("Phòng Văn hóa -\nXã hội", [VHXH]),
        ("Các phòng, ban, ngành, đoàn thể xã", ["Các phòng, ban, ngành, đoàn thể xã"]),
        ("các tổ chức đoàn thể và khối, xóm", ["Các tổ chức đoàn thể", "Khối, xóm"]),
        ("Các phòng chuyên môn, đơn vị trực thuộc UBND xã", ["Các phòng chuyên môn", "Đơn vị trực thuộc"]),
        (
            "Phòng Kinh tế và các bộ phận chuyên môn có liên quan.",
            ["Phòng Kinh tế", "Các bộ phận chuyên môn có liên quan"],
        ),
        ("UBMTTQ xã và các tổ chức chính trị - xã hội", ["UBMTTQ xã", "Các tổ chức chính trị - xã hội"]),
        ("Các phòng Kinh tế, Văn hóa - Xã hội", ["Phòng Kinh tế", VHXH]),
        ("Trưởng các phòng: Kinh tế, Văn hóa - Xã hội", ["Trưởng phòng Kinh tế", "Trưởng phòng Văn hóa - Xã hội"]),
        ("- Phòng Kinh tế;\n- Công an xã;\n- Trạm Y tế xã.", ["Phòng Kinh tế", "Công an xã", "Trạm Y tế xã"]),
        (
            "Hội Nông dân, Hội LHPN, Đoàn Thanh niên, Hội CCB xã",
            ["Hội Nông dân xã", "Hội Liên hiệp Phụ nữ xã", "Đoàn Thanh niên xã", "Hội Cựu chiến binh xã"],
        ),
        (
            "Công an xã; Ban CHQS xã; Trạm Y tế; các trường học",
            ["Công an xã", "Ban Chỉ huy Quân sự xã", "Trạm Y tế", "Các trường học"],
        ),
        ("Phòng Kinh tế/Văn phòng HĐND và UBND", ["Phòng Kinh tế", VP]),
        ("Cán bộ, công chức, viên chức", ["Cán bộ, công chức, viên chức"]),
        ("Công chức VH-XH, công chức Tư pháp - Hộ tịch", ["Công chức Văn hóa - Xã hội", "Công chức Tư pháp - Hộ tịch"]),
        ("", []),
    ],
)
def test_split_units_of_a_commune(text, units):
    assert [unit.value for unit in split_units(text, COMMUNE)] == units


def test_split_units_elsewhere():
    assert [u.value for u in split_units("Các Sở: Nội vụ; Tài chính; Văn hóa,Thể thao và Du lịch", PROVINCE)] == [
        "Sở Nội vụ",
        "Sở Tài chính",
        "Sở Văn hóa, Thể thao và Du lịch",
    ]
    assert [u.value for u in split_units("Phòng Kinh tế, Hạ tầng và Đô thị; Phòng VHXH", WARD)] == [
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        VHXH,
    ]
    assert [u.value for u in split_units("Sở Tài chính, Kho bạc Nhà nước tỉnh, UBND các xã, phường", PROVINCE)] == [
        "Sở Tài chính",
        "Kho bạc Nhà nước tỉnh",
        "UBND các xã, phường",
    ]


def test_units_of_a_list_know_their_place():
    text = "Phòng Kinh tế;\nCông an xã"
    assert [unit.span.slice(text) for unit in split_units(text, COMMUNE)] == ["Phòng Kinh tế", "Công an xã"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Phòng Văn hóa – Xã hội xã", [VHXH]),
        ("Giao Phòng Kinh tế:", ["Phòng Kinh tế"]),
        ("1. Giao Trung tâm phục vụ hành chính công:", [TTPVHCC]),
        ("Đề nghị Ủy ban MTTQ xã và các đoàn thể xã", ["UBMTTQ xã", "Các đoàn thể xã"]),
        ("Các phòng chuyên môn thuộc UBND xã.", ["Các phòng chuyên môn"]),
        (
            "Công chức phụ trách công tác nội vụ, CCHC, thi đua",
            ["Công chức phụ trách công tác nội vụ, cải cách hành chính, thi đua"],
        ),
        ("Đối với Công an xã", ["Công an xã"]),
        ("Trách nhiệm của Phòng Kinh tế", ["Phòng Kinh tế"]),
        ("UBND xã", ["UBND xã Hòa Lạc Đông"]),
        ("Phòng Kinh tế, Phòng Văn hóa - Xã hội có trách nhiệm:", ["Phòng Kinh tế", VHXH]),
        ("Thủ trưởng các cơ quan, đơn vị", ["Thủ trưởng các cơ quan, đơn vị"]),
        ("Các thôn", ["Các thôn"]),
        ("PHÒNG KINH TẾ", ["Phòng Kinh tế"]),
        ("Cán bộ, công chức", ["Cán bộ, công chức"]),
        ("Trạm Y tế xã", ["Trạm Y tế xã"]),
        ("Các ông (bà) Trưởng thôn", ["Trưởng thôn"]),
        ("Đề nghị Đảng ủy, HĐND xã", ["Đảng ủy", "HĐND xã"]),
    ],
)
def test_heading_names_the_doer(text, units):
    assert [unit.value for unit in unit_heading(text, COMMUNE)] == units


@pytest.mark.parametrize(
    "text",
    [
        "Về công tác kiểm tra",
        "Công tác cán bộ",
        "Tổ chức thực hiện",
        "TỔ CHỨC THỰC HIỆN",
        "Phòng, chống tham nhũng",
        "Cải cách chế độ công vụ",
        "Ban hành văn bản",
        "Trung tâm chính trị của xã là nơi bồi dưỡng",
        "Hội nghị sơ kết",
        "Phòng chống thiên tai",
        "Xây dựng và phát triển Chính phủ số",
        "Nhiệm vụ trọng tâm",
        "Bộ máy tổ chức",
        "Mục đích",
        "Giải pháp khắc phục",
        "Văn phòng điện tử",
        "Cán bộ và công tác cán bộ",
        "Công tác xây dựng Đảng",
        "Trách nhiệm người đứng đầu trong công tác cải cách hành chính",
        "Khối lượng công việc",
        "Đoàn kết nội bộ",
        "Tổ chức bộ máy",
        "",
    ],
)
def test_heading_of_a_field_names_nobody(text):
    assert unit_heading(text, COMMUNE) == ()
