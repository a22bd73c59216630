"""Heads of the offices of the two-level government of 2025, of Party, front, schools and armed forces, in columns and flat."""

# ruff: noqa: E501 (a printed line stands whole)
from __future__ import annotations

import pytest
from conftest import build_document
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import read

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
TEXT = "Thực hiện Công văn số 12/SNV-CCHC ngày 05/01/2026 của Sở Nội vụ, xin thông báo như sau:\n\n1. Nội dung\n\n- Rà soát hồ sơ."
PLAN = "^|KẾ HOẠCH\n\n^|Triển khai công tác chuyển đổi số năm 2026"
DATE = "An Sơn Thượng, ngày 15 tháng 01 năm 2026"
SIGNED = "GIÁM ĐỐC\n\nQuàng Thị Mẫu"

OFFICES = [
    ("UBND XÃ HÒA LẠC ĐÔNG\nTRUNG TÂM PHỤC VỤ\nHÀNH CHÍNH CÔNG", "Trung tâm Phục vụ hành chính công xã Hòa Lạc Đông", "UBND xã Hòa Lạc Đông"),
    ("UBND PHƯỜNG TÂN BÌNH HẠ\nPHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ", "Phòng Kinh tế, Hạ tầng và Đô thị phường Tân Bình Hạ", "UBND phường Tân Bình Hạ"),
    ("UBND XÃ AN SƠN THƯỢNG\nVĂN PHÒNG", "Văn phòng HĐND và UBND xã An Sơn Thượng", "UBND xã An Sơn Thượng"),
    ("UBND TỈNH HÒA LẠC\nVĂN PHÒNG", "Văn phòng UBND tỉnh Hòa Lạc", "UBND tỉnh Hòa Lạc"),
    ("UBND TỈNH HÒA LẠC\nTHANH TRA TỈNH", "Thanh tra tỉnh Hòa Lạc", "UBND tỉnh Hòa Lạc"),
    ("ỦY BAN NHÂN DÂN\nĐẶC KHU HÒN SÁO", "UBND đặc khu Hòn Sáo", None),
    ("UBND XÃ AN SƠN THƯỢNG\nBAN QUẢN LÝ DỰ ÁN\nĐẦU TƯ XÂY DỰNG", "Ban Quản lý dự án đầu tư xây dựng xã An Sơn Thượng", "UBND xã An Sơn Thượng"),
    ("ĐẢNG ỦY XÃ AN SƠN THƯỢNG\nVĂN PHÒNG\n*", "Văn phòng Đảng ủy xã An Sơn Thượng", "Đảng ủy xã An Sơn Thượng"),
    ("ĐẢNG ỦY XÃ AN SƠN THƯỢNG\nỦY BAN KIỂM TRA\n*", "Ủy ban Kiểm tra Đảng ủy xã An Sơn Thượng", "Đảng ủy xã An Sơn Thượng"),
    ("TỈNH ỦY HÒA LẠC\nĐẢNG ỦY XÃ AN SƠN THƯỢNG\n*", "Đảng ủy xã An Sơn Thượng", "Tỉnh ủy Hòa Lạc"),
    ("ĐẢNG BỘ XÃ AN SƠN THƯỢNG\nĐẢNG ỦY ỦY BAN NHÂN DÂN XÃ\n*", "Đảng ủy UBND xã An Sơn Thượng", "Đảng bộ xã An Sơn Thượng"),
    ("UBMTTQ VIỆT NAM XÃ AN SƠN THƯỢNG\nBCH HỘI NÔNG DÂN", "Ban Chấp hành Hội Nông dân xã An Sơn Thượng", "UBMTTQ xã An Sơn Thượng"),
    ("SỞ Y TẾ HÒA LẠC\nTRUNG TÂM Y TẾ AN SƠN", "Trung tâm Y tế An Sơn", "Sở Y tế Hòa Lạc"),
    ("SỞ Y TẾ TỈNH HÒA LẠC\nBỆNH VIỆN ĐA KHOA KHU VỰC AN SƠN THƯỢNG", "Bệnh viện Đa khoa khu vực An Sơn Thượng", "Sở Y tế tỉnh Hòa Lạc"),
    ("CÔNG AN TỈNH HÒA LẠC\nCÔNG AN XÃ AN SƠN THƯỢNG", "Công an xã An Sơn Thượng", "Công an tỉnh Hòa Lạc"),
    ("BỘ CHQS TỈNH HÒA LẠC\nBAN CHQS XÃ AN SƠN THƯỢNG", "Ban Chỉ huy Quân sự xã An Sơn Thượng", "Bộ Chỉ huy Quân sự tỉnh Hòa Lạc"),
    ("Ủy ban nhân dân\nxã An Sơn Thượng", "UBND xã An Sơn Thượng", None),
    ("UBND xã An Sơn Thượng\nPhòng Kinh tế", "Phòng Kinh tế xã An Sơn Thượng", "UBND xã An Sơn Thượng"),
    ("UBND TP HÒA LẠC\nUBND PHƯỜNG 5", "UBND phường 5", "UBND thành phố Hòa Lạc"),
]  # fmt: skip


