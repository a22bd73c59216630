from __future__ import annotations

from dataclasses import replace

import pytest

from datamodel.document import Box
from extractors.layout.columns import Margins
from extractors.layout.lines import Line, Word, lines_of
from extractors.layout.paragraphs import Setting, has_label, paragraphs_of
from extractors.layout.running_text import join_lines

SIZE = 14.0
MARGINS = Margins(85, 540)


def words_at(text: str, x0: float, bottom: float, x1: float | None = None, page: int = 1) -> Line:
    """A line whose letters are 6 points wide; with `x1` its blanks are drawn out to the right edge."""
    texts = text.split()
    blanks = max(1, len(texts) - 1)
    blank = 3.5 if x1 is None else (x1 - x0 - 6 * sum(map(len, texts))) / blanks
    words, x = [], x0
    for word in texts:
        words.append(Word(word, x, bottom - SIZE, x + 6 * len(word), bottom, SIZE))
        x += 6 * len(word) + blank
    return Line(tuple(words), page)


def read(*lines: Line, justified: bool = False) -> list[str]:
    setting = Setting({1: MARGINS, 2: MARGINS}, {14: 18.0}, justified=justified)
    return [
        join_lines([line.words for line in paragraph.lines], paragraph.breaks).text
        for paragraph in paragraphs_of(lines, setting)
    ]


LONG = "Các đơn vị trực thuộc tổ chức thực hiện nghiêm túc kế hoạch, định kỳ báo"


def test_a_full_line_goes_on_and_a_short_one_ends() -> None:
    lines = [
        words_at(LONG, 113, 100, 540),
        words_at("cáo kết quả.", 85, 118),
        words_at("Phòng Kinh tế chủ trì.", 113, 136),
    ]
    assert read(*lines) == [LONG + " cáo kết quả.", "Phòng Kinh tế chủ trì."]


def test_a_wider_gap_parts_paragraphs() -> None:
    assert len(read(words_at(LONG, 85, 100, 540), words_at("Phòng Kinh tế chủ trì.", 85, 124))) == 2


def test_a_sentence_goes_on_over_the_page_break() -> None:
    lines = [words_at(LONG, 113, 780, 540), words_at("cáo kết quả.", 85, 90, page=2)]
    assert read(*lines) == [LONG + " cáo kết quả."]


def test_an_indented_line_begins_a_paragraph_though_the_one_above_is_full() -> None:
    ended = LONG[:-4] + "xong."
    lines = [words_at(LONG, 113, 100, 540), words_at(ended, 85, 118, 540), words_at("Phòng Kinh tế chủ trì.", 113, 136)]
    assert len(read(*lines)) == 2


def test_in_justified_text_a_line_that_stops_short_is_a_last_one() -> None:
    lines = [words_at(LONG, 85, 100, 540), words_at(LONG + " c.", 85, 118, 532), words_at("Phòng Kinh tế", 85, 136)]
    assert len(read(*lines, justified=True)) == 2


def test_a_dash_at_the_line_start_is_no_bullet_in_the_middle_of_a_sentence() -> None:
    lines = [
        words_at("1. " + LONG, 113, 100, 540),
        words_at(LONG + " năm", 85, 118, 540),
        words_at("- Xã hội chủ trì.", 85, 136),
    ]
    assert len(read(*lines)) == 1


def test_bullets_begin_paragraphs() -> None:
    lines = [words_at("- Rà soát thủ tục;", 113, 100), words_at("+ Công khai kết quả;", 113, 118)]
    assert read(*lines) == ["- Rà soát thủ tục;", "+ Công khai kết quả;"]


def test_a_line_before_a_picture_is_full() -> None:
    lines = [words_at("Các trường học trong cụm", 113, 100), words_at("2 tham dự.", 85, 118)]
    setting = Setting({1: MARGINS}, {14: 18.0}, figures={1: [Box(256, 60, 360, 150)]})
    assert len(paragraphs_of(lines, setting)) == 1


def test_a_centred_title_keeps_the_breaks_of_its_writer() -> None:
    first, second = words_at("Về việc tổ chức hội thi", 250, 100), words_at("Cụm 2 năm 2026", 274, 118)
    assert read(first, second) == ["Về việc tổ chức hội thi\nCụm 2 năm 2026"]


@pytest.mark.parametrize(
    "text",
    [
        "- Rà soát",
        "1. Mục đích",
        "2.1. Nội dung",
        "a) Ban hành",
        "đ) Lập",
        "II. NHIỆM VỤ",
        "Điều 3. Tổ chức",
        "+ Thời gian",
        "* Kết quả",
        "1/ Về công tác",
        "(2) Nội dung",
    ],
)
def test_labels(text: str) -> None:
    assert has_label(text)


@pytest.mark.parametrize(
    "text", ["45/QĐ-UBND ngày", "12/3/2026", "2026.", "Xã hội chủ trì", "và các đơn vị", "30 ngày"]
)
def test_what_only_looks_like_a_label(text: str) -> None:
    assert not has_label(text)


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("Quyết định số 130/QĐ-", "UBND ngày", "Quyết định số 130/QĐ-UBND ngày"),
        ("Công văn số 45/", "UBND-VP ngày", "Công văn số 45/UBND-VP ngày"),
        ("Công văn số 1934/UBND", "-NC ngày", "Công văn số 1934/UBND-NC ngày"),
        ("Phòng Văn hóa -", "Xã hội", "Phòng Văn hóa - Xã hội"),
        ("tại https://vidu.gov.vn/tai-lieu", "/ban-1 hoặc", "tại https://vidu.gov.vn/tai-lieu/ban-1 hoặc"),
        ("hành chính", "công", "hành chính công"),
    ],
)
def test_numbers_cut_at_the_line_end_are_whole(above: str, below: str, whole: str) -> None:
    lines = [words_at(above, 85, 100).words, words_at(below, 85, 118).words]
    assert join_lines(lines, [" "]).text == whole


def test_a_note_mark_is_taken_out_and_an_exponent_stays() -> None:
    year, mark = Word("2025", 0, 0, 24, 14, 14), Word("1", 24, 0, 28, 8, 8, raised=True)
    assert join_lines([[year, mark, Word(".", 28, 0, 31, 14, 14)]], [], {"1"}).text == "2025."
    assert join_lines([[year, mark]], [], {"1"}).marks == (("1", 4),)
    assert join_lines([[replace(year, text="m"), replace(mark, text="2")]], [], {"1"}).text == "m2"


def test_lines_are_found_whatever_the_order_of_words() -> None:
    words = words_at("Ủy ban nhân dân xã", 85, 100).words + words_at("An Sơn Thượng", 400, 101).words
    assert [line.text for line in lines_of(words[::-1], 1)] == ["Ủy ban nhân dân xã", "An Sơn Thượng"]
