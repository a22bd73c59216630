"""Headings, told from the items that carry content."""

from __future__ import annotations

import pytest
from written_documents import written

from datamodel.official import Item
from nlp.header.zones import find_zones
from nlp.outline.builder import build_outline


def headings(body, kind="KH"):
    document = written(body, kind)
    found: list[Item] = list(build_outline(document, find_zones(document)).items())
    for item in found:
        found.extend(item.children)
    return {item.span.slice(document.text) for item in found if item.is_heading}


def test_an_item_with_others_below_is_a_heading():
    assert headings("II. NHIỆM VỤ\n1. Công tác văn thư\n- Ký số văn bản.") == {"NHIỆM VỤ", "Công tác văn thư"}


def test_an_item_with_nothing_below_carries_content():
    assert headings("II. NHIỆM VỤ\n1. Rà soát hồ sơ.\n2. Niêm yết thủ tục.") == {"NHIỆM VỤ"}


def test_lines_that_only_carry_attributes_make_no_heading():
    assert headings(
        "II. NHIỆM VỤ\n1. Rà soát hồ sơ.\n- Đơn vị chủ trì: Phòng Kinh tế.\n- Thời gian: quý II năm 2026."
    ) == {"NHIỆM VỤ"}


@pytest.mark.parametrize("line", ["Nội dung khắc phục:", "Biện pháp khắc phục:", "*| Công tác lưu trữ"])
def test_an_unnumbered_line_may_head_what_follows(line):
    assert line.lstrip("*| ") in headings(f"II. NHIỆM VỤ\n{line}\n- Chỉnh lý tài liệu.")


@pytest.mark.parametrize(
    "line", ["Đơn vị chủ trì: Phòng Kinh tế.", "Nội dung khắc phục chưa đầy đủ.", "*| Phòng Kinh tế rà soát hồ sơ."]
)
def test_a_sentence_or_an_attribute_line_heads_nothing(line):
    assert line.lstrip("*| ") not in headings(f"II. NHIỆM VỤ\n{line}\n- Chỉnh lý tài liệu.")


def test_an_empty_part_is_still_a_heading():
    assert "MỤC ĐÍCH" in headings("I. MỤC ĐÍCH\nII. NHIỆM VỤ\n- Ký số văn bản.")


def test_a_sentence_with_paragraphs_below_says_something_of_its_own():
    sentence = "Rà soát toàn bộ hồ sơ đất đai còn tồn đọng tại các thôn trên địa bàn xã, báo cáo kết quả."
    assert sentence not in headings(f"II. NHIỆM VỤ\n1. {sentence}\nPhòng Kinh tế theo dõi việc thực hiện.")


def test_two_sentences_are_no_heading():
    words = "Rà soát hồ sơ đất đai. Lập danh sách hồ sơ chậm"
    assert words not in headings(f"II. NHIỆM VỤ\n1. {words}\n- Gửi danh sách về Văn phòng.")
