"""Units: canonical names and mentions in running text."""

from __future__ import annotations

import time

import pytest

from nlp.units.finder import Issuer, canonical_unit, find_units

COMMUNE = Issuer.from_name("UBND xã Hòa Lạc Đông")
WARD = Issuer.from_name("Ủy ban nhân dân phường Tân Bình Hạ")
PROVINCE = Issuer.from_name("UBND tỉnh Sơn Hải")
SCHOOL = Issuer.from_name("Trường THPT An Sơn Thượng")
OFFICE = Issuer.from_name("Sở Nội vụ tỉnh Sơn Hải")
PARTY = Issuer.from_name("Đảng ủy xã Hòa Lạc Đông")


@pytest.mark.parametrize(
    ("name", "level", "place"),
    [
        ("UBND xã Hòa Lạc Đông", "xã", "Hòa Lạc Đông"),
        ("Ủy ban nhân dân phường Tân Bình Hạ", "phường", "Tân Bình Hạ"),
        ("UBND đặc khu Hòn Sáo", "đặc khu", "Hòn Sáo"),
        ("UBND thành phố Sông Vân", "thành phố", "Sông Vân"),
        ("Trường THPT An Sơn Thượng", "trường", None),
        ("Sở Nội vụ tỉnh Sơn Hải", "sở", "Sơn Hải"),
        ("Văn phòng HĐND và UBND xã Hòa Lạc Đông", "xã", "Hòa Lạc Đông"),
        (None, None, None),
    ],
)
def test_issuer_knows_its_level_and_place(name, level, place):
    issuer = Issuer.from_name(name)
    assert (issuer.level, issuer.place) == (level, place)


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("Phòng Văn hóa – Xã hội xã", "Phòng Văn hóa - Xã hội"),
        ("phòng Văn hoá- Xã hội", "Phòng Văn hóa - Xã hội"),
        ("Phòng Văn hóa & Xã hội", "Phòng Văn hóa - Xã hội"),
        ("Phòng Văn hóa và Xã hội", "Phòng Văn hóa - Xã hội"),
        ("Phòng Văn hóa xã hội", "Phòng Văn hóa - Xã hội"),
        ("Phòng Văn hóa", "Phòng Văn hóa - Xã hội"),
        ("P.VHXH", "Phòng Văn hóa - Xã hội"),
        ("Phòng VH-XH xã", "Phòng Văn hóa - Xã hội"),
        ("P. KT", "Phòng Kinh tế"),
        ("phòng kinh tế xã Hòa Lạc Đông", "Phòng Kinh tế"),
        ("Phòng Kinh tế thuộc UBND xã", "Phòng Kinh tế"),
        ("VP HĐND-UBND", "Văn phòng HĐND và UBND"),
        ("Văn phòng HĐND & UBND xã", "Văn phòng HĐND và UBND"),
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", "Văn phòng HĐND và UBND"),
        ("TTPVHCC", "Trung tâm Phục vụ hành chính công"),
        ("TT PV HCC xã", "Trung tâm Phục vụ hành chính công"),
        ("TT PVHHC", "Trung tâm Phục vụ hành chính công"),
        ("Trung tâm PVHCC", "Trung tâm Phục vụ hành chính công"),
        ("Trung tâm phục vụ HCC xã Hòa Lạc Đông", "Trung tâm Phục vụ hành chính công"),
        ("Trung tâm Cung ứng dịch vụ sự nghiệp công xã", "Trung tâm Cung ứng dịch vụ sự nghiệp công"),
        ("Các phòng chuyên môn thuộc UBND xã.", "Các phòng chuyên môn"),
        ("các cơ quan, đơn vị trực thuộc UBND xã", "Các cơ quan, đơn vị trực thuộc"),
        ("Các bộ phận chuyên môn của xã", "Các bộ phận chuyên môn"),
        ("Ủy ban nhân dân xã", "UBND xã Hòa Lạc Đông"),
        ("UBND xã", "UBND xã Hòa Lạc Đông"),
        ("UBND xã Hòa Lạc Đông", "UBND xã Hòa Lạc Đông"),
        ("UBND xã An Sơn Thượng", "UBND xã An Sơn Thượng"),
        ("UBND tỉnh", "UBND tỉnh"),
        ("CA xã", "Công an xã"),
        ("công an xã", "Công an xã"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", "UBMTTQ Việt Nam xã"),
        ("UB MTTQ xã", "UBMTTQ xã"),
        ("Đoàn TNCS Hồ Chí Minh xã", "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã"),
        ("Hội LHPN xã", "Hội Liên hiệp Phụ nữ xã"),
        ("Ban CHQS xã", "Ban Chỉ huy Quân sự xã"),
        ("Trạm Y tế xã", "Trạm Y tế xã"),
        ("Đảng uỷ xã", "Đảng ủy xã"),
        ("Đồng chí PCT UBND phụ trách VHXXH", "Phó Chủ tịch UBND phụ trách văn hóa - xã hội"),
        ("công chức phụ trách CCHC", "Công chức phụ trách cải cách hành chính"),
        ("các đồng chí công chức UBND xã", "Công chức"),
        ("các đồng chí cán bộ, công chức", "Cán bộ, công chức"),
        ("Công chức Tài chính – Kế toán", "Công chức Tài chính - Kế toán"),
        ("công chức VP-TK", "Công chức Văn phòng - Thống kê"),
        ("Trưởng Công an xã", "Trưởng Công an xã"),
        ("Trưởng phòng KT", "Trưởng phòng Kinh tế"),
        ("Giám đốc TT PVHCC", "Giám đốc Trung tâm Phục vụ hành chính công"),
        ("Trường MN Hoa Sen", "Trường Mầm non Hoa Sen"),
        ("Trường TH&THCS An Sơn", "Trường Tiểu học và Trung học cơ sở An Sơn"),
        ("Bộ phận TN&TKQ", "Bộ phận Tiếp nhận và Trả kết quả"),
        ("PHÒNG KINH TẾ", "Phòng Kinh tế"),
        ("ỦY BAN NHÂN DÂN XÃ AN SƠN THƯỢNG", "UBND xã An Sơn Thượng"),
        ("Hợp tác xã Nông nghiệp An Sơn", "Hợp tác xã Nông nghiệp An Sơn"),
    ],
)
def test_commune_writes_units_in_canonical_form(printed, unit):
    assert canonical_unit(printed, COMMUNE) == unit


