"""Printed labels at the head of a line."""

from __future__ import annotations

import pytest

from datamodel.official import ItemKind
from nlp.outline.labels import parse_label


@pytest.mark.parametrize(
    ("line", "kind", "printed", "numbers"),
    [
        ("PHẦN THỨ NHẤT. ĐÁNH GIÁ CHUNG", ItemKind.PART, "PHẦN THỨ NHẤT", ()),
        ("Chương II. TỔ CHỨC THỰC HIỆN", ItemKind.CHAPTER, "Chương II", ()),
        ("Điều 12. Giao Phòng Kinh tế", ItemKind.ARTICLE, "Điều 12", (12,)),
        ("ĐIỀU 3: Hiệu lực thi hành", ItemKind.ARTICLE, "Điều 3", (3,)),
        ("IV- TỔ CHỨC THỰC HIỆN", ItemKind.PART, "IV", (4,)),
        ("IX. Nội dung khác", ItemKind.PART, "IX", (9,)),
        ("B. NHIỆM VỤ", ItemKind.PART, "B", (2,)),
        ("2. Rà soát hồ sơ", ItemKind.NUMBERED, "2", (2,)),
        ("2/ Rà soát hồ sơ", ItemKind.NUMBERED, "2", (2,)),
        ("2, Rà soát hồ sơ", ItemKind.NUMBERED, "2", (2,)),
        ("2.1.3 Về công tác văn thư", ItemKind.NUMBERED, "2.1.3", (2, 1, 3)),
        ("2.4.Về công tác lưu trữ", ItemKind.NUMBERED, "2.4", (2, 4)),
        ("a) Lập danh mục hồ sơ", ItemKind.POINT, "a", (1,)),
        ("đ) Bàn giao tài liệu", ItemKind.POINT, "đ", (5,)),
        ("(3) Công khai kết quả", ItemKind.POINT, "3", (3,)),
        ("- Niêm yết thủ tục", ItemKind.BULLET, "-", ()),
        ("– Niêm yết thủ tục", ItemKind.BULLET, "–", ()),
        ("+ Đơn vị chủ trì: Phòng Kinh tế", ItemKind.BULLET, "+", ()),
        ("• Ký số văn bản", ItemKind.BULLET, "•", ()),
    ],
)
def test_a_label_is_told_from_its_words(line, kind, printed, numbers):
    label = parse_label(line)
    assert label is not None
    assert (label.kind, label.printed, label.numbers) == (kind, printed, numbers)
    assert line[label.end :] and not line[label.end].isspace()


@pytest.mark.parametrize(
    "line",
    [
        "1.268 hồ sơ đã được giải quyết",
        "100% hồ sơ đúng hạn",
        "11/18 xã hoàn thành",
        "05/3/2026 là ngày cuối",
        "2026 là năm bản lề",
        "Điều chỉnh dự toán kinh phí",
        "Phần mềm một cửa điện tử",
        "Mục đích của Kế hoạch",
        "V/v khắc phục tồn tại",
        "(Kèm theo Kế hoạch số 15/KH-UBND)",
        "Rà soát hồ sơ",
        "",
    ],
)
def test_figures_dates_and_words_are_no_labels(line):
    assert parse_label(line) is None


def test_lists_of_other_look_have_other_styles():
    lines = (
        "1. Một",
        "1) Một",
        "1.1. Một",
        "I. Một",
        "A. Một",
        "a) Một",
        "(a) Một",
        "(1) Một",
        "- Một",
        "+ Một",
        "* Một",
    )
    styles = [label.style for line in lines if (label := parse_label(line))]
    assert len(set(styles)) == len(lines)


def test_dashes_of_any_length_are_one_style():
    assert {label.style for line in ("- Một", "– Hai", "— Ba") if (label := parse_label(line))} == {"bullet-"}


def test_blanks_before_a_label_do_not_count():
    label = parse_label("   a) Lập danh mục")
    assert label is not None
    assert "   a) Lập danh mục"[label.end :] == "Lập danh mục"
