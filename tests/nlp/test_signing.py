"""Signature blocks: for whom, as what, and who signs."""

# ruff: noqa: E501 (a printed line stands whole)
from __future__ import annotations

import pytest

from nlp.header.reader import read_header
from nlp.header.zones import find_zones

HEAD = "Số: 5/KH-UBND\n\nHòa Lạc Đông, ngày 05 tháng 10 năm 2025\n\nKẾ HOẠCH\nKhắc phục tồn tại\n\nI. NỘI DUNG\n\n1. Rà soát thủ tục hành chính.\n\n"

BLOCKS = {
    "committee's head": ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Mẫu", ("TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Mẫu")),
    "deputy for the head": (
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nLê Thị Thử",
        ("TM. KT.", "ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", "Lê Thị Thử"),
    ),
    "by order": ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nPhạm Văn Thử", ("TL.", "CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Phạm Văn Thử")),
    "by order, for the head of office": (
        "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\n\nPhùng Văn Thử",
        ("TL. KT.", "CHỦ TỊCH", "PHÓ CHÁNH VĂN PHÒNG", "Phùng Văn Thử"),
    ),
    "joined lines": (
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH\n\nLê Thị Thử",
        ("TM. KT.", "ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", "Lê Thị Thử"),
    ),
    "no capacity": ("CHỦ TỊCH\n\nĐặng Văn Thử", (None, None, "CHỦ TỊCH", "Đặng Văn Thử")),
    "school": ("KT.HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG\n\nTrần Thị Mẫu", ("KT.", "HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", "Trần Thị Mẫu")),
    "Party": ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nHoàng Văn Thử", ("T/M", "BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Hoàng Văn Thử")),
    "by delegation": ("TUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG KINH TẾ\n\nNgô Văn Thử", ("TUQ.", "CHỦ TỊCH", "TRƯỞNG PHÒNG KINH TẾ", "Ngô Văn Thử")),
    "capacities with dots and bars between": (
        "T.M ỦY BAN NHÂN DÂN\nK.T CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Văn Mẫu",
        ("TM. KT.", "ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", "Trần Văn Mẫu"),
    ),
    "acting for a committee": ("TM. UBND XÃ\nQUYỀN CHỦ TỊCH\n\nLê Mẫu", ("TM. Q.", "UBND XÃ", "CHỦ TỊCH", "Lê Mẫu")),
    "in charge": ("PHÓ CHỦ TỊCH PHỤ TRÁCH\n\nLê Mẫu", (None, None, "PHÓ CHỦ TỊCH PHỤ TRÁCH", "Lê Mẫu")),
    "rank and degree": (
        "TRƯỞNG CÔNG AN XÃ\n\nThiếu tá, ThS. Trần Văn Mẫu",
        (None, None, "TRƯỞNG CÔNG AN XÃ", "Trần Văn Mẫu"),
    ),
    "acting": ("Q. GIÁM ĐỐC\n\nLý Thị Thử", ("Q.", "GIÁM ĐỐC", "GIÁM ĐỐC", "Lý Thị Thử")),
    "marks of the signature": (
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n(Đã ký)\n\nTrần Văn Mẫu",
        ("TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Mẫu"),
    ),
    "degree": ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nThS. Trần Văn Mẫu", ("KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Mẫu")),
    "capitals": ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTRẦN VĂN MẪU", ("TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "TRẦN VĂN MẪU")),
    "name of a mountain people": ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nRơ Châm Thử", ("TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Rơ Châm Thử")),
    "surname like a word for a unit": ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nĐoàn Văn Thử", ("KT.", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Đoàn Văn Thử")),
    "no name": ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nPHỤ LỤC\n\nDanh Mục Nhiệm Vụ", ("TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", None)),
    "steering board": (
        "TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\nCHỦ TỊCH UBND XÃ\n\nTrần Văn Mẫu",
        ("TM.", "BAN CHỈ ĐẠO", "TRƯỞNG BAN CHỦ TỊCH UBND XÃ", "Trần Văn Mẫu"),
    ),
    "long name of the committee": (
        "TM. ỦY BAN NHÂN DÂN\nXÃ HÒA LẠC ĐÔNG\nCHỦ TỊCH\n\nTrần Văn Mẫu",
        ("TM.", "ỦY BAN NHÂN DÂN XÃ HÒA LẠC ĐÔNG", "CHỦ TỊCH", "Trần Văn Mẫu"),
    ),
    "council": (
        "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN\nPHÓ CHỦ TỊCH\n\nTrần Văn Mẫu",
        ("TM.", "THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "PHÓ CHỦ TỊCH", "Trần Văn Mẫu"),
    ),
}  # fmt: skip

FORMS = {
    "after Nơi nhận": "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n{}",
    "before Nơi nhận": "{}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.",
    "without Nơi nhận": "{}",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", BLOCKS)
def test_signature(text_document, name, form):
    block, expected = BLOCKS[name]
    if form == "before Nơi nhận" and name == "no name":
        pytest.skip("an appendix is no place for Nơi nhận")
    header = read(text_document(HEAD + FORMS[form].format(block)))
    assert signed(header) == expected


@pytest.mark.parametrize("name", BLOCKS)
def test_signature_in_the_right_column(text_document, name):
    block, expected = BLOCKS[name]
    right = "\n\n".join(">|" + paragraph for paragraph in block.split("\n\n") if paragraph.strip())
    right = right.replace(">|PHỤ LỤC", "PHỤ LỤC").replace(">|Danh", "Danh")
    header = read(text_document(f"{HEAD}<|Nơi nhận:\n\n<|- Như trên;\n\n<|- Lưu: VT.\n\n{right}"))
    assert signed(header) == expected
    assert [x.value for x in header.recipients] == ["Như trên", "Lưu: VT"]


def test_columns_on_one_line(text_document):
    tail = (
        "Nơi nhận:                              TM. ỦY BAN NHÂN DÂN\n- Như trên;                            KT. CHỦ TỊCH\n"
        "- Lưu: VT, VP.                         PHÓ CHỦ TỊCH\n\n                                       Lê Thị Thử"
    )
    header = read(text_document(HEAD + tail))
    assert signed(header) == ("TM. KT.", "ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", "Lê Thị Thử")
    assert [x.value for x in header.recipients] == ["Như trên", "Lưu: VT, VP"]


def test_a_position_in_the_text_is_no_signature(text_document):
    header = read(
        text_document(
            HEAD + "CHỦ TỊCH\n\nUBND xã giao Phòng Kinh tế rà soát.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Mẫu"
        )
    )
    assert signed(header) == ("TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Mẫu")


def read(document):
    return read_header(document, find_zones(document))[0]


def signed(header):
    fields = (header.signing_capacity, header.on_behalf_of, header.signer_position, header.signer_name)
    return tuple(f.value if f else None for f in fields)