def _in_columns(agencies: str, number: str, date: str) -> str:
    return f"<|{agencies}\n\n<|{number}\n\n>|{NATION}\n\n>|{date}\n\n{PLAN}\n\n{TEXT}\n\n<|Nơi nhận:\n\n<|- Lưu: VT.\n\n>|{SIGNED}"


def _flat(agencies: str, number: str, date: str) -> str:
    return f"{agencies}\n\n{NATION}\n\n{number}\n\n{date}\n\n{PLAN}\n\n{TEXT}\n\nNơi nhận:\n\n- Lưu: VT.\n\n{SIGNED}"


@pytest.mark.parametrize("written", [_in_columns, _flat])
@pytest.mark.parametrize(("agencies", "issuer", "parent"), OFFICES)
def test_office_and_the_body_above_it(text_document, written, agencies, issuer, parent):
    header = read(text_document(written(agencies, "Số: 7/KH-TT", DATE))).header
    assert header.issuing_authority.value == issuer
    assert (header.parent_authority.value if header.parent_authority else None) == parent


@pytest.mark.parametrize("written", [_in_columns, _flat])
@pytest.mark.parametrize(
    ("number", "date", "whole", "place", "day"),
    [
        ("215\n\nSố:       /KH-UBND", DATE, "215/KH-UBND", "An Sơn Thượng", "2026-01-15"),
        ("Số:       /KH-UBND\n\n215", DATE, "215/KH-UBND", "An Sơn Thượng", "2026-01-15"),
        ("215/KH-UBND", "An Sơn Thượng, 15/01/2026", "215/KH-UBND", "An Sơn Thượng", "2026-01-15"),
        ("Số: 5/KH-UBND", "Phường 5, ngày 05 tháng 1 năm 2026", "5/KH-UBND", "Phường 5", "2026-01-05"),
    ],
)  # fmt: skip
def test_number_and_date_in_rare_forms(text_document, written, number, date, whole, place, day):
    marked = number.replace("\n\n", "\n\n<|") if written is _in_columns else number
    header = read(text_document(written("ỦY BAN NHÂN DÂN\nXÃ AN SƠN THƯỢNG", marked, date))).header
    assert header.number.value.whole == whole
    assert (header.issue_place.value, str(header.issued.value.first_day)) == (place, day)


def test_a_page_number_over_the_letterhead_is_no_document_number(text_document):
    header = read(text_document("1\n\n" + _flat("ỦY BAN NHÂN DÂN\nXÃ AN SƠN THƯỢNG", "Số:      /KH-UBND", DATE))).header
    assert header.number.value.whole == "/KH-UBND"
    assert header.issuing_authority.value == "UBND xã An Sơn Thượng"