@pytest.mark.parametrize(
    ("printed", "issuer", "unit"),
    [
        ("Ban Dân tộc tỉnh", PROVINCE, "Ban Dân tộc"),
        ("Sở GD&ĐT", PROVINCE, "Sở Giáo dục và Đào tạo"),
        ("Sở VH,TT&DL", PROVINCE, "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Nông nghiệp & Môi trường tỉnh", PROVINCE, "Sở Nông nghiệp và Môi trường"),
        ("Kho bạc Nhà nước tỉnh", PROVINCE, "Kho bạc Nhà nước tỉnh"),
        ("Thanh tra tỉnh", PROVINCE, "Thanh tra tỉnh"),
        ("Công an tỉnh", PROVINCE, "Công an tỉnh"),
        ("UBND tỉnh", PROVINCE, "UBND tỉnh Sơn Hải"),
        ("Tỉnh đoàn Sơn Hải", PROVINCE, "Tỉnh đoàn Sơn Hải"),
        ("Công ty Điện lực Sơn Hải", PROVINCE, "Công ty Điện lực Sơn Hải"),
        ("UBND các xã, phường, đặc khu", PROVINCE, "UBND các xã, phường, đặc khu"),
        ("Phòng KT, HT&ĐT phường", WARD, "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("Phòng Kinh tế, Hạ tầng & Đô thị", WARD, "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("UBND phường", WARD, "UBND phường Tân Bình Hạ"),
        ("Trường THPT An Sơn Thượng", SCHOOL, "Trường Trung học phổ thông An Sơn Thượng"),
        ("nhà trường", SCHOOL, "Trường Trung học phổ thông An Sơn Thượng"),
        ("BGH nhà trường", SCHOOL, "Ban Giám hiệu"),
        ("các phòng, đơn vị thuộc Sở", OFFICE, "Các phòng, đơn vị"),
        ("Văn phòng Sở", OFFICE, "Văn phòng Sở"),
        ("Sở Nội vụ", OFFICE, "Sở Nội vụ tỉnh Sơn Hải"),
        ("UBND xã", PARTY, "UBND xã"),
        ("các chi bộ trực thuộc Đảng ủy xã", PARTY, "Các chi bộ trực thuộc"),
    ],
)
def test_other_issuers(printed, issuer, unit):
    assert canonical_unit(printed, issuer) == unit


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Giao Phòng Kinh tế chủ trì tham mưu UBND xã", ["Phòng Kinh tế", "UBND xã"]),
        ("Trung tâm Dịch vụ tổng hợp phối hợp các thôn", ["Trung tâm Dịch vụ tổng hợp", "Các thôn"]),
        ("gửi về Sở Tư pháp tỉnh Sơn Hải trước ngày 20", ["Sở Tư pháp tỉnh Sơn Hải"]),
        ("Ban Quản lý dự án đầu tư xây dựng khu vực Đông An", ["Ban Quản lý dự án đầu tư xây dựng khu vực Đông An"]),
        ("Tổ công nghệ số cộng đồng các thôn hỗ trợ người dân", ["Tổ công nghệ số cộng đồng các thôn"]),
        ("tăng cường phòng, chống tham nhũng", []),
        ("ban hành văn bản; tổ chức hội nghị", []),
        ("nâng cao chất lượng phục vụ Nhân dân tại trụ sở", []),
        ("cải thiện mức độ hài lòng của xã hội", []),
    ],
)
def test_mentions_in_running_text(text, units):
    assert [found.value.unit for found in find_units(text)] == units


def test_mention_knows_its_place():
    text = "Yêu cầu phòng Văn hoá – Xã hội xã thực hiện"
    (found,) = find_units(text)
    assert found.span is not None
    assert found.span.slice(text) == found.value.printed == "phòng Văn hoá – Xã hội xã"
    assert (found.value.kind, found.value.level) == ("phòng", "xã")


def test_a_long_hostile_line_is_read_quickly():
    line = "các phòng, ban, ngành, " * 3000
    start = time.perf_counter()
    find_units(line)
    assert time.perf_counter() - start < 5
