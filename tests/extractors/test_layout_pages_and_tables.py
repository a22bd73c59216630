from __future__ import annotations

from dataclasses import replace

import pytest

from datamodel.document import Block, BlockKind, Box, Column, TextDocument
from extractors.assembly import DocumentBuilder
from extractors.layout.document import add_pages
from extractors.layout.grid import find_grids
from extractors.layout.lines import PageLayout, Word
from extractors.pdf.letters import Letter, letter
from extractors.pdf.quality import TextLayer, judge
from extractors.pdf.words import words_of


def row(text: str, x0: float, bottom: float, size: float = 14, bold: bool = False) -> list[Word]:
    words, x = [], x0
    for word in text.split():
        words.append(Word(word, x, bottom - size, x + 0.45 * size * len(word), bottom, size, bold))
        x += 0.45 * size * len(word) + 0.25 * size
    return words


def page(number: int, words: list[Word], rules: tuple[Box, ...] = ()) -> PageLayout:
    return PageLayout(number, 595, 842, tuple(words), rules)


def composed(*pages: PageLayout) -> TextDocument:
    builder = DocumentBuilder()
    add_pages(builder, pages)
    return builder.build("tep.pdf", "pdf", pages=len(pages))


def told(document: TextDocument) -> list[tuple[Column, str]]:
    return [(b.column, document.words(b)) for b in document.blocks]


def frame(xs: tuple[float, ...], ys: tuple[float, ...]) -> tuple[Box, ...]:
    return tuple(Box(xs[0], y, xs[-1], y) for y in ys) + tuple(Box(x, ys[0], x, ys[-1]) for x in xs)


def cells(document: TextDocument) -> list[tuple[int, int, str]]:
    return [(b.cell.row, b.cell.col, document.words(b)) for b in document.blocks if b.cell]


@pytest.mark.parametrize("heading", ["Nơi nhận:", ".Vơi nhận:"])
def test_recipients_and_signature_whose_lines_stand_at_other_heights(heading: str) -> None:
    words = row("Các đơn vị nghiêm túc tổ chức thực hiện nội dung của Kế hoạch này theo quy định.", 85, 100)
    words += row(heading, 85, 130, 12) + row("- Như trên;", 85, 143, 11) + row("- Lưu: VT.", 85, 156, 11)
    words += row("TM. ỦY BAN NHÂN DÂN", 340, 131, 13, True) + row("CHỦ TỊCH", 375, 147, 13, True)
    words += row("Trần Văn Thử", 370, 230, 14, True)
    assert told(composed(page(1, words)))[1:] == [
        (Column.LEFT, heading),
        (Column.LEFT, "- Như trên;"),
        (Column.LEFT, "- Lưu: VT."),
        (Column.RIGHT, "TM. ỦY BAN NHÂN DÂN"),
        (Column.RIGHT, "CHỦ TỊCH"),
        (Column.RIGHT, "Trần Văn Thử"),
    ]


def test_a_list_of_recipients_over_three_pages_stays_in_its_column() -> None:
    first = [
        *row("Văn phòng tổng hợp kết quả thực hiện, báo cáo Chủ tịch UBND xã.", 85, 640),
        *row("Nơi nhận:", 85, 700, size=11, bold=True),
        *row("TM. ỦY BAN NHÂN DÂN", 340, 700, bold=True),
        *row("- Thường trực Đảng ủy;", 85, 730, size=11),
        *row("CHỦ TỊCH", 380, 730, bold=True),
    ]
    later = [page(n, row(f"- Trưởng thôn Lạc Đoài {n};", 85, 90, size=11)) for n in (2, 3)]
    document = composed(page(1, first), *later)
    assert (Column.LEFT, "- Trưởng thôn Lạc Đoài 2;") in told(document)
    assert (Column.LEFT, "- Trưởng thôn Lạc Đoài 3;") in told(document)


def test_the_look_of_a_digital_signature_is_a_stamp() -> None:
    words = row("Ký bởi: Văn phòng Ủy ban", 400, 30, 9) + row("Thời gian ký: 05.03.2026 08:10:11 +07:00", 400, 41, 9)
    words += row("Các đơn vị nghiêm túc thực hiện.", 85, 120)
    document = composed(page(1, words))
    kinds = [block.kind for block in document.blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.STAMP]


def test_a_running_header_is_found_by_its_return() -> None:
    pages = [page(n, row("Quy chế làm việc", 85, 40, 10) + row(f"Điều {n}. Trách nhiệm", 85, 120)) for n in (1, 2, 3)]
    running = [b for b in composed(*pages).blocks if b.kind is BlockKind.RUNNING]
    assert len(running) == 3


def test_merged_cells_have_spans() -> None:
    rules = frame((100, 150, 300, 450), (100, 130, 160))
    regions = {(r.row, r.col): (r.row_span, r.col_span) for g in find_grids(rules) for r in g.regions}
    assert len(regions) == 6
    open_middle = (*tuple(r for r in rules if r != Box(150, 100, 150, 160)), Box(150, 130, 150, 160))
    regions = {(r.row, r.col): (r.row_span, r.col_span) for g in find_grids(open_middle) for r in g.regions}
    assert regions[(0, 0)] == (1, 2)


def test_a_frame_around_a_paragraph_is_no_table() -> None:
    assert find_grids(frame((100, 500), (100, 200))) == []


