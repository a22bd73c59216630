"""Where letterhead, text, Nơi nhận, signature and appendices stand."""

# ruff: noqa: E501 (a printed line stands whole)
from __future__ import annotations

import pytest

from nlp.header.zones import find_zones, is_closing

PLAN = """<|ỦY BAN NHÂN DÂN
XÃ HÒA LẠC ĐÔNG

<|Số: 5/KH-UBND

>|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

>|Hòa Lạc Đông, ngày 05 tháng 10 năm 2025

^|KẾ HOẠCH

^|Khắc phục tồn tại, hạn chế

Căn cứ Luật Tổ chức chính quyền địa phương;

UBND xã ban hành Kế hoạch như sau:

I. MỤC ĐÍCH

1. Rà soát thủ tục hành chính.

Trên đây là Kế hoạch khắc phục tồn tại, yêu cầu các phòng nghiêm túc thực hiện./.

<|Nơi nhận:

<|- Như trên;

!|Ký bởi: UBND xã

<|- Lưu: VT.

>|TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

>|Trần Văn Mẫu

PHỤ LỤC

(Kèm theo Kế hoạch số 5/KH-UBND)

1. Rà soát thủ tục."""


def test_zones_of_a_plan(text_document):
    document = text_document(PLAN)
    zones = find_zones(document)
    assert words(document, zones.letterhead) == [
        "ỦY BAN NHÂN DÂN\nXÃ HÒA LẠC ĐÔNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]
    assert words(document, zones.number) == ["Số: 5/KH-UBND"]
    assert words(document, zones.place_date) == ["Hòa Lạc Đông, ngày 05 tháng 10 năm 2025"]
    assert words(document, zones.title) == ["KẾ HOẠCH", "Khắc phục tồn tại, hạn chế"]
    assert words(document, zones.preamble) == [
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "UBND xã ban hành Kế hoạch như sau:",
    ]
    assert words(document, zones.body)[0] == "I. MỤC ĐÍCH"
    assert words(document, zones.body)[-1].startswith("Trên đây là Kế hoạch")
    assert words(document, zones.recipients) == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    assert words(document, zones.signature) == ["TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "Trần Văn Mẫu"]
    assert words(document, zones.appendices) == ["PHỤ LỤC", "(Kèm theo Kế hoạch số 5/KH-UBND)", "1. Rà soát thủ tục."]


def test_every_readable_block_is_somewhere_and_stamps_nowhere(text_document):
    document = text_document(PLAN)
    zones = find_zones(document)
    covered = {*zones.head, *zones.preamble, *zones.body, *zones.tail, *zones.appendices}
    stamps = {i for i, block in enumerate(document.blocks) if block.kind == "stamp"}
    assert covered == set(range(len(document.blocks))) - stamps


def test_text_without_head_or_end(text_document):
    document = text_document("1. Giao Phòng Kinh tế:\n\n- Rà soát thủ tục hành chính.\n\n- Báo cáo kết quả.")
    zones = find_zones(document)
    assert zones.head == () and zones.tail == () and zones.preamble == ()
    assert zones.body == (0, 1, 2)


def test_empty_document(text_document):
    zones = find_zones(text_document(""))
    assert zones.body == () and zones.head == ()


def test_the_only_paragraph_is_the_body(text_document):
    document = text_document(
        "Số: 5/UBND-VP\n\nHòa Lạc, ngày 05 tháng 10 năm 2025\n\nKính gửi: Sở Nội vụ\n\n"
        "Theo đề nghị của Bộ Nội vụ, Chủ tịch UBND tỉnh giao Sở Nội vụ chủ trì rà soát trước ngày 10/02/2026./.\n\nNơi nhận:\n- Như trên."
    )
    zones = find_zones(document)
    assert zones.preamble == ()
    assert words(document, zones.body)[0].startswith("Theo đề nghị")


def test_decision_preamble_reaches_to_the_first_article(text_document):
    document = text_document(
        "Số: 5/QĐ-UBND\n\nHòa Lạc, ngày 05 tháng 10 năm 2025\n\nQUYẾT ĐỊNH\n\nVề việc kiện toàn Ban Chỉ đạo\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ\n\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương;\n\nXét đề nghị của Trưởng phòng;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Kiện toàn Ban Chỉ đạo.\n\n"
        "Điều 2. Quyết định có hiệu lực từ ngày ký./.\n\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTrần Văn Mẫu"
    )
    zones = find_zones(document)
    assert words(document, zones.preamble)[0] == "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ"
    assert words(document, zones.preamble)[-1] == "QUYẾT ĐỊNH:"
    assert words(document, zones.body) == [
        "Điều 1. Kiện toàn Ban Chỉ đạo.",
        "Điều 2. Quyết định có hiệu lực từ ngày ký./.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Trên đây là Kế hoạch khắc phục tồn tại năm 2026. UBND xã yêu cầu các phòng nghiêm túc thực hiện./.",
        "Nhận được Công văn, yêu cầu Trưởng các phòng nghiêm túc triển khai thực hiện.",
        "Yêu cầu các đơn vị nghiêm túc triển khai thực hiện./.",
        "Trên đây là ý kiến kết luận của Chủ tịch UBND xã, Văn phòng thông báo để các đơn vị biết, thực hiện./.",
        "Ủy ban nhân dân xã Hòa Lạc Đông trân trọng báo cáo Sở Nội vụ./.",
    ],
)
def test_closing_formula(text):
    assert is_closing(text)


@pytest.mark.parametrize(
    "text",
    [
        "Yêu cầu Phòng Kinh tế rà soát quy hoạch, báo cáo trước ngày 15/6/2026.",
        "Nhận được phản ánh của người dân phải trả lời trong 03 ngày.",
        "Thực hiện nghiêm túc công tác tiếp công dân./.",
        "Trên địa bàn xã còn ba thôn chưa có nhà văn hóa.",
        "Nghiêm túc thực hiện kết luận kiểm tra.",
    ],
)
def test_work_is_no_closing_formula(text):
    assert not is_closing(text)


def words(document, indices):
    return [document.words(document.blocks[i]) for i in indices]
