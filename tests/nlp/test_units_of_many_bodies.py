"""Units of hospitals, of places told by short levels, and lists with brackets and shared heads."""

# ruff: noqa: E501 (a printed line stands whole)
from __future__ import annotations

import pytest

from nlp.units.finder import Issuer, canonical_unit, find_units
from nlp.units.slots import split_units

COMMUNE = Issuer.from_name("UBND xã Hòa Lạc Đông")
WARD = Issuer.from_name("UBND phường Tân Bình Hạ")
PROVINCE = Issuer.from_name("UBND tỉnh Sơn Hải")
HEALTH = Issuer.from_name("Sở Y tế tỉnh Sơn Hải")
HOSPITAL = Issuer.from_name("Bệnh viện Đa khoa khu vực An Sơn")
PARTY = Issuer.from_name("Đảng ủy xã Hòa Lạc Đông")


@pytest.mark.parametrize(
    ("printed", "issuer", "unit"),
    [
        ("Khoa KSNK", HOSPITAL, "Khoa Kiểm soát nhiễm khuẩn"),
        ("Khoa Xét nghiệm - Chẩn đoán hình ảnh", HOSPITAL, "Khoa Xét nghiệm - Chẩn đoán hình ảnh"),
        ("các khoa lâm sàng", HOSPITAL, "Các khoa lâm sàng"),
        ("Phòng KHTH", HOSPITAL, "Phòng Kế hoạch tổng hợp"),
        ("Phòng TCKT", HOSPITAL, "Phòng Tài chính - Kế toán"),
        ("Trung tâm Kiểm soát bệnh tật tỉnh", HEALTH, "Trung tâm Kiểm soát bệnh tật"),
        ("UBND tỉnh", HEALTH, "UBND tỉnh"),
        ("Trung tâm HCC", COMMUNE, "Trung tâm Phục vụ hành chính công"),
        ("P. Văn hóa - XH", COMMUNE, "Phòng Văn hóa - Xã hội"),
        ("VPHĐND&UBND", COMMUNE, "Văn phòng HĐND và UBND"),
        ("VP UBND xã", COMMUNE, "Văn phòng HĐND và UBND"),
        ("VP UBND tỉnh", PROVINCE, "Văn phòng UBND"),
        ("Phòng Kinh tế - Hạ tầng - Đô thị", WARD, "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("UBND TP. Hòa Lạc", PROVINCE, "UBND thành phố Hòa Lạc"),
        ("UBND TX. An Sơn", PROVINCE, "UBND thị xã An Sơn"),
        ("UBND Q.1", PROVINCE, "UBND quận 1"),
        ("UBND P.5", PROVINCE, "UBND phường 5"),
        ("Công an P. Tân Bình Hạ", PROVINCE, "Công an phường Tân Bình Hạ"),
        ("UBND phường Trung Tâm", PROVINCE, "UBND phường Trung Tâm"),
        ("CC VHXH", COMMUNE, "Công chức Văn hóa - Xã hội"),
        ("NHNN khu vực 8", PROVINCE, "Ngân hàng Nhà nước khu vực 8"),
        ("BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG", COMMUNE, "Ban Quản lý dự án đầu tư xây dựng"),
    ],
)
def test_canonical_form(printed, issuer, unit):
    assert canonical_unit(printed, issuer) == unit


@pytest.mark.parametrize(
    ("text", "issuer", "units"),
    [
        ("Khoa Kiểm soát nhiễm khuẩn chủ trì, phối hợp với Phòng Điều dưỡng giám sát vệ sinh tay.", HOSPITAL, ["Khoa Kiểm soát nhiễm khuẩn", "Phòng Điều dưỡng"]),
        ("Phòng Tài chính - Kế toán bố trí kinh phí.", HOSPITAL, ["Phòng Tài chính - Kế toán"]),
        ("Tổ Công nghệ thông tin phối hợp Khoa Khám bệnh cài đặt phần mềm.", HOSPITAL, ["Tổ Công nghệ thông tin", "Khoa Khám bệnh"]),
        ("Phòng Kế hoạch tổng hợp cùng Khoa Dược rà soát danh mục thuốc.", HOSPITAL, ["Phòng Kế hoạch tổng hợp", "Khoa Dược"]),
        ("Khoa học và công nghệ là động lực; nghiên cứu khoa học.", COMMUNE, []),
        ("UBND phường Trung Tâm và Trung tâm Y tế An Sơn phối hợp.", PROVINCE, ["UBND phường Trung Tâm", "Trung tâm Y tế An Sơn"]),
    ],
)  # fmt: skip
def test_in_running_text(text, issuer, units):
    assert [found.value.unit for found in find_units(text, issuer)] == units


@pytest.mark.parametrize(
    ("text", "issuer", "units"),
    [
        ("Công an xã (thường trực), Ban CHQS xã", COMMUNE, ["Công an xã", "Ban Chỉ huy Quân sự xã"]),
        ("VP HĐND&UBND, P.KT, P.VHXH, TTPVHCC", COMMUNE, ["Văn phòng HĐND và UBND", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công"]),
        ("Phòng Kinh tế, Hạ tầng và Đô thị, Phòng Văn hóa - Xã hội", WARD, ["Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Văn hóa - Xã hội"]),
        ("Sở NNMT; Sở KHCN; Sở GDĐT; Sở VH,TT&DL", PROVINCE, ["Sở Nông nghiệp và Môi trường", "Sở Khoa học và Công nghệ", "Sở Giáo dục và Đào tạo", "Sở Văn hóa, Thể thao và Du lịch"]),
        ("Văn phòng Đảng ủy, Ban Xây dựng Đảng, UBKT Đảng ủy", PARTY, ["Văn phòng Đảng ủy", "Ban Xây dựng Đảng", "Ủy ban Kiểm tra Đảng ủy"]),
        ("Khoa Dược; các khoa lâm sàng", HOSPITAL, ["Khoa Dược", "Các khoa lâm sàng"]),
    ],
)  # fmt: skip
def test_lists(text, issuer, units):
    assert [found.value for found in split_units(text, issuer)] == units
