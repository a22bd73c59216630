"""Who issued a document whose letterhead is lost, and names that do not agree."""

# ruff: noqa: E501 (a printed line stands whole)
from __future__ import annotations

import pytest

from nlp.header.reader import read_header
from nlp.header.zones import find_zones

DATED = "Số: {}\n\nHòa Lạc Đông, ngày 05 tháng 10 năm 2025\n\nKẾ HOẠCH\nKhắc phục tồn tại\n\n"
UBND = "\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Mẫu"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (DATED.format("/KH-UBND") + "UBND xã Hòa Lạc Đông ban hành kế hoạch như sau:\n\n1. Rà soát." + UBND, "UBND xã Hòa Lạc Đông"),
        (DATED.format("7/KH-UBND") + "UBND phường yêu cầu các phòng rà soát như sau:\n\n1. Rà soát." + UBND, "UBND phường Hòa Lạc Đông"),
        (DATED.format("7/KH-HĐND") + "HĐND xã Hòa Lạc Đông giám sát như sau:\n\n1. Rà soát.", "HĐND xã Hòa Lạc Đông"),
        (DATED.format("12-KH/ĐU") + "Đảng ủy xã yêu cầu như sau:\n\n1. Rà soát.", "Đảng ủy xã Hòa Lạc Đông"),
        (DATED.format("5/KH-UBND") + "Công tác trên địa bàn tỉnh Hòa Lạc Đông như sau:\n\n1. Rà soát." + UBND, "UBND tỉnh Hòa Lạc Đông"),
        ("Kính gửi: Sở Nội vụ\n\nThực hiện Văn bản số 5/SNV-CCHC, Ủy ban nhân dân xã báo cáo công tác năm 2025 như sau:\n\n1. Kết quả\n\n"
         "UBND xã An Sơn Thượng đã chỉ đạo. UBND xã tập trung.\n\nUBND huyện Mẫu Lâm đã giao." + UBND, "UBND xã An Sơn Thượng"),
        (DATED.format("58/KH-THPTAS") + "Căn cứ Kế hoạch số 9/KH-SGDĐT;\n\nTrường THPT An Sơn xây dựng kế hoạch như sau:\n\n1. Rà soát.",
         "Trường Trung học phổ thông An Sơn"),
    ],
)  # fmt: skip
def test_inferred_issuer(text_document, printed, expected):
    document = text_document(printed)
    header, issues = read_header(document, find_zones(document))
    assert header.issuing_authority.value == expected
    assert header.issuing_authority.span is None
    assert "issuer_inferred" in codes(issues)


def test_nothing_tells_the_issuer(text_document):
    document = text_document(
        "Số: 58/KH-TTDV\n\nHòa Lạc Đông, ngày 05 tháng 10 năm 2025\n\nKẾ HOẠCH\nKhắc phục tồn tại\n\n1. Rà soát."
    )
    header, issues = read_header(document, find_zones(document))
    assert header.issuing_authority is None
    assert "not_stated" in codes(issues)


def test_name_in_another_order(text_document):
    document = text_document(
        "ỦY BAN NHÂN DÂN\nXÃ SƠN AN\n\nSố: 5/UBND\n\nSơn An, ngày 05 tháng 10 năm 2025\n\nV/v rà soát\n\nKính gửi: Các phòng UBND xã An Sơn\n\n"
        "Thực hiện Công văn số 5/UBND-KSTT, UBND xã An Sơn yêu cầu rà soát."
    )
    header, issues = read_header(document, find_zones(document))
    assert header.issuing_authority.value == "UBND xã Sơn An"
    message = next(x.message for x in issues if x.code == "name_inconsistent")
    assert "An Sơn" in message and "Sơn An" in message


@pytest.mark.parametrize("other", ["Mẫu Lâm", "Hòa Lạc Tây"])
def test_a_neighbor_is_no_contradiction(text_document, other):
    document = text_document(
        f"ỦY BAN NHÂN DÂN\nXÃ HÒA LẠC ĐÔNG\n\nSố: 5/UBND\n\nHòa Lạc Đông, ngày 05 tháng 10 năm 2025\n\nV/v rà soát\n\nKính gửi: UBND xã {other}\n\n"
        f"Thực hiện Công văn số 5/UBND-KSTT, UBND xã {other} phối hợp rà soát."
    )
    assert "name_inconsistent" not in codes(read_header(document, find_zones(document))[1])


def test_blanks_are_told(text_document):
    document = text_document(
        DATED.replace("05 tháng 10", "   tháng   ").format("    /KH-UBND") + "UBND xã yêu cầu:\n\n1. Rà soát." + UBND
    )
    header, issues = read_header(document, find_zones(document))
    assert header.number.value.number is None
    assert header.issued.value.precision == "year"
    assert {"number_blank", "date_incomplete", "issuer_inferred"} <= codes(issues)


def test_type_against_notation(text_document):
    document = text_document(DATED.format("5/TB-UBND") + "UBND xã yêu cầu:\n\n1. Rà soát." + UBND)
    header, issues = read_header(document, find_zones(document))
    assert header.document_type.value == "KH"
    assert "conflict" in codes(issues)


def codes(issues):
    return {issue.code for issue in issues}


def test_the_list_of_places_tells_the_level_where_the_text_does_not(text_document):
    printed = "Số: 5/KH-UBND\n\nAn Giang, ngày 05 tháng 10 năm 2025\n\nKẾ HOẠCH\nKhắc phục tồn tại\n\n1. Rà soát."
    document = text_document(printed + UBND)
    header, issues = read_header(document, find_zones(document))
    assert header.issuing_authority.value == "UBND tỉnh An Giang"
    assert "issuer_inferred" in codes(issues)


@pytest.mark.parametrize(
    ("printed", "issuer", "parent"),
    [
        ("UBND THÀNH PHỐ SƠN HẢI\nPHƯỜNG TÂN BÌNH HẠ", "UBND phường Tân Bình Hạ", "UBND thành phố Sơn Hải"),
        ("UBND XÃ HÒA LẠC ĐÔNG\nTỈNH SƠN HẢI", "UBND xã Hòa Lạc Đông", None),
    ],
)
def test_a_bare_place_below_the_body_above_it(text_document, printed, issuer, parent):
    head = f"{printed}\nSố: 12/KH-UBND\n\nTân Bình, ngày 05 tháng 10 năm 2025\n\nKẾ HOẠCH\nKhắc phục tồn tại\n\n1. Rà soát."
    document = text_document(head + UBND)
    header, _ = read_header(document, find_zones(document))
    assert header.issuing_authority.value == issuer
    assert (header.parent_authority and header.parent_authority.value) == parent