def test_a_row_goes_on_after_the_page_break_where_its_number_is_empty() -> None:
    first = row("1", 105, 690) + row("Rà soát, cập nhật", 155, 690) + row("Phòng Kinh tế", 310, 690)
    rest = row("thủ tục hành chính", 155, 115) + row("2", 105, 145) + row("Tiếp công dân", 155, 145)
    pages = (
        page(1, first, frame((100, 150, 300, 450), (670, 700))),
        page(2, rest, frame((100, 150, 300, 450), (95, 125, 155))),
    )
    assert cells(composed(*pages)) == [
        (0, 0, "1"),
        (0, 1, "Rà soát, cập nhật thủ tục hành chính"),
        (0, 2, "Phòng Kinh tế"),
        (1, 0, "2"),
        (1, 1, "Tiếp công dân"),
    ]


def test_a_header_that_recognition_saw_otherwise_on_the_next_page_is_the_same_header() -> None:
    def part(number: int, header: str, words: str, sure: float | None) -> PageLayout:
        rules = frame((85, 150, 540), (100, 130, 160))
        printed = row("STT", 90, 120) + row(header, 155, 120) + row(str(number), 90, 150) + row(words, 155, 150)
        return page(number, [replace(word, confidence=sure) for word in printed], rules)

    one, two = "Điểm chuẩn của tiêu chí thành phần", "Điếm chuẩn của tiêu chí thành phần"
    seen = composed(part(1, one, "Rà soát hồ sơ.", 0.9), part(2, two, "Niêm yết thủ tục.", 0.9))
    assert [cell[2] for cell in cells(seen)] == ["STT", one, "1", "Rà soát hồ sơ.", "2", "Niêm yết thủ tục."]
    printed = composed(part(1, one, "Rà soát hồ sơ.", None), part(2, two, "Niêm yết thủ tục.", None))
    assert two in [cell[2] for cell in cells(printed)], "what is printed otherwise is another row"


def test_a_new_row_under_a_spanning_number_is_not_joined_to_the_last() -> None:
    first = row("1", 105, 650) + row("Rà soát thủ tục.", 155, 650) + row("Quý II", 310, 650)
    second = row("Tiếp công dân.", 155, 115) + row("Quý III", 310, 115)
    pages = (
        page(1, first, frame((100, 150, 300, 450), (630, 700))),
        page(2, second, frame((100, 150, 300, 450), (95, 125))),
    )
    assert [(r, t) for r, c, t in cells(composed(*pages)) if c == 1] == [(0, "Rà soát thủ tục."), (1, "Tiếp công dân.")]


def chars(text: str, x0: float, size: float = 14, bottom: float = 100, font: str = "Tinos") -> list[Letter]:
    found, x = [], x0
    for sign in text:
        wide = 0.25 * size if sign == " " else 0.5 * size
        found.append(letter(sign, x, x + wide, bottom, size, font))
        x += wide
    return found


def test_letters_of_a_second_font_at_the_end_of_the_stream_find_their_word() -> None:
    letters = chars("phục vụ", 85)
    strayed = [c for c in letters if c.text in "ụ"]
    words = words_of([c for c in letters if c not in strayed] + strayed)
    assert [w.text for w in words] == ["phục", "vụ"]


def test_a_number_drawn_over_the_blanks_of_a_form_is_one_word() -> None:
    words = words_of(chars("Số:", 85) + chars("      ", 106) + chars("507", 109, bottom=98.5) + chars("/UBND", 131))
    assert [w.text for w in words] == ["Số:", "507", "/UBND"]


def test_a_superscript_is_a_word_of_its_own_and_a_double_print_counts_once() -> None:
    words = words_of(chars("năm 2025", 85) + chars("1", 138, size=8, bottom=94) + chars("năm", 85.3))
    assert [(w.text, w.raised) for w in words] == [("năm", False), ("2025", False), ("1", True)]


def test_letters_of_an_old_font_are_read_by_its_name() -> None:
    assert words_of(chars("qu¶n", 85, font="ABCDEF+VnTime"))[0].text == "quản"
    assert words_of(chars("n−íc", 85, font="ABCDEF+VnTimeHBold"))[0].text == "NƯỚC"
    assert words_of(chars("\uf0b7", 85, font="ABCDEF+SymbolMT"))[0].text == "•"


def test_bold_is_told_by_the_font() -> None:
    assert words_of(chars("CHỦ", 85, font="ABCDEE+TimesNewRomanPS-BoldMT"))[0].bold


def test_a_text_layer_is_judged_by_its_letters() -> None:
    good = row("Ủy ban nhân dân xã An Sơn Thượng yêu cầu các đơn vị thực hiện nghiêm túc nội dung này", 85, 100)
    broken = row("Uû ban nh©n d©n x· yªu cÇu c¸c ®¬n vÞ thùc hiÖn nghiªm tóc néi dung nµy theo quy ®Þnh", 85, 100)
    scan = PageLayout(1, 595, 842, tuple(row("Ký bởi: Văn thư", 400, 30)), figures=(Box(0, 0, 595, 842),))
    assert judge(page(1, good)) is TextLayer.GOOD
    assert judge(page(1, broken)) is TextLayer.BROKEN
    assert judge(scan) is TextLayer.NONE


def test_every_block_is_a_slice_of_the_text() -> None:
    document = composed(page(1, row("Các đơn vị thực hiện.", 85, 100) + row("Phòng Kinh tế chủ trì.", 85, 140)))
    blocks: tuple[Block, ...] = document.blocks
    assert document.text == "\n\n".join(document.words(b) for b in blocks)