@pytest.mark.parametrize("written", [_in_columns, _flat])
@pytest.mark.parametrize(
    ("agencies", "issuer", "parent"),
    [
        ("ĐẢNG BỘ XÃ AN SƠN THƯỢNG\nCHI BỘ TRƯỜNG TIỂU HỌC HOA BAN\n*", "Chi bộ Trường Tiểu học Hoa Ban", "Đảng bộ xã An Sơn Thượng"),
        ("UY BAN NHÂN DAN\nXA AN SƠN THƯỢNG", "UBND xã An Sơn Thượng", None),
        ("HỘI CỰU CHIẾN BINH TỈNH HÒA LẠC\nHỘI CCB XÃ AN SƠN THƯỢNG", "Hội Cựu chiến binh xã An Sơn Thượng", "Hội Cựu chiến binh tỉnh Hòa Lạc"),
        ("BỘ TƯ LỆNH QUÂN KHU 4\nBỘ CHỈ HUY QUÂN SỰ TỈNH HÒA LẠC", "Bộ Chỉ huy Quân sự tỉnh Hòa Lạc", "Bộ Tư lệnh quân khu 4"),
        ("UBND TỈNH HÒA LẠC\nSỞ TƯ PHÁP", "Sở Tư pháp tỉnh Hòa Lạc", "UBND tỉnh Hòa Lạc"),
        ("HỘI ĐỒNG NHÂN DÂN XÃ AN SƠN THƯỢNG\nBAN KINH TẾ - NGÂN SÁCH", "Ban Kinh tế - Ngân sách HĐND xã An Sơn Thượng", "HĐND xã An Sơn Thượng"),
        ("UBND TỈNH HÒA LẠC\nSỞ NÔNG NGHIỆP VÀ MÔI\nTRƯỜNG", "Sở Nông nghiệp và Môi trường tỉnh Hòa Lạc", "UBND tỉnh Hòa Lạc"),
        ("UBND XÃ AN SƠN TRẠM Y TẾ", "Trạm Y tế xã An Sơn", "UBND xã An Sơn"),
        ("UBND XÃ TRƯỜNG SƠN\nPHÒNG KINH TẾ", "Phòng Kinh tế xã Trường Sơn", "UBND xã Trường Sơn"),
        ("BỘ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG ĐẠI HỌC SƠN HẢI", "Trường Đại học Sơn Hải", "Bộ Giáo dục và Đào tạo"),
    ],
)  # fmt: skip
def test_damaged_and_rare_letterheads(text_document, written, agencies, issuer, parent):
    test_office_and_the_body_above_it(text_document, written, agencies, issuer, parent)


def test_the_stamp_of_the_receiving_office_is_not_the_number(text_document):
    stamp = "CÔNG VĂN ĐẾN\nSố: 1245\nNgày 20/01/2026\nChuyển: Văn phòng\n\n"
    header = read(text_document(stamp + _flat("ỦY BAN NHÂN DÂN\nXÃ AN SƠN THƯỢNG", "Số: 5/KH-UBND", DATE))).header
    assert (header.number.value.whole, str(header.issued.value.first_day)) == ("5/KH-UBND", "2026-01-15")


@pytest.mark.parametrize("kind", ["SAO Y", "SAO LỤC", "TRÍCH SAO"])
def test_the_original_head_wins_over_the_copy(text_document, kind):
    copied = (
        f"\n\nỦY BAN NHÂN DÂN\nXÃ HÒA LẠC ĐÔNG\n\nSố: 07/SY-UBND\n\n{NATION}\n\n{kind}\n\n"
        "Hòa Lạc Đông, ngày 20 tháng 01 năm 2026\n\nNơi nhận:\n- Lưu: VT.\n\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nLê Thị Sao"
    )
    header = read(text_document(_flat("ỦY BAN NHÂN DÂN\nXÃ AN SƠN THƯỢNG", "Số: 5/KH-UBND", DATE) + copied)).header
    assert header.issuing_authority.value == "UBND xã An Sơn Thượng"
    assert (header.number.value.whole, header.signer_name.value) == ("5/KH-UBND", "Quàng Thị Mẫu")


_AGENCY = st.sampled_from(
    [
        "UBND",
        "ỦY BAN NHÂN DÂN",
        "HỘI",
        "HỘI ĐỒNG NHÂN DÂN",
        "SỞ",
        "SỞ Y TẾ",
        "BAN",
        "CÔNG AN",
        "ĐẢNG ỦY",
        "CHI BỘ",
        "TRƯỜNG",
        "TRUNG TÂM",
        "VĂN PHÒNG",
        "XÃ",
        "PHƯỜNG 5",
        "TỈNH",
        "AN SƠN",
        "HÒA LẠC",
        "VÀ",
        "-",
        "*",
        "Đoàn",
        "Phòng Kinh tế",
        "xã An Sơn",
        "1",
        "215",
        "THÀNH PHỐ",
        "TP.",
        "KHU VỰC",
        "ĐẦU TƯ",
        "NÔNG DÂN",
    ]
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.lists(_AGENCY, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4))
def test_reading_never_fails_on_a_letterhead(lines):
    document = build_document(_flat("\n".join(lines), "Số: 5/KH-UBND", DATE))
    assert read(document).header.number is not None
