"""Kính gửi and Nơi nhận: one entry per receiver."""

# ruff: noqa: E501 (a printed line stands whole)
from __future__ import annotations

import pytest

from nlp.header.reader import read_header
from nlp.header.zones import find_zones

HEAD = "Số: 5/UBND-VP\n\nHòa Lạc Đông, ngày 05 tháng 10 năm 2025\n\nV/v rà soát thủ tục hành chính\n\n"
TEXT = "\n\nThực hiện Công văn số 12/SNV-CCHC ngày 05/01/2026 của Sở Nội vụ, UBND xã yêu cầu các đơn vị rà soát.\n\n"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Kính gửi: Sở Nội vụ tỉnh Hòa Lạc.", ["Sở Nội vụ tỉnh Hòa Lạc"]),
        ("Kính gửi:\n- Sở Nội vụ;\n- Sở Tài chính.", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Kính gửi:\n\n- Sở Nội vụ;\n\n- Sở Tài chính.", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Kính gửi: - Sở Nội vụ;\n- Sở Tài chính.", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Kính gửi:\nSở Nội vụ;\nSở Tài chính.", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Kính gửi: Sở Nội vụ; Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        ("^|Kính gửi:\n\n^|- Sở Nội vụ;\n\n^|- Sở Tài chính.", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Kính gửi: Các Sở: Nội vụ, Tài chính, Văn hóa, Thể thao và Du lịch",
         ["Sở Nội vụ", "Sở Tài chính", "Sở Văn hóa, Thể thao và Du lịch"]),
        ("Kính gửi:\n- Trưởng các phòng, ban, đơn vị thuộc\nUBND xã;\n- Các thôn.", ["Trưởng các phòng, ban, đơn vị thuộc UBND xã", "Các thôn"]),
        ("Kính gửi:\n- Giám đốc các sở: Nội vụ, Công Thương;\n- Chủ tịch UBND các xã.",
         ["Giám đốc Sở Nội vụ", "Giám đốc Sở Công Thương", "Chủ tịch UBND các xã"]),
        ("Kính gửi:\n\n- Giám đốc các sở: Nội vụ, Công\n\nThương;\n\n- Công an xã.", ["Giám đốc Sở Nội vụ", "Giám đốc Sở Công Thương", "Công an xã"]),
        ("Kính gửi: Các phòng, ban, đơn vị", ["Các phòng, ban, đơn vị"]),
        ("Kính gửi:\n+ Đảng ủy xã;\n+ Công an xã;", ["Đảng ủy xã", "Công an xã"]),
        ("Kính gửi: Chủ tịch UBND các xã, phường", ["Chủ tịch UBND các xã, phường"]),
        ("Kính gửi: UBND các xã: An Sơn, Hòa Lạc và phường Tân Mỹ.", ["UBND xã An Sơn", "UBND xã Hòa Lạc", "UBND phường Tân Mỹ"]),
        ("Kính gửi: Phòng Kinh tế, Phòng Văn hóa - Xã hội và Công an xã.", ["Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã"]),
        ("Kính gửi: Phòng Kinh tế, Hạ tầng và Đô thị.", ["Phòng Kinh tế, Hạ tầng và Đô thị"]),
        ("Kính gửi: Ủy ban nhân dân các xã, phường", ["UBND các xã, phường"]),
        ("Kính gửi: Các phòng, ban, đơn vị thuộc UBND xã", ["Các phòng, ban, đơn vị thuộc UBND xã"]),
        ("Kính gửi: Hội đồng nhân dân xã khóa I, kỳ họp thứ 2", ["HĐND xã khóa I, kỳ họp thứ 2"]),
    ],
)  # fmt: skip
def test_addressees(text_document, printed, expected):
    header = read(text_document(HEAD + printed + TEXT))
    assert [x.value for x in header.addressees] == expected
    assert header.subject.value == "rà soát thủ tục hành chính"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.", ["Như trên", "Lưu: VT"]),
        ("Nơi nhận: Như trên; Lưu: VT.", ["Như trên", "Lưu: VT"]),
        ("Nơi nhận:\n- Như trên; - UBND tỉnh (b/c);\n- Lưu: VT, VP.", ["Như trên", "UBND tỉnh (b/c)", "Lưu: VT, VP"]),
        ("Nơi nhận:\n- Chủ tịch, các Phó Chủ tịch\nUBND xã;\n- Lưu: VT.", ["Chủ tịch, các Phó Chủ tịch UBND xã", "Lưu: VT"]),
        ("Nơi nhận:\n\n- Như Điều 3;\n\n- Lưu.", ["Như Điều 3", "Lưu"]),
        ("Nơi nhận:\nNhư trên;\nSở Nội vụ;\nLưu: VT.", ["Như trên", "Sở Nội vụ", "Lưu: VT"]),
        ("Nơi nhận :\n- Các sở, ban, ngành;\n- Lưu VT, VHXH (5b).", ["Các sở, ban, ngành", "Lưu VT, VHXH (5b)"]),
        ("***Nơi nhận:***\n- Như trên;\n- Lưu: VT./.", ["Như trên", "Lưu: VT"]),
        ("Nơi nhận:\n– Như trên;\n– Đ/c Bí thư Đảng ủy (b/c);\n– Lưu: VT", ["Như trên", "Đ/c Bí thư Đảng ủy (b/c)", "Lưu: VT"]),
        ("<|Nơi nhận:\n\n<|- Phòng Kinh tế, Hạ tầng\n\n<|và Đô thị;\n\n<|- Lưu: VT.", ["Phòng Kinh tế, Hạ tầng và Đô thị", "Lưu: VT"]),
        ("Nơi nhận:\n- VPUB: CVP, PCVP, KTTH;\n- Lưu: VT, KGVX(bnt).", ["VPUB: CVP, PCVP, KTTH", "Lưu: VT, KGVX(bnt)"]),
    ],
)  # fmt: skip
def test_recipients(text_document, printed, expected):
    document = text_document(
        HEAD + "Kính gửi: Sở Nội vụ" + TEXT + printed + "\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Mẫu"
    )
    header = read(document)
    assert [x.value for x in header.recipients] == expected
    assert header.signer_name.value == "Trần Văn Mẫu"


def read(document):
    return read_header(document, find_zones(document))[0]
